#include "knowledge/collection_text.hpp"

#include <algorithm>
#include <utility>

#include "domain/plain_text.hpp"
#include "knowledge/front_matter.hpp"
#include "knowledge/markdown.hpp"
#include "knowledge/parts.hpp"

namespace actiewijzer::knowledge {

namespace {

void read_methods(const Node& root, const Knowledge& knowledge, Collection& collection) {
    const auto list = root["methods"];
    for (const auto& node : list.list()) {
        node.only({"method", "note"});
        const auto method = node["method"];
        CollectedMethod one{method.string(), node.dutch("note")};
        const bool known = knowledge.method(one.slug) || knowledge.withdrawn_method(one.slug);
        if (!one.slug.empty() && !known) method.fault("content.fault.unknown_term", {one.slug, "method"});
        if (std::ranges::find(collection.methods, one.slug, &CollectedMethod::slug) != collection.methods.end())
            method.fault("content.fault.method_twice", {one.slug});
        collection.methods.push_back(std::move(one));
    }
    if (list.present() && collection.methods.empty()) list.fault("content.fault.no_methods");
}

void read_introduction(const File& file, const std::string& body, Collection& collection) {
    collection.introduction = tidy(body);
    collection.introduction_html = render_markdown(collection.introduction + '\n');
    if (collection.introduction.empty()) file.fault(file.first_line, "content.fault.empty");
    check_sentences(file, file.first_line, collection.introduction);
    // The name of the collection is the one heading above all others.
    if (collection.introduction_html.find("<h1>") != std::string::npos)
        file.fault(file.first_line, "content.fault.high_heading");
}

}  // namespace

ReadCollection read_collection_text(const std::string& slug, const std::string& text, const Knowledge& knowledge) {
    ReadCollection read;
    const auto name = "collections/" + slug + ".md";
    const auto parts = take_apart(text);
    if (!parts) {
        read.faults.push_back({name, 1, "content.fault.no_front_matter", {}});
        return read;
    }
    Collection collection{slug, {}, "exploration", {}, Basis::ours, {}, {}};
    collection.by_editors = true;
    const File file{name, 2, read.faults};
    try {
        const Node root(file, YAML::Load(parts->front), 2);
        root.only({"name", "text", "methods"});
        collection.name = root.text("name");
        collection.text = root.text("text");
        read_methods(root, knowledge, collection);
    } catch (const YAML::Exception& error) {
        file.fault(error.mark.line + file.first_line, "content.fault.unreadable", {error.msg});
        return read;
    }
    read_introduction(File{name, parts->body_line, read.faults}, parts->body, collection);
    read.collection = std::move(collection);
    return read;
}

std::string write_collection_text(const Collection& collection) {
    FrontMatter out;
    out.both("name", collection.name);
    out.both("text", collection.text);
    out.items("methods", collection.methods, [&](const CollectedMethod& item) {
        out.word("method", item.slug);
        out.line("note", item.note);
    });
    return "---\n" + std::move(out).text() + "---\n" + collection.introduction + '\n';
}

std::vector<MethodField> collection_fields_in(const std::string& text) {
    const auto parts = take_apart(text);
    if (!parts) return {};
    auto fields = fields_in("---\n" + parts->front + "---\n");
    fields.push_back({"introduction", tidy(parts->body), parts->body_line});
    return fields;
}

void lay_collections(const Overlay& overlay, Knowledge& knowledge, std::vector<Fault>& ignored) {
    for (const auto& given : overlay.collections) {
        auto read = read_collection_text(given.slug, given.text, knowledge);
        auto& collection = read.collection;
        const auto withdrawn = std::ranges::find(overlay.withdrawn_collections, given.slug, &Withdrawn::slug);
        if (withdrawn != overlay.withdrawn_collections.end()) {
            knowledge.withdrawn_collections.push_back(*withdrawn);
            knowledge.withdrawn_collections.back().name = collection ? collection->name.nl : given.slug;
            continue;
        }
        ignored.insert(ignored.end(), read.faults.begin(), read.faults.end());
        if (!collection) continue;
        if (knowledge.collection(given.slug)) {
            ignored.push_back({"collections/" + given.slug + ".md", 1, "content.fault.duplicate_id", {given.slug}});
            continue;
        }
        std::erase_if(collection->methods, [&](const CollectedMethod& each) {
            return !knowledge.method(each.slug) && !knowledge.withdrawn_method(each.slug);
        });
        collection->published = given.on;
        for (const auto& each : collection->methods) {
            const auto& all = std::as_const(knowledge.methods);
            const auto found = std::ranges::lower_bound(all, each.slug, {}, &Method::slug);
            if (found != all.end() && found->slug == each.slug)
                knowledge.methods[static_cast<std::size_t>(found - all.begin())].gathered_in.push_back(given.slug);
        }
        knowledge.collections.push_back(std::move(*collection));
    }
}

}  // namespace actiewijzer::knowledge
