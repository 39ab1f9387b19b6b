#include <algorithm>

#include "methods/list.tpl.hpp"
#include "methods/option.tpl.hpp"
#include "pages/frame.hpp"
#include "pages/methods/entry.hpp"
#include "pages/methods/pages.hpp"
#include "pages/methods/search_request.hpp"

namespace actiewijzer::pages::methods {

namespace {

namespace m = markers::methods_list;
namespace o = markers::methods_option;

// A facet with more values than this shows the ones that matter most, and the others on opening.
constexpr std::size_t values_at_once = 8;

struct OptionView {
    std::string id;
    std::string_view parameter;
    std::string value;
    std::string label;
    std::size_t count;
    bool chosen;
};

struct FacetView {
    std::string name;
    std::vector<OptionView> first;
    std::vector<OptionView> rest;
};

struct LinkView {
    std::string href;
    std::string text;
};

/// A choice, and what is searched without it.
struct ChipView {
    std::string href;
    std::string text;
    search::Query without;
};

struct PageView {
    std::string href;
    std::size_t number;
    bool gap_before;
    bool here;
};

/// A method as a row of the table.
struct LineView {
    std::string href, name, elements, settings, duration, costs, evidence;
};

struct ListView {
    SearchRequest request;
    std::vector<FacetView> facets;
    std::vector<ChipView> chips;
    std::string count;
    LinkView meant;  ///< empty text: nothing to mend
    std::string understood;
    std::vector<std::string> notes;
    std::vector<EntryView> entries;
    std::vector<LineView> lines;  ///< the same, for a table
    std::vector<LinkView> nearest;
    LinkView without_choices;     ///< empty text: no choices or no words, or the words find nothing without them
    std::vector<LinkView> fewer;  ///< when nothing was found: what is, with one choice less
    std::size_t first = 1;        ///< number of the first entry
    std::vector<PageView> pages;
    std::string previous;
    std::string next;
};

FacetView facet_view(const Visit& visit, const search::Facet& facet, const std::vector<search::FacetValue>& values) {
    FacetView view{facet_name(visit, facet), {}, {}};
    for (const auto& each : values) {
        auto label = value_name(visit, facet, each.value);
        if (!label.empty())
            view.first.push_back({std::string(facet.parameter) + '-' + each.value, facet.parameter, each.value,
                                  std::move(label), each.count, each.chosen});
    }
    if (view.first.size() <= values_at_once + 1) return view;
    std::ranges::stable_sort(view.first, [](const OptionView& one, const OptionView& two) {
        return one.chosen != two.chosen ? one.chosen : one.count > two.count;
    });
    const auto chosen = static_cast<std::size_t>(std::ranges::count_if(view.first, &OptionView::chosen));
    const auto cut =
        view.first.begin() + static_cast<std::ptrdiff_t>(std::min(std::max(values_at_once, chosen), view.first.size()));
    view.rest.assign(cut, view.first.end());
    view.first.erase(cut, view.first.end());
    return view;
}

std::vector<ChipView> chips_of(const Visit& visit, const SearchRequest& request) {
    std::vector<ChipView> chips;
    const auto add = [&](std::string text, auto&& change) {
        auto changed = request;
        changed.page = 1;
        changed.query.offset = 0;
        change(changed.query);
        chips.push_back({changed.address(visit), std::move(text), std::move(changed.query)});
    };
    if (!request.query.words.empty())
        add(visit.words("methods.chip.words", {request.query.words}),
            [](search::Query& query) { query.words.clear(); });
    for (const auto& facet : search::facets())
        if (const auto chosen = request.query.chosen.find(facet.key); chosen != request.query.chosen.end())
            for (const auto& id : chosen->second)
                add(visit.words("methods.chip", {facet_name(visit, facet), value_name(visit, facet, id)}),
                    [&](search::Query& query) {
                        const auto place = query.chosen.find(facet.key);
                        std::erase(place->second, id);
                        if (place->second.empty()) query.chosen.erase(place);
                    });
    return chips;
}

/// First, last and the neighbours of the page that is shown.
std::vector<PageView> pages_of(const Visit& visit, const SearchRequest& request, std::size_t last) {
    std::vector<PageView> pages;
    for (std::size_t number = 1; number <= last; ++number) {
        const bool near = number + 2 >= request.page && number <= request.page + 2;
        if (!near && number != 1 && number != last) continue;
        const bool gap = !pages.empty() && pages.back().number + 1 < number;
        pages.push_back({request.address(visit, number), number, gap, number == request.page});
    }
    return pages;
}

/// What the vocabulary has to say about a subject that was asked for: that no method is about it.
std::vector<std::string> notes_of(const Visit& visit, const SearchRequest& request) {
    std::vector<std::string> notes;
    const auto& themes = visit.knowledge().themes;
    const auto note = [&](const knowledge::Term* term) {
        if (!term || term->note.empty()) return;
        const auto& text = visit.words(term->note);
        if (std::ranges::find(notes, text) == notes.end()) notes.push_back(text);
    };
    note(knowledge::recognise_term(themes, request.query.words));
    if (const auto chosen = request.query.chosen.find("theme"); chosen != request.query.chosen.end())
        for (const auto& id : chosen->second) note(knowledge::find_term(themes, id));
    return notes;
}

/// The band: a cell of a table has no room for more.
std::string in_short(const Visit& visit, const std::vector<knowledge::Term>& bands, const std::string& band) {
    const auto* term = knowledge::find_term(bands, band);
    return text::capitalised(term ? visit.words(term->name) : visit.words("unknown"));
}

LineView line_of(const Visit& visit, const Method& method) {
    const auto& knowledge = visit.knowledge();
    std::vector<std::string> elements;
    for (const auto& lean : method.leans) elements.emplace_back(name(lean.element));
    return {visit.url("/methoden/" + method.slug),
            method.name,
            text::enumerate(visit.words, elements),
            text::capitalised(names_of(visit.words, knowledge.settings, method.settings)),
            in_short(visit, knowledge.duration_bands, method.duration_band),
            in_short(visit, knowledge.cost_bands, method.cost_band),
            text::capitalised(evidence_in_short(visit, method))};
}

ListView view_of(const Visit& visit) {
    ListView view;
    auto& request = view.request;
    request = read_search(visit);
    auto& query = request.query;
    const auto& index = *visit.edition->index;
    query.offset = (request.page - 1) * query.limit;
    auto results = index.find(query);
    const auto last = std::max<std::size_t>(1, (results.total + query.limit - 1) / query.limit);
    if (request.page > last) {
        request.faults.push_back(visit.words.count("methods.fault.page_beyond", last));
        request.page = last;
        query.offset = (last - 1) * query.limit;
        results = index.find(query);
    }

    for (const auto& facet : search::facets())
        if (auto shown = facet_view(visit, facet, results.facets[std::string(facet.key)]); !shown.first.empty())
            view.facets.push_back(std::move(shown));
    view.chips = chips_of(visit, request);
    const bool nothing = results.total == 0;
    view.count = !nothing              ? visit.words.count("methods.found", results.total)
                 : query.words.empty() ? visit.words("methods.nothing")
                                       : visit.words("methods.nothing_for", {query.words});
    if (!results.did_you_mean.empty()) {
        auto mended = request;
        mended.query.words = results.did_you_mean;
        view.meant = {mended.address(visit), results.did_you_mean};
    }
    if (!results.understood.empty()) {
        std::string all;
        for (const auto& each : results.understood) all += (all.empty() ? "" : ", ") + each;
        view.understood = visit.words("methods.understood", {all});
    }
    view.notes = notes_of(visit, request);
    for (const auto& hit : results.hits) {
        view.entries.push_back(entry_of(visit, hit));
        if (request.table) view.lines.push_back(line_of(visit, *hit.method));
    }
    for (const auto* method : results.nearest)
        view.nearest.push_back({visit.url("/methoden/" + method->slug), method->name});
    const bool chose = std::ranges::any_of(query.chosen, [](const auto& facet) { return !facet.second.empty(); });
    if (nothing && chose && !query.words.empty()) {
        // Only what leads somewhere is offered.
        SearchRequest words_only;
        words_only.query.words = query.words;
        words_only.query.language = query.language;
        words_only.query.limit = query.limit;
        if (const auto found = index.find(words_only.query).total)
            view.without_choices = {words_only.address(visit), visit.words("methods.nothing.choices", {query.words}) +
                                                                   " (" + std::to_string(found) + ')'};
    }
    if (nothing && view.chips.size() > 1)
        for (const auto& chip : view.chips)
            if (const auto found = index.find(chip.without).total)
                view.fewer.push_back({chip.href, visit.words("methods.nothing.without",
                                                             {chip.text, visit.words.count("methods.found", found)})});
    view.first = query.offset + 1;
    if (last > 1) view.pages = pages_of(visit, request, last);
    if (request.page > 1) view.previous = request.address(visit, request.page - 1);
    if (request.page < last) view.next = request.address(visit, request.page + 1);
    return view;
}

void pour_option(const Visit& visit, ctemplate::TemplateDictionary& values, const OptionView& option) {
    auto* poured = values.AddIncludeDictionary(m::ks_OPTION);
    poured->SetFilename(Templates::key(visit.language(), "methods/option.html"));
    poured->SetValue(o::ks_OPTION_ID, option.id);
    poured->SetValue(o::ks_OPTION_NAME, str(option.parameter));
    poured->SetValue(o::ks_OPTION_VALUE, option.value);
    poured->SetValue(o::ks_OPTION_LABEL, option.label);
    poured->SetIntValue(o::ks_OPTION_COUNT, static_cast<long>(option.count));
    show_if(*poured, option.chosen, o::ks_CHECKED);
}

void pour_line(const LineView& line, ctemplate::TemplateDictionary& values) {
    values.SetValue(m::ks_LINE_HREF, line.href);
    values.SetValue(m::ks_LINE_NAME, line.name);
    values.SetValue(m::ks_LINE_ELEMENTS, line.elements);
    values.SetValue(m::ks_LINE_SETTINGS, line.settings);
    values.SetValue(m::ks_LINE_DURATION, line.duration);
    values.SetValue(m::ks_LINE_COSTS, line.costs);
    values.SetValue(m::ks_LINE_EVIDENCE, line.evidence);
}

/// Links to the same methods in another form or order.
void pour_ways_to_see(const Visit& visit, const SearchRequest& request, ctemplate::TemplateDictionary& values) {
    auto other = request;
    other.table = !request.table;
    values.SetValue(m::ks_VIEW_HREF, other.address(visit, request.page));
    values.SetValue(m::ks_VIEW, visit.words(request.table ? "methods.as_list" : "methods.as_table"));
    if (request.query.words.empty()) return;
    auto reordered = request;
    reordered.query.by_name = !request.query.by_name;
    auto* order = values.AddSectionDictionary(m::ks_ORDER);
    order->SetValue(m::ks_ORDER_HREF, reordered.address(visit));
    order->SetValue(m::ks_ORDER_TEXT, visit.words(request.query.by_name ? "methods.by_fit" : "methods.by_name"));
}

void pour_found(const Visit& visit, const ListView& view, ctemplate::TemplateDictionary& values) {
    values.SetValue(m::ks_COUNT, view.count);
    if (!view.chips.empty()) {
        auto* chips = values.AddSectionDictionary(m::ks_CHIPS);
        chips->SetValue(m::ks_CLEAR, visit.url("/methoden"));
        for (const auto& chip : view.chips) {
            auto* entry = chips->AddSectionDictionary(m::ks_CHIP);
            entry->SetValue(m::ks_CHIP_HREF, chip.href);
            entry->SetValue(m::ks_CHIP_TEXT, chip.text);
        }
    }
    if (!view.meant.text.empty()) {
        auto* meant = values.AddSectionDictionary(m::ks_MEANT);
        meant->SetValue(m::ks_MEANT_HREF, view.meant.href);
        meant->SetValue(m::ks_MEANT_WORDS, view.meant.text);
    }
    fill_if(values, m::ks_UNDERSTOOD, m::ks_UNDERSTOOD_TEXT, view.understood);
    for (const auto& note : view.notes) values.AddSectionDictionary(m::ks_NOTE)->SetValue(m::ks_NOTE_TEXT, note);
    if (view.entries.empty()) {
        auto* nothing = values.AddSectionDictionary(m::ks_NOTHING);
        if (!view.nearest.empty()) {
            auto* nearest = nothing->AddSectionDictionary(m::ks_NEAREST);
            for (const auto& near : view.nearest) {
                auto* entry = nearest->AddSectionDictionary(m::ks_NEAR);
                entry->SetValue(m::ks_NEAR_HREF, near.href);
                entry->SetValue(m::ks_NEAR_NAME, near.text);
            }
        }
        for (const auto& each : view.fewer) {
            auto* entry = nothing->AddSectionDictionary(m::ks_FEWER);
            entry->SetValue(m::ks_FEWER_HREF, each.href);
            entry->SetValue(m::ks_FEWER_TEXT, each.text);
        }
        if (!view.without_choices.text.empty()) {
            auto* without = nothing->AddSectionDictionary(m::ks_WITHOUT_CHOICES);
            without->SetValue(m::ks_WITHOUT_HREF, view.without_choices.href);
            without->SetValue(m::ks_WITHOUT_TEXT, view.without_choices.text);
        }
        show_if(*nothing, !view.request.query.words.empty(), m::ks_OTHER_WORDS);
        nothing->SetValue(m::ks_ALL_HREF, visit.url("/methoden"));
        nothing->SetValue(m::ks_WALK_HREF, visit.url("/actie"));
        return;
    }
    auto* results = values.AddSectionDictionary(m::ks_RESULTS);
    pour_ways_to_see(visit, view.request, *results);
    if (view.request.table) {
        auto* table = results->AddSectionDictionary(m::ks_TABLE);
        for (const auto& line : view.lines) pour_line(line, *table->AddSectionDictionary(m::ks_LINE));
    } else {
        auto* list = results->AddSectionDictionary(m::ks_LIST);
        if (view.first > 1)
            list->AddSectionDictionary(m::ks_FROM)->SetIntValue(m::ks_FROM_NUMBER, static_cast<long>(view.first));
        for (const auto& entry : view.entries)
            pour_entry(visit, *list->AddSectionDictionary(m::ks_RESULT), m::ks_ENTRY, entry);
    }
    auto* downloads = values.AddSectionDictionary(m::ks_DOWNLOADS);
    const auto here = view.request.address(visit);
    const auto asked = here.substr(std::min(here.find('?'), here.size()));
    for (const std::string_view form : {"xlsx", "ods", "csv", "json", "zip"}) {
        auto* download = downloads->AddSectionDictionary(m::ks_DOWNLOAD);
        download->SetValue(m::ks_DOWNLOAD_HREF, visit.url("/uitvoer/methoden/" + std::string(form)) + asked);
        download->SetValue(m::ks_DOWNLOAD_NAME, visit.words("data." + std::string(form)));
    }
    if (view.pages.empty()) return;
    auto* pages = values.AddSectionDictionary(m::ks_PAGES);
    fill_if(*pages, m::ks_PREVIOUS, m::ks_PREVIOUS_HREF, view.previous);
    fill_if(*pages, m::ks_NEXT, m::ks_NEXT_HREF, view.next);
    for (const auto& each : view.pages) {
        auto* entry = pages->AddSectionDictionary(m::ks_PAGE);
        entry->SetValue(m::ks_PAGE_HREF, each.href);
        entry->SetIntValue(m::ks_PAGE_NUMBER, static_cast<long>(each.number));
        show_if(*entry, each.gap_before, m::ks_GAP);
        show_if(*entry, each.here, m::ks_HERE);
    }
}

void pour(const Visit& visit, const ListView& view, ctemplate::TemplateDictionary& values) {
    values.SetValue(m::ks_ACTION, visit.url("/methoden"));
    values.SetValue(m::ks_TYPED, view.request.typed);
    show_if(values, view.request.typed != view.request.query.words, m::ks_TYPED_WRONG);
    if (!view.request.faults.empty()) {
        auto* faults = values.AddSectionDictionary(m::ks_FAULTS);
        for (const auto& fault : view.request.faults)
            faults->AddSectionDictionary(m::ks_FAULT)->SetValue(m::ks_FAULT_TEXT, fault);
    }
    show_if(values, view.request.table, m::ks_AS_TABLE);
    show_if(values, view.request.query.by_name, m::ks_BY_NAME);
    if (view.request.query.limit != usual_page_size)
        values.AddSectionDictionary(m::ks_PAGE_SIZE)
            ->SetIntValue(m::ks_SIZE, static_cast<long>(view.request.query.limit));
    for (const auto& facet : view.facets) {
        auto* entry = values.AddSectionDictionary(m::ks_FACET);
        entry->SetValue(m::ks_FACET_NAME, facet.name);
        for (const auto& option : facet.first) pour_option(visit, *entry->AddSectionDictionary(m::ks_FIRST), option);
        if (facet.rest.empty()) continue;
        auto* more = entry->AddSectionDictionary(m::ks_MORE);
        more->SetValue(m::ks_MORE_TEXT,
                       visit.words("methods.facet.more", {std::to_string(facet.rest.size()), facet.name}));
        for (const auto& option : facet.rest) pour_option(visit, *more->AddSectionDictionary(m::ks_REST), option);
    }
    pour_found(visit, view, values);
}

}  // namespace

http::Response list(const Visit& visit) {
    const auto view = view_of(visit);
    const bool wrong = !view.request.faults.empty();
    auto title = view.request.query.words.empty() ? visit.words("methods.title")
                                                  : visit.words("methods.title_for", {view.request.query.words});
    if (wrong) title = visit.words("methods.title_wrong", {title});
    const Frame frame{.title = std::move(title), .description = visit.words("methods.description"), .crumbs = {}};
    http::Response response;
    response.status = wrong ? 400 : 200;
    response.body = render(visit, frame, "methods/list.html",
                           [&](ctemplate::TemplateDictionary& values) { pour(visit, view, values); });
    return response;
}

}  // namespace actiewijzer::pages::methods
