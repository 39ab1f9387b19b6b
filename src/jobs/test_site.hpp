// For tests: a small site on a free port of 127.0.0.1, that answers as it is told, also badly.
#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace actiewijzer::jobs::testing {

inline std::string answer(int status, const std::string& headers = {}, const std::string& body = {}) {
    return "HTTP/1.1 " + std::to_string(status) + " X\r\n" + headers +
           "Content-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}
inline std::string redirect(int status, const std::string& to) { return answer(status, "Location: " + to + "\r\n"); }

/// One connection at a time. Knows "/path", and "HEAD /path" where that differs; anything else is 404.
class TestSite {
public:
    /// Is sent for ever, until the other side has enough.
    static constexpr std::string_view endless = "<endless>";
    /// Nothing is sent, until the other side gives up.
    static constexpr std::string_view silent = "<silent>";

    TestSite() : listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in own{};
        own.sin_family = AF_INET;
        own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof own;
        if (::bind(listening_, reinterpret_cast<const sockaddr*>(&own), size) != 0 || ::listen(listening_, 16) != 0 ||
            ::getsockname(listening_, reinterpret_cast<sockaddr*>(&own), &size) != 0)
            throw std::runtime_error("no port for the site of a test");
        port_ = ntohs(own.sin_port);
        thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }
    ~TestSite() {
        thread_.request_stop();
        thread_.join();
        ::close(listening_);
    }

    void set(const std::string& path, const std::string& answer) {
        const std::lock_guard lock(mutex_);
        answers_[path] = answer;
    }
    std::string place() const { return "127.0.0.1:" + std::to_string(port_); }
    std::string url(const std::string& path) const { return "http://" + place() + path; }
    /// "HEAD /path", in order.
    std::vector<std::string> asked() const {
        const std::lock_guard lock(mutex_);
        return asked_;
    }
    /// The last request as it came.
    std::string last() const {
        const std::lock_guard lock(mutex_);
        return last_;
    }
    std::size_t sent() const { return sent_; }

private:
    void run(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            pollfd ready{listening_, POLLIN, 0};
            if (::poll(&ready, 1, 20) <= 0) continue;
            const int connection = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
            if (connection < 0) continue;
            serve(connection, stop);
            ::close(connection);
        }
    }
    void serve(int connection, const std::stop_token& stop) {
        std::string request;
        std::array<char, 4096> part{};
        while (request.find("\r\n\r\n") == std::string::npos) {
            const auto got = ::recv(connection, part.data(), part.size(), 0);
            if (got <= 0) return;
            request.append(part.data(), static_cast<std::size_t>(got));
        }
        const auto line = request.substr(0, request.find(" HTTP/"));
        std::string reply;
        {
            const std::lock_guard lock(mutex_);
            asked_.push_back(line);
            last_ = request;
            auto found = answers_.find(line);
            if (found == answers_.end()) found = answers_.find(line.substr(line.find(' ') + 1));
            reply = found == answers_.end() ? answer(404) : found->second;
        }
        const auto head_end = reply.find("\r\n\r\n");
        if (line.starts_with("HEAD ") && head_end != std::string::npos) reply.resize(head_end + 4);
        if (reply == silent)
            while (!stop.stop_requested() && !gone(connection)) {
            }
        else if (const auto at = reply.find(endless); at != std::string::npos)
            send(connection, reply.substr(0, at), std::string(65536, 'x'), stop);
        else
            send(connection, reply, {}, stop);
    }
    static bool gone(int connection) {
        pollfd ready{connection, POLLIN, 0};
        char byte = 0;
        return ::poll(&ready, 1, 20) > 0 && ::recv(connection, &byte, 1, MSG_PEEK) <= 0;
    }
    void send(int connection, const std::string& first, const std::string& again, const std::stop_token& stop) {
        for (std::string_view left = first; !left.empty() && !stop.stop_requested();) {
            const auto done = ::send(connection, left.data(), left.size(), MSG_NOSIGNAL);
            if (done <= 0) return;
            sent_ += static_cast<std::size_t>(done);
            left.remove_prefix(static_cast<std::size_t>(done));
            if (left.empty()) left = again;
        }
        ::shutdown(connection, SHUT_WR);
        while (!stop.stop_requested() && !gone(connection)) {
        }
    }

    int listening_;
    std::uint16_t port_ = 0;
    mutable std::mutex mutex_;
    std::map<std::string, std::string> answers_;
    std::vector<std::string> asked_;
    std::string last_;
    std::atomic<std::size_t> sent_{0};
    std::jthread thread_;
};

}  // namespace actiewijzer::jobs::testing
