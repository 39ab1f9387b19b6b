#include "knowledge/method_paths.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "knowledge/method_text.hpp"
#include "knowledge/quotes.hpp"

namespace actiewijzer::knowledge {

namespace {

/// The reverse of how write_method_text quotes.
std::string unquoted(std::string_view value) {
    if (value.size() < 2 || value.front() != '"' || value.back() != '"') return std::string(value);
    value = value.substr(1, value.size() - 2);
    std::string plain;
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] != '\\' || at + 1 == value.size()) {
            plain += value[at];
            continue;
        }
        const char escaped = value[++at];
        if (escaped == 'n') {
            plain += '\n';
        } else if (escaped == 't') {
            plain += '\t';
        } else if (escaped == 'x' && at + 2 < value.size()) {
            int code = 0;
            std::from_chars(value.data() + at + 1, value.data() + at + 3, code, 16);
            plain += static_cast<char>(code);
            at += 2;
        } else {
            plain += escaped;
        }
    }
    return plain;
}

/// "[a, "b, c"]" as its two items.
std::vector<std::string> items_in(std::string_view value) {
    value = value.substr(1, value.size() - 2);
    std::vector<std::string> all;
    while (!value.empty()) {
        std::size_t end = 0;
        bool quoted = false;
        for (; end < value.size() && (quoted || value[end] != ','); ++end) {
            if (value[end] == '\\')
                ++end;
            else if (value[end] == '"')
                quoted = !quoted;
        }
        all.push_back(unquoted(value.substr(0, end)));
        value.remove_prefix(std::min(end + 2, value.size()));
    }
    return all;
}

bool is_list(std::string_view value) { return value.starts_with('[') && value.ends_with(']'); }

/// Where in the front matter a line stands.
class Place {
public:
    /// `indent` in characters; a dash makes it the first line of an item.
    std::string enter(std::size_t indent, bool dash, std::string_view key) {
        while (!levels_.empty() && levels_.back().indent >= indent + (dash ? 2 : 0)) levels_.pop_back();
        // A text as somebody typed it may begin a list nowhere.
        if (dash && !levels_.empty()) ++levels_.back().items;
        std::string path;
        for (const auto& level : levels_) {
            path += level.key + '.';
            if (level.items >= 0) path += std::to_string(level.items) + '.';
        }
        path += key;
        levels_.push_back({indent + (dash ? 2 : 0), std::string(key), -1});
        return path;
    }

private:
    struct Level {
        std::size_t indent;
        std::string key;
        int items;  ///< of a list: the number of the item that goes on; -1: no list
    };
    std::vector<Level> levels_;
};

}  // namespace

std::vector<MethodField> fields_in(std::string_view text) {
    std::vector<MethodField> fields;
    Place place;
    int line = 0;
    bool front = false;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto whole = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++line;
        if (whole == "---" && line == 1) {
            front = true;
        } else if (whole == "---" && front) {
            front = false;
        } else if (front) {
            const auto indent = std::min(whole.find_first_not_of(' '), whole.size());
            auto rest = whole.substr(indent);
            const bool dash = rest.starts_with("- ");
            if (dash) rest.remove_prefix(2);
            const auto colon = rest.find(':');
            if (colon == std::string_view::npos) continue;
            const auto path = place.enter(indent, dash, rest.substr(0, colon));
            if (colon + 2 > rest.size()) continue;
            const auto value = rest.substr(colon + 2);
            MethodField field{path, {}, line};
            if (is_list(value)) {
                field.list = true;
                field.items = items_in(value);
                for (const auto& item : field.items) field.value += (field.value.empty() ? "" : ", ") + item;
            } else {
                field.value = unquoted(value);
            }
            fields.push_back(std::move(field));
        } else if (whole.starts_with("## ")) {
            const auto headings = method_headings();
            const auto known = std::ranges::find(headings, whole.substr(3), &Heading::title);
            fields.push_back({"tekst." + (known == headings.end() ? std::string() : std::string(known->id)), {}, line});
        } else if (!fields.empty() && fields.back().path.starts_with("tekst.")) {
            (fields.back().value += whole) += '\n';
        }
    }
    for (auto& field : fields)
        while (field.path.starts_with("tekst.") && field.value.ends_with('\n')) field.value.pop_back();
    return fields;
}

