#include "knowledge/reader.hpp"

#include <algorithm>

#include "knowledge/sentences.hpp"

namespace actiewijzer::knowledge {

namespace {

bool digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool valid_date(std::string_view text) {
    static constexpr std::array days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    if (!digits(text.substr(0, 4))) return false;
    if (text.size() == 4) return true;
    if (text[4] != '-' || !digits(text.substr(5, 2))) return false;
    const int month = std::stoi(std::string(text.substr(5, 2)));
    if (month < 1 || month > 12) return false;
    if (text.size() == 7) return true;
    if (text[7] != '-' || !digits(text.substr(8, 2))) return false;
    const int day = std::stoi(std::string(text.substr(8, 2)));
    return day >= 1 && day <= days[static_cast<std::size_t>(month - 1)];
}

bool valid_url(std::string_view text) {
    const bool web = text.starts_with("https://") || text.starts_with("http://");
    return web && text.find_first_of(" \t\n\"<>") == std::string_view::npos &&
           text.size() > std::string_view("https://").size();
}

std::string joined(std::span<const std::string_view> words) {
    std::string all;
    for (const auto word : words) all.append(all.empty() ? "" : ", ").append(word);
    return all;
}

}  // namespace

void check_sentences(const File& file, int line, std::string_view dutch) {
    for (const auto& sentence : sentences(dutch))
        if (sentence.words > longest_sentence)
            file.fault(line + sentence.line, "content.fault.long_sentence",
                       {std::to_string(sentence.words), sentence.start});
}

Node::Node(const File& file, YAML::Node yaml, int fallback_line)
    : file_(&file), yaml_(std::move(yaml)), line_(fallback_line) {
    if (yaml_.IsDefined() && yaml_.Mark().line >= 0) line_ = yaml_.Mark().line + file.first_line;
}

void Node::only(std::span<const std::string_view> keys) const {
    if (!yaml_.IsMap()) return;
    for (const auto& entry : yaml_) {
        const auto key = entry.first.Scalar();
        if (std::ranges::find(keys, key) == keys.end())
            file_->fault(entry.first.Mark().line + file_->first_line, "content.fault.unknown_field",
                         {key, joined(keys)});
    }
}

Node Node::maybe(const char* key) const {
    if (!yaml_.IsDefined() || !yaml_.IsMap()) return Node(*file_, YAML::Node(YAML::NodeType::Undefined), line_);
    // A flow map's key may stand on a later line than the map; the key's line is the one to mend.
    for (const auto& entry : yaml_)
        if (entry.first.Scalar() == key) {
            Node found(*file_, entry.second, line_);
            if (!found.present()) found.line_ = entry.first.Mark().line + file_->first_line;
            return found;
        }
    return Node(*file_, YAML::Node(YAML::NodeType::Undefined), line_);
}

Node Node::operator[](const char* key) const {
    auto found = maybe(key);
    if (!found.present()) found.fault("content.fault.missing_field", {key});
    return found;
}

std::string Node::string() const {
    if (!present()) return {};
    if (!yaml_.IsScalar()) {
        fault("content.fault.not_text");
        return {};
    }
    auto value = yaml_.Scalar();
    while (!value.empty() && (value.back() == '\n' || value.back() == ' ')) value.pop_back();
    if (value.empty()) fault("content.fault.empty");
    return value;
}

std::string Node::string_or_empty(const char* key) const {
    const auto found = maybe(key);
    if (!found.present() || !found.yaml_.IsScalar() || found.yaml_.Scalar().empty()) return {};
    return found.string();
}

int Node::integer() const {
    try {
        if (present()) return yaml_.as<int>();
    } catch (const YAML::Exception&) {
        fault("content.fault.not_number");
    }
    return 0;
}

bool Node::yes(const char* key) const {
    const auto found = maybe(key);
    if (!found.present()) return false;
    try {
        return found.yaml_.as<bool>();
    } catch (const YAML::Exception&) {
        found.fault("content.fault.wrong_value", {found.string(), "true, false"});
        return false;
    }
}

Text Node::text() const {
    if (!present()) return {};
    if (!yaml_.IsMap()) {
        fault("content.fault.not_two_languages");
        return {};
    }
    only({"nl", "en"});
    const auto nl = (*this)["nl"];
    Text text{nl.string(), string("en")};
    check_sentences(*file_, nl.line(), text.nl);
    return text;
}

Text Node::text_or_empty(const char* key) const {
    const auto found = maybe(key);
    return found.present() ? found.text() : Text{};
}

std::string Node::dutch(const char* key) const {
    const auto found = (*this)[key];
    auto text = found.string();
    check_sentences(*file_, found.line(), text);
    return text;
}

std::vector<std::pair<std::string, Node>> Node::entries() const {
    std::vector<std::pair<std::string, Node>> all;
    if (!present()) return all;
    if (!yaml_.IsMap())
        fault("content.fault.not_map");
    else
        for (const auto& entry : yaml_)
            all.emplace_back(entry.first.Scalar(),
                             Node(*file_, entry.second, entry.first.Mark().line + file_->first_line));
    return all;
}

std::vector<Node> Node::list() const {
    std::vector<Node> nodes;
    if (!present()) return nodes;
    if (!yaml_.IsSequence()) {
        fault("content.fault.not_list");
        return nodes;
    }
    for (const auto& item : yaml_) nodes.emplace_back(*file_, item, line_);
    return nodes;
}

std::vector<std::string> Node::strings(const char* key) const {
    std::vector<std::string> values;
    for (const auto& item : list(key)) values.push_back(item.string());
    return values;
}

std::vector<std::string> Node::strings_or_empty(const char* key) const {
    return maybe(key).present() ? strings(key) : std::vector<std::string>{};
}

std::size_t Node::choice(const char* key, std::initializer_list<std::string_view> words) const {
    const auto found = (*this)[key];
    const auto value = found.string();
    const auto place = std::ranges::find(words, value);
    if (place == words.end()) {
        if (found.present())
            found.fault("content.fault.wrong_value", {value, joined(std::span(words.begin(), words.size()))});
        return 0;
    }
    return static_cast<std::size_t>(place - words.begin());
}

std::string Node::date(const char* key, bool required) const {
    const auto found = required ? (*this)[key] : maybe(key);
    if (!found.present() || (!required && string_or_empty(key).empty())) return {};
    auto value = found.string();
    if (!value.empty() && !valid_date(value)) found.fault("content.fault.bad_date", {value});
    return value;
}

std::string Node::url(const char* key, bool required) const {
    const auto found = required ? (*this)[key] : maybe(key);
    if (!found.present() || (!required && string_or_empty(key).empty())) return {};
    auto value = found.string();
    if (!value.empty() && !valid_url(value)) found.fault("content.fault.bad_url", {value});
    return value;
}

}  // namespace actiewijzer::knowledge
