#include "made/edition.hpp"

#include <algorithm>
#include <set>

#include "search/fields.hpp"

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

}  // namespace

std::shared_ptr<const search::Index> index_of(knowledge::KnowledgePtr knowledge,
                                              std::shared_ptr<const search::Analysis> analysis,
                                              const std::filesystem::path& folder) {
    return build<search::Index>(std::move(knowledge), std::move(analysis), folder);
}

peers::Page page_of(const Method& method, const knowledge::Knowledge& knowledge) {
    peers::Page page{method.name, {}};
    std::set<std::string> seen{method.name};
    for (const auto& field : search::fields_of(method, knowledge))
        if (seen.insert(field.text).second) page.text += field.text + '\n';
    return page;
}

}  // namespace actiewijzer::made
