// How good the advice is, on cases with a judgement: against plainer ways to choose methods, and without each of its
// parts in turn. Prints JSON for bench/advice-quality.mjs; with --markdown the tables of docs/advice-quality.md.
#include <sqlite3.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstring>
#include <functional>
#include <iomanip>
#include <iostream>
#include <memory>
#include <random>
#include <sstream>

#include "advice/advisor.hpp"
#include "exchange/situation_json.hpp"
#include "knowledge/load.hpp"
#include "search/fold.hpp"
#include "search/index.hpp"

namespace actiewijzer {
namespace {

namespace json = boost::json;
using advice::Advice;
using advice::Advisor;
using advice::Outcome;
using knowledge::KnowledgePtr;
using Slugs = std::vector<std::string>;

constexpr std::size_t depth = 3;
const std::string today = "2026-11-24";

struct Judged {
    std::string id;
    bool of_test_half;
    Situation situation;
    Slugs expected, acceptable, wrong;
    Outcome outcome;

    bool abstain() const { return outcome != Outcome::fitting; }
    bool good(const std::string& slug) const {
        const auto in = [&](const Slugs& list) { return std::ranges::find(list, slug) != list.end(); };
        return in(expected) || in(acceptable);
    }
};

[[noreturn]] void fail(const std::string& what) {
    std::cerr << "bench_advice_quality: " << what << '\n';
    std::exit(1);
}

Outcome outcome_of(const std::string& name) {
    if (name == "passend") return Outcome::fitting;
    if (name == "niets-past-goed") return Outcome::nothing_fits;
    if (name == "geen-methode-nodig") return Outcome::no_method_needed;
    fail("no such outcome: " + name);
}

Situation situation_of(const json::value& request, const std::string& id, const knowledge::Knowledge& knowledge) {
    auto read = exchange::read_request(json::serialize(request), knowledge);
    if (!read) fail("the request of " + id + " is wrong");
    return std::move(read->situation);
}

Slugs slugs(const YAML::Node& list, const knowledge::Knowledge& knowledge) {
    Slugs all;
    for (const auto& item : list) all.push_back(item.as<std::string>());
    for (const auto& slug : all)
        if (!knowledge.method(slug)) fail("no such method: " + slug);
    return all;
}

json::value as_json(const YAML::Node& node) {
    if (node.IsMap()) {
        json::object all;
        for (const auto& each : node) all[each.first.as<std::string>()] = as_json(each.second);
        return all;
    }
    if (node.IsSequence()) {
        json::array all;
        for (const auto& each : node) all.push_back(as_json(each));
        return all;
    }
    if (node.IsNull()) return nullptr;
    if (int number = 0; node.Tag() != "!" && YAML::convert<int>::decode(node, number)) return number;
    return json::value(node.as<std::string>());
}

/// test/advice-quality/cases.yaml; its head explains the fields.
std::vector<Judged> judged_cases(const knowledge::Knowledge& knowledge) {
    std::vector<Judged> all;
    for (const auto& node : YAML::LoadFile(AW_SOURCE_DIR "/test/advice-quality/cases.yaml")["cases"]) {
        const auto& judgement = node["judged"];
        Judged judged{node["id"].as<std::string>(), node["half"].as<std::string>() == "test", {}, {}, {}, {}, {}};
        judged.situation = situation_of(as_json(node["request"]), judged.id, knowledge);
        judged.expected = slugs(judgement["expected"], knowledge);
        judged.acceptable = slugs(judgement["acceptable"], knowledge);
        judged.wrong = slugs(judgement["wrong"], knowledge);
        judged.outcome = outcome_of(judgement["outcome"].as<std::string>());
        all.push_back(std::move(judged));
    }
    return all;
}

/// What a way to choose says of a case: methods, best first, or that none is to be chosen.
struct Answer {
    Slugs methods;
    std::optional<Outcome> outcome;  ///< empty: this way never abstains
};
using Choose = std::function<Answer(const Judged&)>;

struct Figures {
    int cases = 0, with_best = 0, to_abstain = 0;
    double first = 0, top = 0, reciprocal = 0, wrong = 0, abstained = 0, falsely = 0;

