#include "http/entity.hpp"

#include <array>
#include <cstdint>

#include "http/text_list.hpp"

namespace actiewijzer::http {

namespace {

constexpr std::size_t worth_packing = 256;

// Two 64-bit FNV-1a sums with other starts: no secret, only a name for bytes of our own.
std::string fingerprint(std::string_view type, std::string_view bytes) {
    constexpr std::uint64_t prime = 0x100000001b3;
    std::uint64_t one = 0xcbf29ce484222325;
    std::uint64_t two = 0x9ae16a3b2f90404f;
    for (const auto text : {type, bytes})
        for (const char letter : text) {
            const auto byte = static_cast<unsigned char>(letter);
            one = (one ^ byte) * prime;
            two = (two ^ byte ^ (two >> 47)) * prime;
        }
    static constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuv";
    std::string name;
    for (std::uint64_t sum : {one, two})
        for (int digit = 0; digit < 11; ++digit, sum >>= 5) name += digits[sum & 31];
    return name;
}

std::string kept_when_smaller(std::string packed, std::size_t size) {
    return packed.size() < size - size / 20 ? std::move(packed) : std::string();
}

}  // namespace

std::shared_ptr<const Entity> make_entity(std::string content_type, std::string bytes, bool slow) {
    auto entity = std::make_shared<Entity>();
    entity->etag = etag_for(content_type, bytes);
    if (bytes.size() >= worth_packing && is_compressible(content_type)) {
        entity->gzip = kept_when_smaller(gzip(bytes, slow ? 9 : 6), bytes.size());
        entity->brotli = kept_when_smaller(brotli(bytes, slow ? 11 : 5), bytes.size());
    }
    entity->content_type = std::move(content_type);
    entity->identity = std::move(bytes);
    return entity;
}

std::string_view bytes_of(const Entity& entity, Coding coding) {
    switch (coding) {
        case Coding::gzip: return entity.gzip;
        case Coding::brotli: return entity.brotli;
        case Coding::identity: break;
    }
    return entity.identity;
}

std::string etag_of(std::string etag, Coding coding) {
    if (coding == Coding::identity || etag.size() < 2) return etag;
    etag.insert(etag.size() - 1, coding == Coding::gzip ? "-gz" : "-br");
    return etag;
}

std::string etag_for(std::string_view content_type, std::string_view bytes) {
    return '"' + fingerprint(content_type, bytes) + '"';
}

bool matches(std::string_view etag, std::string_view if_none_match) {
    for (auto item : TextList(if_none_match, ',')) {
        if (item == "*") return true;
        if (item.starts_with("W/")) item.remove_prefix(2);
        for (const auto coding : {Coding::identity, Coding::gzip, Coding::brotli})
            if (item == etag_of(std::string(etag), coding)) return true;
    }
    return false;
}

}  // namespace actiewijzer::http
