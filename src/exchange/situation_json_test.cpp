// What a machine sends, read and refused.
#include "exchange/situation_json.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "domain/plain_text.hpp"
#include "knowledge/load.hpp"

namespace actiewijzer::exchange {
namespace {

std::vector<InvalidField> faults_of(const std::string& json) {
    static const auto shipped = knowledge::load(AW_SOURCE_DIR "/content").knowledge;
    const auto request = read_request(json, *shipped);
    return request ? std::vector<InvalidField>{} : request.error().fields;
}

TEST(Request, OfOnlyFaultsNamesTheFirstHundred) {
    std::string json = "{";
    for (int field = 0; field < 1000; ++field) json += "\"veld" + std::to_string(field) + "\": 0, ";
    const auto faults = faults_of(json + "\"rol\": 0}");
    ASSERT_EQ(faults.size(), 100U);
    EXPECT_EQ(faults.front().field, "veld0");
}

TEST(Request, AnUnknownValueIsQuotedInWholeCharacters) {
    std::string typed = "x";
    for (int letter = 0; letter < 50; ++letter) typed += "é";
    const std::vector<std::string> requests{"{\"rol\": \"" + typed + "\"}", "{\"waaromNiet\": [\"" + typed + "\"]}",
                                            "{\"omstandigheden\": [\"" + typed + "\"]}",
                                            "{\"initiatief\": {\"themas\": [\"" + typed + "\"]}}"};
    for (const auto& json : requests) {
        const auto faults = faults_of(json);
        const auto unknown = std::ranges::find(faults, "invalid.unknown_value", &InvalidField::reason);
        ASSERT_NE(unknown, faults.end()) << json;
        EXPECT_EQ(check_text(unknown->argument, 60), TextFault::none) << json;
    }
}

}  // namespace
}  // namespace actiewijzer::exchange
