#include "domain/element.hpp"

namespace actiewijzer {

std::string_view name(Element element) {
    static constexpr std::array names{"Animo", "Contact", "Toerusting", "Inbedding", "Empathie"};
    return names[index(element)];
}

std::string_view slug(Element element) {
    static constexpr std::array slugs{"animo", "contact", "toerusting", "inbedding", "empathie"};
    return slugs[index(element)];
}

std::optional<Element> element_from_slug(std::string_view wanted) {
    for (const auto element : all_elements)
        if (slug(element) == wanted) return element;
    return std::nullopt;
}

}  // namespace actiewijzer