    void add(const Judged& judged, const Answer& answer) {
        ++cases;
        const bool abstains = answer.outcome && *answer.outcome != Outcome::fitting;
        if (judged.abstain()) {
            ++to_abstain;
            abstained += answer.outcome && judged.outcome == *answer.outcome;
        } else {
            falsely += abstains;
        }
        const auto shown = std::min(depth, answer.methods.size());
        wrong +=
            std::any_of(answer.methods.begin(), answer.methods.begin() + static_cast<std::ptrdiff_t>(shown),
                        [&](const auto& slug) { return std::ranges::find(judged.wrong, slug) != judged.wrong.end(); });
        if (judged.expected.empty() || judged.abstain()) return;
        ++with_best;
        // Who is told that nothing fits is not helped by a good method below it.
        if (abstains) return;
        for (std::size_t at = 0; at < shown; ++at) {
            if (!judged.good(answer.methods[at])) continue;
            first += at == 0;
            ++top;
            reciprocal += 1.0 / static_cast<double>(at + 1);
            break;
        }
    }
};

struct Row {
    std::string name;
    Figures tuning, test;
};

Row measure(const std::string& name, const std::vector<Judged>& cases, const Choose& choose) {
    Row row{name, {}, {}};
    for (const auto& judged : cases) (judged.of_test_half ? row.test : row.tuning).add(judged, choose(judged));
    return row;
}

Answer advised(const Advisor& advisor, const Situation& situation) {
    const auto advice = advisor.advise(situation, {today, depth, {}});
    Answer answer{{}, advice.outcome};
    for (const auto& ranked : advice.methods) answer.methods.push_back(ranked.method->slug);
    return answer;
}

using Change = std::function<void(knowledge::Weights&)>;

/// The advice with other weights.
Choose with_weights(const KnowledgePtr& knowledge, const std::shared_ptr<const search::Analysis>& analysis,
                    const Change& change) {
    auto changed = std::make_shared<knowledge::Knowledge>(*knowledge);
    change(changed->weights);
    const auto advisor = std::make_shared<const Advisor>(changed, analysis);
    return [advisor](const Judged& judged) { return advised(*advisor, judged.situation); };
}

/// All words of a method, for a search engine that knows nothing of ours.
std::string text_of(const Method& method) {
    auto text =
        method.name + ' ' + method.summary.nl + ' ' + method.summary.en + ' ' + method.for_whom + ' ' + method.where;
    for (const auto& keyword : method.keywords) text += ' ' + keyword;
    for (const auto& section : method.sections) text += ' ' + section.markdown;
    return text;
}

/// Best match first (BM25) of the words of the description, any of them.
Choose by_fts5(const knowledge::Knowledge& knowledge) {
    sqlite3* opened = nullptr;
    sqlite3_open(":memory:", &opened);
    const std::shared_ptr<sqlite3> database(opened, sqlite3_close);
    if (sqlite3_exec(opened, "CREATE VIRTUAL TABLE method USING fts5(slug UNINDEXED, text)", nullptr, nullptr, nullptr))
        fail(sqlite3_errmsg(opened));
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(opened, "INSERT INTO method VALUES (?, ?)", -1, &insert, nullptr);
    for (const auto& method : knowledge.methods) {
        const auto text = text_of(method);
        sqlite3_bind_text(insert, 1, method.slug.c_str(), -1, SQLITE_TRANSIENT);
        sqlite3_bind_text(insert, 2, text.c_str(), -1, SQLITE_TRANSIENT);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    return [database](const Judged& judged) {
        std::string words;
        for (const auto& token : search::tokens(judged.situation.description))
            words += (words.empty() ? "\"" : " OR \"") + token.folded + '"';
        Answer answer;
        sqlite3_stmt* find = nullptr;
        sqlite3_prepare_v2(database.get(), "SELECT slug FROM method WHERE method MATCH ? ORDER BY rank LIMIT 3", -1,
                           &find, nullptr);
        sqlite3_bind_text(find, 1, words.c_str(), -1, SQLITE_TRANSIENT);
        while (sqlite3_step(find) == SQLITE_ROW)
            answer.methods.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(find, 0)));
        sqlite3_finalize(find);
        return answer;
    };
}

/// The three that are right most often on the tuning cases, for everybody.
Slugs most_used(const std::vector<Judged>& cases) {
    std::map<std::string, int> right;
    for (const auto& judged : cases)
        if (!judged.of_test_half)
            for (const auto& slug : judged.expected) ++right[slug];
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [slug, times] : right) order.emplace_back(-times, slug);
    std::ranges::sort(order);
    Slugs first;
    for (std::size_t at = 0; at < depth; ++at) first.push_back(order[at].second);
    return first;
}

