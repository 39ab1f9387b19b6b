#include "search/lexicon.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace actiewijzer::search {

// The file: "AWLEX003", number of forms, number of blocks, size of the filter, the filter, for each three
// first letters the first block that doesn't begin before them, the place of each block, the blocks. The filter has
// three bits set for each form: it turns away nearly all letters that are no form, which is what splitting a compound
// mostly asks about. A block holds sixteen forms: letters shared with the form before, number of letters added, these
// letters, kind, letters of the form that its stem keeps, number added, these, number of parts, their lengths.
namespace {

constexpr std::string_view magic = "AWLEX003";
constexpr std::size_t header = 24;
constexpr std::size_t bits_a_form = 12;
constexpr std::uint32_t forms_a_block = 16;

std::uint32_t number_at(const unsigned char* at) {
    std::uint32_t value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

std::string_view first_form(const unsigned char* block) { return {reinterpret_cast<const char*>(block + 2), block[1]}; }

// Letters by which blocks are looked up: before a, a to z, beyond z.
constexpr std::size_t classes = 28;
constexpr std::size_t starts = classes * classes * classes;
constexpr std::size_t starts_bytes = (starts + 1) * 4;

/// The number of the first three letters of a form; grows with the order of forms.
std::size_t start_of(std::string_view folded) {
    std::size_t number = 0;
    bool open = true;  // behind a letter that stands for several, order is lost
    for (std::size_t i = 0; i < 3; ++i) {
        const char c = i < folded.size() ? folded[i] : '\0';
        const bool letter = c >= 'a' && c <= 'z';
        const bool beyond = static_cast<unsigned char>(c) > 'z';
        number = number * classes + (!open    ? 0
                                     : letter ? static_cast<std::size_t>(c - 'a' + 1)
                                     : beyond ? classes - 1
                                              : 0);
        open = open && letter;
    }
    return number;
}

/// The three bits of a form in a filter of so many bits.
std::array<std::size_t, 3> bits_of(std::string_view folded, std::size_t bits) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : folded) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    hash ^= hash >> 29;
    const std::uint64_t low = hash & 0xffffffffu;
    const std::uint64_t high = (hash >> 32) | 1u;
    return {low % bits, (low + high) % bits, (low + 2 * high) % bits};
}

}  // namespace

Lexicon::Lexicon(const std::filesystem::path& file) {
    const auto fail = [&](const char* why) { throw std::runtime_error("word list " + file.string() + ": " + why); };
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail("cannot be opened");
    struct stat info {};
    void* mapped = MAP_FAILED;
    if (::fstat(descriptor, &info) == 0 && info.st_size > static_cast<off_t>(header)) {
        bytes_ = static_cast<std::size_t>(info.st_size);
        mapped = ::mmap(nullptr, bytes_, PROT_READ, MAP_SHARED, descriptor, 0);
    }
    ::close(descriptor);
    if (mapped == MAP_FAILED) fail("cannot be read");
    // Without this the kernel brings in the neighbours of each touched page.
    ::madvise(mapped, bytes_, MADV_RANDOM);
    data_ = static_cast<const unsigned char*>(mapped);
    count_ = number_at(data_ + 8);
    blocks_ = number_at(data_ + 12);
    filter_ = number_at(data_ + 16);
    const bool good = std::memcmp(data_, magic.data(), magic.size()) == 0 && blocks_ > 0 && filter_ > 0 &&
                      header + filter_ + starts_bytes + std::size_t{blocks_} * 4 < bytes_;
    if (!good) {
        ::munmap(mapped, bytes_);
        fail("is no word list");
    }
}

Lexicon::~Lexicon() { ::munmap(const_cast<unsigned char*>(data_), bytes_); }

