// What a professional tells about one initiative: the whole input of advice.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "domain/element.hpp"
#include "domain/method.hpp"
#include "domain/position.hpp"

namespace actiewijzer {

/// The answer to one of the five questions.
struct Answer {
    std::optional<Position> needed;  ///< what the initiative needs; empty: not known yet
    std::optional<Position> now;     ///< how it goes today; empty: not told
    std::string reason;              ///< why the default pole was left, if told
    std::string note;
    bool visited = false;  ///< the question was answered, if only with "I don't know yet"

    /// How many places lie between now and needed, with its direction; empty when either is unknown.
    std::optional<int> distance() const {
        if (!needed || !now) return std::nullopt;
        return needed->value() - now->value();
    }
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// How it went when a method was tried before.
enum class Went { well, partly, badly };

struct Tried {
    std::string method;  ///< slug
    Went went = Went::partly;
    friend bool operator==(const Tried&, const Tried&) = default;
};

/// Ids (of themes, circumstances, …) are those of content/; they were checked at the border.
struct Situation {
    std::string description;
    std::vector<std::string> themes;
    std::vector<std::string> audiences;
    std::vector<std::string> settings;
    std::array<Answer, all_elements.size()> answers;
    std::vector<std::string> circumstances;  ///< told by the professional
    std::vector<std::string> crossed_out;    ///< recognised in the text, but wrong: ids not to use
    std::vector<std::string> wishes;         ///< what the initiators want, chosen
    std::string wish_text;                   ///< the same in their own words
    std::string phase;                       ///< how far it is: id, or empty when not told
    std::optional<Lead> lead;                ///< who should lead; empty: not told
    std::vector<Tried> tried;                ///< methods that were tried before
    std::string role;                        ///< chosen by the professional in place of the suggested one; id or empty

    const Answer& answer(Element element) const { return answers[index(element)]; }
    Answer& answer(Element element) { return answers[index(element)]; }
    friend bool operator==(const Situation&, const Situation&) = default;
};

/// How much text a field may hold, in characters.
struct TextLimits {
    static constexpr std::size_t description = 4000;
    static constexpr std::size_t wish_text = 2000;
    static constexpr std::size_t note = 2000;
    static constexpr std::size_t search = 400;
};

}  // namespace actiewijzer
