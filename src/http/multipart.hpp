// A form with files, as browsers send it (RFC 7578).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace actiewijzer::http {

struct Part {
    std::string name;        ///< of the field
    std::string file_name;   ///< as the visitor's machine calls it, without folders; of a field with a file only
    bool file = false;       ///< a file was asked here; without a name and bytes: none was chosen
    std::string_view bytes;  ///< lives as long as the body
};

struct MultipartLimits {
    std::size_t parts = 20;
    std::size_t header_bytes = 4096;  ///< of the headers of one part
};

enum class MultipartFault {
    none,
    broken,    ///< not in this form, or a part of it
    too_many,  ///< more parts, or longer headers, than the limits
};

struct Multipart {
    std::vector<Part> parts;  ///< in the order in which they came; none when there is a fault
    MultipartFault fault = MultipartFault::none;

    /// The first with this name; null when there is none.
    const Part* find(std::string_view name) const;
};

/// Reads a whole body. Names are mended into text as Request::form() does. Time grows with the length of the body and
/// no faster.
Multipart read_multipart(std::string_view body, std::string_view boundary, const MultipartLimits& limits = {});

/// The boundary that a Content-Type header of a multipart/form-data body names; empty when it names none that may be.
std::string boundary_of(std::string_view content_type);

}  // namespace actiewijzer::http