// --- Whether a reason is true: held against the method and the case, not against the code that made it.

bool contains(const Slugs& list, const std::string& id) { return std::ranges::find(list, id) != list.end(); }

bool is_true(const advice::Term& term, const Method& method, const Advice& advice, const Situation& typed) {
    using Kind = advice::Term::Kind;
    const auto all = [&](const Slugs& of_method, const Slugs& of_case, const Slugs& read) {
        return !term.ids.empty() && std::ranges::all_of(term.ids, [&](const std::string& id) {
            return contains(of_method, id) && (contains(of_case, id) || contains(read, id));
        });
    };
    const bool quoted = typed.description.find(term.words) != std::string::npos ||
                        typed.wish_text.find(term.words) != std::string::npos;
    const bool good = term.points > 0;
    switch (term.kind) {
        case Kind::balance:
        case Kind::also_serves: {
            const auto* lean =
                term.kind == Kind::balance ? method.lean_on(*term.element) : method.also_serves_on(*term.element);
            const auto& answer = typed.answer(*term.element);
            if (!lean || !answer.needed) return false;
            const int move = answer.needed->value() - (answer.now ? answer.now->value() : 0);
            if (lean->lean == Lean::both) return good && move != 0;
            return (lean->lean == Lean::b ? move > 0 : move < 0) == good && move != 0;
        }
        case Kind::theme: return all(method.themes, typed.themes, advice.recognised_themes);
        case Kind::audience: return all(method.audiences, typed.audiences, advice.recognised_audiences);
        case Kind::setting:
            return good ? std::ranges::any_of(term.ids, [&](const auto& id) { return contains(method.settings, id); })
                        : std::ranges::none_of(method.settings,
                                               [&](const auto& id) { return contains(advice.situation.settings, id); });
        case Kind::phase:
            return quoted &&
                   std::ranges::all_of(term.ids, [&](const auto& id) { return contains(method.phases, id) == good; });
        case Kind::lead: return typed.lead && (method.lead == *typed.lead) == good;
        case Kind::activity:
        case Kind::refusal: return quoted && !term.words.empty() && contains(method.activities, term.ids.front());
        case Kind::wish: return all(method.gives, advice.situation.wishes, {});
        case Kind::left_alone: return contains(advice.situation.wishes, "met-rust-gelaten");
        case Kind::keyword: return quoted && !term.words.empty();
        case Kind::research: return method.counter_evidence.empty() && !method.evidence.empty();
        case Kind::subject: return !method.only_for.unlimited();
        case Kind::tried: return std::ranges::find(typed.tried, method.slug, &Tried::method) != typed.tried.end();
        case Kind::alike:
            return std::ranges::any_of(advice.methods,
                                       [&](const auto& other) { return other.method->slug == term.ids.front(); });
        case Kind::experience: return false;  // no experience is given here
    }
    return false;
}

struct Reasons {
    int told = 0, true_ones = 0;
};

