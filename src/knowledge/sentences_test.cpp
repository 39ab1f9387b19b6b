#include "knowledge/sentences.hpp"

#include <gtest/gtest.h>

namespace actiewijzer::knowledge {
namespace {

TEST(Sentences, EndAtPunctuation) {
    const auto all = sentences("Eén zin. Nog een zin! En een vraag? Het slot");
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[1].start, "Nog een zin!");
    EXPECT_EQ(all[3].words, 2U);
}

TEST(Sentences, DoNotEndAtAnAbbreviation) {
    EXPECT_EQ(sentences("Denk aan o.a. een zaal, d.w.z. een ruimte.").size(), 1U);
}

TEST(Sentences, EndAtAListItemAndAnEmptyLine) {
    const auto all = sentences("1. eerste stap\n2. tweede stap\n\nEen nieuwe alinea");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[1].line, 1);
    EXPECT_EQ(all[2].line, 3);
}

TEST(Sentences, GoOnOverALineBreak) { EXPECT_EQ(sentences("een zin die\nverder gaat.").front().words, 5U); }

}  // namespace
}  // namespace actiewijzer::knowledge
