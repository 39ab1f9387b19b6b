#include <malloc.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <iterator>
#include <memory>
#include <mutex>
#include <ostream>
#include <system_error>
#include <thread>

#include "api/routes.hpp"
#include "cli/commands.hpp"
#include "cli/database.hpp"
#include "cli/desk_reader.hpp"
#include "cli/faults.hpp"
#include "cli/link_jobs.hpp"
#include "cli/operations.hpp"
#include "http/log.hpp"
#include "http/server.hpp"
#include "pages/problem.hpp"
#include "pages/routes.hpp"
#include "store/address.hpp"
#include "usecases/accounts.hpp"
#include "usecases/assessments.hpp"

namespace actiewijzer::cli {

namespace {

struct Options {
    std::uint16_t port = 8080;
    std::string address = "127.0.0.1";
    std::string database;
    std::uint16_t metrics_port = 0;
    double rate_limit = http::Limits{}.rate;
    bool log_requests = false;
    std::string contact;
    LinkCheckOptions links;
};

/// Erases what expired, at once and every ten minutes.
class Sweeper {
public:
    explicit Sweeper(store::Store& store)
        : thread_([this, &store](const std::stop_token& stop) { run(store, stop); }) {}

private:
    void run(store::Store& store, const std::stop_token& stop) {
        constexpr std::chrono::minutes period{10};
        while (!stop.stop_requested()) {
            sweep(store);
            std::unique_lock lock(mutex_);
            wake_.wait_for(lock, stop, period, [] { return false; });
        }
    }