namespace {

/// The front matter as a tree: keys in their order, the numbers of items as keys.
struct Branch {
    std::string key;
    const MethodField* field = nullptr;
    std::vector<Branch> children{};

    Branch& at(std::string_view name) {
        const auto found = std::ranges::find(children, name, &Branch::key);
        return found == children.end() ? children.emplace_back(Branch{std::string(name)}) : *found;
    }
    bool is_item() const {
        return !key.empty() && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
    }
};

void write(const Branch& branch, std::size_t depth, bool dash, std::string& text) {
    text.append(dash ? depth - 2 : depth, ' ').append(dash ? "- " : "").append(branch.key).append(":");
    if (branch.field) {
        if (!branch.field->list) {
            text.append(" ").append(in_quotes(branch.field->value)).append("\n");
            return;
        }
        text += " [";
        for (const auto& item : branch.field->items)
            text.append(&item == &branch.field->items.front() ? "" : ", ").append(in_quotes(item));
        text += "]\n";
        return;
    }
    text += '\n';
    for (const auto& child : branch.children) {
        if (!child.is_item()) {
            write(child, depth + 2, false, text);
            continue;
        }
        for (const auto& inner : child.children) write(inner, depth + 4, &inner == &child.children.front(), text);
    }
}

constexpr std::array always{"other_names", "themes",           "audiences",     "settings",    "activities",
                            "gives",       "phases",           "keywords",      "collections", "facts",
                            "evidence",    "counter_evidence", "contradictions"};
constexpr std::array lists{"other_names",       "themes",        "audiences",       "settings",
                           "activities",        "gives",         "phases",          "keywords",
                           "collections",       "effects",       "only_for.themes", "only_for.audiences",
                           "only_for.settings", "only_for.words"};

}  // namespace

bool is_list_path(std::string_view path) { return std::ranges::find(lists, path) != lists.end(); }

std::string text_from_fields(const std::vector<MethodField>& fields) {
    Branch root;
    for (const auto& field : fields) {
        if (field.path.starts_with("tekst.")) continue;
        if (field.list ? field.items.empty() : field.value.empty()) continue;
        auto* branch = &root;
        std::string_view rest = field.path;
        while (!rest.empty()) {
            const auto end = std::min(rest.find('.'), rest.size());
            branch = &branch->at(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        branch->field = &field;
    }
    std::string text = "---\n";
    for (const auto& branch : root.children) write(branch, 0, false, text);
    for (const auto* key : always)
        if (std::ranges::find(root.children, key, &Branch::key) == root.children.end())
            text.append(key).append(": []\n");
    text += "---\n";
    for (const auto& heading : method_headings())
        for (const auto& field : fields) {
            if (field.path != "tekst." + std::string(heading.id) || field.value.empty()) continue;
            if (!text.ends_with("---\n")) text += '\n';
            text.append("## ").append(heading.title).append("\n").append(field.value).append("\n");
        }
    return text;
}

std::string path_at(const std::vector<MethodField>& fields, int line) {
    std::string path;
    for (const auto& field : fields)
        if (field.line <= line) path = field.path;
    return path;
}

std::string kind_of_path(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const auto end = std::min(path.find('.'), path.size());
        parts.push_back(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    std::string kind;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        const bool number = std::isdigit(static_cast<unsigned char>(parts[at].front())) != 0;
        const bool named = at == 1 && (parts[0] == "elements" || parts[0] == "also_serves" || parts[0] == "criteria");
        if (number || named) continue;
        (kind += kind.empty() ? "" : ".") += parts[at];
    }
    return kind;
}

}  // namespace actiewijzer::knowledge
