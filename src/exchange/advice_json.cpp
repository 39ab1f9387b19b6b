#include "exchange/advice_json.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <utility>

namespace actiewijzer::exchange {

namespace json = boost::json;

namespace {

json::value number(const std::optional<Position>& position) {
    return position ? json::value(position->value()) : json::value();
}

std::string_view outcome_name(advice::Outcome outcome) {
    static constexpr std::array<std::string_view, 3> names{"passend", "niets-past-goed", "geen-methode-nodig"};
    return names[static_cast<std::size_t>(outcome)];
}

class Writer {
public:
    Writer(const advice::Advice& advice, const advice::Wording& wording, const knowledge::Knowledge& knowledge)
        : advice_(advice), wording_(wording), words_(wording.words()), knowledge_(knowledge) {}

    json::array elements() const {
        json::array all;
        for (const auto& picture : advice_.elements) {
            json::object one;
            one["element"] = slug(picture.element);
            one["nodig"] = number(picture.answer.needed);
            one["nu"] = number(picture.answer.now);
            one["uitleg"] = wording_.meaning(picture);
            if (picture.unknown) {
                const auto& text = knowledge_.element(picture.element);
                json::object questions;
                questions["werker"] = texts(text.questions_for_worker);
                questions["organisatie"] = texts(text.questions_for_organisation);
                one["deelvragen"] = std::move(questions);
            }
            all.push_back(std::move(one));
        }
        return all;
    }

    json::array guidance() const {
        static constexpr std::array levels{"werker", "organisatie", "beide"};
        json::array all;
        for (const auto& active : advice_.guidance) {
            const auto& item = *active.guidance;
            json::object one;
            one["id"] = item.id;
            one["element"] = slug(item.element);
            one["soort"] = item.kind == GuidanceKind::doing ? "doen" : "laten";
            one["niveau"] = levels[static_cast<std::size_t>(item.level)];
            one["tekst"] = words_(item.text);
            one["waarom"] = wording_.why_now(active, advice_);
            one["vasthouden"] = active.keep;
            one["eerst"] = all.size() < advice::at_once;
            all.push_back(std::move(one));
        }
        return all;
    }

    json::object method(const advice::RankedMethod& ranked, std::size_t place, bool explain) const {
        json::object one;
        one["slug"] = ranked.method->slug;
        one["naam"] = ranked.method->name;
        one["samenvatting"] = words_(ranked.method->summary);
        one["past"] = ranked.fits;
        json::array reasons;
        for (auto& reason : wording_.reasons(ranked, advice_)) {
            json::object said;
            said["bron"] = wording_.source_name(reason.source);
            said["soort"] = std::move(reason.kind);
            said["tekst"] = std::move(reason.text);
            reasons.push_back(std::move(said));
        }
        one["redenen"] = std::move(reasons);
        json::array cautions;
        for (auto& caution : wording_.cautions(ranked, advice_)) {
            json::object said;
            said["soort"] = std::move(caution.kind);
            said["tekst"] = std::move(caution.text);
            said["bron"] = std::move(caution.source);
            said["datum"] = caution.date.empty() ? json::value() : json::value(caution.date);
            said["gelezen"] = caution.checked.empty() ? json::value() : json::value(caution.checked);
            cautions.push_back(std::move(said));
        }
        one["letOp"] = std::move(cautions);
        one["nietHoger"] = why_not_higher(ranked);
        const auto change = wording_.change(ranked, place);
        one["watAls"] = change.empty() ? json::value() : json::value(change);
        if (explain) one["uitleg"] = terms(ranked);
        return one;
    }

    json::object why_not(const advice::RankedMethod& ranked, bool explain) const {
        json::object one;
        one["slug"] = ranked.method->slug;
        one["naam"] = ranked.method->name;
        one["redenen"] = why_not_higher(ranked);
        if (explain) one["uitleg"] = terms(ranked);
        return one;
    }

    json::value mix() const {
        if (!advice_.mix) return nullptr;
        json::object one;
        one["methoden"] = json::array{advice_.mix->first->slug, advice_.mix->second->slug};
        one["tekst"] = wording_.mix(*advice_.mix);
        return one;
    }

    json::array steps() const {
        static constexpr std::array orders{"ervoor", "erna", "ernaast"};
        json::array all;
        for (const auto& step : advice_.steps) {
            json::object one;
            one["slug"] = step.method->slug;
            one["naam"] = step.method->name;
            one["volgorde"] = step.order ? orders[static_cast<std::size_t>(*step.order)] : "hoofd";
            one["waarom"] = step.why ? words_(*step.why) : words_("step.main", {step.method->name});
            all.push_back(std::move(one));
        }
        return all;
    }

