#include "pages/advice/picture.hpp"

#include <array>
#include <cstdio>

#include "pages/templates.hpp"

namespace actiewijzer::pages::advised {

namespace {

std::string percent(double place) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%g%%", place);
    return text.data();
}

std::string line(std::string_view name, double from, double to, std::string_view y1, std::string_view y2, std::string_view more = {}) {
    return std::string("<line class=\"aw-balance-row__") + std::string(name) + "\" x1=\"" + percent(from) + "\" y1=\"" +
           std::string(y1) + "\" x2=\"" + percent(to) + "\" y2=\"" + std::string(y2) + "\"" + std::string(more) + "/>";
}

std::string mark(std::string_view name, double place, std::string_view radius) {
    return std::string("<circle class=\"aw-balance-row__") + std::string(name) + "\" cx=\"" + percent(place) +
           "\" cy=\"50%\" r=\"" + std::string(radius) + "\"/>";
}

}  // namespace

std::string picture_line(const BalanceRow& row) {
    constexpr double first = 5;
    constexpr double last = 95;
    constexpr std::array places{5.0, 27.5, 50.0, 72.5, 95.0};
    const bool same = row.needed && row.now && *row.needed == *row.now;
    std::string svg = "<svg class=\"aw-balance-row__line\" role=\"img\" aria-label=\"" + escape_html(row.description) + "\">";
    svg += line(row.needed ? "axis" : "axis aw-balance-row__axis--unknown", first, last, "50%", "50%");
    for (const auto place : places) svg += line("tick", place, place, "40%", "60%");
    if (row.needed && row.now && !same) svg += line("arrow", *row.now, *row.needed, "50%", "50%", " marker-end=\"url(#aw-arrow)\"");
    if (row.now) svg += mark("now", *row.now, same ? "13" : "8");
    if (row.needed) svg += mark("needed", *row.needed, same ? "8.5" : "11");
    return svg + "</svg>";
}

}  // namespace actiewijzer::pages::advised