Reasons reasons(const Advisor& advisor, const std::vector<Judged>& cases) {
    Reasons count;
    for (const auto& judged : cases) {
        const auto advice = advisor.advise(judged.situation, {today, 5, {}});
        for (const auto& ranked : advice.methods)
            for (const auto& term : ranked.terms) {
                ++count.told;
                if (is_true(term, *ranked.method, advice, judged.situation))
                    ++count.true_ones;
                else
                    std::cerr << "not true in " << judged.id << ": " << ranked.method->slug << ", kind "
                              << static_cast<int>(term.kind) << '\n';
            }
    }
    return count;
}

json::object as_json(const Figures& f) {
    json::object one;
    one["cases"] = f.cases;
    one["with_best"] = f.with_best;
    one["to_abstain"] = f.to_abstain;
    one["first"] = f.first / f.with_best;
    one["top"] = f.top / f.with_best;
    one["reciprocal"] = f.reciprocal / f.with_best;
    one["wrong"] = f.wrong / f.cases;
    one["abstained"] = f.to_abstain ? f.abstained / f.to_abstain : 0;
    one["falsely"] = f.falsely / (f.cases - f.to_abstain);
    return one;
}

void print_table(const std::vector<Row>& rows, bool test_half) {
    const auto percent = [](double part, double whole) {
        std::ostringstream text;
        text << std::lround(100 * part / whole) << " %";
        return text.str();
    };
    std::cout << "| | good first | good in 3 | MRR | wrong in 3 | abstains rightly | abstains wrongly "
                 "|\n|---|---|---|---|---|---|---|\n";
    for (const auto& row : rows) {
        const auto& f = test_half ? row.test : row.tuning;
        std::cout << "| " << row.name << " | " << percent(f.first, f.with_best) << " | " << percent(f.top, f.with_best)
                  << " | " << std::fixed << std::setprecision(2) << f.reciprocal / f.with_best << " | "
                  << percent(f.wrong, f.cases) << " | " << std::lround(f.abstained) << " of " << f.to_abstain << " | "
                  << percent(f.falsely, f.cases - f.to_abstain) << " |\n";
        std::cout.unsetf(std::ios::fixed);
    }
}

