// What differs between two texts, word by word.
#include "pages/desk/difference.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace actiewijzer::pages::desk {

/// For messages of tests.
void PrintTo(const DifferencePiece& piece, std::ostream* out) {
    *out << "=-+"[static_cast<int>(piece.kind)] << '"' << piece.text << '"';
}

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = DifferencePiece::Kind;

TEST(Difference, tells_which_words_went_and_came) {
    EXPECT_THAT(difference("De coach helpt de buurt.", "De coach helpt de hele buurt."),
                ElementsAre(DifferencePiece{Kind::same, "De coach helpt de "}, DifferencePiece{Kind::added, "hele "},
                            DifferencePiece{Kind::same, "buurt."}));
    EXPECT_THAT(difference("een twee", "een drie"),
                ElementsAre(DifferencePiece{Kind::same, "een "}, DifferencePiece{Kind::removed, "twee"},
                            DifferencePiece{Kind::added, "drie"}));
}

TEST(Difference, is_all_of_a_text_where_the_other_is_empty) {
    EXPECT_THAT(difference("", "nieuw\n\nen lang"), ElementsAre(DifferencePiece{Kind::added, "nieuw\n\nen lang"}));
    EXPECT_THAT(difference("weg", ""), ElementsAre(DifferencePiece{Kind::removed, "weg"}));
    EXPECT_THAT(difference("", ""), IsEmpty());
}

std::string put_together(const std::vector<DifferencePiece>& pieces, Kind without) {
    std::string text;
    for (const auto& piece : pieces)
        if (piece.kind != without) text += piece.text;
    return text;
}

RC_GTEST_PROP(Difference, holds_both_texts_whole, ()) {
    const auto words = rc::gen::map(rc::gen::container<std::vector<std::string>>(
                                        rc::gen::elementOf(std::vector<std::string>{"a ", "b ", "c\n", "d  ", "e"})),
                                    [](const std::vector<std::string>& parts) {
                                        std::string text;
                                        for (const auto& part : parts) text += part;
                                        return text;
                                    });
    const auto before = *words;
    const auto after = *words;
    const auto pieces = difference(before, after);
    RC_ASSERT(put_together(pieces, Kind::added) == before);
    RC_ASSERT(put_together(pieces, Kind::removed) == after);
}

}  // namespace
}  // namespace actiewijzer::pages::desk
