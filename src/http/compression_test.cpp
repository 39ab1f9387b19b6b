#include "http/compression.hpp"

#include <gtest/gtest.h>

#include "http/entity.hpp"

namespace actiewijzer::http {
namespace {

TEST(CompressionTest, TheVisitorsQualitiesDecide) {
    const auto both = [](std::string_view accept) { return choose_coding(accept, true, true); };
    EXPECT_EQ(both(""), Coding::identity);
    EXPECT_EQ(both("gzip, deflate, br, zstd"), Coding::brotli);
    EXPECT_EQ(both("gzip"), Coding::gzip);
    EXPECT_EQ(both("GZIP;q=1.0, br;q=0.9"), Coding::gzip);
    EXPECT_EQ(both("gzip;q=0.5, br;q=0.5"), Coding::brotli);
    EXPECT_EQ(both("br;q=0, gzip"), Coding::gzip);
    EXPECT_EQ(both("br;q=0.000, gzip;q=0"), Coding::identity);
    EXPECT_EQ(both("identity, gzip;q=0.5"), Coding::identity);
    EXPECT_EQ(both("*"), Coding::brotli);
    EXPECT_EQ(both("*;q=0"), Coding::identity);
    EXPECT_EQ(both("*;q=0.5, br;q=0.1"), Coding::gzip);
    EXPECT_EQ(both("br;q=onzin, gzip;q=0.001"), Coding::gzip);
    EXPECT_EQ(both(",;,=;q"), Coding::identity);
    EXPECT_EQ(choose_coding("br, gzip;q=0.1", true, false), Coding::gzip);
    EXPECT_EQ(choose_coding("br", true, false), Coding::identity);
}

TEST(CompressionTest, OnlyTextIsPacked) {
    for (const auto* type : {"text/html; charset=utf-8", "application/json", "application/problem+json",
                             "image/svg+xml", "text/javascript"})
        EXPECT_TRUE(is_compressible(type)) << type;
    for (const auto* type : {"font/woff2", "image/png", "application/pdf", ""})
        EXPECT_FALSE(is_compressible(type)) << type;
}

TEST(EntityTest, IsPackedWhereThatHelps) {
    const auto page = make_entity("text/html", std::string(5000, 'a'));
    EXPECT_LT(page->gzip.size(), 500U);
    EXPECT_LT(page->brotli.size(), 500U);
    EXPECT_TRUE(page->gzip.starts_with("\x1f\x8b"));
    EXPECT_TRUE(make_entity("text/html", "kort")->gzip.empty());
    EXPECT_TRUE(make_entity("font/woff2", std::string(5000, 'a'))->brotli.empty());
    EXPECT_EQ(gzip(std::string(5000, 'b'), 5), gzip(std::string(5000, 'b'), 5)) << "the kept state starts afresh";
}

TEST(EntityTest, OtherBytesHaveAnotherEtag) {
    const auto one = make_entity("text/html", "een");
    EXPECT_EQ(one->etag, make_entity("text/html", "een")->etag);
    EXPECT_NE(one->etag, make_entity("text/html", "twee")->etag);
    EXPECT_NE(one->etag, make_entity("text/plain", "een")->etag);
}

TEST(EntityTest, IfNoneMatchIsAListWeakOrStrongOrAStar) {
    const auto entity = make_entity("text/html", std::string(5000, 'a'));
    const auto etag = entity->etag;
    EXPECT_TRUE(matches(entity->etag, etag));
    EXPECT_TRUE(matches(entity->etag, "\"anders\", W/" + etag));
    EXPECT_TRUE(matches(entity->etag, etag_of(etag, Coding::gzip)));
    EXPECT_TRUE(matches(entity->etag, "*"));
    EXPECT_FALSE(matches(entity->etag, "\"anders\""));
    EXPECT_FALSE(matches(entity->etag, etag.substr(1, etag.size() - 2))) << "without quotes it is no ETag";
    EXPECT_FALSE(matches(entity->etag, ""));
}

}  // namespace
}  // namespace actiewijzer::http
