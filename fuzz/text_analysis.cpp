// Bytes as a running text: its tokens, its words in both languages, and what is recognised in it as a description and
// as a wish.
#include "fuzzing.hpp"
#include "search/fold.hpp"

namespace actiewijzer::fuzz {
namespace {

struct Read {
    std::vector<search::Token> tokens;
    std::vector<search::Word> dutch, english;
    std::vector<advice::Recognised> recognised;
};

Read read(const std::string& text) {
    const auto& [analysis, knowledge, advisor] = shipped();
    Situation situation;
    situation.description = situation.wish_text = text;
    return {search::tokens(text), analysis->words(text, Language::nl), analysis->words(text, Language::en),
            advisor.recognise(situation)};
}

/// Words stand in the text, one behind the other.
template <class Piece>
bool in_order(const std::vector<Piece>& pieces, const std::string& text) {
    std::size_t behind = 0;
    return std::ranges::all_of(pieces, [&](const Piece& piece) {
        const bool after = behind <= piece.begin && piece.begin < piece.end && piece.end <= text.size();
        behind = piece.end;
        return after && !piece.folded.empty();
    });
}

void run(const std::string& text) {
    static Stopwatch stopwatch;
    Read found;
    stopwatch.time(text, [&] { found = read(text); });
    must(in_order(found.tokens, text), "tokens stand in the text, in order");
    for (const auto* words : {&found.dutch, &found.english})
        must(in_order(*words, text) && words->size() == found.tokens.size(), "a word for each token, in order");
    must(std::ranges::all_of(found.recognised, [&](const auto& each) { return text.find(each.words) != text.npos; }),
         "what was recognised is quoted from the text");
}

}  // namespace
}  // namespace actiewijzer::fuzz

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    actiewijzer::fuzz::shipped();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    actiewijzer::fuzz::run({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
