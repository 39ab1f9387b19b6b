#include "outputs/qr.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

#include "outputs/xml.hpp"

namespace actiewijzer::outputs {

namespace {

constexpr int quiet_zone = 4;  // modules, as the standard asks

}  // namespace

std::string qr_svg(std::string_view text, std::string_view title) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code) throw std::invalid_argument("too long for a QR code");
    const auto size = std::to_string(code->width + 2 * quiet_zone);
    std::string path;
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if (code->data[y * code->width + x] & 1)
                path += 'M' + std::to_string(x + quiet_zone) + ' ' + std::to_string(y + quiet_zone) + "h1v1h-1z";
    return "<svg class=\"aw-qr\" role=\"img\" aria-label=\"" + escape_xml(title) + "\" viewBox=\"0 0 " + size + ' ' +
           size + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + 'v' + size +
           "H0z\"/><path d=\"" + path + "\"/></svg>";
}

}  // namespace actiewijzer::outputs
