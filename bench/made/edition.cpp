#include "made/edition.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "search/fields.hpp"
#include "usecases/methods.hpp"

namespace actiewijzer::made {

knowledge::KnowledgePtr with_methods(const knowledge::Knowledge& shipped, std::vector<Method> methods) {
    auto knowledge = std::make_shared<knowledge::Knowledge>(shipped);
    std::ranges::sort(methods, {}, &Method::slug);
    knowledge->methods.clear();
    knowledge->methods.reserve(methods.size());
    for (auto& method : methods) knowledge->methods.push_back(std::move(method));
    knowledge->revision = "made-" + std::to_string(knowledge->methods.size());
    return knowledge;
}

namespace {

/// An index in memory needs no folder.
template <class Index>
std::shared_ptr<const Index> build(knowledge::KnowledgePtr knowledge, std::shared_ptr<const search::Analysis> analysis,
                                   const std::filesystem::path& folder) {
    if constexpr (requires { Index::build(knowledge, analysis); })
        return Index::build(knowledge, analysis);
    else
        return Index::build(knowledge, analysis, folder);
}

template <class Places>
Places places(const std::filesystem::path& folder) {
    Places all{};
    all.content = AW_SHARE_DIR "/content";
    all.lexicon = AW_SHARE_DIR "/lexicon-nl.bin";
    if constexpr (requires { all.index; }) all.index = folder / "index";
    return all;
}

}  // namespace

std::shared_ptr<const search::Index> index_of(knowledge::KnowledgePtr knowledge,
                                              std::shared_ptr<const search::Analysis> analysis,
                                              const std::filesystem::path& folder) {
    return build<search::Index>(std::move(knowledge), std::move(analysis), folder);
}

std::unique_ptr<published::Published> published(const std::filesystem::path& folder) {
    return std::make_unique<published::Published>(places<published::Places>(folder));
}

void catch_up(published::Published& published, store::Store& store) {
    auto laid = usecases::overlay(store);
    if (!laid || !published.reload(std::move(*laid)).empty()) throw std::runtime_error("what was published has faults");
}

peers::Page page_of(const Method& method, const knowledge::Knowledge& knowledge) {
    peers::Page page{method.name, {}};
    std::set<std::string> seen{method.name};
    for (const auto& field : search::fields_of(method, knowledge))
        if (seen.insert(field.text).second) page.text += field.text + '\n';
    return page;
}

}  // namespace actiewijzer::made
