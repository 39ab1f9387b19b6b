#include "usecases/methods.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "knowledge/method_text.hpp"
#include "people.hpp"
#include "store_fixture.hpp"
#include "usecases/test_release.hpp"

namespace actiewijzer::usecases {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using testing::joost;
using testing::mila;
using testing::noon;
using testing::release;
using testing::roos;
using testing::saskia;
using ::testing::SizeIs;
using testing::with_summary;
using Kind = Problem::Kind;

class MethodsTest : public testing::ReleaseTest {
protected:
    VersionRow drafted(const SignedIn& who, const std::string& text, const std::string& slug = "kan-wel") {
        auto draft = begin_change(store(), who, slug, release(), noon).value();
        draft.saves =
            save_draft(store(), who, slug, draft.number, {text, "korter", draft.saves, draft.based_on}, noon).value();
        draft.text = text;
        return draft;
    }
    Obstacles proposed(const SignedIn& who, const VersionRow& draft) {
        return propose(store(), who, draft.slug, draft.number, release(), noon).value();
    }
    void publish_as(const SignedIn& author, const SignedIn& reviewer, const std::string& text) {
        const auto draft = drafted(author, text);
        ASSERT_TRUE(proposed(author, draft).faults.empty());
        ASSERT_TRUE(publish(store(), reviewer, draft.slug, draft.number, release(), noon).has_value());
    }
};
INSTANTIATE_TEST_SUITE_P(Usecases, MethodsTest, testing::on_both_databases, testing::name);

TEST_P(MethodsTest, ship_with_the_release_and_are_imported_once) {
    const auto before = publications(store()).value();
    ASSERT_TRUE(import_release(store(), release(), noon).has_value());
    EXPECT_EQ(publications(store()).value(), before);
    EXPECT_EQ(sql("SELECT count(*), min(number), max(number) FROM method_versions WHERE state = 'published'"),
              GetParam() == testing::Database::sqlite ? "39|1|1\n" : "39|1|1\n");
    EXPECT_THAT(overlay(store()).value().texts, IsEmpty());
}

TEST_P(MethodsTest, go_from_draft_by_remarks_to_readers) {
    const auto text = with_summary("Bewoners maken hun eigen plan.");
    const auto draft = drafted(saskia, text);
    EXPECT_EQ(text_for_readers(), "as released");
    ASSERT_TRUE(proposed(saskia, draft).faults.empty());
    EXPECT_THAT(desk_overview(store(), joost)->to_review, SizeIs(1));
    EXPECT_THAT(desk_overview(store(), saskia)->waiting, SizeIs(1));

    EXPECT_EQ(give_back(store(), joost, "kan-wel", draft.number, " ", noon).error().fields.at(0).field, "opmerking");
    ASSERT_TRUE(give_back(store(), joost, "kan-wel", draft.number, "Noem de coach.", noon).has_value());
    const auto returned = desk_overview(store(), saskia)->returned.at(0);
    EXPECT_THAT(*remarks_on(store(), saskia, returned), ElementsAre(Field(&RemarkRow::text, "Noem de coach.")));

    const auto better = with_summary("Bewoners maken hun eigen plan. Een coach helpt.");
    ASSERT_TRUE(save_draft(store(), saskia, "kan-wel", draft.number, {better, "", returned.saves, 1}, noon));
    ASSERT_TRUE(proposed(saskia, draft).faults.empty());
    const auto before = publications(store()).value();
    ASSERT_TRUE(publish(store(), joost, "kan-wel", draft.number, release(), noon).has_value());
    EXPECT_EQ(text_for_readers(), better);
    EXPECT_GT(publications(store()).value(), before);
    EXPECT_EQ(sql("SELECT action FROM audit_lines WHERE subject = 'method:kan-wel' AND action = 'method.publish'"),
              "method.publish\n");
}

TEST_P(MethodsTest, are_never_published_by_their_own_author) {
    const auto draft = drafted(saskia, with_summary("Kort."));
    ASSERT_TRUE(proposed(saskia, draft).faults.empty());
    EXPECT_TRUE(publish(store(), saskia, "kan-wel", draft.number, release(), noon)->own);
    EXPECT_EQ(give_back(store(), saskia, "kan-wel", draft.number, "Toch niet.", noon).error().kind, Kind::forbidden);
    EXPECT_EQ(text_for_readers(), "as released");
}

TEST_P(MethodsTest, ask_of_each_role_what_it_may) {
    EXPECT_EQ(begin_change(store(), roos, "kan-wel", release(), noon).error().kind, Kind::forbidden);
    EXPECT_EQ(begin_change(store(), joost, "kan-wel", release(), noon).error().kind, Kind::forbidden);
    const auto draft = drafted(saskia, with_summary("Kort."));
    ASSERT_TRUE(proposed(saskia, draft).faults.empty());
    EXPECT_EQ(publish(store(), roos, "kan-wel", draft.number, release(), noon).error().kind, Kind::forbidden);
    EXPECT_EQ(withdraw(store(), joost, "kan-wel", "Oud.", "", release(), noon).error().kind, Kind::forbidden);
    EXPECT_EQ(save_draft(store(), mila, "kan-wel", draft.number, {"x", "", 1, 1}, noon).error().kind, Kind::forbidden);
}

TEST_P(MethodsTest, can_be_saved_with_faults_and_not_proposed_with_them) {
    const auto draft = drafted(saskia, "---\nname: Kan wel\n---\n");
    const auto obstacles = proposed(saskia, draft);
    EXPECT_FALSE(obstacles.faults.empty());
    EXPECT_EQ(open_version(store(), saskia, "kan-wel", draft.number)->state, VersionState::draft);
}

TEST_P(MethodsTest, tell_the_second_of_two_windows_and_keep_the_first) {
    const auto draft = drafted(saskia, with_summary("Uit het ene venster."));
    const auto stale = save_draft(store(), saskia, "kan-wel", draft.number,
                                  {with_summary("Uit het andere."), "", draft.saves - 1, 1}, noon);
    EXPECT_EQ(stale.error().kind, Kind::conflict);
    EXPECT_EQ(open_version(store(), saskia, "kan-wel", draft.number)->text, with_summary("Uit het ene venster."));
}

TEST_P(MethodsTest, tell_the_second_of_two_editors_that_they_were_overtaken) {
    const auto hers = drafted(saskia, with_summary("Van Saskia."));
    const auto milas = drafted(mila, with_summary("Van Mila."));
    ASSERT_TRUE(proposed(saskia, hers).faults.empty());
    ASSERT_TRUE(proposed(mila, milas).faults.empty());
    ASSERT_TRUE(publish(store(), joost, "kan-wel", hers.number, release(), noon).has_value());
    EXPECT_TRUE(publish(store(), joost, "kan-wel", milas.number, release(), noon)->overtaken);
    EXPECT_EQ(text_for_readers(), with_summary("Van Saskia."));
    // Who has read both says so, and goes on.
    ASSERT_TRUE(take_back(store(), mila, "kan-wel", milas.number, noon).has_value());
    ASSERT_TRUE(save_draft(store(), mila, "kan-wel", milas.number,
                           {with_summary("Van beiden."), "", milas.saves, hers.number}, noon));
    ASSERT_FALSE(proposed(mila, milas).overtaken);
    ASSERT_TRUE(publish(store(), joost, "kan-wel", milas.number, release(), noon).has_value());
    EXPECT_EQ(text_for_readers(), with_summary("Van beiden."));
}

TEST_P(MethodsTest, come_back_as_they_were_before) {
    publish_as(saskia, joost, with_summary("De nieuwe."));
    const auto restored = restore_version(store(), mila, "kan-wel", 1, noon).value();
    EXPECT_EQ(restored.text, knowledge::write_method_text(*release().method("kan-wel")));
    ASSERT_TRUE(proposed(mila, restored).faults.empty());
    ASSERT_TRUE(publish(store(), joost, "kan-wel", restored.number, release(), noon).has_value());
    EXPECT_EQ(text_for_readers(), restored.text);
    EXPECT_THAT(method_history(store(), roos, "kan-wel")->versions, SizeIs(3));
}

TEST_P(MethodsTest, are_withdrawn_with_a_reason_and_brought_back) {
    EXPECT_EQ(withdraw(store(), saskia, "kan-wel", "", "", release(), noon).error().fields.at(0).field, "reden");
    ASSERT_TRUE(withdraw(store(), saskia, "kan-wel", "Wordt niet meer gebruikt.", "", release(), noon).has_value());
    const auto withdrawn = overlay(store()).value().withdrawn;
    ASSERT_THAT(withdrawn, SizeIs(1));
    EXPECT_EQ(withdrawn[0].slug, "kan-wel");
    EXPECT_EQ(withdrawn[0].reason, "Wordt niet meer gebruikt.");
    EXPECT_EQ(withdrawn[0].on, "2026-11-18");
    EXPECT_EQ(withdraw(store(), saskia, "kan-wel", "Nog eens.", "", release(), noon).error().kind, Kind::not_found);
    ASSERT_TRUE(bring_back(store(), saskia, "kan-wel", noon).has_value());
    EXPECT_THAT(overlay(store()).value().withdrawn, IsEmpty());
}

TEST_P(MethodsTest, merge_into_one_that_exists) {
    const auto merge = [&](const std::string& into) {
        return withdraw(store(), saskia, "dorpsspiegel", "Samengevoegd.", into, release(), noon);
    };
    EXPECT_EQ(merge("dorpsspiegel").error().fields.at(0).field, "naar");
    EXPECT_EQ(merge("bestaat-niet").error().fields.at(0).field, "naar");
    ASSERT_TRUE(merge("dorpsonderzoek").has_value());
    EXPECT_EQ(overlay(store()).value().withdrawn.at(0).moved_to, "dorpsonderzoek");
}

TEST_P(MethodsTest, follow_a_new_release_unless_editors_changed_them) {
    publish_as(saskia, joost, with_summary("Van onze redactie."));
    auto next = release();
    next.release = "de volgende";
    for (auto& method : next.methods) method.summary.nl = "Uit de nieuwe uitgave.";
    ASSERT_TRUE(import_release(store(), next, noon).has_value());
    EXPECT_EQ(text_for_readers(), with_summary("Van onze redactie."));
    EXPECT_THAT(overlay(store()).value().texts, SizeIs(1));
    EXPECT_EQ(method_history(store(), roos, "dorpsspiegel")->method.published, 2);

    const auto waiting = desk_overview(store(), mila)->to_review;
    ASSERT_THAT(waiting, SizeIs(1));
    EXPECT_EQ(waiting[0].author, "");
    EXPECT_EQ(waiting[0].based_on, 1) << "the release before it";
    ASSERT_TRUE(publish(store(), mila, "kan-wel", waiting[0].number, next, noon).has_value());
    EXPECT_EQ(text_for_readers(), "as released");
}

TEST_P(MethodsTest, that_are_new_need_a_name_of_their_own) {
    EXPECT_EQ(begin_method(store(), saskia, "kan-wel", "x", noon).error().fields.at(0).reason, "desk.name_taken");
    EXPECT_EQ(begin_method(store(), saskia, "Geen Slug", "x", noon).error().fields.at(0).reason, "desk.bad_name");
    auto method = *release().method("kan-wel");
    method.name = "Onze aanpak";
    const auto draft = begin_method(store(), saskia, "onze-aanpak", knowledge::write_method_text(method), noon).value();
    ASSERT_TRUE(proposed(saskia, draft).faults.empty());
    ASSERT_TRUE(publish(store(), joost, "onze-aanpak", draft.number, release(), noon).has_value());
    const auto laid = knowledge::load(std::filesystem::path(AW_SOURCE_DIR) / "content", overlay(store()).value());
    ASSERT_TRUE(laid.knowledge);
    EXPECT_EQ(laid.knowledge->methods.size(), 40U);
    EXPECT_EQ(laid.knowledge->method("onze-aanpak")->name, "Onze aanpak");
}

TEST_P(MethodsTest, get_suggestions_from_readers_that_are_answered_once) {
    EXPECT_EQ(suggest(store(), "kan-wel", "hoe", "  ", noon).error().fields.at(0).field, "tekst");
    ASSERT_TRUE(suggest(store(), "kan-wel", "hoe", "Stap 3 klopt niet meer.", noon).has_value());
    const auto open = desk_overview(store(), joost)->suggestions;
    ASSERT_THAT(open, ElementsAre(Field(&SuggestionRow::text, "Stap 3 klopt niet meer.")));
    ASSERT_TRUE(answer_suggestion(store(), joost, open[0].id, noon).has_value());
    EXPECT_EQ(answer_suggestion(store(), mila, open[0].id, noon).error().kind, Kind::conflict);
    EXPECT_THAT(desk_overview(store(), joost)->suggestions, IsEmpty());
}

TEST_P(MethodsTest, of_the_desk_do_not_stop_the_site_when_a_release_no_longer_takes_them) {
    publish_as(saskia, joost, with_summary("Van onze redactie."));
    auto laid = overlay(store()).value();
    laid.texts.at("kan-wel").replace(laid.texts.at("kan-wel").find("themes: ["), 9, "themes: [bestaat-niet, ");
    const auto loaded = knowledge::load(std::filesystem::path(AW_SOURCE_DIR) / "content", laid);
    ASSERT_TRUE(loaded.knowledge);
    EXPECT_EQ(*loaded.knowledge->method("kan-wel"), *release().method("kan-wel"));
    EXPECT_THAT(loaded.ignored, ElementsAre(Field(&knowledge::Fault::key, "content.fault.unknown_term")));
}

TEST_P(MethodsTest, change_only_as_somebody_saw_them) {
    const auto text = with_summary("Bewoners maken hun eigen plan.");
    const auto draft = drafted(saskia, text);
    const Seen first{VersionState::draft, draft.saves};
    const auto number = draft.number;
    ASSERT_TRUE(save_draft(store(), saskia, "kan-wel", number, {text, "anders", draft.saves, 1}, noon));
    EXPECT_EQ(propose(store(), saskia, "kan-wel", number, release(), noon, first).error().kind, Kind::conflict);
    EXPECT_EQ(discard_draft(store(), saskia, "kan-wel", number, noon, first).error().kind, Kind::conflict);
    const Seen second{VersionState::draft, draft.saves + 1};
    ASSERT_TRUE(propose(store(), saskia, "kan-wel", number, release(), noon, second));

    const Seen proposal{VersionState::proposed, draft.saves + 1};
    ASSERT_TRUE(take_back(store(), saskia, "kan-wel", number, noon, proposal));
    ASSERT_TRUE(save_draft(store(), saskia, "kan-wel", number, {text, "nog eens", draft.saves + 1, 1}, noon));
    ASSERT_TRUE(propose(store(), saskia, "kan-wel", number, release(), noon));
    EXPECT_EQ(publish(store(), joost, "kan-wel", number, release(), noon, proposal).error().kind, Kind::conflict);
    EXPECT_EQ(give_back(store(), joost, "kan-wel", number, "Nee.", noon, proposal).error().kind, Kind::conflict);
    EXPECT_EQ(text_for_readers(), "as released");
    ASSERT_TRUE(publish(store(), joost, "kan-wel", number, release(), noon, Seen{VersionState::proposed, 4}));
    EXPECT_EQ(text_for_readers(), text);
}

}  // namespace
}  // namespace actiewijzer::usecases
