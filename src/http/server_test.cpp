#include "http/server.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <zlib.h>

#include <atomic>
#include <fstream>
#include <future>
#include <sstream>

#include "http/testing.hpp"

namespace actiewijzer::http {
namespace {

using testing::Client;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Running;
using testing::text;
using namespace std::chrono_literals;

std::string unpacked(const std::string& packed) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string bytes(1'000'000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    inflate(&stream, Z_FINISH);
    bytes.resize(stream.total_out);
    inflateEnd(&stream);
    return bytes;
}

/// Standard error in a file as long as it lives.
class CapturedLog {
public:
    CapturedLog() : path_(::testing::TempDir() + "aw-log-" + std::to_string(::getpid())), before_(::dup(2)) {
        const int file = ::open(path_.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
        ::dup2(file, 2);
        ::close(file);
    }
    ~CapturedLog() {
        ::dup2(before_, 2);
        ::close(before_);
        ::unlink(path_.c_str());
    }
    /// The log is written beside the requests, so it is waited for.
    std::string with(const std::string& wanted) const {
        std::string log;
        for (int tries = 0; tries < 250 && log.find(wanted) == std::string::npos; ++tries) {
            std::this_thread::sleep_for(20ms);
            std::ostringstream all;
            all << std::ifstream(path_).rdbuf();
            log = all.str();
        }
        return log;
    }

private:
    std::string path_;
    int before_;
};

class ServerTest : public ::testing::Test {
protected:
    ServerTest() {
        router_.add("GET", "/", Runs::here, [](const Request&) { return text("home"); });
        router_.add("GET", "/page", Runs::here, [this](const Request&) {
            Response response;
            response.entity = page_;
            return response;
        });
        router_.add("GET", "/methoden/{slug}", Runs::on_pool,
                    [](const Request& request) { return text(request.captures.at(0)); });
        router_.add("POST", "/echo", Runs::on_pool, [](const Request& request) { return text(request.body); });
        router_.add("POST", "/api/v1/echo", Runs::on_pool, [](const Request& request) { return text(request.body); });
        router_.add("GET", "/told", Runs::here, [](const Request& request) {
            return text(std::string(request.cookie("sessie")) + '|' + request.authorization + '|' + request.if_match +
                        '|' + request.user_agent);
        });
        router_.add("GET", "/long", Runs::here, [](const Request&) { return text(std::string(20'000, 'z')); });
        router_.add("GET", "/short-image", Runs::here, [](const Request&) {
            auto response = text(std::string(20'000, 'z'));
            response.content_type = "image/png";
            return response;
        });
        router_.add("GET", "/who", Runs::here, [](const Request& request) {
            return text(request.address + ' ' + (request.https ? "https " : "http ") + request.host);
        });
        router_.add("GET", "/throws/{where}", Runs::here,
                    [](const Request&) -> Response { throw std::runtime_error("kapot \"ding\""); });
        router_.add("GET", "/throws-on-pool", Runs::on_pool, [](const Request&) -> Response { throw 7; });
        router_.add("GET", "/split", Runs::here, [](const Request& request) {
            return text("").header("X-Name", std::string(request.query.get("name").value_or("")));
        });
        router_.add("GET", "/slow", Runs::on_pool, [this](const Request&) {
            ++slow_started_;
            std::this_thread::sleep_for(300ms);
            return text("finished");
        });
    }

    void wait_for_slow(int number) const {
        for (int tries = 0; tries < 500 && slow_started_ < number; ++tries) std::this_thread::sleep_for(10ms);
        ASSERT_GE(slow_started_.load(), number);
    }

    Router router_;
    std::shared_ptr<const Entity> page_ = make_entity("text/html; charset=utf-8", std::string(30'000, 'p'));
    std::atomic<int> slow_started_{0};
};

TEST_F(ServerTest, AnswersWithTheHeadersThatGuardAPage) {
    Running running(router_);
    const auto answer = Client(running.port()).get("/");
    EXPECT_EQ(answer.status, 200U);
    EXPECT_EQ(answer.body, "home");
    EXPECT_THAT(answer.header("content-security-policy"), HasSubstr("default-src 'none'"));
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.header("referrer-policy"), "no-referrer");
    EXPECT_EQ(answer.header("x-frame-options"), "DENY");
    EXPECT_EQ(answer.header("cross-origin-opener-policy"), "same-origin");
    EXPECT_EQ(answer.header("cache-control"), "no-store");
    EXPECT_EQ(answer.header("strict-transport-security"), "");
    EXPECT_EQ(answer.header("x-request-id").size(), 10U);
    EXPECT_THAT(answer.header("date"), ::testing::MatchesRegex("..., [0-9]+ ... [0-9]+ [0-9:]+ GMT"));
}

TEST_F(ServerTest, ManyRequestsOnOneConnection) {
    Running running(router_);
    Client client(running.port());
    for (int nth = 0; nth < 100; ++nth)
        EXPECT_EQ(client.get("/methoden/m" + std::to_string(nth)).body, 'm' + std::to_string(nth));
}

TEST_F(ServerTest, PipelinedRequestsAreAnsweredInOrder) {
    Running running(router_);
    Client client(running.port());
    std::string all;
    for (int nth = 0; nth < 200; ++nth) {
        const auto body = "body " + std::to_string(nth);
        all += nth % 2 == 0 ? "GET /methoden/" + std::to_string(nth) + " HTTP/1.1\r\nHost: x\r\n\r\n"
                            : "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) +
                                  "\r\n\r\n" + body;
    }
    std::thread sender([&] { client.send(all); });
    for (int nth = 0; nth < 200; ++nth)
        EXPECT_EQ(client.receive().body, (nth % 2 == 0 ? "" : "body ") + std::to_string(nth));
    sender.join();
}

TEST_F(ServerTest, ARequestMayComeByteByByte) {
    auto config = testing::quick_config();
    config.limits.header_time = 10s;
    config.limits.body_time = 10s;
    Running running(router_, config);
    Client client(running.port());
    for (const char byte : std::string_view("\r\nPOST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
                                            "chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")) {
        client.send({&byte, 1});
        std::this_thread::sleep_for(1ms);
    }
    EXPECT_EQ(client.receive().body, "abcde");
    EXPECT_EQ(client.get("/").status, 200U);
}

TEST_F(ServerTest, HeadIsGetWithoutItsBody) {
    Running running(router_);
    Client client(running.port());
    const auto get = client.get("/page");
    const auto head = client.ask("HEAD /page HTTP/1.1\r\nHost: x\r\n\r\n", true);
    EXPECT_EQ(head.status, 200U);
    EXPECT_EQ(head.header("content-length"), "30000");
    EXPECT_EQ(head.header("etag"), get.header("etag"));
    EXPECT_EQ(client.get("/").body, "home") << "no stray body came before it";
}

TEST_F(ServerTest, PathsAndMethodsThatAreNotThere) {
    Running running(router_);
    Client client(running.port());
    EXPECT_EQ(client.get("/nergens").status, 404U);
    EXPECT_EQ(client.get("/page/").status, 404U);
    EXPECT_THAT(client.get("/nergens").body, HasSubstr("error 404 number "));
    const auto wrong = client.ask("DELETE /page HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wrong.status, 405U);
    EXPECT_EQ(wrong.header("allow"), "GET, HEAD, OPTIONS");
    const auto options = client.ask("OPTIONS /echo HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(options.status, 204U);
    EXPECT_EQ(options.header("allow"), "POST, OPTIONS");
    EXPECT_EQ(options.header("content-length"), "");
    EXPECT_EQ(client.ask("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n").status, 204U);
    EXPECT_EQ(client.get("/").status, 200U);
}

TEST_F(ServerTest, TheVisitorGetsTheCodingHeLikesBest) {
    Running running(router_);
    Client client(running.port());
    const auto br = client.get("/page", "Accept-Encoding: gzip, br\r\n");
    EXPECT_EQ(br.header("content-encoding"), "br");
    EXPECT_EQ(br.body, page_->brotli);
    EXPECT_EQ(br.header("vary"), "Accept-Encoding");
    const auto gzip = client.get("/page", "Accept-Encoding: gzip, br;q=0.5\r\n");
    EXPECT_EQ(gzip.header("content-encoding"), "gzip");
    EXPECT_EQ(unpacked(gzip.body), page_->identity);
    const auto plain = client.get("/page");
    EXPECT_EQ(plain.header("content-encoding"), "");
    EXPECT_EQ(plain.body, page_->identity);
    EXPECT_NE(gzip.header("etag"), plain.header("etag")) << "other bytes";
}

TEST_F(ServerTest, ABodyIsPackedOnTheWayWhenThatHelps) {
    Running running(router_);
    Client client(running.port());
    const auto packed = client.get("/long", "Accept-Encoding: gzip\r\n");
    EXPECT_EQ(packed.header("content-encoding"), "gzip");
    EXPECT_EQ(unpacked(packed.body), std::string(20'000, 'z'));
    EXPECT_EQ(client.get("/long").header("vary"), "Accept-Encoding");
    EXPECT_EQ(client.get("/long").body.size(), 20'000U);
    EXPECT_EQ(client.get("/", "Accept-Encoding: gzip\r\n").header("content-encoding"), "") << "too short";
    EXPECT_EQ(client.get("/short-image", "Accept-Encoding: gzip\r\n").header("content-encoding"), "");
}

TEST_F(ServerTest, WhatTheVisitorHasIsNotSentAgain) {
    Running running(router_);
    Client client(running.port());
    const auto etag = client.get("/page", "Accept-Encoding: br\r\n").header("etag");
    const auto again = client.get("/page", "Accept-Encoding: br\r\nIf-None-Match: \"x\", W/" + etag + "\r\n");
    EXPECT_EQ(again.status, 304U);
    EXPECT_EQ(again.header("etag"), etag);
    EXPECT_EQ(again.header("content-length"), "");
    EXPECT_EQ(client.get("/page", "If-None-Match: *\r\n").status, 304U);
    EXPECT_EQ(client.get("/page", "If-None-Match: \"anders\"\r\n").status, 200U);
}

TEST_F(ServerTest, NothingOfARequestReachesTheNextOnTheSameConnection) {
    Running running(router_);
    Client client(running.port());
    EXPECT_EQ(client
                  .get("/told",
                       "Cookie: a=1; sessie=geheim\r\nAuthorization: Bearer x\r\nIf-Match: \"1\"\r\n"
                       "User-Agent: Firefox\r\n")
                  .body,
              "geheim|Bearer x|\"1\"|Firefox");
    EXPECT_EQ(client.get("/told").body, "|||");
}

TEST_F(ServerTest, AThrowingHandlerGivesANumberToThePageAndTheLog) {
    const CapturedLog log;
    Running running(router_);
    Client client(running.port());
    for (const auto* path : {"/throws/geheim-token", "/throws-on-pool"}) {
        const auto answer = client.get(path);
        EXPECT_EQ(answer.status, 500U);
        const auto number = answer.header("x-request-id");
        EXPECT_THAT(answer.body, HasSubstr(number));
        const auto lines = log.with(number);
        EXPECT_THAT(lines, HasSubstr("\"number\":\"" + number + '"'));
        EXPECT_THAT(lines, Not(HasSubstr("geheim-token"))) << "addresses hold secrets";
    }
    EXPECT_THAT(log.with("kapot"), HasSubstr(R"(kapot \"ding\")"));
    EXPECT_EQ(client.get("/").status, 200U) << "the same connection goes on";
}

TEST_F(ServerTest, RequestsAreLoggedWhenAsked) {
    const CapturedLog log;
    auto config = testing::quick_config();
    config.log_requests = true;
    Running running(router_, config);
    const auto number = Client(running.port()).get("/methoden/geheim").header("x-request-id");
    const auto lines = log.with(number);
    EXPECT_THAT(lines, HasSubstr(R"("event":"request","number":")" + number +
                                 R"(","method":"GET","route":"/methoden/{slug}","status":200,"ms":)"));
    EXPECT_THAT(lines, Not(HasSubstr("geheim")));
}

TEST_F(ServerTest, ALineEndNeverGetsIntoAHeader) {
    const CapturedLog log;
    Running running(router_);
    Client client(running.port());
    const auto answer = client.get("/split?name=a%0D%0ASet-Cookie:%20b");
    EXPECT_EQ(answer.status, 500U);
    EXPECT_EQ(answer.header("set-cookie"), "");
    EXPECT_EQ(client.get("/split?name=goed").header("x-name"), "goed");
}

TEST_F(ServerTest, BrokenRequestsAreAnsweredAndClosed) {
    Running running(router_);
    const std::pair<std::string, unsigned> requests[] = {
        {"rommel\r\n\r\n", 400},
        {"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400},
        {"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET /a%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400},
        {"POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 400},
        {"POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400},
        {"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
        {"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\nabcd", 400},
        {"POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n", 400},
        {"GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
        {"GET /" + std::string(50'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
        {"GET / HTTP/1.1\r\nHost: x\r\nX-Big: " + std::string(40'000, 'a') + "\r\n\r\n", 431},
    };
    for (const auto& [request, status] : requests) {
        Client client(running.port());
        EXPECT_EQ(client.ask(request).status, status) << request.substr(0, 80);
        EXPECT_TRUE(client.is_closed_within(3s)) << request.substr(0, 80);
    }
    EXPECT_EQ(Client(running.port()).get("/").status, 200U);
}

TEST_F(ServerTest, ManySmallHeadersAreTooManyAsWell) {
    Running running(router_);
    std::string request = "GET / HTTP/1.1\r\nHost: x\r\n";
    for (int nth = 0; nth < 5000; ++nth) request += "Accept-Language: nl\r\n";
    EXPECT_EQ(Client(running.port()).ask(request + "\r\n").status, 431U);
}

TEST_F(ServerTest, ASlowVisitorIsTold) {
    Running running(router_);
    Client header(running.port());
    header.send("GET / HTTP/1.1\r\nHost");
    EXPECT_EQ(header.receive().status, 408U);
    EXPECT_TRUE(header.is_closed_within(3s));
    Client body(running.port());
    EXPECT_EQ(body.ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc").status, 408U);
    Client idle(running.port());
    EXPECT_TRUE(idle.is_closed_within(3s)) << "without a request there is nothing to answer";
}

TEST_F(ServerTest, AVisitorWhoDripsDoesNotBuyTime) {
    Running running(router_);
    Client client(running.port());
    const auto begin = std::chrono::steady_clock::now();
    client.send("GET / HTTP/1.1\r\n");
    std::thread dripper([&] {
        for (int nth = 0; nth < 40; ++nth) {
            client.send("X-A: b\r\n");
            std::this_thread::sleep_for(50ms);
        }
    });
    EXPECT_EQ(client.receive().status, 408U);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 1500ms);
    dripper.join();
}

TEST_F(ServerTest, HalfOpenVisitorsHoldNoThread) {
    Running running(router_);
    std::vector<std::unique_ptr<Client>> silent;
    for (int nth = 0; nth < 200; ++nth) {
        silent.push_back(std::make_unique<Client>(running.port()));
        silent.back()->send("GET / HT");
    }
    EXPECT_EQ(Client(running.port()).get("/").status, 200U);
    EXPECT_EQ(Client(running.port()).get("/methoden/abcd").status, 200U);
}

TEST_F(ServerTest, AVisitorWhoClosedHisSideStillGetsHisAnswer) {
    Running running(router_);
    Client client(running.port());
    client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    client.half_close();
    EXPECT_EQ(client.receive().body, "finished");
    EXPECT_TRUE(client.is_closed_within(1s));
}

TEST_F(ServerTest, AVisitorWhoDoesNotReadIsLeft) {
    Router router;
    router.add("GET", "/huge", Runs::here, [](const Request&) { return text(std::string(30'000'000, 'h')); });
    Running running(router);
    Client client(running.port());
    client.send("GET /huge HTTP/1.1\r\nHost: x\r\n\r\n");
    for (int tries = 0; tries < 300; ++tries) {
        if (running.server().metrics().find("actiewijzer_rejected_total{reason=\"too_slow\"} 1") != std::string::npos)
            return;
        std::this_thread::sleep_for(20ms);
    }
    FAIL() << "still written to";
}

TEST_F(ServerTest, OldVisitorsCloseUnlessTheyAskNotTo) {
    Running running(router_);
    Client client(running.port());
    EXPECT_EQ(client.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").header("connection"), "keep-alive");
    EXPECT_EQ(client.ask("GET / HTTP/1.0\r\n\r\n").header("connection"), "close");
    EXPECT_TRUE(client.is_closed_within(1s));
}

TEST_F(ServerTest, TheProxysWordIsTakenOnlyFromTheProxy) {
    const std::string_view forwarded =
        "X-Forwarded-For: 203.0.113.9, 198.51.100.7\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: actie.nl\r\n";
    {
        Running running(router_);
        const auto answer = Client(running.port()).get("/who", forwarded);
        EXPECT_EQ(answer.body, "198.51.100.7 https actie.nl") << "the last address is what the proxy saw";
        EXPECT_NE(answer.header("strict-transport-security"), "");
    }
    auto config = testing::quick_config();
    config.behind_proxy = false;
    Running running(router_, config);
    EXPECT_EQ(Client(running.port()).get("/who", forwarded).body, "127.0.0.1 http x");
}

TEST_F(ServerTest, TooManyRequestsOfOneAddressAreRefusedOthersNot) {
    auto config = testing::quick_config();
    config.limits.rate = 1;
    Running running(router_, config);
    Client client(running.port());
    std::map<unsigned, int> statuses;
    for (int nth = 0; nth < 30; ++nth) ++statuses[client.get("/", "X-Forwarded-For: 203.0.113.9\r\n").status];
    EXPECT_GE(statuses[200], 10);
    EXPECT_GE(statuses[429], 18);
    EXPECT_EQ(client.get("/", "X-Forwarded-For: 203.0.113.9\r\n").header("retry-after"), "1");
    EXPECT_EQ(client.get("/", "X-Forwarded-For: 203.0.113.10\r\n").status, 200U);
    EXPECT_EQ(client.get("/").status, 200U) << "this machine itself has no limit";
}

TEST_F(ServerTest, ConnectionsAreBoundedInAllAndPerAddress) {
    for (const bool per_address : {false, true}) {
        auto config = testing::quick_config();
        config.limits.idle_time = 10s;
        config.behind_proxy = false;
        (per_address ? config.limits.connections_per_address : config.limits.connections) = 3;
        Running running(router_, config);
        std::vector<std::unique_ptr<Client>> clients;
        for (int nth = 0; nth < 3; ++nth) {
            clients.push_back(std::make_unique<Client>(running.port()));
            EXPECT_EQ(clients.back()->get("/").status, 200U);
        }
        EXPECT_TRUE(Client(running.port()).is_closed_within(1s));
        EXPECT_EQ(clients.front()->get("/").status, 200U);
        clients.pop_back();
        unsigned status = 0;
        for (int tries = 0; tries < 50 && status != 200; ++tries) {
            std::this_thread::sleep_for(10ms);
            status = Client(running.port()).get("/").status;
        }
        EXPECT_EQ(status, 200U) << "a place came free";
    }
}

TEST_F(ServerTest, AFullPoolSaysComeBackLater) {
    auto config = testing::quick_config();
    config.pool_threads = 1;
    config.limits.pool_queue = 1;
    Running running(router_, config);
    Client first(running.port());
    Client second(running.port());
    Client third(running.port());
    first.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    wait_for_slow(1);
    second.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(50ms);
    const auto refused = third.get("/slow");
    EXPECT_EQ(refused.status, 503U);
    EXPECT_EQ(refused.header("retry-after"), "1");
    EXPECT_EQ(third.get("/").status, 200U) << "what needs no pool goes on";
    EXPECT_EQ(first.receive().body, "finished");
    EXPECT_EQ(second.receive().body, "finished");
}

TEST_F(ServerTest, OtherSitesCannotPostForms) {
    Running running(router_);
    Client client(running.port());
    const auto post = [&](const std::string& path, const std::string& headers) {
        return client.ask("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n" + headers + "\r\na").status;
    };
    EXPECT_EQ(post("/echo", "Sec-Fetch-Site: cross-site\r\n"), 403U);
    EXPECT_EQ(post("/echo", "Origin: https://elders.nl\r\n"), 403U);
    EXPECT_EQ(post("/echo", "Origin: http://x\r\nSec-Fetch-Site: same-origin\r\n"), 200U);
    EXPECT_EQ(post("/api/v1/echo", "Origin: https://elders.nl\r\n"), 200U);
}

TEST_F(ServerTest, StopFinishesWhatRunsAndTakesNothingNew) {
    Running running(router_);
    Client busy(running.port());
    Client idle(running.port());
    EXPECT_EQ(idle.get("/").status, 200U);
    busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    wait_for_slow(1);
    auto answer = std::async(std::launch::async, [&] { return busy.receive(); });
    running.server().stop();
    running.stop();
    const auto last = answer.get();
    EXPECT_EQ(last.body, "finished");
    EXPECT_EQ(last.header("connection"), "close");
    EXPECT_TRUE(idle.is_closed_within(1s));
    EXPECT_THROW(Client(running.port()), std::runtime_error);
}

TEST_F(ServerTest, StopDoesNotWaitForEver) {
    auto config = testing::quick_config();
    config.limits.drain_time = 200ms;
    config.limits.header_time = 10s;
    Running running(router_, config);
    Client stuck(running.port());
    stuck.send("GET / HT");
    std::this_thread::sleep_for(50ms);
    const auto begin = std::chrono::steady_clock::now();
    running.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
}

TEST_F(ServerTest, TerminateStopsLikeStop) {
    Running running(router_);
    EXPECT_EQ(Client(running.port()).get("/").status, 200U);
    ::kill(::getpid(), SIGTERM);
    for (int tries = 0; tries < 100; ++tries) {
        std::this_thread::sleep_for(20ms);
        try {
            Client client(running.port());
        } catch (const std::runtime_error&) {
            return;
        }
    }
    FAIL() << "still listens";
}

TEST_F(ServerTest, HangupUnderLoadLosesNoRequest) {
    std::atomic<int> reloads{0};
    Server server(testing::quick_config(), router_, testing::plain_error);
    server.on_hangup([&] {
        ++reloads;
        std::this_thread::sleep_for(20ms);
        throw std::runtime_error("faulty content must not end the service");
    });
    server.listen();
    std::thread runner([&] { server.run(); });
    EXPECT_EQ(Client(server.port()).get("/").status, 200U);
    std::atomic<bool> done{false};
    std::atomic<int> lost{0};
    std::atomic<int> answered{0};
    std::vector<std::thread> visitors;
    const CapturedLog log;
    for (int nth = 0; nth < 4; ++nth)
        visitors.emplace_back([&] {
            Client client(server.port());
            while (!done) ++(client.get("/methoden/abcd").status == 200 ? answered : lost);
        });
    for (int nth = 0; nth < 20; ++nth) {
        ::kill(::getpid(), SIGHUP);
        std::this_thread::sleep_for(25ms);
    }
    done = true;
    for (auto& visitor : visitors) visitor.join();
    server.stop();
    runner.join();
    EXPECT_EQ(lost, 0);
    EXPECT_GT(answered, 100);
    EXPECT_GE(reloads, 5);
}

TEST_F(ServerTest, APortThatIsTakenIsSaid) {
    Running running(router_);
    auto config = testing::quick_config();
    config.port = running.port();
    Server second(config, router_, testing::plain_error);
    EXPECT_THROW(second.listen(), std::system_error);
}

TEST_F(ServerTest, CountsWhatItDoes) {
    Running running(router_);
    Client client(running.port());
    client.get("/methoden/abcd");
    client.get("/methoden/buurtbudget");
    client.get("/nergens");
    // A request is counted when its answer is out, so the visitor may know before the counter does.
    std::string metrics;
    for (int tries = 0; tries < 100 && metrics.find("seconds_count 3") == std::string::npos; ++tries) {
        std::this_thread::sleep_for(5ms);
        metrics = running.server().metrics();
    }
    EXPECT_THAT(metrics,
                HasSubstr(R"(actiewijzer_requests_total{route="/methoden/{slug}",method="GET",status="2xx"} 2)"));
    EXPECT_THAT(metrics, HasSubstr(R"(actiewijzer_requests_total{route="none",method="any",status="4xx"} 1)"));
    EXPECT_THAT(metrics, HasSubstr("actiewijzer_request_duration_seconds_count 3"));
    EXPECT_THAT(metrics, HasSubstr("actiewijzer_connections 1"));
    EXPECT_THAT(metrics, Not(HasSubstr("abcd")));
}

std::uint16_t free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(socket);
    return ntohs(address.sin_port);
}

TEST_F(ServerTest, MetricsHaveADoorOfTheirOwn) {
    auto config = testing::quick_config();
    config.metrics_port = free_port();
    Running running(router_, config);
    EXPECT_EQ(Client(running.port()).get("/metrics").status, 404U) << "not where visitors come";
    Client scraper(config.metrics_port);
    const auto answer = scraper.get("/metrics");
    EXPECT_EQ(answer.status, 200U);
    EXPECT_THAT(answer.header("content-type"), HasSubstr("text/plain; version=0.0.4"));
    EXPECT_THAT(answer.body, HasSubstr("# TYPE actiewijzer_requests_total counter"));
    EXPECT_EQ(scraper.get("/").status, 404U);
}

long resident_kilobytes() {
    long pages = 0;
    std::ifstream statm("/proc/self/statm");
    statm >> pages >> pages;
    return pages * ::sysconf(_SC_PAGESIZE) / 1024;
}

TEST_F(ServerTest, TenThousandRequestsDoNotMakeItGrow) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer keeps freed memory";
#endif
    Running running(router_);
    const auto load = [&](int requests) {
        Client client(running.port());
        const std::string body(2000, 'b');
        for (int nth = 0; nth < requests; ++nth) {
            if (nth % 4 == 0)
                client.get("/page", "Accept-Encoding: br\r\n");
            else if (nth % 4 == 1)
                client.get("/long", "Accept-Encoding: gzip\r\n");
            else if (nth % 4 == 2)
                client.get("/methoden/abcd", "X-Forwarded-For: 10.0.0." + std::to_string(nth % 200) + "\r\n");
            else
                client.ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2000\r\n\r\n" + body);
        }
    };
    load(1000);
    const auto before = resident_kilobytes();
    load(10'000);
    EXPECT_LT(resident_kilobytes() - before, 4096);
}

}  // namespace
}  // namespace actiewijzer::http
