#include "pages/advice/picture.hpp"

#include <array>
#include <charconv>
#include <string_view>

#include "pages/templates.hpp"

namespace actiewijzer::pages::advised {

namespace {

void add_percent(std::string& svg, double place) {
    std::array<char, 16> text;
    svg.append(text.data(), std::to_chars(text.begin(), text.end(), place).ptr).append("%");
}

void add_line(std::string& svg, std::string_view name, double from, double to, std::string_view y1, std::string_view y2,
              std::string_view more = {}) {
    svg.append("<line class=\"aw-balance-row__").append(name).append("\" x1=\"");
    add_percent(svg, from);
    svg.append("\" y1=\"").append(y1).append("\" x2=\"");
    add_percent(svg, to);
    svg.append("\" y2=\"").append(y2).append("\"").append(more).append("/>");
}

void add_mark(std::string& svg, std::string_view name, double place, std::string_view radius) {
    svg.append("<circle class=\"aw-balance-row__").append(name).append("\" cx=\"");
    add_percent(svg, place);
    svg.append("\" cy=\"50%\" r=\"").append(radius).append("\"/>");
}

}  // namespace

std::string picture_line(const BalanceRow& row) {
    constexpr double first = 5;
    constexpr double last = 95;
    static const std::string ticks = [] {
        std::string all;
        for (const auto place : {5.0, 27.5, 50.0, 72.5, 95.0}) add_line(all, "tick", place, place, "40%", "60%");
        return all;
    }();
    const bool same = row.needed && row.now && *row.needed == *row.now;
    std::string svg;
    svg.reserve(1280);
    svg.append("<svg class=\"aw-balance-row__line\" role=\"img\" aria-label=\"")
        .append(escape_html(row.description))
        .append("\">");
    add_line(svg, row.needed ? "axis" : "axis aw-balance-row__axis--unknown", first, last, "50%", "50%");
    svg += ticks;
    if (row.needed && row.now && !same)
        add_line(svg, "arrow", *row.now, *row.needed, "50%", "50%", " marker-end=\"url(#aw-arrow)\"");
    if (row.now) add_mark(svg, "now", *row.now, same ? "13" : "8");
    if (row.needed) add_mark(svg, "needed", *row.needed, same ? "8.5" : "11");
    return svg += "</svg>";
}

}  // namespace actiewijzer::pages::advised
