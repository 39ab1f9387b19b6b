#include "knowledge/profile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "knowledge/databases.hpp"
#include "knowledge/load.hpp"
#include "knowledge/method_paths.hpp"
#include "knowledge/method_text.hpp"

namespace actiewijzer::knowledge {
namespace {

const ProfilePart& part_of(const std::vector<ProfilePart>& profile, std::string_view id) {
    return *std::ranges::find(profile, id, &ProfilePart::id);
}

TEST(Profile, TellsWhatIsDescribedFromWhatIsSaidToBeUnknownAndFromWhatNobodyWrote) {
    Method method;
    method.costs = "niet bekend";
    method.developer = "LSA";
    method.sections = {{"hoe", "", "Zo.\n", ""}, {"moet-blijven", "", "Niet bekend. Vraag het na.\n", ""}};
    const auto profile = profile_of(method);
    EXPECT_TRUE(part_of(profile, "ontwikkelaar").known);
    EXPECT_TRUE(part_of(profile, "werkwijze").known);
    for (const auto* unknown : {"kosten", "werkzaam", "regie"}) {
        EXPECT_FALSE(part_of(profile, unknown).known) << unknown;
        EXPECT_TRUE(part_of(profile, unknown).said_unknown) << unknown;
    }
    for (const auto* absent : {"contact", "theorie", "soort", "literatuur"}) {
        EXPECT_FALSE(part_of(profile, absent).known) << absent;
        EXPECT_FALSE(part_of(profile, absent).said_unknown) << absent;
    }
    EXPECT_EQ(known_parts(profile), 2U);
    method.cost_band = "groot";
    EXPECT_TRUE(part_of(profile_of(method), "kosten").known);
}

TEST(Profile, NamesTheFieldInWhichAPartIsWritten) {
    Method method;
    method.developer = method.contact = method.cite = method.for_whom = method.via_whom = method.duration =
        method.costs = method.participation = "iets";
    method.description_type = DescriptionType::practice;
    method.lead = Lead::residents;
    method.effects = {"iets"};
    method.literature = {{"iets", ""}};
    for (const auto& heading : method_headings())
        method.sections.push_back({std::string(heading.id), std::string(heading.title), "Iets.\n", ""});
    const auto fields = fields_in(write_method_text(method));
    for (const auto& part : profile_of(method)) {
        EXPECT_TRUE(part.known) << part.id;
        EXPECT_NE(std::ranges::find(fields, part.field, &MethodField::path), fields.end()) << part.field;
    }
}

TEST(Databases, AskPartsThatThereAreAndSayWhereThatWasRead) {
    const auto knowledge = load(std::filesystem::path(AW_SOURCE_DIR) / "content").knowledge;
    const auto profile = profile_of(Method{});
    for (const auto& database : databases()) {
        const auto* collection = knowledge->collection(std::string(database.collection));
        ASSERT_TRUE(collection);
        EXPECT_EQ(collection->kind, "database");
        EXPECT_FALSE(database.read_at.empty());
        for (const auto part : database.parts)
            EXPECT_NE(std::ranges::find(profile, part, &ProfilePart::id), profile.end()) << part;
    }
}

}  // namespace
}  // namespace actiewijzer::knowledge
