// The parts of a score. A part reads one facet of a method and says its terms; the ranking adds up the same terms that
// an explanation shows. `say` gets them one by one, so that adding up costs no memory.
#pragma once

#include <array>
#include <bit>
#include <string_view>

#include "advice/advice.hpp"
#include "advice/facets.hpp"
#include "knowledge/knowledge.hpp"

namespace actiewijzer::advice {

/// A term before it is written out: `about` are bits of the vocabulary that belongs to its kind.
struct Said {
    Term::Kind kind;
    Source source;
    int points;
    Mask about = 0;
    std::optional<Element> element{};
    std::string_view words{};
};

/// Words of the text that showed the bits of a mask.
struct Quoted {
    Mask mask = 0;
    std::array<std::string_view, 64> words{};
};

/// A situation as the ranking asks it of every method: what is the same for all of them.
struct Case {
    const knowledge::Weights* weight;
    int today;
    /// Points for a lean, by element and code of the lean (Leans).
    std::array<std::array<int, 4>, all_elements.size()> own{}, also{};
    std::array<bool, all_elements.size()> asked{};  ///< the position that is needed is known
    bool balance_known = false;
    Mask themes = 0;
    int theme_weight = 0;
    Mask audiences = 0, audiences_read = 0, general_audience = 0;
    Mask settings = 0, urban = 0;
    Mask phases = 0;
    std::string_view phase_words;  ///< empty: chosen
    std::optional<Lead> lead;
    Quoted activities, refusals;
    Mask wishes = 0;
    bool left_alone = false;
    bool has_subject = false;  ///< a text or a theme tells what it is about
    bool by_words = false;     ///< single words may show the subject: nothing else tells it

    /// `advice` holds the situation with what was recognised; it must outlive the case.
    Case(const knowledge::Knowledge& knowledge, const Advice& advice, int day);

    /// Takes over another answer for one element.
    void answer(Element element, const Answer& answer);
};

template <class Say>
void say(const Case& about, const Leans& leans, Say&& add) {
    for (const auto element : all_elements) {
        const auto at = index(element);
        if (const int points = about.own[at][leans.on(element, true)])
            add(Said{Term::Kind::balance, Source::expertise, points, 0, element});
        if (const int points = about.also[at][leans.on(element, false)])
            add(Said{Term::Kind::also_serves, Source::expertise, points, 0, element});
    }
}

template <class Say>
void say(const Case& about, const Subject& subject, Say&& add) {
    if (const Mask both = about.themes & subject.themes) {
        // A method about nothing else is closer than one that touches many subjects.
        const int shared = std::popcount(both);
        const int all = std::popcount(subject.themes);
        add(Said{Term::Kind::theme, Source::situation,
                 about.theme_weight * (6 * shared * all + 4 * shared) / (10 * all), both});
    }
    if (!subject.only || !about.has_subject) return;
    const bool met = about.themes & subject.only_themes ||
                     (about.audiences | about.audiences_read) & subject.only_audiences ||
                     about.settings & subject.only_settings;
    if (!met) add(Said{Term::Kind::subject, Source::situation, -about.weight->subject_elsewhere});
}

template <class Say>
void say(const Case& about, const Audience& audience, Say&& add) {
    const auto each = [&](Mask wanted, int points) {
        for (Mask left = wanted & audience.audiences; left; left &= left - 1) {
            const Mask one = left & -left;
            add(Said{Term::Kind::audience, Source::situation,
                     one == about.general_audience ? about.weight->audience_general : points, one});
        }
    };
    each(about.audiences, about.weight->audience);
    each(about.audiences_read, about.weight->audience_recognised);
}

template <class Say>
void say(const Case& about, const Surroundings& around, Say&& add) {
    if (about.settings) {
        // A district lies in a town: methods for the one serve the other.
        const Mask wanted = about.settings & about.urban ? about.settings | about.urban : about.settings;
        const Mask shared = about.settings & around.settings;
        if (wanted & around.settings)
            add(Said{Term::Kind::setting, Source::situation, about.weight->setting, shared ? shared : around.settings});
        else
            add(Said{Term::Kind::setting, Source::situation, -about.weight->setting_elsewhere, around.settings});
    }
    if (about.phases) {
        const Mask shared = about.phases & around.phases;
        add(Said{Term::Kind::phase,
                 Source::situation,
                 shared ? about.weight->phase : -about.weight->phase_elsewhere,
                 shared ? shared : about.phases,
                 {},
                 about.phase_words});
    }
    if (about.lead && *about.lead != Lead::unknown && around.lead != Lead::unknown) {
        if (around.lead == *about.lead)
            add(Said{Term::Kind::lead, Source::situation, about.weight->lead});
        else if (around.lead != Lead::shared && *about.lead != Lead::shared)
            add(Said{Term::Kind::lead, Source::situation, -about.weight->lead_elsewhere});
    }
}

template <class Say>
void say(const Case& about, const Doing& doing, Say&& add) {
    const auto each = [&](const Quoted& quoted, Term::Kind kind, Source source, int points) {
        for (Mask left = quoted.mask & doing.activities; left; left &= left - 1)
            add(Said{kind,
                     source,
                     points,
                     left & -left,
                     {},
                     quoted.words[static_cast<std::size_t>(std::countr_zero(left))]});
    };
    each(about.activities, Term::Kind::activity, Source::situation, about.weight->activity);
    each(about.refusals, Term::Kind::refusal, Source::residents, -about.weight->refusal);
}

template <class Say>
void say(const Case& about, const Giving& giving, Say&& add) {
    const Mask given = about.wishes & giving.wishes;
    for (Mask left = given; left; left &= left - 1)
        add(Said{Term::Kind::wish, Source::residents, about.weight->wish, left & -left});
    // What they do ask for doesn't go against their wish to be left alone.
    if (about.left_alone && !given) add(Said{Term::Kind::left_alone, Source::residents, -about.weight->left_alone});
}

template <class Say>
void say(const Case& about, const Record& record, Say&& add) {
    if (record.holds_until >= about.today && record.holds_until != 0)
        add(Said{Term::Kind::research, Source::research, about.weight->research});
    if (record.experience) add(Said{Term::Kind::experience, Source::expertise, record.experience});
}

/// What the terms of a method tell about whether it fits, besides their points.
struct Signs {
    bool about_it = false;   ///< its subject is that of the case
    bool may_help = false;   ///< it moves an element the way that is needed, or one of which that isn't known
    bool elsewhere = false;  ///< it was made for another setting

    void see(const Said& said, const Case& about) {
        const bool for_it = said.points > 0;
        const bool word = said.kind == Term::Kind::keyword || said.kind == Term::Kind::activity;
        about_it = about_it || (for_it && (said.kind == Term::Kind::theme || (about.by_words && word)));
        may_help = may_help || (for_it && said.kind == Term::Kind::balance);
        elsewhere = elsewhere || (!for_it && said.kind == Term::Kind::setting);
    }
    void see(const Leans& leans, const Case& about) {
        for (const auto element : all_elements)
            may_help = may_help || (!about.asked[index(element)] && leans.on(element, true) != Leans::none);
    }
};

/// Whether enough speaks for a method. Made for another place, or of no help on the way that is needed: then twice as
/// much has to.
inline bool enough(const Case& about, int points, const Signs& signs) {
    const bool doubtful = signs.elsewhere || (about.balance_known && !signs.may_help);
    return points >= about.weight->threshold * (doubtful ? 2 : 1);
}

}  // namespace actiewijzer::advice
