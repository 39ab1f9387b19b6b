#include "http/compression.hpp"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <new>
#include <stdexcept>

#include "http/text_list.hpp"

namespace actiewijzer::http {

namespace {

// In thousandths, so that q-values are compared exactly; broken ones count as 0.
int quality_of(std::string_view parameters) {
    for (const auto part : TextList(parameters, ';')) {
        if (part.size() < 2 || (part[0] != 'q' && part[0] != 'Q') || part[1] != '=') continue;
        const auto number = part.substr(2);
        if (number.empty() || (number[0] != '0' && number[0] != '1')) return 0;
        if (number.size() > 1 && number[1] != '.') return 0;
        int thousandths = (number[0] - '0') * 1000;
        int unit = 100;
        for (const char digit : number.substr(std::min<std::size_t>(number.size(), 2))) {
            if (digit < '0' || digit > '9') return 0;
            thousandths += (digit - '0') * unit;
            unit /= 10;
        }
        return std::min(thousandths, 1000);
    }
    return 1000;
}

struct Deflater {
    explicit Deflater(int level) {
        constexpr int gzip_window = 15 + 16;
        if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    ~Deflater() { deflateEnd(&stream); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    z_stream stream{};
};

std::string run(z_stream& stream, std::string_view bytes) {
    std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("deflate did not finish");
    packed.resize(stream.total_out);
    packed.shrink_to_fit();
    return packed;
}

}  // namespace

Coding choose_coding(std::string_view accept_encoding, bool gzip_offered, bool brotli_offered) {
    int gzip_quality = -1;
    int brotli_quality = -1;
    int identity_quality = -1;
    int any_quality = -1;
    for (const auto item : TextList(accept_encoding, ',')) {
        const auto name = trimmed(item.substr(0, item.find(';')));
        const auto quality = quality_of(item.substr(std::min(item.find(';'), item.size())));
        if (equals_ignoring_case(name, "gzip") || equals_ignoring_case(name, "x-gzip"))
            gzip_quality = quality;
        else if (equals_ignoring_case(name, "br"))
            brotli_quality = quality;
        else if (equals_ignoring_case(name, "identity"))
            identity_quality = quality;
        else if (name == "*")
            any_quality = quality;
    }
    // What is not named gets the quality of "*"; identity that nobody named is the last resort.
    if (gzip_quality < 0) gzip_quality = std::max(any_quality, 0);
    if (brotli_quality < 0) brotli_quality = std::max(any_quality, 0);
    if (identity_quality < 0) identity_quality = std::max(any_quality, 0);
    if (!gzip_offered) gzip_quality = 0;
    if (!brotli_offered) brotli_quality = 0;
    if (brotli_quality > 0 && brotli_quality >= std::max(gzip_quality, identity_quality)) return Coding::brotli;
    if (gzip_quality > 0 && gzip_quality >= identity_quality) return Coding::gzip;
    return Coding::identity;
}

bool is_compressible(std::string_view content_type) {
    const auto type = content_type.substr(0, content_type.find(';'));
    const auto ends_with = [&](std::string_view end) { return type.ends_with(end); };
    return type.starts_with("text/") || ends_with("json") || ends_with("xml") || ends_with("javascript");
}

std::string gzip(std::string_view bytes, int level) {
    // Setting up takes a quarter of a megabyte; levels beyond the everyday ones are not worth keeping.
    if (level > 6) {
        Deflater once(level);
        return run(once.stream, bytes);
    }
    thread_local std::map<int, std::unique_ptr<Deflater>> kept;
    auto& deflater = kept[level];
    if (!deflater)
        deflater = std::make_unique<Deflater>(level);
    else
        deflateReset(&deflater->stream);
    return run(deflater->stream, bytes);
}

std::string brotli(std::string_view bytes, int quality) {
    struct Free {
        void operator()(BrotliEncoderState* state) const { BrotliEncoderDestroyInstance(state); }
    };
    // A window beyond the text costs memory and gains nothing.
    int window = BROTLI_MIN_WINDOW_BITS;
    while (window < 20 && (std::size_t{1} << window) < bytes.size()) ++window;
    std::unique_ptr<BrotliEncoderState, Free> state(BrotliEncoderCreateInstance(nullptr, nullptr, nullptr));
    if (!state) throw std::bad_alloc();
    BrotliEncoderSetParameter(state.get(), BROTLI_PARAM_QUALITY, static_cast<std::uint32_t>(quality));
    BrotliEncoderSetParameter(state.get(), BROTLI_PARAM_LGWIN, static_cast<std::uint32_t>(window));
    BrotliEncoderSetParameter(state.get(), BROTLI_PARAM_MODE, BROTLI_MODE_TEXT);
    BrotliEncoderSetParameter(state.get(), BROTLI_PARAM_SIZE_HINT, static_cast<std::uint32_t>(bytes.size()));
    std::string packed;
    std::size_t input_left = bytes.size();
    const auto* input = reinterpret_cast<const std::uint8_t*>(bytes.data());
    while (!BrotliEncoderIsFinished(state.get())) {
        std::size_t output_room = 0;
        if (!BrotliEncoderCompressStream(state.get(), BROTLI_OPERATION_FINISH, &input_left, &input, &output_room,
                                         nullptr, nullptr))
            throw std::runtime_error("brotli did not finish");
        std::size_t taken = 0;
        const auto* output = BrotliEncoderTakeOutput(state.get(), &taken);
        packed.append(reinterpret_cast<const char*>(output), taken);
    }
    packed.shrink_to_fit();
    return packed;
}

}  // namespace actiewijzer::http
