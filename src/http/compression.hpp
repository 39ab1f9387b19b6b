// Content codings: which one a visitor gets, and making it.
#pragma once

#include <string>
#include <string_view>

namespace actiewijzer::http {

enum class Coding { identity, gzip, brotli };

/// The coding with the highest q of those on offer; with equal q brotli, then gzip, then identity.
Coding choose_coding(std::string_view accept_encoding, bool gzip_offered, bool brotli_offered);

/// Whether bytes of this type shrink: text, JSON, SVG … but no fonts or photos.
bool is_compressible(std::string_view content_type);

/// Level 1 (fast) to 9. Keeps its working memory for the next call on the same thread.
std::string gzip(std::string_view bytes, int level);
/// Quality 0 (fast) to 11.
std::string brotli(std::string_view bytes, int quality);

}  // namespace actiewijzer::http
