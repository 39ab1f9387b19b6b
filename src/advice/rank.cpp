#include "advice/rank.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <span>

namespace actiewijzer::advice {

namespace {

constexpr std::size_t most_keywords = 3;

/// Says all terms of one method: those of its facets, and what the case tells of this method alone.
template <class Say>
void say_all(const Columns& columns, const Case& about, const Clues& clues, std::size_t row, Say&& add) {
    columns.each([&](const auto& column) {
        say(about, column.at(row), [&](const Said& said) {
            if (said.kind == Term::Kind::subject && clues.subjects.contains(row)) return;
            add(said);
        });
    });
    if (const auto found = clues.keywords.find(row); found != clues.keywords.end())
        for (std::size_t at = 0; at < std::min(found->second.size(), most_keywords); ++at)
            add(Said{Term::Kind::keyword, Source::situation, about.weight->keyword, 0, {}, found->second[at]});
    if (const auto found = clues.tried.find(row); found != clues.tried.end()) {
        if (found->second == Went::well) add(Said{Term::Kind::tried, Source::expertise, about.weight->tried_well});
        if (found->second == Went::badly) add(Said{Term::Kind::tried, Source::expertise, -about.weight->tried_badly});
    }
}

// Points and signs of a facet in one number, so that a method costs one addition a facet. A sign is a count of four
// bits below the points: at most fifteen facets may show it.
constexpr int sign_bits = 12;

int packed(int points, const Signs& signs) {
    return points * (1 << sign_bits) + (signs.about_it ? 1 : 0) + (signs.may_help ? 1 << 4 : 0) +
           (signs.elsewhere ? 1 << 8 : 0);
}

Ranked unpacked(const Case& about, std::size_t row, int sum) {
    Ranked ranked;
    ranked.row = static_cast<std::uint32_t>(row);
    ranked.points = sum >> sign_bits;
    const Signs signs{(sum & 0xF) != 0, (sum >> 4 & 0xF) != 0, (sum >> 8 & 0xF) != 0};
    // A text whose subject nobody recognised says nothing against a method: then the five questions decide.
    const bool subject_known = about.has_subject && (about.themes || !about.balance_known);
    ranked.about_it = signs.about_it || !subject_known;
    ranked.fits = ranked.about_it && enough(about, ranked.points, signs);
    return ranked;
}

void see_also(const Case& about, const Leans& leans, Signs& signs) { signs.see(leans, about); }
void see_also(const Case&, const auto&, Signs&) {}

int sum_of_one(const Columns& columns, const Case& about, const Clues& clues, std::size_t row) {
    int points = 0;
    Signs signs;
    say_all(columns, about, clues, row, [&](const Said& said) {
        points += said.points;
        signs.see(said, about);
    });
    signs.see(columns.at<Leans>(row), about);
    return packed(points, signs);
}

/// Points and signs of each distinct facet, and by method which facet it has.
struct Table {
    std::vector<int> of_facet;
    const std::uint16_t* facets;
};

std::vector<Table> tables_of(const Columns& columns, const Case& about) {
    std::vector<Table> tables;
    tables.reserve(Columns::count);
    columns.each([&](const auto& column) {
        auto& table = tables.emplace_back(Table{{}, column.rows().data()});
        table.of_facet.reserve(column.distinct().size());
        for (const auto& facet : column.distinct()) {
            int points = 0;
            Signs signs;
            say(about, facet, [&](const Said& said) {
                points += said.points;
                signs.see(said, about);
            });
            see_also(about, facet, signs);
            table.of_facet.push_back(packed(points, signs));
        }
    });
    return tables;
}

/// As many methods at a time as stay in the nearest cache.
constexpr std::size_t block = 1024;

/// The sums of the methods from `begin` on. Three facets at a time, so that a sum is fetched and stored less often.
void add_up(const std::vector<Table>& tables, std::size_t begin, std::span<int> sums) {
    static_assert(Columns::count == 7);
    const auto rows = sums.size();
    int* const sum = sums.data();
    const auto facets = [&](std::size_t table) { return tables[table].facets + begin; };
    const auto points = [&](std::size_t table) { return tables[table].of_facet.data(); };
    const auto *f0 = facets(0), *f1 = facets(1), *f2 = facets(2), *f3 = facets(3), *f4 = facets(4), *f5 = facets(5),
               *f6 = facets(6);
    const auto *p0 = points(0), *p1 = points(1), *p2 = points(2), *p3 = points(3), *p4 = points(4), *p5 = points(5),
               *p6 = points(6);
    for (std::size_t at = 0; at < rows; ++at) sum[at] = p0[f0[at]] + p1[f1[at]] + p2[f2[at]];
    for (std::size_t at = 0; at < rows; ++at) sum[at] += p3[f3[at]] + p4[f4[at]];
    for (std::size_t at = 0; at < rows; ++at) sum[at] += p5[f5[at]] + p6[f6[at]];
}

/// The best few so far; the worst of them on top.
class Best {
public:
    explicit Best(std::size_t depth) : depth_(depth) { heap_.reserve(depth + 1); }

