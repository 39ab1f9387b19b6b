// Bodies of requests that are large, or wait to be asked for, over real connections.
#include <gtest/gtest.h>

#include "http/testing.hpp"

namespace actiewijzer::http {
namespace {

using testing::Client;
using testing::Running;
using testing::text;
using namespace std::chrono_literals;

class UploadTest : public ::testing::Test {
protected:
    UploadTest() {
        router_.add("POST", "/echo", Runs::on_pool, [](const Request& request) { return text(request.body); });
    }

    Router router_;
};

TEST_F(UploadTest, ABodyThatIsTooLargeGetsAnAnswerHoweverItComes) {
    auto config = testing::quick_config();
    config.limits.body_bytes = 1000;
    Running running(router_, config);
    const std::string large(2'000'000, 'x');
    Client announced(running.port());
    EXPECT_EQ(announced.ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n" + large).status, 413U);
    EXPECT_TRUE(announced.is_closed_within(3s));
    Client chunked(running.port());
    chunked.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int nth = 0; nth < 20; ++nth) chunked.send("64\r\n" + std::string(100, 'x') + "\r\n");
    EXPECT_EQ(chunked.receive().status, 413U);
    Client polite(running.port());
    EXPECT_EQ(
        polite.ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\nExpect: 100-continue\r\n\r\n").status,
        413U)
        << "before the body was sent";
}

TEST_F(UploadTest, ARouteThatTakesFilesAsksWhoSendsBeforeItReads) {
    const auto refuse = [](const Request& request) -> std::optional<Response> {
        if (request.cookie("key") == "right") return std::nullopt;
        if (request.cookie("key") == "throws") throw std::runtime_error("the lock is broken");
        return text("who are you?", 401);
    };
    router_.add(
        "POST", "/file/{name}", Runs::on_pool,
        [](const Request& request) { return text(request.captures[0] + ' ' + std::to_string(request.body.size())); },
        refuse);
    auto config = testing::quick_config();
    config.limits.body_bytes = 1000;
    config.limits.upload_bytes = 100'000;
    Running running(router_, config);
    const auto head = [](const std::string& key, const std::string& length) {
        return "POST /file/a HTTP/1.1\r\nHost: x\r\nCookie: key=" + key + "\r\n" + length + "\r\n\r\n";
    };
    const std::string body(50'000, 'x');
    Client allowed(running.port());
    EXPECT_EQ(allowed.ask(head("right", "Content-Length: 50000") + body).body, "a 50000");
    EXPECT_EQ(allowed.ask(head("right", "Content-Length: 10") + "0123456789").body, "a 10") << "the connection goes on";
    Client stranger(running.port());
    EXPECT_EQ(stranger.ask(head("none", "Content-Length: 50000\r\nExpect: 100-continue")).body, "who are you?")
        << "before the body was sent";
    EXPECT_TRUE(stranger.is_closed_within(3s));
    Client sends_all(running.port());
    EXPECT_EQ(sends_all.ask(head("none", "Content-Length: 50000") + body).status, 401U);
    Client chunked(running.port());
    EXPECT_EQ(chunked.ask(head("none", "Transfer-Encoding: chunked") + "3\r\nabc\r\n0\r\n\r\n").status, 401U);
    EXPECT_EQ(Client(running.port()).ask(head("throws", "Content-Length: 50000") + body).status, 500U);
    EXPECT_EQ(Client(running.port()).ask(head("right", "Content-Length: 100001")).status, 413U);
    Client pieces(running.port());
    pieces.send(head("right", "Transfer-Encoding: chunked"));
    for (int nth = 0; nth < 110; ++nth) pieces.send("3e8\r\n" + std::string(1000, 'x') + "\r\n");
    EXPECT_EQ(pieces.receive().status, 413U);
}

TEST_F(UploadTest, ContinueIsSaidToWhoWaitsForIt) {
    Running running(router_);
    Client client(running.port());
    client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    std::this_thread::sleep_for(50ms);
    client.send("abc");
    EXPECT_EQ(client.receive().body, "abc");
}

}  // namespace
}  // namespace actiewijzer::http
