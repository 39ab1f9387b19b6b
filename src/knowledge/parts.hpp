// The readers of the single content files; only load.cpp calls them.
#pragma once

#include "knowledge/knowledge.hpp"
#include "knowledge/reader.hpp"

namespace actiewijzer::knowledge {

void read_element(const Node& root, Knowledge& into);
void read_vocabulary(const Node& root, Knowledge& into);
void read_criteria(const Node& root, Knowledge& into);
void read_glossary(const Node& root, Knowledge& into);
void read_collections(const Node& root, Knowledge& into);
void read_origin(const Node& root, Knowledge& into);
void read_advice(const Node& root, Knowledge& into);
void read_weights(const Node& root, Knowledge& into);
/// After the methods: each combination is added to both of its methods.
void read_combinations(const Node& root, Knowledge& into);
/// Gives a method what combinations.yaml says of it and of methods that readers see.
void combine(Knowledge& knowledge, const std::string& slug);
void read_remarks(const Node& root, Knowledge& into);
/// `text` is a whole method file: front matter and Dutch Markdown.
void read_method(const std::string& file, const std::string& text, Knowledge& into, std::vector<Fault>& faults);

Condition read_condition(const Node& node);
/// Whether some answer makes the condition true.
bool reachable(const Condition& condition);

/// Ids that must exist are remembered while reading and checked when all is read.
struct Reference {
    std::string what;  ///< "theme", "audience", … "circumstance", "collection", "criterion", "scale"
    std::string id;
    std::string file;
    int line;
};
/// References of the load that runs on this thread.
std::vector<Reference>& references();
/// A fault for each of them that names nothing in `knowledge`.
void check_references(const Knowledge& knowledge, std::vector<Fault>& faults);
void refer(const Node& node, std::string what, std::string id);
/// Reads a list of ids under `key` and remembers each.
std::vector<std::string> refer_all(const Node& parent, const char* key, const std::string& what);

Basis read_basis(const Node& node);

}  // namespace actiewijzer::knowledge
