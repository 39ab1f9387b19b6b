#include "knowledge/load.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <future>
#include <iterator>
#include <set>
#include <thread>

#include "knowledge/collection_text.hpp"
#include "knowledge/hash.hpp"
#include "knowledge/method_text.hpp"
#include "knowledge/parts.hpp"

namespace actiewijzer::knowledge {

namespace {

std::optional<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(in), {});
}

using ReadPart = void (*)(const Node&, Knowledge&);

constexpr std::array<std::pair<std::string_view, ReadPart>, 13> parts{{
    {"vocabulary.yaml", read_vocabulary},
    {"criteria.yaml", read_criteria},
    {"glossary.yaml", read_glossary},
    {"collections.yaml", read_collections},
    {"origin.yaml", read_origin},
    {"elements/animo.yaml", read_element},
    {"elements/contact.yaml", read_element},
    {"elements/toerusting.yaml", read_element},
    {"elements/inbedding.yaml", read_element},
    {"elements/empathie.yaml", read_element},
    {"advice.yaml", read_advice},
    {"weights.yaml", read_weights},
    {"remarks.yaml", read_remarks},
}};

bool taken_away(const Overlay& overlay, const std::string& slug) {
    return std::ranges::find(overlay.withdrawn, slug, &Withdrawn::slug) != overlay.withdrawn.end();
}

/// The name in a text of a method that readers don't see any more; its slug when that can't be read.
std::string name_in(const std::string& slug, const std::string& text, const Knowledge& knowledge) {
    const auto read = read_method_text(slug, text, knowledge);
    return read.method ? read.method->name : slug;
}

struct Methods {
    MethodList methods;
    std::vector<Fault> faults;
    std::vector<Reference> references;
    Hash hash;
};

std::string slug_of_file(const std::filesystem::path& path) { return path.stem().string(); }

/// All of methods/ but those that the overlay replaces or withdraws, by name; its references are those of the thread
/// that runs it.
Methods read_methods(const std::filesystem::path& content, const Overlay& overlay) {
    std::vector<std::filesystem::path> files;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(content / "methods", ignored))
        if (entry.path().extension() == ".md") files.push_back(entry.path());
    std::ranges::sort(files);
    Methods read;
    if (files.empty()) read.faults.push_back({"methods", 1, "content.fault.missing_file", {}});
    Knowledge into;
    references().clear();
    for (const auto& path : files) {
        const auto name = "methods/" + path.filename().string();
        const auto text = read_file(path).value_or("");
        read.hash.add(name);
        read.hash.add(text);
        if (overlay.texts.contains(slug_of_file(path)) || taken_away(overlay, slug_of_file(path))) continue;
        read_method(name, text, into, read.faults);
    }
    read.methods = std::move(into.methods);
    read.references = std::move(references());
    return read;
}

}  // namespace