const unsigned char* Lexicon::entry(std::string_view folded) const {
    for (const auto bit : bits_of(folded, std::size_t{filter_} * 8))
        if (!(data_[header + bit / 8] & (1u << (bit % 8)))) return nullptr;
    const unsigned char* by_start = data_ + header + filter_;
    const unsigned char* places = by_start + starts_bytes;
    const auto block = [&](std::uint32_t number) { return data_ + number_at(places + std::size_t{number} * 4); };
    const std::size_t start = start_of(folded);
    std::uint32_t low = number_at(by_start + start * 4);
    std::uint32_t high = number_at(by_start + (start + 1) * 4);
    if (low > 0) --low;  // the block before may end with these letters
    while (high - low > 1) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (first_form(block(middle)) <= folded)
            low = middle;
        else
            high = middle;
    }
    const unsigned char* at = block(low);
    const std::uint32_t forms = std::min(forms_a_block, count_ - low * forms_a_block);
    std::size_t matched = 0;  // letters of the sought word that the form before has too
    for (std::uint32_t i = 0; i < forms; ++i) {
        const std::size_t shared = at[0];
        const std::size_t added = at[1];
        const char* letters = reinterpret_cast<const char*>(at + 2);
        const unsigned char* rest = at + 2 + added;
        if (shared < matched) return nullptr;  // sorted: the place is behind us
        if (shared == matched) {
            const std::string_view tail = folded.substr(matched);
            const std::size_t same = static_cast<std::size_t>(
                std::mismatch(tail.begin(), tail.end(), letters, letters + added).first - tail.begin());
            if (same == tail.size() && same == added) return rest;
            const bool beyond =
                same == tail.size() ||
                (same<added&& static_cast<unsigned char>(letters[same])> static_cast<unsigned char>(tail[same]));
            if (beyond) return nullptr;
            matched += same;
        }
        at = rest + 3 + rest[2];
        at += 1 + at[0];
    }
    return nullptr;
}

bool Lexicon::find(std::string_view folded, Form& form) const {
    const unsigned char* at = entry(folded);
    if (!at) return false;
    form.kind = at[0];
    form.stem.assign(folded.substr(0, at[1]));
    form.stem.append(reinterpret_cast<const char*>(at + 3), at[2]);
    at += 3 + at[2];
    form.parts.assign(at + 1, at + 1 + at[0]);
    return true;
}

std::uint8_t Lexicon::kind(std::string_view folded) const {
    const unsigned char* at = entry(folded);
    return at ? at[0] : std::uint8_t{0};
}

void Lexicon::write(const std::filesystem::path& file, const std::vector<std::pair<std::string, Form>>& forms) {
    const auto count = static_cast<std::uint32_t>(forms.size());
    const std::uint32_t blocks = (count + forms_a_block - 1) / forms_a_block;
    std::string filter(forms.size() * bits_a_form / 8 / 4 * 4 + 4, '\0');
    for (const auto& form : forms)
        for (const auto bit : bits_of(form.first, filter.size() * 8)) {
            auto& byte = filter[bit / 8];
            byte = static_cast<char>(static_cast<unsigned char>(byte) | (1u << (bit % 8)));
        }
    std::string body;
    std::string places;
    std::vector<std::uint32_t> by_start(starts + 1, blocks);
    const auto put_number = [](std::string& out, std::uint32_t value) {
        out.append(reinterpret_cast<const char*>(&value), sizeof value);
    };
    const auto put = [&](std::size_t value) { body += static_cast<char>(static_cast<unsigned char>(value)); };
    const auto shared_with = [](std::string_view a, std::string_view b) {
        return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    };
    std::string_view before;
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto& [name, form] = forms[i];
        if (i % forms_a_block == 0) {
            put_number(places,
                       static_cast<std::uint32_t>(header + filter.size() + starts_bytes + blocks * 4 + body.size()));
            before = {};
            for (std::size_t start = start_of(name) + 1; start-- > 0 && by_start[start] == blocks;)
                by_start[start] = i / forms_a_block;
        }
        const std::size_t shared = shared_with(before, name);
        put(shared);
        put(name.size() - shared);
        body.append(name, shared);
        put(form.kind);
        const std::size_t keep = shared_with(name, form.stem);
        put(keep);
        put(form.stem.size() - keep);
        body.append(form.stem, keep);
        put(form.parts.size());
        for (const auto length : form.parts) put(length);
        before = name;
    }
    std::string head(magic);
    put_number(head, count);
    put_number(head, blocks);
    put_number(head, static_cast<std::uint32_t>(filter.size()));
    put_number(head, 0);
    std::string start_table;
    for (const auto block : by_start) put_number(start_table, block);
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << head << filter << start_table << places << body;
    if (!out.flush()) throw std::runtime_error("word list " + file.string() + ": cannot be written");
}

}  // namespace actiewijzer::search
