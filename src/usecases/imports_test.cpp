#include "usecases/imports.hpp"

#include <gmock/gmock.h>

#include <future>

#include "knowledge/method_text.hpp"
#include "people.hpp"
#include "store_fixture.hpp"
#include "usecases/test_release.hpp"

namespace actiewijzer::usecases {
namespace {

using namespace std::chrono_literals;
using testing::beheer;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::joost;
using testing::mila;
using testing::noon;
using testing::release;
using testing::saskia;
using ::testing::SizeIs;
using Kind = Problem::Kind;

GivenText with_summary(const std::string& summary, const std::string& slug = "kan-wel") {
    return {slug, testing::with_summary(summary, slug)};
}
GivenText as_released(const std::string& slug) { return with_summary(release().method(slug)->summary.nl, slug); }
GivenText new_method(const std::string& name, const std::string& slug) {
    auto method = *release().method("kan-wel");
    method.name = name;
    method.other_names.clear();
    return {slug, knowledge::write_method_text(method)};
}

class ImportsTest : public testing::ReleaseTest {
protected:
    std::string prepared(const SignedIn& who, const std::vector<GivenText>& texts) {
        return prepare_import(store(), who, {"lijst.xlsx", "", texts}, noon).value().id;
    }
    std::string proposed(const SignedIn& who, const std::vector<GivenText>& texts) {
        const auto id = prepared(who, texts);
        EXPECT_TRUE(propose_import(store(), who, id, noon).has_value());
        return id;
    }
    Result<ImportObstacles> published_by(const SignedIn& who, const std::string& id) {
        return publish_import(store(), who, id, release(), noon);
    }
    std::string count(const std::string& table) { return sql("SELECT count(*) FROM " + table); }
};
INSTANTIATE_TEST_SUITE_P(Usecases, ImportsTest, testing::on_both_databases, testing::name);

TEST_P(ImportsTest, are_told_first_and_change_nothing) {
    const auto import =
        prepare_import(store(), saskia,
                       {"lijst.xlsx",
                        " Van de provincie. ",
                        {with_summary("Kort."), new_method("Onze aanpak", "onze-aanpak"), as_released("present")}},
                       noon);
    ASSERT_TRUE(import);
    EXPECT_EQ(import->added, 1);
    EXPECT_EQ(import->changed, 1);
    EXPECT_EQ(import->same, 1);
    EXPECT_EQ(import->note, "Van de provincie.");
    const auto changes = import_changes(store(), saskia, *import, 0, 10);
    ASSERT_THAT(*changes,
                ElementsAre(Field(&ImportChange::slug, "kan-wel"), Field(&ImportChange::slug, "onze-aanpak")));
    EXPECT_THAT(changes->at(0).after, HasSubstr("Kort."));
    EXPECT_EQ(changes->at(0).before, as_released("kan-wel").text);
    EXPECT_EQ(changes->at(1).before, "");
    EXPECT_THAT(*import_changes(store(), saskia, *import, 1, 10), SizeIs(1));
    EXPECT_EQ(text_for_readers("kan-wel"), "as released");
    EXPECT_EQ(count("method_versions"), "39\n");
}

TEST_P(ImportsTest, that_change_nothing_are_not_kept) {
    const auto import = prepare_import(store(), saskia, {"lijst.xlsx", "", {as_released("kan-wel")}}, noon);
    EXPECT_EQ(import->id, "");
    EXPECT_EQ(import->same, 1);
    EXPECT_EQ(count("imports"), "0\n");
}

TEST_P(ImportsTest, are_published_whole_by_somebody_else) {
    const auto id = proposed(saskia, {with_summary("Kort."), new_method("Onze aanpak", "onze-aanpak")});
    EXPECT_THAT(*waiting_imports(store(), joost), SizeIs(1));
    EXPECT_TRUE(published_by(saskia, id)->own);
    EXPECT_EQ(text_for_readers("kan-wel"), "as released");
    const auto before = publications(store()).value();
    ASSERT_TRUE(published_by(joost, id)->none());
    EXPECT_THAT(text_for_readers("kan-wel"), HasSubstr("Kort."));
    EXPECT_THAT(text_for_readers("onze-aanpak"), HasSubstr("Onze aanpak"));
    EXPECT_GT(publications(store()).value(), before);
    const auto history = method_history(store(), joost, "kan-wel")->versions;
    EXPECT_EQ(history.at(0).author, "saskia");
    EXPECT_EQ(history.at(0).note, "lijst.xlsx");
    EXPECT_EQ(sql("SELECT account_id, action, detail FROM audit_lines WHERE subject = 'method:kan-wel'"),
              "joost|method.publish|2\n");
    EXPECT_EQ(count("imports") + count("import_texts"), "0\n0\n") << "the versions hold it now";
    EXPECT_EQ(published_by(joost, id).error().kind, Kind::not_found);
}

TEST_P(ImportsTest, are_not_published_by_their_own_author_whatever_the_role) {
    const auto id = proposed(beheer, {with_summary("Kort.")});
    EXPECT_TRUE(published_by(beheer, id)->own);
    EXPECT_EQ(give_back_import(store(), beheer, id, "Nee.", noon).error().kind, Kind::forbidden);
    EXPECT_EQ(text_for_readers("kan-wel"), "as released");
}

TEST_P(ImportsTest, go_back_with_a_remark_and_come_again) {
    const auto id = proposed(saskia, {with_summary("Kort.")});
    EXPECT_EQ(give_back_import(store(), joost, id, " ", noon).error().fields.at(0).field, "opmerking");
    ASSERT_TRUE(give_back_import(store(), joost, id, "Noem de coach.", noon).has_value());
    EXPECT_EQ(open_import(store(), saskia, id, noon)->remark, "Noem de coach.");
    EXPECT_EQ(open_import(store(), joost, id, noon).error().kind, Kind::not_found);
    EXPECT_EQ(published_by(joost, id).error().kind, Kind::not_found);
    ASSERT_TRUE(propose_import(store(), saskia, id, noon).has_value());
    ASSERT_TRUE(take_back_import(store(), saskia, id, noon).has_value());
    EXPECT_EQ(published_by(joost, id).error().kind, Kind::not_found);
    ASSERT_TRUE(discard_import(store(), saskia, id, noon).has_value());
    EXPECT_EQ(count("imports") + count("import_texts"), "0\n0\n");
}

TEST_P(ImportsTest, are_for_their_own_account_until_they_are_proposed) {
    const auto id = prepared(saskia, {with_summary("Kort.")});
    EXPECT_EQ(open_import(store(), mila, id, noon).error().kind, Kind::not_found);
    EXPECT_EQ(propose_import(store(), mila, id, noon).error().kind, Kind::not_found);
    EXPECT_THAT(*waiting_imports(store(), mila), IsEmpty());
    EXPECT_EQ(prepare_import(store(), joost, {"a.csv", "", {with_summary("x")}}, noon).error().kind, Kind::forbidden);
    ASSERT_TRUE(propose_import(store(), saskia, id, noon).has_value());
    EXPECT_TRUE(open_import(store(), mila, id, noon).has_value());
    EXPECT_EQ(discard_import(store(), mila, id, noon).error().kind, Kind::forbidden);
}

TEST_P(ImportsTest, are_forgotten_after_an_hour_when_nobody_goes_on) {
    const auto forgotten = prepared(saskia, {with_summary("Kort.")});
    const auto waits = proposed(saskia, {with_summary("Lang.", "present")});
    EXPECT_TRUE(open_import(store(), saskia, forgotten, noon + 59min).has_value());
    EXPECT_EQ(open_import(store(), saskia, forgotten, noon + 61min).error().kind, Kind::not_found);
    EXPECT_TRUE(open_import(store(), saskia, waits, noon + 24h).has_value());
    ASSERT_TRUE(prepare_import(store(), mila, {"a.csv", "", {with_summary("Iets.")}}, noon + 61min).has_value());
    EXPECT_EQ(count("imports") + count("import_texts"), "2\n2\n");
}

TEST_P(ImportsTest, that_were_overtaken_change_nothing_and_name_what_changed) {
    const auto first = proposed(saskia, {with_summary("Van Saskia."), with_summary("Ook.", "present")});
    const auto second = proposed(mila, {with_summary("Van Mila."), with_summary("Nog iets.", "keetkeur")});
    ASSERT_TRUE(published_by(joost, first)->none());
    EXPECT_THAT(published_by(joost, second)->overtaken, ElementsAre("kan-wel"));
    EXPECT_THAT(text_for_readers("kan-wel"), HasSubstr("Van Saskia."));
    EXPECT_EQ(text_for_readers("keetkeur"), "as released");
    const auto import = open_import(store(), mila, second, noon).value();
    const auto changes = import_changes(store(), mila, import, 0, 10).value();
    EXPECT_TRUE(changes.at(1).overtaken || changes.at(0).overtaken) << "and it is there still";
}

TEST_P(ImportsTest, at_the_same_moment_do_not_mix) {
    const auto first = proposed(saskia, {with_summary("Van Saskia."), with_summary("Ook.", "present")});
    const auto second = proposed(mila, {with_summary("Van Mila."), with_summary("Nog iets.", "present")});
    auto other = std::async(std::launch::async, [&] { return published_by(joost, first); });
    const auto here = published_by(beheer, second);
    const auto there = other.get();
    const auto done = [](const Result<ImportObstacles>& result) { return result.has_value() && result->none(); };
    EXPECT_EQ(done(here) + done(there), 1);
    const bool saskias = text_for_readers("kan-wel").find("Van Saskia.") != std::string::npos;
    EXPECT_THAT(text_for_readers("present"), HasSubstr(saskias ? "Ook." : "Nog iets."));
    EXPECT_EQ(count("imports"), "1\n");
}

TEST_P(ImportsTest, tell_that_a_method_was_withdrawn) {
    ASSERT_TRUE(withdraw(store(), saskia, "kan-wel", "Gestopt.", "", release(), noon).has_value());
    const auto id = prepared(saskia, {with_summary("Kort.")});
    const auto import = open_import(store(), saskia, id, noon).value();
    EXPECT_TRUE(import_changes(store(), saskia, import, 0, 1)->at(0).hidden);
}

}  // namespace
}  // namespace actiewijzer::usecases
