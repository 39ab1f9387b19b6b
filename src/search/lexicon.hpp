// The Dutch word list made at build time: sorted, front-coded, read in place from the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace actiewijzer::search {

/// What a form can be. A form only known inside compounds ("kinder", "verkeers") is no word.
struct FormKind {
    static constexpr std::uint8_t word = 1;       ///< stands on its own
    static constexpr std::uint8_t begin = 2;      ///< may be followed by another part of a compound
    static constexpr std::uint8_t end = 4;        ///< may close a compound
    static constexpr std::uint8_t linking_s = 8;  ///< ends in an s that only links
    static constexpr std::uint8_t verb = 16;      ///< a form of a verb, and nothing else
};

struct Form {
    std::uint8_t kind = 0;
    std::string stem;
    std::vector<std::uint8_t> parts;  ///< lengths of the parts of a compound, empty when it is none
};

/// Throws std::runtime_error when the file is missing or isn't such a list. Safe to read from many threads.
class Lexicon {
public:
    explicit Lexicon(const std::filesystem::path& file);
    ~Lexicon();
    Lexicon(const Lexicon&) = delete;
    Lexicon& operator=(const Lexicon&) = delete;

    bool find(std::string_view folded, Form& form) const;
    /// What a form can be; 0 when it isn't in the list.
    std::uint8_t kind(std::string_view folded) const;
    std::size_t size() const { return count_; }

    /// Writes a list; the forms must be sorted by name.
    static void write(const std::filesystem::path& file, const std::vector<std::pair<std::string, Form>>& forms);

private:
    const unsigned char* entry(std::string_view folded) const;

    const unsigned char* data_ = nullptr;
    std::size_t bytes_ = 0;
    std::uint32_t count_ = 0;
    std::uint32_t blocks_ = 0;
    std::uint32_t filter_ = 0;
};

}  // namespace actiewijzer::search
