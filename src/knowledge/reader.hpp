// Reads YAML while keeping the line of everything, and collects faults instead of throwing.
#pragma once

#include <yaml-cpp/yaml.h>

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/language.hpp"
#include "knowledge/load.hpp"

namespace actiewijzer::knowledge {

/// One file being read. Reports faults under its name; counts lines from `first_line`.
struct File {
    std::string name;
    int first_line;
    std::vector<Fault>& faults;

    void fault(int line, std::string key, std::vector<std::string> arguments = {}) const {
        faults.push_back({name, line, std::move(key), std::move(arguments)});
    }
};

/// A mapping, list or value in a file. Everything asked of it that is absent becomes a fault.
class Node {
public:
    Node(const File& file, YAML::Node yaml, int fallback_line = 0);

    int line() const { return line_; }
    bool present() const { return yaml_.IsDefined() && !yaml_.IsNull(); }
    bool is_list() const { return yaml_.IsSequence(); }
    bool is_map() const { return yaml_.IsMap(); }

    /// Every key besides these is a fault: a typing mistake would otherwise go unseen.
    void only(std::span<const std::string_view> keys) const;
    void only(std::initializer_list<std::string_view> keys) const { only(std::span(keys.begin(), keys.size())); }
    /// The value under `key`, which must be there.
    Node operator[](const char* key) const;
    /// The value under `key`, or an absent node.
    Node maybe(const char* key) const;

    /// This value itself as text; a fault when it is empty.
    std::string string() const;
    std::string string(const char* key) const { return (*this)[key].string(); }
    /// May be absent or empty.
    std::string string_or_empty(const char* key) const;
    int integer() const;
    bool yes(const char* key) const;

    /// {nl, en}, both filled; Dutch sentences are measured.
    Text text() const;
    Text text(const char* key) const { return (*this)[key].text(); }
    Text text_or_empty(const char* key) const;
    /// Dutch only.
    std::string dutch(const char* key) const;

    /// The entries of a map, as they stand; none when it is absent.
    std::vector<std::pair<std::string, Node>> entries() const;
    std::vector<Node> list() const;
    std::vector<Node> list(const char* key) const { return (*this)[key].list(); }
    std::vector<std::string> strings(const char* key) const;
    std::vector<std::string> strings_or_empty(const char* key) const;

    /// One of these words, or a fault that names them.
    std::size_t choice(const char* key, std::initializer_list<std::string_view> words) const;
    /// An ISO day, month or year; https or http address.
    std::string date(const char* key, bool required = true) const;
    std::string url(const char* key, bool required = true) const;

    void fault(std::string key, std::vector<std::string> arguments = {}) const {
        file_->fault(line_, std::move(key), std::move(arguments));
    }
    const File& file() const { return *file_; }

private:
    const File* file_;
    YAML::Node yaml_;
    int line_;
};

/// Faults for Dutch sentences of more than 25 words; `line` is that of the text.
void check_sentences(const File& file, int line, std::string_view dutch);

}  // namespace actiewijzer::knowledge
