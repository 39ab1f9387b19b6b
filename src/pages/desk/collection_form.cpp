#include "pages/desk/collection_form.hpp"

#include <algorithm>
#include <charconv>

#include "domain/plain_text.hpp"
#include "domain/slug.hpp"
#include "knowledge/collection_text.hpp"
#include "pages/desk/words.hpp"

namespace actiewijzer::pages::desk {

namespace {

using Kind = Field::Kind;
using knowledge::CollectedMethod;
using knowledge::Collection;

constexpr std::size_t most_methods = 200;
/// More names than this are not offered beside the field: they would make the page heavy.
constexpr std::size_t most_names = 500;
constexpr std::string_view added = "erbij";

std::string item(std::size_t at, std::string_view key) {
    return "methods." + std::to_string(at) + '.' + std::string(key);
}
std::string group_id(std::size_t at) { return "methode-" + std::to_string(at + 1); }

/// What is wrong, by path.
using Mistakes = std::vector<std::pair<std::string, std::string>>;

std::string mistake_at(const Mistakes& mistakes, std::string_view path) {
    std::string all;
    for (const auto& [where, text] : mistakes)
        if (where == path) all += (all.empty() ? "" : " ") + text;
    return all;
}

std::string in(const Visit& visit, std::string_view key, std::string_view language) {
    return visit.words(key) + " (" + visit.words("language.name." + std::string(language)) + ')';
}

FieldGroup essentials(const Visit& visit, const Collection& collection, const Mistakes& mistakes) {
    FieldGroup group{"kern", visit.words("desk.collection.about"), {}, true};
    const auto add = [&](Kind kind, std::string path, std::string label, const std::string& value,
                         std::string_view hint, int rows) {
        Field field{.kind = kind, .name = std::move(path), .label = std::move(label), .value = value, .rows = rows};
        if (!hint.empty()) field.hint = visit.words(hint);
        field.mistake = mistake_at(mistakes, field.name);
        group.fields.push_back(std::move(field));
    };
    add(Kind::line, "name.nl", in(visit, "field.name", "nl"), collection.name.nl, {}, 1);
    add(Kind::line, "name.en", in(visit, "field.name", "en"), collection.name.en, {}, 1);
    add(Kind::area, "text.nl", in(visit, "desk.collection.text", "nl"), collection.text.nl, "desk.collection.text.hint",
        2);
    add(Kind::area, "text.en", in(visit, "desk.collection.text", "en"), collection.text.en, {}, 2);
    add(Kind::area, "introduction", visit.words("desk.collection.introduction"), collection.introduction,
        "desk.collection.introduction.hint", 10);
    return group;
}

FieldGroup collected(const Visit& visit, const Collection& collection, std::size_t at, const Mistakes& mistakes) {
    const auto& method = collection.methods[at];
    const auto name = method_name(visit, method.slug);
    const auto number = std::to_string(at);
    FieldGroup group{group_id(at), std::to_string(at + 1) + ". " + name, {}, true};
    group.hidden.emplace_back(item(at, "method"), method.slug);
    Field note{.kind = Kind::area,
               .name = item(at, "note"),
               .label = visit.words("desk.collection.note"),
               .hint = visit.words("desk.collection.note.hint"),
               .value = method.note,
               .rows = 3};
    note.mistake = mistake_at(mistakes, note.name);
    if (const auto wrong = mistake_at(mistakes, item(at, "method")); !wrong.empty())
        note.mistake = wrong + (note.mistake.empty() ? "" : " ") + note.mistake;
    group.fields.push_back(std::move(note));
    if (at > 0) group.buttons.push_back({"omhoog." + number, visit.words("desk.collection.up"), name});
    if (at + 1 < collection.methods.size())
        group.buttons.push_back({"omlaag." + number, visit.words("desk.collection.down"), name});
    group.buttons.push_back({"eruit." + number, visit.words("desk.collection.out"), name});
    return group;
}

FieldGroup addition(const Visit& visit, const Collection& collection, std::string mistake, std::string typed) {
    FieldGroup group{"erbij-zetten", visit.words("desk.collection.add"), {}, true};
    Field field{.name = std::string(added),
                .label = visit.words("desk.collection.method"),
                .hint = visit.words("desk.collection.method.hint"),
                .mistake = std::move(mistake),
                .value = std::move(typed),
                .optional = true};
    if (visit.knowledge().methods.size() <= most_names)
        for (const auto& method : visit.knowledge().methods)
            if (std::ranges::find(collection.methods, method.slug, &CollectedMethod::slug) == collection.methods.end())
                field.choices.push_back({method.name, {}});
    group.fields.push_back(std::move(field));
    group.buttons.push_back({std::string(added), visit.words("desk.collection.add.do")});
    return group;
}

/// The method of which somebody typed a name, as it stands on its page or in an address.
const Method* named(const knowledge::Knowledge& knowledge, std::string_view typed) {
    const auto wanted = slug_of(typed);
    if (const auto* method = knowledge.method(wanted)) return method;
    for (const auto& method : knowledge.methods)
        for (const auto& other : method.other_names)
            if (slug_of(other) == wanted) return &method;
    return nullptr;
}

std::string no_such_method(const Visit& visit, const std::string& typed) {
    search::Query query;
    query.words = typed;
    query.language = visit.language();
    query.limit = 3;
    std::vector<std::string> names;
    for (const auto& hit : visit.edition->index->find(query).hits) names.push_back(hit.method->name);
    return names.empty() ? visit.words("desk.collection.unknown")
                         : visit.words("desk.collection.unknown.near", {text::enumerate(visit.words, names)});
}

/// "omhoog.2" → {"omhoog", 2}; the number is that of no method when there is none.
std::pair<std::string_view, std::size_t> asked(std::string_view does) {
    const auto dot = std::min(does.find('.'), does.size());
    std::size_t at = most_methods;
    const auto number = does.substr(std::min(dot + 1, does.size()));
    std::from_chars(number.data(), number.data() + number.size(), at);
    return {does.substr(0, dot), at};
}

/// Adds the method with this name at the end; why not, when it can't.
std::string add(const Visit& visit, const std::string& name, Collection& collection) {
    if (name.empty()) return visit.words("desk.collection.which");
    const auto* method = named(visit.knowledge(), name);
    if (!method) return no_such_method(visit, name);
    if (std::ranges::find(collection.methods, method->slug, &CollectedMethod::slug) != collection.methods.end())
        return visit.words("desk.collection.already", {method->name});
    if (collection.methods.size() >= most_methods)
        return visit.words("desk.collection.too_many", {std::to_string(most_methods)});
    collection.methods.push_back({method->slug, {}});
    return {};
}

/// Told so that it can be understood above the form too.
std::pair<std::string, std::string> mistake_of(const Visit& visit, const Collection& collection, std::string path,
                                               const knowledge::Fault& fault) {
    constexpr std::string_view list = "methods.";
    auto text = knowledge::explained(fault, visit.words) + '.';
    if (path.starts_with(list)) {
        std::size_t at = most_methods;
        std::from_chars(path.data() + list.size(), path.data() + path.size(), at);
        const auto name = at < collection.methods.size() ? method_name(visit, collection.methods[at].slug) : "";
        if (fault.key == "content.fault.empty")
            text = visit.words("desk.collection.note.empty", {name});
        else
            text = name + ": " + text;
    } else if (path == "introduction") {
        text = visit.words("desk.collection.introduction") + ": " + text;
    } else if (const auto dot = path.find('.'); dot != std::string::npos) {
        const auto key = path.starts_with("name.") ? "field.name" : "desk.collection.text";
        text = in(visit, key, std::string_view(path).substr(dot + 1)) + ": " + text;
    }
    return {std::move(path), text::capitalised(text)};
}

}  // namespace

std::vector<FieldGroup> form_of(const Visit& visit, const Collection& collection, const std::string& text,
                                const std::vector<knowledge::Fault>& faults, const std::optional<Rejected>& rejected) {
    const auto fields = knowledge::collection_fields_in(text);
    Mistakes mistakes;
    for (const auto& fault : faults)
        mistakes.push_back(mistake_of(visit, collection, knowledge::path_at(fields, fault.line), fault));
    std::vector<FieldGroup> groups{essentials(visit, collection, mistakes)};
    for (std::size_t at = 0; at < collection.methods.size(); ++at)
        groups.push_back(collected(visit, collection, at, mistakes));
    groups.push_back(addition(visit, collection, rejected ? rejected->mistake : mistake_at(mistakes, "methods"),
                              rejected ? rejected->value : std::string()));
    return groups;
}

Typed collection_typed(const Visit& visit, const std::string& slug, const http::Parameters& form) {
    const auto value = [&](const std::string& name) { return tidy(form.get(name).value_or("")); };
    Collection collection;
    collection.id = slug;
    collection.name = {value("name.nl"), value("name.en")};
    collection.text = {value("text.nl"), value("text.en")};
    collection.introduction = value("introduction");
    auto& methods = collection.methods;
    for (std::size_t at = 0; at < most_methods && form.has(item(at, "method")); ++at)
        methods.push_back({value(item(at, "method")), value(item(at, "note"))});

    Typed typed;
    const auto [does, at] = asked(form.get("doe").value_or(""));
    const auto go_to = [&](std::size_t place) { typed.anchor = '#' + group_id(place); };
    if (does == "omhoog" && at > 0 && at < methods.size()) {
        std::swap(methods[at - 1], methods[at]);
        go_to(at - 1);
    } else if (does == "omlaag" && at + 1 < methods.size()) {
        std::swap(methods[at], methods[at + 1]);
        go_to(at + 1);
    } else if (does == "eruit" && at < methods.size()) {
        methods.erase(methods.begin() + static_cast<std::ptrdiff_t>(at));
    }
    // A name that stands in the field is not forgotten when another button is pressed. A form that saves itself
    // presses none, and the name may be half typed.
    const auto name = value(std::string(added));
    if (does == added || (!does.empty() && does != "weggooien" && !name.empty())) {
        if (auto mistake = add(visit, name, collection); !mistake.empty())
            typed.rejected = Rejected{std::string(added), name, std::move(mistake)};
        else
            go_to(methods.size() - 1);
    }
    typed.text = knowledge::write_collection_text(collection);
    return typed;
}

}  // namespace actiewijzer::pages::desk
