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

std::shared_ptr<const search::Index> index_of(knowledge::KnowledgePtr knowledge,
                                              std::shared_ptr<const search::Analysis> analysis) {
    return search::Index::build(std::move(knowledge), std::move(analysis));
}

std::unique_ptr<published::Published> published() {
    return std::make_unique<published::Published>(
        published::Places{AW_SHARE_DIR "/content", AW_SHARE_DIR "/lexicon-nl.bin"});
}

void catch_up(published::Published& published, store::Store& store) {
    auto laid = usecases::overlay(store);
    if (!laid || !published.reload(*laid).empty()) throw std::runtime_error("what was published has faults");
}

peers::Page page_of(const Method& method, const knowledge::Knowledge& knowledge) {
    peers::Page page{method.name, {}};
    std::set<std::string> seen{method.name};
    for (const auto& field : search::fields_of(method, knowledge))
        if (seen.insert(field.text).second) page.text += field.text + '\n';
    return page;
}

}  // namespace actiewijzer::made
