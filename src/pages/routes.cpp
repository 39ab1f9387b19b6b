#include "pages/routes.hpp"

#include "pages/about/pages.hpp"
#include "pages/accounts/pages.hpp"
#include "pages/advice/pages.hpp"
#include "pages/api_docs/pages.hpp"
#include "pages/assessments/pages.hpp"
#include "pages/cache.hpp"
#include "pages/collections/pages.hpp"
#include "pages/desk/pages.hpp"
#include "pages/elements/pages.hpp"
#include "pages/entrances/pages.hpp"
#include "pages/glossary/pages.hpp"
#include "pages/imports/pages.hpp"
#include "pages/links/pages.hpp"
#include "pages/methods/pages.hpp"
#include "pages/open_data/pages.hpp"
#include "pages/problem.hpp"
#include "pages/publications/pages.hpp"
#include "pages/start/pages.hpp"

namespace actiewijzer::pages {

const std::vector<PageRoute>& page_routes() {
    static const std::vector<PageRoute> routes{
        {"GET", "/", Keep::edition, start::show},

        // The walk. Each step is POST, then redirect; {token} is the unguessable address of a draft.
        {"GET", "/actie", Keep::edition, assessments::begin},
        {"POST", "/actie", Keep::never, assessments::create},
        {"GET", "/actie/kort", Keep::edition, assessments::begin_whole},
        {"POST", "/actie/kort", Keep::never, assessments::create_whole},
        {"GET", "/actie/{token}", Keep::never, assessments::resume},
        {"GET", "/actie/{token}/controle", Keep::never, assessments::check},
        {"GET", "/actie/{token}/kort", Keep::never, assessments::edit_whole},
        {"POST", "/actie/{token}/kort", Keep::never, assessments::save_whole},
        {"POST", "/actie/{token}/wissen", Keep::never, assessments::forget},
        {"GET", "/actie/{token}/{step}", Keep::never, assessments::edit_step},
        {"POST", "/actie/{token}/{step}", Keep::never, assessments::save_step},

        {"GET", "/advies/{token}", Keep::never, advised::show},
        {"GET", "/advies/{token}/json", Keep::never, advised::download},
        {"POST", "/advies/{token}/rol", Keep::never, advised::choose_role},
        {"POST", "/advies/{token}/overnemen", Keep::never, advised::take_over},
        {"POST", "/advies/{token}/niet-herkennen", Keep::never, advised::cross_out},
        {"POST", "/advies/{token}/bewaren", Keep::never, advised::keep},
        {"POST", "/advies/{token}/wissen", Keep::never, assessments::forget},

        {"GET", "/inloggen", Keep::never, accounts::ask},
        {"POST", "/inloggen", Keep::never, accounts::sign_in},
        {"POST", "/uitloggen", Keep::never, accounts::sign_out, Right::read_desk},
        {"GET", "/uitnodiging/{token}", Keep::never, accounts::accept},
        {"POST", "/uitnodiging/{token}", Keep::never, accounts::set_password},
        {"GET", "/account", Keep::never, accounts::own, Right::read_desk},
        {"POST", "/account/naam", Keep::never, accounts::change_name, Right::read_desk},
        {"POST", "/account/wachtwoord", Keep::never, accounts::change_password, Right::read_desk},
        {"POST", "/account/tweede-stap", Keep::never, accounts::change_second_factor, Right::read_desk},
        {"POST", "/account/sessies", Keep::never, accounts::end_session, Right::read_desk},
        {"POST", "/account/sleutels", Keep::never, accounts::change_tokens, Right::read_desk},
        {"GET", "/redactie/accounts", Keep::never, accounts::list, Right::manage_accounts},
        {"POST", "/redactie/accounts", Keep::never, accounts::invite, Right::manage_accounts},
        {"POST", "/redactie/accounts/{account}", Keep::never, accounts::change, Right::manage_accounts},

        {"GET", "/redactie", Keep::never, desk::show, Right::read_desk},
        {"POST", "/redactie/methoden", Keep::never, desk::begin_method, Right::write},
        {"GET", "/redactie/methoden/{slug}", Keep::never, desk::history, Right::read_desk},
        {"POST", "/redactie/methoden/{slug}/wijzigen", Keep::never, desk::begin_change, Right::write},
        {"POST", "/redactie/methoden/{slug}/intrekken", Keep::never, desk::withdraw, Right::write},
        {"GET", "/redactie/methoden/{slug}/databank", Keep::never, desk::databank, Right::read_desk},
        {"GET", "/redactie/methoden/{slug}/{version}", Keep::never, desk::version, Right::read_desk},
        {"POST", "/redactie/methoden/{slug}/{version}", Keep::never, desk::change_version, Right::review},
        {"GET", "/redactie/methoden/{slug}/{version}/voorbeeld", Keep::never, desk::preview, Right::read_desk},
        {"GET", "/redactie/invoer", Keep::never, imports::ask, Right::write},
        {"POST", "/redactie/invoer", Keep::never, imports::upload, Right::write, true},
        {"GET", "/redactie/invoer/{import}", Keep::never, imports::show, Right::read_desk},
        {"POST", "/redactie/invoer/{import}", Keep::never, imports::change, Right::review},
        {"GET", "/redactie/verzamelingen", Keep::never, desk::list_collections, Right::read_desk},
        {"POST", "/redactie/verzamelingen", Keep::never, desk::begin_collection, Right::write},
        {"GET", "/redactie/verzamelingen/{slug}", Keep::never, desk::collection_history, Right::read_desk},
        {"POST", "/redactie/verzamelingen/{slug}/wijzigen", Keep::never, desk::begin_collection_change, Right::write},
        {"POST", "/redactie/verzamelingen/{slug}/intrekken", Keep::never, desk::withdraw_collection, Right::write},
        {"GET", "/redactie/verzamelingen/{slug}/{version}", Keep::never, desk::collection_version, Right::read_desk},
        {"POST", "/redactie/verzamelingen/{slug}/{version}", Keep::never, desk::change_collection_version,
         Right::review},
        {"GET", "/redactie/verzamelingen/{slug}/{version}/voorbeeld", Keep::never, desk::preview_collection,
         Right::read_desk},
        {"POST", "/redactie/reacties/{suggestion}", Keep::never, desk::answer_suggestion, Right::review},
        {"GET", "/redactie/links", Keep::never, links::list, Right::read_desk},
        {"POST", "/redactie/links", Keep::never, links::change, Right::review},
        {"GET", "/voorstel", Keep::never, desk::ask_suggestion},
        {"POST", "/voorstel", Keep::never, desk::suggest},
        {"GET", "/methoden/{slug}/insluiten", Keep::never, open_data::card},
        {"GET", "/methoden/{slug}/reactie", Keep::never, desk::ask_suggestion},
        {"POST", "/methoden/{slug}/reactie", Keep::never, desk::suggest},

        {"GET", "/methoden", Keep::never, methods::list},
        {"GET", "/methoden/{slug}", Keep::edition, methods::show},
        {"GET", "/methoden/{slug}/kaart", Keep::never, methods::card},
        {"GET", "/vergelijken", Keep::never, methods::compare},
        {"GET", "/lijst", Keep::never, methods::shortlist},
        {"GET", "/lijst/kaarten", Keep::never, methods::cards},
        {"POST", "/lijst", Keep::never, methods::change_shortlist},
        {"GET", "/uitvoer/methoden/{form}", Keep::never, methods::download},
        {"GET", "/methoden/wijzigingen.atom", Keep::never, open_data::changes},
        {"GET", "/uitgaven/overzicht", Keep::never, publications::overview},
        {"GET", "/uitgaven/overzicht.pdf", Keep::never, publications::overview_pdf},
        {"GET", "/data", Keep::edition, open_data::show},
        {"GET", "/data/catalogus.ttl", Keep::never, open_data::catalogue},
        {"GET", "/data/begrippen.ttl", Keep::never, open_data::vocabulary},
        {"GET", "/sitemap.xml", Keep::never, open_data::sitemap},
        {"GET", "/opensearch.xml", Keep::never, open_data::search_description},
        {"GET", "/oembed", Keep::never, open_data::embed},
        {"GET", "/elementen/{element}", Keep::edition, elements::show},
        {"GET", "/voor/{reader}", Keep::edition, entrances::show},
        {"GET", "/begrippen", Keep::edition, glossary::list},
        {"GET", "/verzamelingen", Keep::edition, collections::list},
        {"GET", "/verzamelingen/{slug}", Keep::edition, collections::show},
        {"GET", "/verzamelingen/{slug}/boekje", Keep::never, collections::booklet},
        {"GET", "/over", Keep::edition, about::show},
        {"GET", "/privacy", Keep::edition, about::privacy},
        {"GET", "/toegankelijkheid", Keep::edition, about::accessibility},
        {"GET", "/api/v1/documentatie", Keep::edition, api_docs::show},
    };
    return routes;
}

Visit visit_of(const Site& site, const http::Request& request) {
    const std::string_view path = request.path;
    const bool english = path == "/en" || path.starts_with("/en/");
    const auto language = english ? Language::en : Language::nl;
    auto rest = std::string(english ? path.substr(3) : path);
    if (rest.empty()) rest = "/";
    return {site, request, site.published.current(), text::Words(site.translations, language), std::move(rest)};
}

namespace {

http::RefuseUpload refuse_upload(const Site& site, Right right) {
    return
        [&site, right](const http::Request& request) { return accounts::turned_away(visit_of(site, request), right); };
}

}  // namespace

void add_pages(http::Router& router, const Site& site) {
    for (const auto& route : page_routes())
        for (const auto language : all_languages) {
            auto handler = [&site, page = route.page, right = route.right](const http::Request& request) {
                const auto visit = visit_of(site, request);
                return right ? accounts::behind_sign_in(visit, *right, page) : page(visit);
            };
            const auto path = url_in(language, route.path);
            if (route.keep == Keep::edition)
                router.add(std::string(route.method), path, http::Runs::here, keep_ready(site, std::move(handler)));
            else
                router.add(std::string(route.method), path, http::Runs::on_pool, std::move(handler),
                           route.upload ? refuse_upload(site, route.right.value()) : http::RefuseUpload());
        }
    router.add("GET", "/static/{file}", http::Runs::on_pool,
               site.static_files.handler(
                   [&site](const http::Request& request) { return not_found(visit_of(site, request)); }));
}

}  // namespace actiewijzer::pages
