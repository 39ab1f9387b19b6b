#include "usecases/collections.hpp"

#include <gmock/gmock.h>

#include "knowledge/collection_text.hpp"
#include "people.hpp"
#include "store_fixture.hpp"
#include "usecases/methods.hpp"
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
using ::testing::Not;
using testing::release;
using testing::roos;
using testing::saskia;
using ::testing::SizeIs;
using Kind = Problem::Kind;

std::string text_with(const std::string& note) {
    knowledge::Collection collection;
    collection.name = {"Groen in de buurt", "Green nearby"};
    collection.text = {"Methoden voor wie samen tuiniert.", "Methods for gardening together."};
    collection.introduction = "Begin met de groep.";
    collection.methods = {{"kern-met-pit", note}};
    return knowledge::write_collection_text(collection);
}

class CollectionsTest : public testing::StoreTest {
protected:
    Versioned kept() { return collections(store()); }

    const std::string slug = "groen-in-de-buurt";

    VersionRow begun() { return begin_collection(store(), saskia, " Groen in de buurt ", release(), noon).value(); }
    void save(const SignedIn& who, const VersionRow& draft, const std::string& text) {
        ASSERT_TRUE(save_draft(kept(), who, slug, draft.number, {text, "", draft.saves, draft.based_on}, noon));
    }
    void publish_first() {
        const auto draft = begun();
        save(saskia, draft, text_with("Omdat de groep zelf beslist."));
        ASSERT_TRUE(propose(kept(), saskia, slug, draft.number, release(), noon)->faults.empty());
        ASSERT_TRUE(publish(kept(), joost, slug, draft.number, release(), noon).has_value());
    }
    knowledge::Overlay laid() { return overlay(store()).value(); }
};
INSTANTIATE_TEST_SUITE_P(Usecases, CollectionsTest, testing::on_both_databases, testing::name);

TEST_P(CollectionsTest, begin_with_a_name_that_nobody_took) {
    EXPECT_EQ(begun().slug, slug);
    const auto problem_with = [&](const std::string& name) {
        return begin_collection(store(), saskia, name, release(), noon).error().fields.at(0).reason;
    };
    EXPECT_EQ(problem_with("groen in de BUURT"), "desk.collection.name_taken");
    EXPECT_EQ(problem_with(release().collections.front().id), "desk.collection.name_taken");
    EXPECT_EQ(problem_with("!?"), "desk.bad_name");
    EXPECT_EQ(problem_with(std::string(101, 'a')), "invalid.too_long");
}

TEST_P(CollectionsTest, go_by_a_remark_to_readers) {
    const auto draft = begun();
    EXPECT_THAT(propose(kept(), saskia, slug, draft.number, release(), noon)->faults, Not(IsEmpty()));
    save(saskia, draft, text_with("Omdat de groep zelf beslist."));
    ASSERT_TRUE(propose(kept(), saskia, slug, draft.number, release(), noon)->faults.empty());
    EXPECT_THAT(waiting(kept(), joost)->to_review, SizeIs(1));
    ASSERT_TRUE(give_back(kept(), joost, slug, draft.number, "Noem ook het geld.", noon));
    const auto returned = waiting(kept(), saskia)->returned.at(0);
    EXPECT_THAT(*remarks_on(kept(), saskia, returned), ElementsAre(Field(&RemarkRow::text, "Noem ook het geld.")));
    save(saskia, returned, text_with("Omdat de groep zelf beslist. Er is ook geld."));
    ASSERT_TRUE(propose(kept(), saskia, slug, draft.number, release(), noon)->faults.empty());

    const auto before = publications(store()).value();
    EXPECT_TRUE(publish(kept(), saskia, slug, draft.number, release(), noon)->own);
    EXPECT_THAT(laid().collections, IsEmpty());
    ASSERT_TRUE(publish(kept(), joost, slug, draft.number, release(), noon).has_value());
    EXPECT_EQ(publications(store()).value(), before + 1);
    EXPECT_THAT(laid().collections, ElementsAre(Field(&knowledge::GivenCollection::text,
                                                      text_with("Omdat de groep zelf beslist. Er is ook geld."))));
    EXPECT_THAT(laid().collections, ElementsAre(Field(&knowledge::GivenCollection::on, "2026-11-18")));
    EXPECT_THAT(waiting(kept(), joost)->to_review, IsEmpty());
}

TEST_P(CollectionsTest, show_the_second_of_two_editors_what_the_first_published) {
    publish_first();
    const auto hers = begin_change(kept(), saskia, slug, {}, noon).value();
    const auto milas = begin_change(kept(), mila, slug, {}, noon).value();
    save(saskia, hers, text_with("Van Saskia."));
    ASSERT_TRUE(propose(kept(), saskia, slug, hers.number, release(), noon)->faults.empty());
    ASSERT_TRUE(publish(kept(), joost, slug, hers.number, release(), noon).has_value());
    save(mila, milas, text_with("Van Mila."));
    EXPECT_TRUE(propose(kept(), mila, slug, milas.number, release(), noon)->overtaken);
    // In a second window of the same editor the count of saves tells.
    EXPECT_EQ(save_draft(kept(), mila, slug, milas.number, {"x", "", milas.saves, 1}, noon).error().kind,
              Kind::conflict);
    EXPECT_EQ(history(kept(), mila, slug)->versions.at(0).text, text_with("Van Mila."));
}

TEST_P(CollectionsTest, are_withdrawn_with_a_reason_and_come_back) {
    publish_first();
    EXPECT_EQ(withdraw(kept(), saskia, slug, " ", {}, noon).error().fields.at(0).field, "reden");
    ASSERT_TRUE(withdraw(kept(), saskia, slug, "Verouderd.", {}, noon));
    EXPECT_THAT(laid().withdrawn_collections, ElementsAre(Field(&knowledge::Withdrawn::reason, "Verouderd.")));
    ASSERT_TRUE(bring_back(kept(), saskia, slug, noon));
    EXPECT_THAT(laid().withdrawn_collections, IsEmpty());
    std::vector<std::string> actions;
    for (const auto& line : *audit(kept(), roos, slug)) actions.push_back(line.action);
    EXPECT_THAT(actions,
                ::testing::IsSupersetOf({"collection.begin", "collection.save", "collection.propose",
                                         "collection.publish", "collection.withdraw", "collection.bring_back"}));
}

TEST_P(CollectionsTest, are_no_methods_though_they_may_share_a_name) {
    publish_first();
    EXPECT_EQ(store().methods().find(slug).error().kind, Kind::not_found);
    EXPECT_THAT(laid().texts, IsEmpty());
    EXPECT_THAT(waiting(methods(store()), joost)->to_review, IsEmpty());
}

TEST_P(CollectionsTest, are_changed_only_by_those_who_may) {
    EXPECT_EQ(begin_collection(store(), joost, "Groen", release(), noon).error().kind, Kind::forbidden);
    publish_first();
    EXPECT_EQ(begin_change(kept(), roos, slug, {}, noon).error().kind, Kind::forbidden);
    EXPECT_EQ(withdraw(kept(), joost, slug, "Verouderd.", {}, noon).error().kind, Kind::forbidden);
    EXPECT_THAT(*all_kept(kept(), roos), SizeIs(1));
}

}  // namespace
}  // namespace actiewijzer::usecases
