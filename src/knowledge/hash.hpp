// Names a revision by what was read; protects nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace actiewijzer::knowledge {

/// FNV-1a, 64 bits.
class Hash {
public:
    void add(std::string_view bytes) {
        for (const char c : bytes) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    std::string hex() const {
        static constexpr std::string_view digits = "0123456789abcdef";
        std::string text;
        for (int shift = 60; shift >= 0; shift -= 4) text += digits[(value_ >> shift) & 15];
        return text;
    }

private:
    std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

/// Of a release with what editors published over it.
inline std::string revision_of(std::string_view release, std::string_view published) {
    Hash hash;
    hash.add(release);
    hash.add(published);
    return hash.hex();
}

}  // namespace actiewijzer::knowledge