    json::array tensions() const {
        json::array all;
        for (const auto* tension : advice_.tensions) {
            json::object one;
            one["id"] = tension->id;
            one["tekst"] = words_(tension->text);
            json::array elements;
            for (const auto element : tension->elements) elements.emplace_back(slug(element));
            one["elementen"] = std::move(elements);
            all.push_back(std::move(one));
        }
        return all;
    }

    json::value role() const {
        if (!advice_.role) return nullptr;
        json::object one;
        one["voorstel"] = knowledge_.role(advice_.role->role).id;
        one["tekst"] = wording_.role(advice_);
        return one;
    }

    json::array recognised() const {
        json::array all;
        for (const auto& item : advice_.recognised) {
            json::object one;
            one["soort"] = advice::name(item.kind);
            one["id"] = item.id;
            one["woorden"] = item.words;
            all.push_back(std::move(one));
        }
        return all;
    }

    json::array remarks() const {
        json::array all;
        for (const auto& remark : advice_.remarks) {
            json::object one;
            one["id"] = remark.id;
            one["tekst"] = wording_.remark(remark);
            all.push_back(std::move(one));
        }
        return all;
    }

private:
    json::array why_not_higher(const advice::RankedMethod& ranked) const {
        json::array lines;
        for (auto& line : wording_.why_not_higher(ranked, advice_)) lines.emplace_back(std::move(line));
        return lines;
    }

    json::array texts(const std::vector<Text>& list) const {
        json::array all;
        for (const auto& text : list) all.emplace_back(words_(text));
        return all;
    }

    json::object terms(const advice::RankedMethod& ranked) const {
        json::array all;
        for (const auto& term : ranked.terms) {
            json::object one;
            one["punten"] = term.points;
            one["bron"] = wording_.source_name(term.source);
            one["tekst"] = wording_.term(term, ranked, advice_);
            all.push_back(std::move(one));
        }
        json::object explained;
        explained["som"] = ranked.points;
        explained["delen"] = std::move(all);
        return explained;
    }

    const advice::Advice& advice_;
    const advice::Wording& wording_;
    const text::Words& words_;
    const knowledge::Knowledge& knowledge_;
};

void indent(std::string& out, const json::value& value, std::size_t depth) {
    const auto line = [&](std::size_t at) { out.append("\n").append(at * 2, ' '); };
    if (value.is_object() && !value.get_object().empty()) {
        out += '{';
        bool first = true;
        for (const auto& member : value.get_object()) {
            if (!std::exchange(first, false)) out += ',';
            line(depth + 1);
            out.append(json::serialize(member.key())).append(": ");
            indent(out, member.value(), depth + 1);
        }
        line(depth);
        out += '}';
    } else if (value.is_array() && !value.get_array().empty()) {
        out += '[';
        bool first = true;
        for (const auto& item : value.get_array()) {
            if (!std::exchange(first, false)) out += ',';
            line(depth + 1);
            indent(out, item, depth + 1);
        }
        line(depth);
        out += ']';
    } else {
        out += json::serialize(value);
    }
}

}  // namespace

std::string write(const advice::Advice& advice, const advice::Wording& wording, const knowledge::Knowledge& knowledge,
                  const AdviceFormat& format) {
    const Writer writer(advice, wording, knowledge);
    json::object root;
    json::array headline;
    for (auto& line : wording.headline(advice)) headline.emplace_back(std::move(line));
    root["valtOp"] = std::move(headline);
    root["elementen"] = writer.elements();
    root["aanwijzingen"] = writer.guidance();
    json::array methods;
    for (std::size_t place = 0; place < advice.methods.size(); ++place)
        methods.push_back(writer.method(advice.methods[place], place, format.explain));
    root["methoden"] = std::move(methods);
    json::array why_not;
    for (const auto& ranked : advice.asked) why_not.push_back(writer.why_not(ranked, format.explain));
    if (!why_not.empty()) root["waaromNiet"] = std::move(why_not);
    root["samen"] = writer.mix();
    root["stappen"] = writer.steps();
    root["uitkomst"] = outcome_name(advice.outcome);
    root["uitkomstTekst"] = wording.outcome(advice);
    root["spanningen"] = writer.tensions();
    root["rol"] = writer.role();
    root["herkend"] = writer.recognised();
    root["opmerkingen"] = writer.remarks();
    root["kennisversie"] = knowledge.revision;
    std::string text = json::serialize(root);
    return format.indent ? pretty(text) : text;
}

std::string pretty(const std::string& text) {
    std::string out;
    indent(out, json::parse(text), 0);
    return out + '\n';
}

}  // namespace actiewijzer::exchange
