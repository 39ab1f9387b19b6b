// Methods from a file until readers find them, against bare inserts of the same rows and bare indexing of the same
// texts; on both databases. Prints JSON; bench/import.mjs makes the table.
#include <algorithm>
#include <array>
#include <iostream>

#include "exchange/method_import.hpp"
#include "exchange/method_table.hpp"
#include "knowledge/load.hpp"
#include "knowledge/method_text.hpp"
#include "made/edition.hpp"
#include "made/methods.hpp"
#include "measure.hpp"
#include "rows/rows.hpp"
#include "store/store.hpp"
#include "usecases/methods.hpp"

namespace actiewijzer {
namespace {

constexpr int turns = 2;  ///< the better of both counts

struct Times {
    double read = 0, stored = 0, searchable = 0;  ///< ours, seconds
    double inserted = 0, indexed = 0;             ///< bare, seconds

    double ours() const { return read + stored + searchable; }
};

class Import {
public:
    explicit Import(std::size_t count)
        : release_(knowledge::load(AW_SHARE_DIR "/content").knowledge),
          methods_(made::make_methods(*release_, count, 2026)) {
        std::vector<const Method*> all;
        for (const auto& method : methods_) {
            all.push_back(&method);
            rows_.push_back({method.slug, knowledge::write_method_text(method)});
            pages_.push_back(made::page_of(method, *release_));
        }
        file_ = exchange::methods_bundle(all);
    }

    Times measured(bool sqlite) {
        Times best;
        for (int turn = 0; turn < turns; ++turn) {
            Times times;
            ours(database(sqlite), times);
            bare(database(sqlite), times);
            if (turn == 0 || times.ours() < best.ours())
                best = {times.read, times.stored, times.searchable, best.inserted, best.indexed};
            if (turn == 0 || times.inserted + times.indexed < best.inserted + best.indexed) {
                best.inserted = times.inserted;
                best.indexed = times.indexed;
            }
        }
        return best;
    }

private:
    std::string database(bool sqlite) {
        const auto name = "import_" + std::to_string(++databases_);
        return sqlite ? rows::sqlite_database(folder_.path().string(), name) : rows::postgresql_database(name);
    }

    void ours(const std::string& url, Times& times) {
        auto store = store::Store::open(url);
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        const auto published = made::published();
        if (!published->reload().empty() || !usecases::import_release(store, *release_, now))
            throw std::runtime_error("the release has faults");
        std::vector<usecases::GivenText> texts;
        times.read = measure::seconds([&] {
            for (auto& method : exchange::read_methods("methods.zip", file_, *release_).methods)
                texts.push_back({std::move(method.slug), std::move(method.text)});
        });
        times.stored = measure::seconds([&] {
            const auto plan = usecases::import_methods(store, "bench", texts, now);
            if (!plan || plan->added.size() != rows_.size()) throw std::runtime_error("not everything was imported");
        });
        times.searchable = measure::seconds([&] { made::catch_up(*published, store); });
        if (published->current()->knowledge->methods.size() != release_->methods.size() + rows_.size())
            throw std::runtime_error("readers do not see everything");
    }

    void bare(const std::string& url, Times& times) {
        times.inserted = measure::seconds([&] { rows::insert(url, rows_); });
        times.indexed = measure::seconds([&] { peers::xapian(folder_.path(), pages_); });
    }

    measure::Folder folder_;
    knowledge::KnowledgePtr release_;
    std::vector<Method> methods_;
    std::vector<rows::Row> rows_;
    std::vector<peers::Page> pages_;
    std::string file_;
    int databases_ = 0;
};

int run(std::size_t count) {
    Import import(count);
    std::cout << '{';
    for (const bool sqlite : {true, false}) {
        const auto times = import.measured(sqlite);
        std::cout << (sqlite ? "" : ", ") << '"' << (sqlite ? "SQLite" : "PostgreSQL")
                  << "\": {\"read\": " << times.read << ", \"stored\": " << times.stored
                  << ", \"searchable\": " << times.searchable << ", \"inserted\": " << times.inserted
                  << ", \"indexed\": " << times.indexed << '}';
    }
    std::cout << "}\n";
    return 0;
}

}  // namespace
}  // namespace actiewijzer

int main(int count, char** arguments) {
    return actiewijzer::run(count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 10'000);
}