    static void sweep(store::Store& store) try {
        const auto now = std::chrono::time_point_cast<usecases::Instant::duration>(std::chrono::system_clock::now());
        const auto swept = usecases::sweep_assessments(store, now);
        if (!swept)
            http::log_error("sweep_failed", {{"why", "database unavailable"}});
        else if (swept->erased > 0)
            http::log_info("swept", {{"erased", std::to_string(swept->erased)}});
        if (!usecases::sweep_accounts(store, now)) http::log_error("sweep_failed", {{"why", "accounts"}});
    } catch (const std::exception& failure) {
        http::log_error("sweep_failed", {{"why", failure.what()}});
    }

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;
};

/// Asks twice a second whether another process published something, or found that a link is dead.
class Watcher {
public:
    Watcher(DeskReader& reader, LinkMarker& marker)
        : thread_([this, &reader, &marker](const std::stop_token& stop) {
              constexpr std::chrono::milliseconds period{500};
              while (!stop.stop_requested()) {
                  std::unique_lock lock(mutex_);
                  wake_.wait_for(lock, stop, period, [] { return false; });
                  if (stop.stop_requested()) return;
                  reader.look();
                  marker.look();
              }
          }) {}

private:
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;
};

std::string text_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::system_error(std::make_error_code(std::errc::no_such_file_or_directory), path.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The sprite of icons stands in each page, so that its drawings need no request.
std::string read_icons(const std::filesystem::path& folder, const http::StaticFiles& files) {
    const std::string_view url = files.url("icons.svg");
    return text_of(folder / url.substr(url.rfind('/') + 1));
}

store::Store open_store(const Options& options) {
    store::StoreOptions settings;
    settings.sessions = std::max<std::size_t>(settings.sessions, 2 * std::thread::hardware_concurrency());
    settings.on_failure = [](const store::StatementFailure& failure) {
        http::log_error("statement_failed", {{"statement", std::string(failure.statement)}, {"why", failure.message}});
    };
    return store::Store::open(options.database, std::move(settings));
}

http::Config config_of(const Options& options) {
    http::Config config;
    config.address = options.address;
    config.port = options.port;
    config.metrics_port = options.metrics_port;
    config.log_requests = options.log_requests;
    config.limits.rate = options.rate_limit;
    return config;
}

std::string url_of(const Options& options, std::uint16_t port) {
    const bool v6 = options.address.find(':') != std::string::npos;
    return "http://" + (v6 ? '[' + options.address + ']' : options.address) + ':' + std::to_string(port) + '/';
}

Exit answer_visitors(const Options& options, const Terminal& terminal) {
    auto store = open_store(options);
    const auto& share = terminal.share;
    published::Published published({share / "content", share / "lexicon-nl.bin"});
    if (const auto faults = published.reload(); !faults.empty()) {
        for (const auto& fault : faults) terminal.err << worded(fault, terminal.words) << '\n';
        return Exit::wrong_input;
    }
    DeskReader desk(store, published, terminal.words);
    desk.start();
    LinkMarker marker(store, published);
    marker.look();
    const pages::Templates templates(share / "templates", terminal.translations);
    const http::StaticFiles static_files(share / "static");
    const pages::Site site{published,
                           terminal.translations,
                           templates,
                           static_files,
                           store,
                           [&] {
                               desk.look();
                               marker.look();
                           },
                           read_icons(share / "static", static_files),
                           exchange::read_contract(share / "api" / "openapi.yaml")};
    const api::Api api{published, terminal.translations, site.contract, store, site.published_anew};

    http::Router router;
    pages::add_pages(router, site);
    api::add_api(router, api);
    add_operations(router, {[&store] { return store.ready().has_value(); }, options.contact});
    const auto on_error = [&](unsigned status, const http::Request& request) {
        if (api::is_api(request)) return api::error(api, status, request);
        const auto visit = pages::visit_of(site, request);
        return status == 404 ? pages::not_found(visit) : pages::error_page(visit, status);
    };
    http::Server server(config_of(options), router, on_error);
    server.on_hangup([&] { desk.reload(); });
    try {
        server.listen();
    } catch (const std::system_error& error) {
        terminal.err << "actiewijzer: " << terminal.words("cli.port", {options.address, std::to_string(options.port)})
                     << '\n'
                     << error.code().message() << '\n';
        return Exit::failed;
    }
    // What reading the content took is given back.
    malloc_trim(0);
    const Sweeper sweeper(store);
    const Watcher watcher(desk, marker);
    auto links = options.links;
    links.contact = options.contact;
    links.version = AW_VERSION;
    const LinkJob link_job(store, published, links);
    http::log_info("start", {{"address", url_of(options, server.port())},
                             {"database", store::Address::parse(options.database).shown()},
                             {"revision", published.current()->knowledge->revision}});
    terminal.out << url_of(options, server.port()) << std::endl;
    server.run();
    http::log_info("stop");
    return Exit::done;
}

}  // namespace

Work serve(CLI::App& app, const text::Words& words) {
    const auto options = std::make_shared<Options>();
    app.add_option("--port", options->port, words("cli.option.port"))->type_name("N");
    app.add_option("--database", options->database, words("cli.option.database"))->required()->type_name("URL");
    app.add_option("--address", options->address, words("cli.option.address"))->type_name("IP");
    app.add_option("--metrics-port", options->metrics_port, words("cli.option.metrics_port"))->type_name("N");
    app.add_option("--rate-limit", options->rate_limit, words("cli.option.rate_limit"))
        ->type_name("N")
        ->check(CLI::NonNegativeNumber.description(""));
    app.add_flag("--log-requests", options->log_requests, words("cli.option.log_requests"));
    app.add_option("--contact", options->contact, words("cli.option.contact"))->type_name("URI");
    app.add_option("--check-links", options->links.on, words("cli.option.check_links"))->type_name("on|off");
    app.add_option("--check-links-allow", options->links.allowed, words("cli.option.check_links_allow"))
        ->type_name("HOST:PORT");
    return [options](const Terminal& terminal) {
        try {
            return answer_visitors(*options, terminal);
        } catch (const store::StoreError& error) {
            return refuse(error, options->database, terminal);
        }
    };
}

}  // namespace actiewijzer::cli
