#include "pages/desk/difference.hpp"

#include <algorithm>
#include <map>

#include "desk/difference.tpl.hpp"
#include "knowledge/method_paths.hpp"
#include "pages/desk/form.hpp"

namespace actiewijzer::pages::desk {

namespace {

using Kind = DifferencePiece::Kind;

/// Longer texts are compared as a whole: the table of the comparison would not fit.
constexpr std::size_t most_words = 3000;

/// Words with the white space after them.
std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t at = 0;
    while (at < text.size()) {
        auto end = std::min(text.find_first_of(" \n", at), text.size());
        end = std::min(text.find_first_not_of(" \n", end), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

void add(std::vector<DifferencePiece>& pieces, Kind kind, std::string_view text) {
    if (text.empty()) return;
    if (pieces.empty() || pieces.back().kind != kind) pieces.push_back({kind, {}});
    pieces.back().text += text;
}

}  // namespace

std::vector<DifferencePiece> difference(const std::string& before, const std::string& after) {
    std::vector<DifferencePiece> pieces;
    auto old_words = words_of(before);
    auto new_words = words_of(after);
    if (old_words.size() > most_words || new_words.size() > most_words) {
        old_words = {before};
        new_words = {after};
    }
    // common[i][j]: the longest common part of what comes from i and from j on.
    const auto columns = new_words.size() + 1;
    std::vector<unsigned> common((old_words.size() + 1) * columns, 0);
    for (std::size_t i = old_words.size(); i-- > 0;)
        for (std::size_t j = new_words.size(); j-- > 0;)
            common[i * columns + j] = old_words[i] == new_words[j]
                                          ? common[(i + 1) * columns + j + 1] + 1
                                          : std::max(common[(i + 1) * columns + j], common[i * columns + j + 1]);
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < old_words.size() || j < new_words.size()) {
        if (i < old_words.size() && j < new_words.size() && old_words[i] == new_words[j]) {
            add(pieces, Kind::same, new_words[j]);
            ++i;
            ++j;
        } else if (j == new_words.size() ||
                   (i < old_words.size() && common[(i + 1) * columns + j] >= common[i * columns + j + 1])) {
            add(pieces, Kind::removed, old_words[i++]);
        } else {
            add(pieces, Kind::added, new_words[j++]);
        }
    }
    return pieces;
}

std::vector<FieldDifference> differences(const std::vector<NamedField>& before, const std::vector<NamedField>& after) {
    // Of a text that is new as a whole, nothing stands out.
    const bool whole_new = std::ranges::all_of(before, &std::string::empty, &NamedField::value);
    std::vector<FieldDifference> all;
    for (const auto& field : after) {
        const auto old = std::ranges::find(before, field.path, &NamedField::path);
        const auto was = old == before.end() ? std::string() : old->value;
        if (was == field.value) continue;
        all.push_back({field.label, whole_new ? std::vector{DifferencePiece{Kind::same, field.value}}
                                              : difference(was, field.value)});
    }
    for (const auto& field : before)
        if (!field.value.empty() && std::ranges::find(after, field.path, &NamedField::path) == after.end())
            all.push_back({field.label, difference(field.value, {})});
    return all;
}

namespace {

/// What people call the values that can be chosen in the form: "yes" → "ja".
class ChosenNames {
public:
    explicit ChosenNames(const Visit& visit) {
        for (const auto& group : form_of(visit, Method{}, {}))
            for (const auto& field : group.fields)
                for (const auto& choice : field.choices) names_[field.name].emplace(choice.value, choice.label);
    }
    std::string operator()(const knowledge::MethodField& field) const {
        const auto choices = names_.find(field.path);
        if (choices == names_.end()) return field.value;
        const auto name = [&](const std::string& value) {
            const auto found = choices->second.find(value);
            return found == choices->second.end() ? value : found->second;
        };
        if (!field.list) return name(field.value);
        std::string all;
        for (const auto& item : field.items) all.append(all.empty() ? "" : ", ").append(name(item));
        return all;
    }

private:
    std::map<std::string, std::map<std::string, std::string>> names_;
};

}  // namespace

std::vector<FieldDifference> differences(const Visit& visit, const std::string& before, const std::string& after) {
    const ChosenNames chosen(visit);
    const auto named = [&](const std::string& text) {
        std::vector<NamedField> fields;
        for (const auto& field : knowledge::fields_in(text))
            fields.push_back({field.path, label_of(visit, field.path), chosen(field)});
        return fields;
    };
    return differences(named(before), named(after));
}

void pour_differences(const Visit& visit, const std::vector<FieldDifference>& all,
                      ctemplate::TemplateDictionary& values, const ctemplate::StaticTemplateString& place) {
    namespace m = markers::desk_difference;
    auto* part = values.AddIncludeDictionary(place);
    part->SetFilename(Templates::key(visit.language(), "desk/difference.html"));
    if (all.empty()) {
        part->ShowSection(m::ks_NONE);
        return;
    }
    auto* some = part->AddSectionDictionary(m::ks_SOME);
    for (const auto& field : all) {
        auto* entry = some->AddSectionDictionary(m::ks_FIELD);
        entry->SetValue(m::ks_FIELD_LABEL, field.label);
        for (const auto& piece : field.pieces) {
            auto* poured = entry->AddSectionDictionary(m::ks_PIECE);
            const auto& kind = piece.kind == Kind::same      ? m::ks_SAME
                               : piece.kind == Kind::removed ? m::ks_REMOVED
                                                             : m::ks_ADDED;
            poured->AddSectionDictionary(kind)->SetValue(m::ks_TEXT, piece.text);
        }
    }
}

}  // namespace actiewijzer::pages::desk
