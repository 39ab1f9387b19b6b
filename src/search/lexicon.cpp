#include "search/lexicon.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace actiewijzer::search {

// The file: "AWLEX001", number of forms, number of blocks, the place of each block, the blocks.
// A block holds sixteen forms: letters shared with the form before, number of letters added, these
// letters, kind, letters of the form that its stem keeps, number added, these, number of parts, their lengths.
namespace {

constexpr std::string_view magic = "AWLEX001";
constexpr std::size_t header = 16;
constexpr std::uint32_t forms_a_block = 16;

std::uint32_t number_at(const unsigned char* at) {
    std::uint32_t value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

std::string_view first_form(const unsigned char* block) {
    return {reinterpret_cast<const char*>(block + 2), block[1]};
}

}  // namespace

Lexicon::Lexicon(const std::filesystem::path& file) {
    const auto fail = [&](const char* why) { throw std::runtime_error("word list " + file.string() + ": " + why); };
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail("cannot be opened");
    struct stat info{};
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
    const bool good = std::memcmp(data_, magic.data(), magic.size()) == 0 && blocks_ > 0 &&
                      header + std::size_t{blocks_} * 4 < bytes_;
    if (!good) {
        ::munmap(mapped, bytes_);
        fail("is no word list");
    }
}

Lexicon::~Lexicon() { ::munmap(const_cast<unsigned char*>(data_), bytes_); }

const unsigned char* Lexicon::entry(std::string_view folded) const {
    const auto block = [&](std::uint32_t number) { return data_ + number_at(data_ + header + std::size_t{number} * 4); };
    std::uint32_t low = 0;
    std::uint32_t high = blocks_;
    while (high - low > 1) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (first_form(block(middle)) <= folded) low = middle;
        else high = middle;
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
            const bool beyond = same == tail.size() ||
                (same < added && static_cast<unsigned char>(letters[same]) > static_cast<unsigned char>(tail[same]));
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
    std::string body;
    std::string places;
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
            put_number(places, static_cast<std::uint32_t>(header + blocks * 4 + body.size()));
            before = {};
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
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << head << places << body;
    if (!out.flush()) throw std::runtime_error("word list " + file.string() + ": cannot be written");
}

}  // namespace actiewijzer::search
