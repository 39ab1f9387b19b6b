// What readers would see of made-up methods: the one place that knows how a base and its index are made.
#pragma once

#include <memory>
#include <vector>

#include "knowledge/knowledge.hpp"
#include "peers/peers.hpp"
#include "published/published.hpp"
#include "search/index.hpp"
#include "store/store.hpp"

namespace actiewijzer::made {

/// The shipped knowledge with these methods instead of its own.
knowledge::KnowledgePtr with_methods(const knowledge::Knowledge& shipped, std::vector<Method> methods);

/// Ready to be searched.
std::shared_ptr<const search::Index> index_of(knowledge::KnowledgePtr knowledge,
                                              std::shared_ptr<const search::Analysis> analysis);

/// What a server shows: the release, until it catches up with what was published in a database.
std::unique_ptr<published::Published> published();
void catch_up(published::Published& published, store::Store& store);

/// What an engine without fields is given of a method: its name, and every other text that ours reads, once.
peers::Page page_of(const Method& method, const knowledge::Knowledge& knowledge);

}  // namespace actiewijzer::made