int run(bool markdown, bool per_case) {
    const auto knowledge = knowledge::load(AW_SOURCE_DIR "/content").knowledge;
    const auto analysis = std::make_shared<const search::Analysis>(AW_SHARE_DIR "/lexicon-nl.bin");
    const auto index = search::Index::build(knowledge, analysis);
    const Advisor advisor(knowledge, analysis);
    const auto cases = judged_cases(*knowledge);

    if (per_case)
        for (const auto& judged : cases) {
            if (judged.of_test_half) continue;  // only its totals are looked at
            const auto answer = advised(advisor, judged.situation);
            Figures one;
            one.add(judged, answer);
            const bool missed = one.with_best && one.top == 0;
            if (!missed && one.wrong == 0 && one.falsely == 0 && one.abstained == one.to_abstain) continue;
            std::cout << judged.id << (missed ? " missed" : "") << (one.wrong > 0 ? " wrong" : "")
                      << (one.falsely > 0 ? " abstained" : "")
                      << (one.abstained < one.to_abstain ? " should abstain" : "") << ':';
            for (const auto& slug : answer.methods) std::cout << ' ' << slug;
            std::cout << '\n';
        }

    const auto without = [&](const Change& change) { return with_weights(knowledge, analysis, change); };
    using W = knowledge::Weights;
    const auto nothing_but_balance = [](W& w) {
        const W all = w;
        w = W();
        w.balance_towards = all.balance_towards;
        w.balance_against = all.balance_against;
        w.balance_both = all.balance_both;
    };
    const Slugs used = most_used(cases);
    std::mt19937_64 random(2026);

    std::vector<Row> baselines{
        measure("Actiewijzer", cases, [&](const Judged& j) { return advised(advisor, j.situation); }),
        measure("the five questions only", cases,
                [&, choose = without(nothing_but_balance)](const Judged& j) {
                    auto bare = j;
                    bare.situation = Situation();
                    bare.situation.answers = j.situation.answers;
                    auto answer = choose(bare);
                    answer.outcome.reset();
                    return answer;
                }),
        measure("search on the text, ours (Xapian)", cases,
                [&](const Judged& j) {
                    search::Query query;
                    query.words = j.situation.description;
                    query.limit = depth;
                    const auto found = index->find(query);
                    Answer answer;
                    for (const auto& hit : found.hits) answer.methods.push_back(hit.method->slug);
                    return answer;
                }),
        measure("search on the text, SQLite FTS5 (BM25)", cases, by_fts5(*knowledge)),
        measure("the same three for everybody", cases,
                [&](const Judged&) {
                    return Answer{used, {}};
                }),
    };
    Row by_chance{"at random, mean of 200", {}, {}};
    for (int turn = 0; turn < 200; ++turn)
        for (const auto& judged : cases) {
            Slugs drawn;
            while (drawn.size() < depth) {
                const auto& slug = knowledge->methods[random() % knowledge->methods.size()].slug;
                if (!contains(drawn, slug)) drawn.push_back(slug);
            }
            (judged.of_test_half ? by_chance.test : by_chance.tuning).add(judged, {drawn, {}});
        }
    baselines.push_back(by_chance);

    const std::vector<Row> ablation{
        baselines.front(),
        measure("without the five questions", cases,
                without([](W& w) { w.balance_towards = w.balance_against = w.balance_both = w.balance_also = 0; })),
        measure("without what it also serves", cases, without([](W& w) { w.balance_also = 0; })),
        measure("without subjects", cases, without([](W& w) { w.theme = w.theme_recognised = 0; })),
        measure("without subject limits", cases, without([](W& w) { w.subject_elsewhere = 0; })),
        measure("without audiences", cases,
                without([](W& w) { w.audience = w.audience_recognised = w.audience_general = 0; })),
        measure("without settings", cases, without([](W& w) { w.setting = w.setting_elsewhere = 0; })),
        measure("without words of methods", cases, without([](W& w) { w.keyword = 0; })),
        measure("without what people do", cases, without([](W& w) { w.activity = 0; })),
        measure("without phases", cases, without([](W& w) { w.phase = w.phase_elsewhere = 0; })),
        measure("without wishes and refusals", cases, without([](W& w) { w.wish = w.refusal = w.left_alone = 0; })),
        measure("without research", cases, without([](W& w) { w.research = 0; })),
        measure("without likeness", cases, without([](W& w) { w.alike = 0; })),
        measure("without the text", cases,
                [&](const Judged& j) {
                    auto silent = j.situation;
                    silent.description.clear();
                    silent.wish_text.clear();
                    return advised(advisor, silent);
                }),
    };
    const auto truth = reasons(advisor, cases);

    if (markdown) {
        for (const bool test_half : {true, false}) {
            std::cout << "\n### " << (test_half ? "Test half" : "Tuning half") << "\n\n";
            print_table(baselines, test_half);
            std::cout << '\n';
            print_table(ablation, test_half);
        }
        std::cout << "\nReasons that are true: " << truth.true_ones << " of " << truth.told << ".\n";
        return 0;
    }
    json::array rows;
    for (const auto& row : baselines) {
        json::object one;
        one["name"] = row.name;
        one["tuning"] = as_json(row.tuning);
        one["test"] = as_json(row.test);
        rows.push_back(std::move(one));
    }
    json::object all;
    all["rows"] = std::move(rows);
    all["reasons"] = truth.told;
    all["true_reasons"] = truth.true_ones;
    std::cout << json::serialize(all) << '\n';
    return 0;
}

}  // namespace
}  // namespace actiewijzer

int main(int count, char** arguments) {
    bool markdown = false, per_case = false;
    for (int at = 1; at < count; ++at) {
        markdown = markdown || std::strcmp(arguments[at], "--markdown") == 0;
        per_case = per_case || std::strcmp(arguments[at], "--cases") == 0;
    }
    return actiewijzer::run(markdown, per_case);
}
