// Changes JSON as JSON, and ids into ids of the same kind: what is changed blindly is refused at once, and all that
// lies behind would go untested.
#pragma once

#include <algorithm>
#include <boost/json.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "domain/plain_text.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* bytes, std::size_t size, std::size_t room);

namespace actiewijzer::fuzz {

using Value = boost::json::value;

/// Lists of ids of which one may stand where another does.
using Vocabularies = std::vector<std::vector<std::string>>;

class JsonMutation {
public:
    JsonMutation(const Vocabularies& known, unsigned seed) : known_(known), random_(seed) {}

    /// One change somewhere. Most are accepted where the JSON was; one of eight changes anything into anything.
    std::string apply(Value root) {
        std::vector<Value*> all;
        collect(root, all);
        auto& here = *all[below(all.size())];
        // A copy: what it is put into may hold it.
        const Value other = *all[below(all.size())];
        if (below(8) == 0)
            here = below(2) ? other : odd();
        else if (here.is_string())
            change(here.get_string());
        else if (here.is_array())
            change(here.get_array());
        else if (here.is_object())
            change(here.get_object());
        else
            here = below(4) ? Value(static_cast<std::int64_t>(below(5)) - 2) : Value(nullptr);
        return boost::json::serialize(root);
    }

private:
    std::size_t below(std::size_t limit) { return random_() % limit; }

    static void collect(Value& value, std::vector<Value*>& into) {
        into.push_back(&value);
        if (value.is_array())
            for (auto& item : value.get_array()) collect(item, into);
        if (value.is_object())
            for (auto& member : value.get_object()) collect(member.value(), into);
    }

    Value odd() {
        const std::vector<Value> values{
            true, 0.5, 1e300, INT64_MAX, -1, 40, boost::json::array(), boost::json::object()};
        return values[below(values.size())];
    }

    void change(boost::json::string& text) {
        const auto list = std::ranges::find_if(
            known_, [&](const auto& ids) { return std::ranges::find(ids, std::string_view(text)) != ids.end(); });
        if (list != known_.end())
            text = (*list)[below(list->size())];
        else
            change_letters(text);
    }

    /// What is no text any more is mostly taken back.
    void change_letters(boost::json::string& text) {
        std::string bytes(text);
        bytes.resize(text.size() + 64);
        bytes.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(bytes.data()), text.size(), bytes.size()));
        if (check_text(bytes, bytes.size()) == TextFault::none || below(8) == 0) text = bytes;
    }

    void change(boost::json::array& list) {
        if (list.empty()) return;
        const auto at = below(list.size());
        if (below(2))
            list.push_back(Value(list[at]));
        else
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(at));
    }

    void change(boost::json::object& fields) {
        if (!fields.empty()) fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(below(fields.size())));
    }

    const Vocabularies& known_;
    std::minstd_rand random_;
};

}  // namespace actiewijzer::fuzz
