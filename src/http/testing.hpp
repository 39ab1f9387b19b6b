// For tests: a server on a free port, and a client that can misbehave as no library lets it.
#pragma once

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include "http/server.hpp"
#include "http/text_list.hpp"

namespace actiewijzer::http::testing {

using namespace std::chrono_literals;

struct Answer {
    unsigned status = 0;                         ///< 0: the connection ended without an answer
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;

    std::string header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
};

class Client {
public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
            throw std::runtime_error("no connection");
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// Sends what the server takes; stops when it has closed.
    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    void half_close() { ::shutdown(socket_, SHUT_WR); }

    /// Reads one answer; `head`: the request was HEAD, so no body follows.
    Answer receive(bool head = false) {
        Answer answer;
        while (rest_.find("\r\n\r\n") == std::string::npos)
            if (!more()) return answer;
        const auto end = rest_.find("\r\n\r\n");
        const auto text = rest_.substr(0, end + 2);
        rest_.erase(0, end + 4);
        std::from_chars(text.data() + 9, text.data() + 12, answer.status);
        for (auto at = text.find("\r\n") + 2; at < text.size();) {
            const auto line = text.substr(at, text.find("\r\n", at) - at);
            at += line.size() + 2;
            auto name = line.substr(0, line.find(':'));
            for (char& letter : name) letter = lower(letter);
            answer.headers[name] = std::string(trimmed(std::string_view(line).substr(name.size() + 1)));
        }
        if (answer.status == 100) return receive(head);
        std::size_t length = 0;
        const auto announced = answer.header("content-length");
        std::from_chars(announced.data(), announced.data() + announced.size(), length);
        if (head || answer.status == 204 || answer.status == 304) return answer;
        while (rest_.size() < length && more()) {
        }
        answer.body = rest_.substr(0, length);
        rest_.erase(0, length);
        return answer;
    }

    Answer ask(std::string_view request, bool head = false) {
        send(request);
        return receive(head);
    }
    Answer get(std::string_view target, std::string_view headers = "") {
        return ask("GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n" + std::string(headers) + "\r\n");
    }

    /// Whether the server closes within this time; what it still sends is thrown away.
    bool is_closed_within(std::chrono::milliseconds time) {
        const auto last = std::chrono::steady_clock::now() + time;
        while (std::chrono::steady_clock::now() < last) {
            pollfd waiting{socket_, POLLIN, 0};
            if (::poll(&waiting, 1, 20) <= 0) continue;
            char bytes[4096];
            if (::recv(socket_, bytes, sizeof bytes, 0) <= 0) return true;
        }
        return false;
    }

private:
    bool more() {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, 10'000) <= 0) return false;
        char bytes[16384];
        const auto read = ::recv(socket_, bytes, sizeof bytes, 0);
        if (read <= 0) return false;
        rest_.append(bytes, static_cast<std::size_t>(read));
        return true;
    }

    int socket_;
    std::string rest_;
};

inline Response text(std::string body, unsigned status = 200) {
    Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::move(body);
    return response;
}

inline Response plain_error(unsigned status, const Request& request) {
    return text("error " + std::to_string(status) + " number " + request.number, status);
}

/// Small limits, so that a test of patience takes no patience.
inline Config quick_config() {
    Config config;
    config.port = 0;
    config.network_threads = 2;
    config.pool_threads = 2;
    config.limits.header_time = 300ms;
    config.limits.body_time = 300ms;
    config.limits.idle_time = 400ms;
    config.limits.write_time = 500ms;
    return config;
}

/// Runs from its making to its end.
class Running {
public:
    explicit Running(const Router& router, Config config = quick_config())
        : server_(std::move(config), router, plain_error) {
        server_.listen();
        thread_ = std::thread([this] { server_.run(); });
    }
    ~Running() { stop(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    void stop() {
        server_.stop();
        if (thread_.joinable()) thread_.join();
    }
    Server& server() { return server_; }
    std::uint16_t port() const { return server_.port(); }

private:
    Server server_;
    std::thread thread_;
};

}  // namespace actiewijzer::http::testing
