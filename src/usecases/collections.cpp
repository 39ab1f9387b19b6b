#include "usecases/collections.hpp"

#include "domain/plain_text.hpp"
#include "domain/slug.hpp"
#include "knowledge/collection_text.hpp"

namespace actiewijzer::usecases {

namespace {

constexpr std::size_t longest_name = 100;

std::vector<knowledge::Fault> faults_of(const std::string& slug, const std::string& text,
                                        const knowledge::Knowledge& knowledge) {
    return knowledge::read_collection_text(slug, text, knowledge).faults;
}

Problem wrong_name(std::string_view reason, std::string argument = {}) {
    return {Problem::Kind::invalid_input, {{"naam", std::string(reason), std::move(argument)}}};
}

}  // namespace

Versioned collections(store::Store& store) {
    return {store, store.collections(), "collection", "desk.collection.name_taken", faults_of};
}

Result<VersionRow> begin_collection(store::Store& store, const SignedIn& who, const std::string& name,
                                    const knowledge::Knowledge& knowledge, Instant now) {
    knowledge::Collection collection;
    collection.name.nl = tidy(name);
    if (const auto fault = check_text(collection.name.nl, longest_name); fault != TextFault::none)
        return wrong_name(message_key(fault), std::to_string(longest_name));
    const auto slug = slug_of(collection.name.nl);
    if (slug.empty()) return wrong_name("desk.bad_name");
    if (knowledge.collection(slug)) return wrong_name("desk.collection.name_taken");
    return begin_new(collections(store), who, slug, knowledge::write_collection_text(collection), now);
}

Result<void> lay_collections(store::Store& store, knowledge::Overlay& overlay) {
    auto versions = store.collections().published_by_editors();
    if (!versions) return versions.error();
    const auto rows = store.collections().all();
    if (!rows) return rows.error();
    // The last change of a published version is that it was published.
    for (auto& version : *versions)
        overlay.collections.push_back({version.slug, std::move(version.text), day_of(version.changed_at)});
    overlay.withdrawn_collections = withdrawn_of(*rows);
    return {};
}

}  // namespace actiewijzer::usecases
