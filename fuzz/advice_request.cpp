// Bytes as the body of POST /api/v1/adviezen: everything that its handler (src/api/advice.cpp) does with them, with the
// answer in both languages.
#include <algorithm>
#include <boost/json.hpp>

#include "exchange/advice_json.hpp"
#include "exchange/situation_json.hpp"
#include "fuzzing.hpp"
#include "json_mutation.hpp"

namespace actiewijzer::fuzz {
namespace {

using Request = Result<exchange::AdviceRequest>;

const text::Translations& translations() {
    static const text::Translations shipped(AW_SHARE_DIR "/locale");
    return shipped;
}

/// The advice as JSON, or what is wrong with the body in words.
std::vector<std::string> answers(const Request& request) {
    const auto& [analysis, knowledge, advisor] = shipped();
    std::vector<std::string> all;
    std::optional<advice::Advice> advice;
    if (request) advice = advisor.advise(request->situation, {"2026-11-24", request->count, request->why_not});
    for (const auto language : all_languages) {
        const text::Words words(translations(), language);
        if (advice) {
            all.push_back(exchange::write(*advice, advice::Wording(*knowledge, words), *knowledge, {}));
        } else {
            boost::json::object faults;
            for (const auto& fault : request.error().fields)
                faults[fault.field] = words(fault.reason, {fault.argument});
            all.push_back(boost::json::serialize(faults));
        }
    }
    return all;
}

/// Also tells whether it is all UTF-8.
bool is_json(const std::string& text) {
    boost::system::error_code failed;
    boost::json::parse(text, failed);
    return !failed;
}

bool reads_back(const Situation& situation) {
    const auto again = exchange::read_request(exchange::write(situation), *shipped().knowledge, true);
    return again && again->situation == situation;
}

Vocabularies vocabularies() {
    const auto& knowledge = *shipped().knowledge;
    Vocabularies all{{"bewoners", "professional", "gemeente", "samen"}, {"goed", "deels", "niet"}};
    const auto add = [&](const auto& list, auto id) {
        auto& ids = all.emplace_back();
        for (const auto& each : list) ids.push_back(each.*id);
    };
    for (const auto* terms :
         {&knowledge.themes, &knowledge.audiences, &knowledge.settings, &knowledge.wishes, &knowledge.phases})
        add(*terms, &knowledge::Term::id);
    add(knowledge.circumstances, &Circumstance::id);
    add(knowledge.methods, &Method::slug);
    add(knowledge.roles, &knowledge::RoleText::id);
    return all;
}

/// Inputs that are refused say little about advice: tells at the end how many weren't.
struct Tally {
    std::size_t all = 0, advised = 0;
    ~Tally() { std::fprintf(stderr, "advice on %zu of %zu inputs\n", advised, all); }
};

void run(std::string_view body) {
    static Stopwatch stopwatch;
    static Tally tally;
    Request request = Problem{Problem::Kind::invalid_input, {}};
    std::vector<std::string> said;
    stopwatch.time(body, [&] {
        request = exchange::read_request(body, *shipped().knowledge);
        said = answers(request);
    });
    ++tally.all;
    if (request) ++tally.advised;
    for (const auto& each : said) must(is_json(each), "an answer is JSON");
    if (request) must(reads_back(request->situation), "a situation that was written reads back as it was");
}

}  // namespace
}  // namespace actiewijzer::fuzz

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    actiewijzer::fuzz::shipped();
    actiewijzer::fuzz::translations();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    actiewijzer::fuzz::run({reinterpret_cast<const char*>(bytes), size});
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* bytes, std::size_t size, std::size_t room, unsigned seed) {
    using namespace actiewijzer::fuzz;
    static const auto known = vocabularies();
    boost::system::error_code failed;
    const auto value = boost::json::parse({reinterpret_cast<const char*>(bytes), size}, failed);
    if (failed || seed % 16 == 0) return LLVMFuzzerMutate(bytes, size, room);
    const auto changed = JsonMutation(known, seed).apply(value);
    if (changed.size() > room) return LLVMFuzzerMutate(bytes, size, room);
    std::ranges::copy(changed, bytes);
    return changed.size();
}