namespace {

/// The lists of which every item has an id of its own, by what refers to them.
template <class With>
void each_list(const Knowledge& knowledge, With with) {
    with("theme", knowledge.themes, "vocabulary.yaml");
    with("audience", knowledge.audiences, "vocabulary.yaml");
    with("setting", knowledge.settings, "vocabulary.yaml");
    with("activity", knowledge.activities, "vocabulary.yaml");
    with("wish", knowledge.wishes, "vocabulary.yaml");
    with("phase", knowledge.phases, "vocabulary.yaml");
    with("duration_band", knowledge.duration_bands, "vocabulary.yaml");
    with("cost_band", knowledge.cost_bands, "vocabulary.yaml");
    with("participation", knowledge.participation, "vocabulary.yaml");
    with("effect", knowledge.effects, "vocabulary.yaml");
    with("circumstance", knowledge.circumstances, "elements");
    with("guidance", knowledge.guidance, "elements");
    with("collection", knowledge.collections, "collections.yaml");
    with("scale", knowledge.evidence_scales, "collections.yaml");
    with("criterion", knowledge.criteria, "criteria.yaml");
    with("term", knowledge.glossary, "glossary.yaml");
}

bool has_level(const Knowledge& knowledge, std::string_view scale_and_level) {
    const auto slash = scale_and_level.find('/');
    const auto* scale = knowledge.evidence_scale(scale_and_level.substr(0, slash));
    return scale && slash != std::string_view::npos && scale->level(scale_and_level.substr(slash + 1));
}

bool exists(const Knowledge& knowledge, const Reference& reference) {
    if (reference.what == "method") return knowledge.method(reference.id) || knowledge.withdrawn_method(reference.id);
    if (reference.what == "level") return has_level(knowledge, reference.id);
    bool found = false;
    each_list(knowledge, [&](std::string_view what, const auto& list, const char*) {
        if (what == reference.what)
            found = std::ranges::any_of(list, [&](const auto& item) { return item.id == reference.id; });
    });
    return found;
}

/// Twice the same id is a fault of the file it stands in.
void check_unique(const Knowledge& knowledge, std::vector<Fault>& faults) {
    each_list(knowledge, [&](std::string_view, const auto& list, const char* file) {
        std::set<std::string_view> seen;
        for (const auto& item : list)
            if (!seen.insert(item.id).second) faults.push_back({file, 1, "content.fault.duplicate_id", {item.id}});
    });
}

}  // namespace

void check_references(const Knowledge& knowledge, std::vector<Fault>& faults) {
    for (const auto& reference : references())
        if (!exists(knowledge, reference))
            faults.push_back(
                {reference.file, reference.line, "content.fault.unknown_term", {reference.id, reference.what}});
}

std::vector<Reference>& references() {
    thread_local std::vector<Reference> all;
    return all;
}

void refer(const Node& node, std::string what, std::string id) {
    if (!id.empty()) references().push_back({std::move(what), std::move(id), node.file().name, node.line()});
}

std::vector<std::string> refer_all(const Node& parent, const char* key, const std::string& what) {
    std::vector<std::string> ids;
    for (const auto& item : parent.list(key)) {
        ids.push_back(item.string());
        refer(item, what, ids.back());
    }
    return ids;
}

namespace {

/// Reads the texts of an overlay that readers see, by slug; many of them on all processors.
std::vector<ReadMethod> read_texts(const Overlay& overlay, const Knowledge& knowledge) {
    std::vector<const std::pair<const std::string, std::string>*> texts;
    for (const auto& each : overlay.texts)
        if (!taken_away(overlay, each.first)) texts.push_back(&each);
    std::vector<ReadMethod> read(texts.size());
    constexpr std::size_t worth_a_thread = 100;
    const auto readers =
        std::clamp<std::size_t>(texts.size() / worth_a_thread, 1, std::max(1U, std::thread::hardware_concurrency()));
    std::vector<std::future<void>> running;
    for (std::size_t reader = 0; reader < readers; ++reader)
        running.push_back(std::async(readers > 1 ? std::launch::async : std::launch::deferred, [&, reader] {
            for (std::size_t at = reader; at < texts.size(); at += readers)
                read[at] = read_method_text(texts[at]->first, texts[at]->second, knowledge);
        }));
    for (auto& each : running) each.get();
    return read;
}

/// Lays what editors published over the methods that were read. A text that does not fit this release any more is
/// ignored, and the file counts again.
void lay_over(const std::filesystem::path& content, const Overlay& overlay, Knowledge& knowledge,
              std::vector<Fault>& ignored) {
    const auto file_of = [&](const std::string& slug) { return read_file(content / "methods" / (slug + ".md")); };
    for (const auto& withdrawn : overlay.withdrawn) {
        const auto own = overlay.texts.find(withdrawn.slug);
        auto shown = withdrawn;
        shown.name =
            name_in(shown.slug, own != overlay.texts.end() ? own->second : file_of(shown.slug).value_or(""), knowledge);
        knowledge.withdrawn.push_back(std::move(shown));
    }
    for (auto& read : read_texts(overlay, knowledge)) {
        if (!read.right()) {
            ignored.insert(ignored.end(), read.faults.begin(), read.faults.end());
            if (const auto file = file_of(read.slug)) read = read_method_text(read.slug, *file, knowledge);
        }
        if (read.method) knowledge.methods.push_back(std::move(*read.method));
    }
    knowledge.methods.sort();
    std::ranges::sort(knowledge.withdrawn, {}, &Withdrawn::slug);
}

}  // namespace

