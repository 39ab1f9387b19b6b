#include "search/database.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <map>
#include <set>

#include "search/fields.hpp"
#include "search/fold.hpp"
#include "search/spelling.hpp"

namespace actiewijzer::search {

namespace {

namespace files = std::filesystem;

// Changes with whatever changes the terms, so that an older database isn't taken for this one.
constexpr std::string_view format = "1";
constexpr std::size_t longest_term = 60;
constexpr unsigned value_weight = 4;
constexpr std::size_t most_readers = 16;

void make(const files::path& path, const knowledge::Knowledge& knowledge, const Analysis& analysis) {
    Xapian::WritableDatabase database(
        path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS, 8192);
    Spelling::Counts spelling;
    const auto spell = [&](const Word& word) {
        if (spellable(word.folded)) ++spelling[word.folded];
    };
    for (const auto& method : knowledge.methods) {
        std::map<std::string, unsigned> counts;
        for (const auto& field : fields_of(method, knowledge)) {
            for (const auto& word : analysis.words(field.text, field.language)) {
                const char kind = field.language == Language::nl ? prefix::dutch : prefix::english;
                counts[term(kind, word.stem)] += field.weight;
                for (const auto& part : word.parts) counts[term(prefix::part, part)] += field.weight;
                if (const auto number = number_word(word.folded, field.language); !number.empty())
                    counts[term(kind, number)] += field.weight;
                spell(word);
            }
        }
        Xapian::Document document;
        for (const auto& [name, count] : counts) document.add_term(name, count);
        const auto values = [&](const char* facet, const std::vector<std::string>& ids) {
            for (const auto& id : ids)
                document.add_term(term(prefix::value, std::string(facet) + ':' + id), value_weight);
        };
        values("theme", method.themes);
        values("audience", method.audiences);
        values("setting", method.settings);
        values("activity", method.activities);
        values("wish", method.gives);
        values("phase", method.phases);
        values("collection", method.collections);
        values("collection", method.gathered_in);
        document.add_value(0, squashed(method.name));
        document.set_data(method.slug);
        database.add_document(document);
    }
    const auto spell_text = [&](const std::string& text, Language language) {
        for (const auto& word : analysis.words(text, language)) spell(word);
    };
    for (const auto& group : knowledge.synonyms)
        for (const auto& text : group) spell_text(text, Language::nl);
    for (const auto* terms : {&knowledge.themes, &knowledge.audiences, &knowledge.settings, &knowledge.activities})
        for (const auto& each : *terms) {
            for (const auto& text : each.words_nl) spell_text(text, Language::nl);
            for (const auto& text : each.words_en) spell_text(text, Language::en);
        }
    database.set_metadata("words", Spelling::stored(spelling));
    database.set_metadata("format", std::string(format));
    database.commit();
}

bool complete(const files::path& path) {
    try {
        return Xapian::Database(path.string()).get_metadata("format") == format;
    } catch (const Xapian::Error&) {
        return false;
    }
}

/// Removes the databases of other revisions, and what a process that broke off left behind.
void tidy(const files::path& work_dir, const files::path& keep) {
    std::error_code ignored;
    for (const auto& entry : files::directory_iterator(work_dir, ignored)) {
        if (entry.path() == keep || !files::exists(entry.path() / "iamglass", ignored)) continue;
        const bool being_made = entry.path().filename().string().starts_with("making-");
        const auto age = files::file_time_type::clock::now() - entry.last_write_time(ignored);
        if (!being_made || age > std::chrono::minutes(10)) files::remove_all(entry.path(), ignored);
    }
}

}  // namespace

std::string term(char prefix, std::string_view word) {
    std::string name(1, prefix);
    return name.append(word.substr(0, longest_term));
}

std::string_view number_word(std::string_view folded, Language language) {
    constexpr std::array<std::string_view, 13> dutch{"nul",   "een",  "twee",  "drie", "vier", "vijf",  "zes",
                                                     "zeven", "acht", "negen", "tien", "elf",  "twaalf"};
    constexpr std::array<std::string_view, 13> english{"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                                       "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    if (folded.empty() || folded.size() > 2) return {};
    std::size_t number = 0;
    for (const char c : folded) {
        if (c < '0' || c > '9') return {};
        number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    if (number >= dutch.size()) return {};
    return language == Language::nl ? dutch[number] : english[number];
}

Database::Database(const knowledge::Knowledge& knowledge, const Analysis& analysis, const files::path& work_dir)
    : path_(work_dir / knowledge.revision) {
    files::create_directories(work_dir);
    if (!complete(path_)) {
        // Another process may be at it too: each makes its own and the first to finish puts it in place.
        static std::atomic<unsigned> made{0};
        const auto making = work_dir / ("making-" + std::to_string(::getpid()) + "-" + std::to_string(++made));
        std::error_code ignored;
        files::remove_all(making, ignored);
        make(making, knowledge, analysis);
        std::error_code failed;
        files::rename(making, path_, failed);
        if (failed && !complete(path_)) {
            files::remove_all(path_, ignored);
            files::rename(making, path_, failed);
        }
        files::remove_all(making, ignored);
        if (!complete(path_)) throw files::filesystem_error("search database", path_, failed);
    }
    tidy(work_dir, path_);
    free_.push_back(std::make_unique<Xapian::Database>(path_.string()));
    open_ = 1;
}

const Spelling& Database::spelling() const {
    std::call_once(spelling_read_, [&] { spelling_ = std::make_unique<Spelling>(reader()->get_metadata("words")); });
    return *spelling_;
}

Database::Reader::Reader(const Database& from, std::unique_ptr<Xapian::Database> database)
    : from_(from), database_(std::move(database)) {}

Database::Reader::~Reader() {
    const std::lock_guard lock(from_.lock_);
    from_.free_.push_back(std::move(database_));
    from_.back_.notify_one();
}

Database::Reader Database::reader() const {
    std::unique_lock lock(lock_);
    if (free_.empty() && open_ < most_readers) {
        try {
            auto another = std::make_unique<Xapian::Database>(path_.string());
            ++open_;
            return {*this, std::move(another)};
        } catch (const Xapian::Error&) {
            // A newer revision took its place: those that are open still read the old one.
        }
    }
    back_.wait(lock, [&] { return !free_.empty(); });
    auto database = std::move(free_.back());
    free_.pop_back();
    return {*this, std::move(database)};
}

}  // namespace actiewijzer::search
