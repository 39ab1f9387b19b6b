#include "knowledge/change.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "knowledge/method_text.hpp"

namespace actiewijzer::knowledge {
namespace {

const std::filesystem::path content = std::filesystem::path(AW_SOURCE_DIR) / "content";

const Knowledge& shipped() {
    static const auto knowledge = load(content).knowledge;
    return *knowledge;
}

std::string with_where(const std::string& slug, const std::string& where) {
    auto method = *shipped().method(slug);
    method.where = where;
    return write_method_text(method);
}

Withdrawn withdrawn(const std::string& slug) { return {slug, {}, "Niemand werkt er nog mee.", {}, "2026-11-24"}; }

/// That following the changes gives what reading everything gives.
void expect_same(const Knowledge& followed, const Overlay& overlay) {
    const auto whole = load(content, overlay);
    ASSERT_TRUE(whole.knowledge);
    EXPECT_EQ(followed.revision, whole.knowledge->revision);
    EXPECT_TRUE(std::ranges::equal(followed.methods, whole.knowledge->methods));
    ASSERT_EQ(followed.withdrawn.size(), whole.knowledge->withdrawn.size());
    for (std::size_t at = 0; at < followed.withdrawn.size(); ++at) {
        EXPECT_EQ(followed.withdrawn[at].slug, whole.knowledge->withdrawn[at].slug);
        EXPECT_EQ(followed.withdrawn[at].name, whole.knowledge->withdrawn[at].name);
    }
}

TEST(Change, GivesWhatReadingEverythingGives) {
    const auto text = with_where("kan-wel", "in elke straat");
    const auto after = change(shipped(), {{{"kan-wel", text, {}}}, "1"});
    ASSERT_TRUE(after.knowledge);
    EXPECT_EQ(after.knowledge->method("kan-wel")->where, "in elke straat");
    Overlay overlay;
    overlay.texts["kan-wel"] = text;
    overlay.stamp = "1";
    expect_same(*after.knowledge, overlay);
}

TEST(Change, SharesWhatStaysAsItWas) {
    const auto after = change(shipped(), {{{"kan-wel", with_where("kan-wel", "elders"), {}}}, "1"});
    ASSERT_TRUE(after.knowledge);
    EXPECT_EQ(after.knowledge->method("abcd"), shipped().method("abcd"));
    EXPECT_EQ(different(shipped().methods, after.knowledge->methods), std::vector<std::string>{"kan-wel"});
    EXPECT_NE(shipped().method("kan-wel")->where, "elders");
}

TEST(Change, AddsTakesAwayAndBringsBack) {
    auto fresh = *shipped().method("present");
    fresh.slug = "nieuw-plein";
    fresh.name = "Nieuw Plein";
    const auto text = write_method_text(fresh);
    const auto own = write_method_text(*shipped().method("kan-wel"));
    const auto without = change(shipped(), {{{"kan-wel", own, withdrawn("kan-wel")}, {"nieuw-plein", text, {}}}, "2"});
    ASSERT_TRUE(without.knowledge);
    Overlay overlay;
    overlay.texts["nieuw-plein"] = text;
    overlay.withdrawn = {withdrawn("kan-wel")};
    overlay.stamp = "2";
    expect_same(*without.knowledge, overlay);
    for (const auto& method : without.knowledge->methods)
        for (const auto& combination : method.combinations) EXPECT_NE(combination.slug, "kan-wel");

    const auto back = change(*without.knowledge, {{{"kan-wel", own, {}}}, "3"});
    ASSERT_TRUE(back.knowledge);
    overlay.withdrawn.clear();
    overlay.stamp = "3";
    expect_same(*back.knowledge, overlay);
}

TEST(Change, SaysWhatIsWrongWithATextAndChangesNothing) {
    const auto after = change(shipped(), {{{"kan-wel", "---\nname: [\n---\n", {}}}, "1"});
    EXPECT_FALSE(after.knowledge);
    EXPECT_FALSE(after.faults.empty());
}

}  // namespace
}  // namespace actiewijzer::knowledge
