#include "search/lexicon.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>

using namespace actiewijzer::search;

TEST(Lexicon, GivesBackWhatWasWritten) {
    std::mt19937 random(1);
    std::map<std::string, Form> all;
    const auto word = [&] {
        std::string made(1 + random() % 12, 'a');
        for (auto& c : made) c = random() % 20 ? static_cast<char>('a' + random() % 5) : static_cast<char>(random());
        return made;
    };
    while (all.size() < 5000) {
        const auto name = word();
        Form form;
        form.kind = static_cast<std::uint8_t>(random() % 32);
        form.stem = random() % 2 ? name.substr(0, random() % (name.size() + 1)) : word();
        for (std::size_t n = random() % 3; n > 0; --n) form.parts.push_back(static_cast<std::uint8_t>(random() % 40));
        all.emplace(name, form);
    }
    const auto file = std::filesystem::temp_directory_path() / ("aw-lexicon-" + std::to_string(::getpid()));
    Lexicon::write(file, {all.begin(), all.end()});
    const Lexicon lexicon(file);
    EXPECT_EQ(lexicon.size(), all.size());
    Form read;
    for (const auto& [name, form] : all) {
        ASSERT_TRUE(lexicon.find(name, read)) << name;
        EXPECT_EQ(read.kind, form.kind);
        EXPECT_EQ(read.stem, form.stem);
        EXPECT_EQ(read.parts, form.parts);
    }
    for (int i = 0; i < 20000; ++i) {
        const auto name = word();
        EXPECT_EQ(lexicon.find(name, read), all.contains(name)) << name;
    }
    std::filesystem::resize_file(file, 20);
    EXPECT_THROW(Lexicon{file}, std::runtime_error);
    std::filesystem::remove(file);
}
