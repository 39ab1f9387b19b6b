#include "knowledge/knowledge.hpp"

#include <algorithm>

#include "domain/slug.hpp"

namespace actiewijzer::knowledge {

namespace {

template <class List>
auto* find_by_id(const List& list, std::string_view id) {
    const auto found = std::ranges::find_if(list, [&](const auto& item) { return item.id == id; });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace

const Method* Knowledge::method(std::string_view slug) const {
    const auto at = methods.place(slug);
    return at ? &methods[*at] : nullptr;
}

const Withdrawn* Knowledge::withdrawn_method(std::string_view slug) const {
    const auto found = std::ranges::find(withdrawn, slug, &Withdrawn::slug);
    return found == withdrawn.end() ? nullptr : &*found;
}

const Withdrawn* Knowledge::withdrawn_collection(std::string_view slug) const {
    const auto found = std::ranges::find(withdrawn_collections, slug, &Withdrawn::slug);
    return found == withdrawn_collections.end() ? nullptr : &*found;
}

std::vector<const Method*> Knowledge::methods_in(const Collection& collection) const {
    std::vector<const Method*> all;
    for (const auto& each : collection.methods)
        if (const auto* found = method(each.slug)) all.push_back(found);
    if (!collection.by_editors)
        for (const auto& each : methods)
            if (std::ranges::find(each.collections, collection.id) != each.collections.end()) all.push_back(&each);
    return all;
}

const Circumstance* Knowledge::circumstance(std::string_view id) const { return find_by_id(circumstances, id); }
const Criterion* Knowledge::criterion(std::string_view id) const { return find_by_id(criteria, id); }
const Collection* Knowledge::collection(std::string_view id) const { return find_by_id(collections, id); }
const EvidenceScale* Knowledge::evidence_scale(std::string_view id) const { return find_by_id(evidence_scales, id); }

const EvidenceLevel* EvidenceScale::level(std::string_view which) const { return find_by_id(levels, which); }

const EvidenceLevel& Knowledge::level_of(const Evidence& evidence) const {
    return *evidence_scale(evidence.scale)->level(evidence.level);
}

const RoleText& Knowledge::role(Role which) const { return *std::ranges::find(roles, which, &RoleText::role); }

const Term* find_term(const std::vector<Term>& terms, std::string_view id) { return find_by_id(terms, id); }

const Term* recognise_term(const std::vector<Term>& terms, std::string_view typed) {
    const auto wanted = slug_of(typed);
    const auto matches = [&](const Term& term) {
        return term.id == wanted || slug_of(term.name.nl) == wanted || slug_of(term.name.en) == wanted ||
               std::ranges::find(term.aliases, wanted) != term.aliases.end();
    };
    const auto found = std::ranges::find_if(terms, matches);
    return wanted.empty() || found == terms.end() ? nullptr : &*found;
}

}  // namespace actiewijzer::knowledge
