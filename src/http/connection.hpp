// One visitor's connection: reads requests, has them answered, writes the answers, in their order.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "http/request_parser.hpp"
#include "http/worker.hpp"

namespace actiewijzer::http {

/// What a connection belongs to: the visitors' listener, or the one for metrics.
struct Door {
    const Service& service;
    bool is_public;  ///< limits of rate, the request log and the counters apply
};

/// Lives on the thread of its worker; only handlers run elsewhere.
class Connection {
public:
    /// `counted`: the connection holds a place in Shared::addresses.
    Connection(Worker& worker, const Door& door, Socket socket, std::string address, bool counted);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Worker& worker() { return worker_; }

    /// Serves until the visitor goes, asks for more than he may, or the server drains.
    static Task serve(std::unique_ptr<Connection> connection);

    /// Called every so often: breaks off what takes too long.
    void check(std::chrono::steady_clock::time_point now);
    /// The server stops: a connection without a request ends, others end after their answer.
    void drain();

private:
    using Clock = std::chrono::steady_clock;

    /// 0: read; gone: no answer possible or wanted; otherwise the status that answers.
    using Reading = unsigned;
    static constexpr Reading gone = 1;

    void begin();
    TaskOf<Reading> read_head();
    TaskOf<Reading> read_body();
    TaskOf<std::size_t> read_more(std::size_t wanted, boost::system::error_code& ec);
    Reading judge_head();
    /// Asks the route, when the body is longer than usual, whether this visitor may send it.
    TaskOf<Reading> ask_for_upload();
    void find_visitor();
    TaskOf<bool> answer(Reading reading);
    template <class Work>
    Task run_on_pool(Work work);
    TaskOf<bool> write();
    Task say_continue();
    Task close_gently();
    void record(const Service::Plan& plan, Reading reading, std::size_t sent);

    Worker& worker_;
    const Door& door_;
    const Limits& limits_;
    Socket socket_;
    std::string address_;
    bool counted_;
    bool by_proxy_;

    boost::beast::flat_buffer buffer_;
    std::optional<RequestParser> parser_;
    Request request_;
    Wire wire_;
    Service::Plan plan_;
    std::vector<std::string> segments_;
    std::size_t head_bytes_ = 0;
    Clock::time_point started_{};
    Clock::time_point deadline_ = Clock::time_point::max();
    bool waiting_ = true;  // for the first byte of a request
    bool unread_ = false;  // the visitor may still be sending what nobody will read
    std::optional<Outgoing> outgoing_;
    std::list<Connection*>::iterator place_;
};

}  // namespace actiewijzer::http