    void offer(const Ranked& ranked) {
        if (full() && !(ranked < heap_.front())) return;
        heap_.push_back(ranked);
        std::push_heap(heap_.begin(), heap_.end());
        if (heap_.size() <= depth_) return;
        std::pop_heap(heap_.begin(), heap_.end());
        heap_.pop_back();
    }
    bool full() const { return heap_.size() == depth_; }
    const Ranked& worst() const { return heap_.front(); }
    std::vector<Ranked> sorted() && {
        std::sort_heap(heap_.begin(), heap_.end());
        return std::move(heap_);
    }

private:
    std::size_t depth_;
    std::vector<Ranked> heap_;
};

/// A sum below this can't come before `worst`: it neither reaches the threshold nor has as many points.
int least_to_enter(const Ranked& worst, const Case& about) {
    if (!worst.about_it) return std::numeric_limits<int>::min();
    return (worst.fits ? worst.points : std::min(worst.points, about.weight->threshold)) * (1 << sign_bits);
}

/// Rows that clues say something of: their sums are made apart.
std::vector<std::size_t> rows_of(const Clues& clues) {
    std::set<std::size_t> rows;
    for (const auto& [row, words] : clues.keywords) rows.insert(row);
    for (const auto& [row, words] : clues.subjects) rows.insert(row);
    for (const auto& [row, went] : clues.tried) rows.insert(row);
    return {rows.begin(), rows.end()};
}

/// The vocabulary that the bits of a kind of term belong to.
const std::vector<knowledge::Term>* vocabulary_of(const knowledge::Knowledge& knowledge, Term::Kind kind) {
    switch (kind) {
        case Term::Kind::theme: return &knowledge.themes;
        case Term::Kind::audience: return &knowledge.audiences;
        case Term::Kind::setting: return &knowledge.settings;
        case Term::Kind::activity:
        case Term::Kind::refusal: return &knowledge.activities;
        case Term::Kind::phase: return &knowledge.phases;
        case Term::Kind::wish: return &knowledge.wishes;
        default: return nullptr;
    }
}

}  // namespace

Ranked score(const Columns& columns, const Case& about, const Clues& clues, std::size_t row) {
    return unpacked(about, row, sum_of_one(columns, about, clues, row));
}

std::vector<Ranked> rank(const Columns& columns, const Case& about, const Clues& clues, std::size_t depth) {
    if (depth == 0) return {};
    const auto tables = tables_of(columns, about);
    const auto own = rows_of(clues);
    auto next_own = own.begin();
    Best best(depth);
    std::array<int, block> sums;
    for (std::size_t begin = 0; begin < columns.size(); begin += block) {
        const auto rows = std::min(block, columns.size() - begin);
        add_up(tables, begin, std::span(sums.data(), rows));
        for (; next_own != own.end() && *next_own < begin + rows; ++next_own)
            sums[*next_own - begin] = sum_of_one(columns, about, clues, *next_own);
        const int least = best.full() ? least_to_enter(best.worst(), about) : std::numeric_limits<int>::min();
        for (std::size_t at = 0; at < rows; ++at)
            if (sums[at] >= least) best.offer(unpacked(about, begin + at, sums[at]));
    }
    return std::move(best).sorted();
}

std::vector<Term> terms(const knowledge::Knowledge& knowledge, const Columns& columns, const Case& about,
                        const Clues& clues, std::size_t row) {
    std::vector<Term> all;
    say_all(columns, about, clues, row, [&](const Said& said) {
        auto& term =
            all.emplace_back(Term{said.kind, said.source, said.points, said.element, {}, std::string(said.words)});
        if (const auto* vocabulary = vocabulary_of(knowledge, said.kind)) term.ids = ids_of(*vocabulary, said.about);
    });
    return all;
}

}  // namespace actiewijzer::advice