namespace {

/// What tells one overlay from another: its stamp, or without one all that stands in it.
std::string published_in(const Overlay& overlay) {
    if (!overlay.stamp.empty()) return overlay.stamp;
    Hash hash;
    for (const auto& [slug, text] : overlay.texts) hash.add(slug + text);
    for (const auto* withdrawn : {&overlay.withdrawn, &overlay.withdrawn_collections})
        for (const auto& each : *withdrawn) hash.add(each.slug + each.reason + each.moved_to + each.on);
    for (const auto& each : overlay.collections) hash.add(each.slug + each.on + each.text);
    return hash.hex();
}

}  // namespace

Loaded load(const std::filesystem::path& content, const Overlay& overlay) {
    auto knowledge = std::make_shared<Knowledge>();
    Loaded loaded;
    Hash hash;
    references().clear();
    // Half of all that is read: on a thread of its own it halves the start of the program.
    auto methods_read = std::async(std::launch::async, read_methods, content, std::cref(overlay));

    const auto read_part = [&](const std::string& file_name, ReadPart read) {
        const auto text = read_file(content / file_name);
        if (!text) {
            loaded.faults.push_back({file_name, 1, "content.fault.missing_file", {}});
            return;
        }
        hash.add(file_name);
        hash.add(*text);
        const File file{file_name, 1, loaded.faults};
        try {
            read(Node(file, YAML::Load(*text), 1), *knowledge);
        } catch (const YAML::Exception& error) {
            file.fault(error.mark.line + 1, "content.fault.unreadable", {error.msg});
        }
    };
    for (const auto& [name, read] : parts) read_part(std::string(name), read);

    auto methods = methods_read.get();
    hash.add(methods.hash.hex());
    knowledge->methods = std::move(methods.methods);
    loaded.faults.insert(loaded.faults.end(), methods.faults.begin(), methods.faults.end());
    references().insert(references().end(), methods.references.begin(), methods.references.end());
    const auto so_far = std::move(references());
    lay_over(content, overlay, *knowledge, loaded.ignored);
    lay_collections(overlay, *knowledge, loaded.ignored);
    references() = so_far;
    read_part("combinations.yaml", read_combinations);

    check_unique(*knowledge, loaded.faults);
    check_references(*knowledge, loaded.faults);
    std::ranges::stable_sort(loaded.faults, {}, [](const Fault& fault) { return std::pair(fault.file, fault.line); });
    if (loaded.faults.empty()) {
        knowledge->release = hash.hex();
        knowledge->revision =
            overlay.empty() ? knowledge->release : revision_of(knowledge->release, published_in(overlay));
        loaded.knowledge = std::move(knowledge);
    }
    return loaded;
}

std::string explained(const Fault& fault, const text::Words& words) {
    const auto argument = [&](std::size_t at) {
        return at < fault.arguments.size() ? std::string_view(fault.arguments[at]) : std::string_view();
    };
    return words(fault.key, {argument(0), argument(1), argument(2)});
}

Counts count(const Knowledge& knowledge) {
    Counts counts;
    counts.methods = knowledge.methods.size();
    counts.guidance = knowledge.guidance.size();
    for (const auto& method : knowledge.methods)
        for (const auto& lean : method.leans) {
            ++counts.mentions;
            ++counts.mentions_by_element[index(lean.element)];
        }
    return counts;
}

}  // namespace actiewijzer::knowledge
