// For tests: the methods that ship, and a store that holds them.
#pragma once

#include <filesystem>
#include <string>

#include "knowledge/load.hpp"
#include "knowledge/method_text.hpp"
#include "people.hpp"
#include "store_fixture.hpp"
#include "usecases/methods.hpp"

namespace actiewijzer::testing {

inline const knowledge::Knowledge& release() {
    static const auto knowledge = knowledge::load(std::filesystem::path(AW_SOURCE_DIR) / "content").knowledge;
    return *knowledge;
}

/// The text that ships, with another summary.
inline std::string with_summary(const std::string& summary, const std::string& slug = "kan-wel") {
    auto method = *release().method(slug);
    method.summary.nl = summary;
    return knowledge::write_method_text(method);
}

/// With the release in the store.
class ReleaseTest : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        ASSERT_TRUE(usecases::import_release(store(), release(), noon).has_value());
    }
    std::string text_for_readers(const std::string& slug = "kan-wel") {
        const auto laid = usecases::overlay(store()).value();
        const auto found = laid.texts.find(slug);
        return found == laid.texts.end() ? "as released" : found->second;
    }
};

}  // namespace actiewijzer::testing
