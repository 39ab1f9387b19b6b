#include "http/static_files.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "http/testing.hpp"

namespace actiewijzer::http {
namespace {

class StaticFilesTest : public ::testing::Test {
protected:
    StaticFilesTest() : folder_(std::filesystem::temp_directory_path() / ("aw-static-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(folder_);
        write("manifest.json", R"({"app.css": "app.0123.css", "letter.woff2": "letter.4567.woff2"})");
        write("app.0123.css", styles_);
        write("letter.4567.woff2", std::string(3000, 'w'));
        write("geheim.txt", "not in the manifest");
    }
    ~StaticFilesTest() override { std::filesystem::remove_all(folder_); }

    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }
    static Response not_found(const Request&) { return testing::text("weg", 404); }
    static Request asks_for(std::string file) {
        Request request;
        request.captures.push_back(std::move(file));
        return request;
    }

    std::filesystem::path folder_;
    std::string styles_ = std::string(4000, 'a') + "{}";
};

TEST_F(StaticFilesTest, NamesFromTheManifestHaveAnAddress) {
    const StaticFiles files(folder_);
    EXPECT_EQ(files.url("app.css"), "/static/app.0123.css");
    EXPECT_THROW(files.url("weg.css"), std::out_of_range);
}

TEST_F(StaticFilesTest, AFileIsPackedAndMayBeKeptForGood) {
    const StaticFiles files(folder_);
    const auto answer = files.handler(not_found)(asks_for("app.0123.css"));
    EXPECT_EQ(answer.status, 200U);
    EXPECT_EQ(answer.entity->identity, styles_);
    EXPECT_FALSE(answer.entity->gzip.empty());
    EXPECT_FALSE(answer.entity->brotli.empty());
    EXPECT_EQ(answer.headers.front().second, "public, max-age=31536000, immutable");
    const auto letter = files.handler(not_found)(asks_for("letter.4567.woff2"));
    EXPECT_EQ(letter.entity->content_type, "font/woff2");
    EXPECT_TRUE(letter.entity->gzip.empty()) << "packed already";
}

TEST_F(StaticFilesTest, OnlyWhatTheManifestNamesIsServed) {
    const StaticFiles files(folder_);
    for (const auto* name : {"geheim.txt", "app.css", "../manifest.json", "manifest.json", ""})
        EXPECT_EQ(files.handler(not_found)(asks_for(name)).status, 404U) << name;
}

TEST_F(StaticFilesTest, ServedFromManyThreadsWhileItIsPackedWell) {
    const StaticFiles files(folder_);
    Router router;
    router.add("GET", "/static/{file}", Runs::on_pool, files.handler(not_found));
    testing::Running running(router);
    std::vector<std::thread> visitors;
    std::atomic<int> good{0};
    for (int nth = 0; nth < 4; ++nth)
        visitors.emplace_back([&] {
            testing::Client client(running.port());
            for (int again = 0; again < 50; ++again) good += client.get("/static/app.0123.css").body == styles_;
        });
    for (auto& visitor : visitors) visitor.join();
    EXPECT_EQ(good, 200);
}

TEST_F(StaticFilesTest, AFaultyFolderIsRefusedByName) {
    write("manifest.json", R"({"app.css": "app.9999.css"})");
    EXPECT_THROW(StaticFiles{folder_}, std::runtime_error);
    write("manifest.json", "{");
    EXPECT_THROW(StaticFiles{folder_}, std::runtime_error);
}

TEST(ShippedStaticFilesTest, LoadWithTheirKindsKnown) {
    const StaticFiles files(std::filesystem::path(AW_SOURCE_DIR) / "web/static");
    EXPECT_TRUE(files.url("app.css").starts_with("/static/app."));
}

}  // namespace
}  // namespace actiewijzer::http
