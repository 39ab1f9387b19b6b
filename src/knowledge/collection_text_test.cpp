// Collections that editors make: their text, and how they are laid over the release.
#include "knowledge/collection_text.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <filesystem>

namespace actiewijzer::knowledge {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const std::filesystem::path content = std::filesystem::path(AW_SOURCE_DIR) / "content";

const Knowledge& release() {
    static const auto knowledge = load(content).knowledge;
    return *knowledge;
}

Collection green() {
    Collection collection;
    collection.id = "groen";
    collection.name = {"Groen in de buurt", "Green nearby"};
    collection.text = {"Methoden voor wie samen tuiniert.", "Methods for gardening together."};
    collection.introduction = "Begin met de groep.\n\n## Hoe u kiest\n\n- Kijk eerst rond.";
    collection.methods = {{"kern-met-pit", "Omdat de groep zelf beslist."},
                          {"kan-wel", "Let op de \"coach\": die kost tijd."}};
    return collection;
}

std::string text_of(const Collection& collection) { return write_collection_text(collection); }

std::vector<std::string> faults_of(const Collection& collection) {
    std::vector<std::string> keys;
    for (const auto& fault : read_collection_text("groen", text_of(collection), release()).faults)
        keys.push_back(fault.key);
    return keys;
}

TEST(CollectionText, reads_back_as_it_was_written) {
    const auto read = read_collection_text("groen", text_of(green()), release());
    EXPECT_THAT(read.faults, IsEmpty());
    ASSERT_TRUE(read.collection);
    EXPECT_TRUE(read.collection->by_editors);
    EXPECT_EQ(read.collection->introduction, green().introduction);
    EXPECT_THAT(read.collection->introduction_html, HasSubstr("<li>Kijk eerst rond.</li>"));
    EXPECT_EQ(text_of(*read.collection), text_of(green()));
}

RC_GTEST_PROP(CollectionText, keeps_any_note_that_somebody_can_type, (std::string note)) {
    std::erase_if(note,
                  [](char c) { return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7e; });
    while (note.ends_with(' ')) note.pop_back();
    auto collection = green();
    collection.methods[0].note = note;
    const auto read = read_collection_text("groen", text_of(collection), release());
    RC_ASSERT(read.collection);
    RC_ASSERT(read.collection->methods[0].note == note);
    RC_ASSERT(text_of(*read.collection) == text_of(collection));
}

TEST(CollectionText, lets_no_html_through) {
    auto collection = green();
    collection.introduction = "Een <script>alert(1)</script> en [een link](javascript:alert(1)).";
    const auto read = read_collection_text("groen", text_of(collection), release());
    EXPECT_THAT(read.collection->introduction_html, Not(HasSubstr("<script>")));
    EXPECT_THAT(read.collection->introduction_html, Not(HasSubstr("javascript:")));
}

TEST(CollectionText, must_say_why_each_method_is_in_it) {
    auto collection = green();
    collection.methods[1].note.clear();
    EXPECT_THAT(faults_of(collection), ElementsAre("content.fault.empty"));
}

TEST(CollectionText, knows_its_methods_and_has_each_once) {
    auto collection = green();
    collection.methods[1] = {"bestaat-niet", "Waarom ook."};
    EXPECT_THAT(faults_of(collection), ElementsAre("content.fault.unknown_term"));
    collection.methods[1] = collection.methods[0];
    EXPECT_THAT(faults_of(collection), ElementsAre("content.fault.method_twice"));
    collection.methods.clear();
    EXPECT_THAT(faults_of(collection), ElementsAre("content.fault.no_methods"));
}

TEST(CollectionText, leaves_the_highest_heading_to_the_page) {
    auto collection = green();
    collection.introduction = "# Groen\n\nBegin met de groep.";
    EXPECT_THAT(faults_of(collection), ElementsAre("content.fault.high_heading"));
}

TEST(CollectionText, names_its_fields_by_path_and_line) {
    const auto fields = collection_fields_in(text_of(green()));
    EXPECT_EQ(path_at(fields, 2), "");
    EXPECT_EQ(path_at(fields, 3), "name.nl");
    EXPECT_EQ(fields.back().path, "introduction");
    EXPECT_EQ(fields.back().value, green().introduction);
}

TEST(LaidCollections, are_known_to_readers_and_to_their_methods) {
    Overlay overlay;
    overlay.collections.push_back({"groen", text_of(green()), "2026-11-25"});
    const auto loaded = load(content, overlay);
    ASSERT_THAT(loaded.faults, IsEmpty());
    EXPECT_THAT(loaded.ignored, IsEmpty());
    const auto& knowledge = *loaded.knowledge;
    const auto* collection = knowledge.collection("groen");
    ASSERT_TRUE(collection);
    EXPECT_EQ(collection->published, "2026-11-25");
    EXPECT_THAT(knowledge.methods_in(*collection),
                ElementsAre(Field(&Method::slug, "kern-met-pit"), Field(&Method::slug, "kan-wel")));
    EXPECT_THAT(knowledge.method("kan-wel")->gathered_in, ElementsAre("groen"));
    EXPECT_THAT(knowledge.method("dorpsspiegel")->gathered_in, IsEmpty());
    EXPECT_NE(knowledge.revision, release().revision);
}

TEST(LaidCollections, outlive_a_method_that_is_withdrawn_or_gone) {
    auto collection = green();
    collection.methods.push_back({"verdwenen", "Die was er vroeger."});
    Overlay overlay;
    overlay.collections.push_back({"groen", text_of(collection), "2026-11-25"});
    overlay.withdrawn.push_back({"kan-wel", {}, "Niemand doet het nog.", {}, "2026-11-25"});
    const auto loaded = load(content, overlay);
    ASSERT_TRUE(loaded.knowledge);
    EXPECT_THAT(loaded.ignored, SizeIs(1));
    const auto* laid = loaded.knowledge->collection("groen");
    ASSERT_TRUE(laid);
    EXPECT_THAT(laid->methods,
                ElementsAre(Field(&CollectedMethod::slug, "kern-met-pit"), Field(&CollectedMethod::slug, "kan-wel")));
    EXPECT_THAT(loaded.knowledge->methods_in(*laid), SizeIs(1));
}

TEST(LaidCollections, that_are_withdrawn_keep_their_name_and_reason) {
    Overlay overlay;
    overlay.collections.push_back({"groen", text_of(green()), "2026-11-25"});
    overlay.withdrawn_collections.push_back({"groen", {}, "Verouderd.", {}, "2026-11-26"});
    const auto loaded = load(content, overlay);
    EXPECT_FALSE(loaded.knowledge->collection("groen"));
    EXPECT_EQ(loaded.knowledge->withdrawn_collection("groen")->name, "Groen in de buurt");
    EXPECT_THAT(loaded.knowledge->method("kan-wel")->gathered_in, IsEmpty());
}

TEST(LaidCollections, never_take_the_place_of_one_that_ships) {
    const auto shipped = release().collections.front().id;
    Overlay overlay;
    overlay.collections.push_back({shipped, text_of(green()), "2026-11-25"});
    const auto loaded = load(content, overlay);
    EXPECT_THAT(loaded.ignored, ElementsAre(Field(&Fault::key, "content.fault.duplicate_id")));
    EXPECT_FALSE(loaded.knowledge->collection(shipped)->by_editors);
}

}  // namespace
}  // namespace actiewijzer::knowledge
