#include "advice/facets.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace actiewijzer::advice {

Mask mask_of(const std::vector<knowledge::Term>& terms, const std::vector<std::string>& ids) {
    if (terms.size() > 64) throw std::length_error("a vocabulary has more than 64 terms");
    Mask mask = 0;
    for (const auto& id : ids) {
        const auto found = std::ranges::find(terms, id, &knowledge::Term::id);
        if (found != terms.end()) mask |= Mask{1} << (found - terms.begin());
    }
    return mask;
}

std::vector<std::string> ids_of(const std::vector<knowledge::Term>& terms, Mask mask) {
    std::vector<std::string> ids;
    for (std::size_t bit = 0; bit < terms.size(); ++bit)
        if (mask >> bit & 1) ids.push_back(terms[bit].id);
    return ids;
}

unsigned Leans::code(Lean lean) {
    switch (lean) {
        case Lean::a: return a;
        case Lean::b: return b;
        case Lean::both: return both;
        case Lean::unknown: break;
    }
    return none;
}

Leans leans_of(const Method& method) {
    Leans leans;
    for (const auto& lean : method.leans) leans.set(lean.element, lean.lean, true);
    for (const auto& lean : method.also_serves) leans.set(lean.element, lean.lean, false);
    return leans;
}

Subject subject_of(const knowledge::Knowledge& knowledge, const Method& method) {
    const auto& only = method.only_for;
    return {mask_of(knowledge.themes, method.themes), mask_of(knowledge.themes, only.themes),
            mask_of(knowledge.audiences, only.audiences), mask_of(knowledge.settings, only.settings),
            !only.unlimited()};
}

int day_number(std::string_view iso) {
    int parts[3] = {0, 99, 99};
    for (auto& part : parts) {
        if (iso.empty()) break;
        const auto [end, error] = std::from_chars(iso.data(), iso.data() + iso.size(), part);
        if (error != std::errc{}) break;
        iso.remove_prefix(std::min(iso.size(), static_cast<std::size_t>(end - iso.data()) + 1));
    }
    return parts[0] * 10'000 + parts[1] * 100 + parts[2];
}

bool expired(const Evidence& evidence, const std::string& today) {
    return !evidence.valid_until.empty() && day_number(evidence.valid_until) < day_number(today);
}

int holds_until(const Method& method) {
    constexpr int without_end = 99'999'999;
    if (!method.counter_evidence.empty()) return 0;
    int latest = 0;
    for (const auto& item : method.evidence) {
        if (!item.valid_until.empty())
            latest = std::max(latest, day_number(item.valid_until));
        else if (!item.date.empty())
            latest = without_end;  // a study keeps its date; without one nothing is known
    }
    return latest;
}

}  // namespace actiewijzer::advice
