#include "http/connection.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <exception>

#include "http/log.hpp"
#include "http/request_number.hpp"
#include "http/target.hpp"
#include "http/text_list.hpp"

namespace actiewijzer::http {

using boost::system::error_code;

namespace {

constexpr std::size_t header_piece = 2 * 1024;
constexpr std::size_t piece = 16 * 1024;
constexpr std::size_t kept_body = 64 * 1024;

bool is_loopback(const std::string& address) {
    error_code ec;
    const auto parsed = asio::ip::make_address(address, ec);
    return !ec && parsed.is_loopback();
}

// The proxy adds the visitor at the end; what stands before it anyone can have written.
std::string_view last_item(std::string_view list) {
    const auto comma = list.rfind(',');
    return trimmed(comma == std::string_view::npos ? list : list.substr(comma + 1));
}

}  // namespace

Connection::Connection(Worker& worker, const Door& door, Socket socket, std::string address, bool counted)
    : worker_(worker),
      door_(door),
      limits_(worker.shared.config.limits),
      socket_(std::move(socket)),
      address_(std::move(address)),
      counted_(counted),
      by_proxy_(worker.shared.config.behind_proxy && is_loopback(address_)),
      buffer_(limits_.header_bytes + piece) {
    worker_.load.fetch_add(1, std::memory_order_relaxed);
    worker_.shared.connections.fetch_add(1);
}

Connection::~Connection() {
    if (counted_) worker_.shared.addresses.leave(address_);
    worker_.load.fetch_sub(1, std::memory_order_relaxed);
    worker_.shared.connections.fetch_sub(1);
}

Task Connection::serve(std::unique_ptr<Connection> self) {
    auto& connections = self->worker_.connections;
    self->place_ = connections.insert(connections.end(), self.get());
    try {
        for (bool open = true; open;) {
            self->begin();
            auto reading = co_await self->read_head();
            if (reading == 0) reading = self->judge_head();
            if (reading == 0) reading = co_await self->ask_for_upload();
            if (reading == 0 && !self->plan_.ready) reading = co_await self->read_body();
            open = reading != gone && co_await self->answer(reading);
        }
        if (self->unread_) co_await self->close_gently();
    } catch (const std::exception& failure) {
        log_error("connection_failed", {{"number", self->request_.number}, {"why", failure.what()}});
    }
    connections.erase(self->place_);
}

void Connection::begin() {
    // A new one, so that nothing of one request can reach the next, which may be of another visitor behind the same
    // proxy. Only the room of a body that was not large is kept.
    Request fresh;
    if (request_.body.capacity() <= kept_body) fresh.body = std::move(request_.body);
    fresh.body.clear();
    request_ = std::move(fresh);
    wire_ = Wire();
    plan_ = {};
    segments_.clear();
    head_bytes_ = 0;
    parser_.emplace(request_, wire_, limits_);
    outgoing_.reset();
}

TaskOf<std::size_t> Connection::read_more(std::size_t wanted, error_code& ec) {
    const auto room =
        std::min(std::max(wanted, buffer_.capacity() - buffer_.size()), buffer_.max_size() - buffer_.size());
    if (room == 0) {
        ec = boost::beast::http::error::buffer_overflow;
        co_return 0;
    }
    const auto read = co_await socket_.async_read_some(buffer_.prepare(room), asio::redirect_error(use_task, ec));
    buffer_.commit(read);
    co_return read;
}

TaskOf<Connection::Reading> Connection::read_head() {
    waiting_ = true;
    started_ = Clock::now();
    deadline_ = started_ + limits_.idle_time;
    for (;;) {
        // Some old programs send an empty line after a body.
        while (waiting_ && buffer_.size() > 0) {
            const char first = *static_cast<const char*>(buffer_.data().data());
            if (first == '\r' || first == '\n') {
                buffer_.consume(1);
                continue;
            }
            waiting_ = false;
            started_ = Clock::now();
            deadline_ = started_ + limits_.header_time;
        }
        if (!waiting_) {
            error_code ec;
            const auto used = parser_->put(buffer_.data(), ec);
            buffer_.consume(used);
            head_bytes_ += used;
            const bool complete = parser_->is_header_done();
            if (ec && ec != boost::beast::http::error::need_more) co_return parser_->refusal(ec);
            // The parser limits a line, not their sum.
            if (head_bytes_ + (complete ? 0 : buffer_.size()) > limits_.header_bytes)
                co_return parser_->refusal(boost::beast::http::error::header_limit);
            if (complete) co_return 0;
        } else if (worker_.shared.draining) {
            co_return gone;
        }
        error_code ec;
        if (co_await read_more(header_piece, ec) > 0) continue;
        if (ec == asio::error::operation_aborted) {
            // A request may have come just before the server decided to stop.
            if (waiting_ && worker_.shared.draining) {
                error_code nothing;
                buffer_.commit(socket_.read_some(buffer_.prepare(piece), nothing));
                if (buffer_.size() > 0) continue;
            }
            if (waiting_) co_return gone;
            if (Clock::now() < deadline_) continue;
            co_return 408;
        }
        co_return gone;
    }
}

Connection::Reading Connection::judge_head() {
    find_visitor();
    if (const auto refusal = parser_->head_refusal()) return refusal;
    if (wire_.verb == "OPTIONS" && request_.target == "*") {
        request_.path = request_.target;
    } else {
        auto target = parse_target(request_.target);
        if (!target) return 400;
        request_.path = std::move(target->path);
        request_.query = std::move(target->query);
        segments_ = std::move(target->segments);
    }
    const bool forwarded = by_proxy_ && !wire_.forwarded_for.empty();
    const bool limited = door_.is_public && (forwarded || !is_loopback(address_));
    if (limited && !worker_.shared.rate.allow(request_.address, started_)) return 429;
    plan_ = door_.service.plan(request_, wire_, segments_);
    const bool uploads = plan_.route && plan_.route->refuse_upload;
    return parser_->limit_body(uploads ? limits_.upload_bytes : limits_.body_bytes);
}

TaskOf<Connection::Reading> Connection::ask_for_upload() {
    const bool uploads = plan_.route && plan_.route->refuse_upload;
    if (!uploads || !parser_->body_exceeds(limits_.body_bytes)) co_return 0;
    deadline_ = Clock::time_point::max();
    if (!worker_.shared.pool.enter()) co_return 503;
    request_.number = new_request_number();
    co_await run_on_pool([this] { door_.service.ask_for_upload(plan_, request_); });
    co_return 0;
}

void Connection::find_visitor() {
    request_.address = address_;
    if (!by_proxy_) return;
    if (const auto visitor = last_item(wire_.forwarded_for); !visitor.empty()) {
        error_code ec;
        const auto parsed = asio::ip::make_address(std::string(visitor), ec);
        if (!ec) request_.address = parsed.to_string();
    }
    if (!wire_.forwarded_host.empty()) request_.host = last_item(wire_.forwarded_host);
    request_.https = equals_ignoring_case(last_item(wire_.forwarded_proto), "https");
}

TaskOf<Connection::Reading> Connection::read_body() {
    if (parser_->is_done()) co_return 0;
    const bool uploads = plan_.route && plan_.route->refuse_upload;
    deadline_ = Clock::now() + (uploads ? limits_.upload_time : limits_.body_time);
    if (wire_.expects_continue && wire_.version == 11 && buffer_.size() == 0) co_await say_continue();
    parser_->eager(true);
    for (;;) {
        error_code ec;
        if (buffer_.size() > 0) {
            buffer_.consume(parser_->put(buffer_.data(), ec));
            if (parser_->is_done()) co_return 0;
            if (ec && ec != boost::beast::http::error::need_more) co_return parser_->refusal(ec);
        }
        ec = {};
        if (co_await read_more(piece, ec) > 0) continue;
        if (ec == asio::error::operation_aborted) {
            if (Clock::now() < deadline_) continue;
            co_return 408;
        }
        co_return ec == boost::beast::http::error::buffer_overflow ? 400 : gone;
    }
}

Task Connection::say_continue() {
    static constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
    error_code ec;
    co_await asio::async_write(socket_, asio::buffer(line), asio::redirect_error(use_task, ec));
}

TaskOf<bool> Connection::answer(Reading reading) {
    deadline_ = Clock::time_point::max();
    if (request_.number.empty()) request_.number = new_request_number();
    if (request_.address.empty()) find_visitor();
    if (request_.path.empty()) {
        // Refused before its target was read: the path still tells in which language to say so.
        const auto target = parse_target(request_.target);
        request_.path = target ? target->path : "/";
    }

    auto& plan = plan_;
    if (reading != 0) {
        plan = {};
        plan.refusal = reading;
    } else if (wire_.verb == "OPTIONS" && request_.target == "*") {
        plan.refusal = 0;
        plan.options = true;
    }
    const bool whole = parser_->is_done();
    bool keep_alive = whole && parser_->keep_alive() && (reading == 0 || reading == 429);

    outgoing_.emplace();
    bool on_pool = plan.on_pool() && !plan.ready;
    if (on_pool && !worker_.shared.pool.enter()) {
        plan.route = nullptr;
        plan.refusal = 503;
        on_pool = false;
    }
    if (on_pool)
        co_await run_on_pool([this, &plan] { door_.service.answer(plan, request_, wire_, *outgoing_); });
    else
        door_.service.answer(plan, request_, wire_, *outgoing_);

    if (worker_.shared.draining) keep_alive = false;
    unread_ = !whole || buffer_.size() > 0;
    Service::end_head(*outgoing_, keep_alive, wire_.version);
    const auto sent = outgoing_->head.size() + outgoing_->body.size();
    const bool written = co_await write();
    record(plan, reading, written ? sent : 0);
    co_return written&& keep_alive;
}

template <class Work>
Task Connection::run_on_pool(Work wanted) {
    auto work = [this, &wanted] {
        std::exception_ptr failure;
        try {
            if (!worker_.shared.pool.is_abandoned()) wanted();
        } catch (...) {
            failure = std::current_exception();
        }
        worker_.shared.pool.leave();
        return failure;
    };
    auto start = [&work, &pool = worker_.shared.pool](auto handler) {
        asio::post(pool.threads(), [&work, done = std::move(handler)]() mutable {
            auto failure = work();
            // Back to the thread of this connection.
            auto executor = asio::get_associated_executor(done);
            asio::post(executor, [done = std::move(done), failure]() mutable { std::move(done)(failure); });
        });
    };
    co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void(std::exception_ptr)>(start, use_task);
}

TaskOf<bool> Connection::write() {
    deadline_ = Clock::now() + limits_.write_time;
    const auto& head = outgoing_->head;
    const auto body = outgoing_->body;
    const std::array<asio::const_buffer, 2> both{asio::buffer(head), asio::const_buffer(body.data(), body.size())};
    // Nearly always the socket takes all at once, without a trip through the reactor.
    error_code ec;
    const auto written = socket_.write_some(both, ec);
    if (ec && ec != asio::error::would_block && ec != asio::error::try_again) co_return false;
    if (written == head.size() + body.size()) co_return true;
    std::array<asio::const_buffer, 2> rest = both;
    rest[0] += written;
    if (written > head.size()) rest[1] += written - head.size();
    ec = {};
    co_await asio::async_write(socket_, rest, asio::redirect_error(use_task, ec));
    if (ec == asio::error::operation_aborted) worker_.counters.rejected(Rejected::too_slow);
    co_return !ec;
}

// Closing while the visitor still sends would make his system throw our answer away.
Task Connection::close_gently() {
    const auto most = limits_.upload_bytes;
    error_code ec;
    socket_.shutdown(Socket::shutdown_send, ec);
    deadline_ = Clock::now() + std::chrono::seconds(2);
    buffer_.clear();
    for (std::size_t drained = 0; drained < most && !ec;)
        drained += co_await socket_.async_read_some(buffer_.prepare(piece), asio::redirect_error(use_task, ec));
}

void Connection::record(const Service::Plan& plan, Reading reading, std::size_t sent) {
    if (!door_.is_public) return;
    const auto& routes = door_.service.router().routes();
    const auto index = plan.route ? static_cast<std::size_t>(plan.route - routes.data()) : routes.size();
    const auto took = Clock::now() - started_;
    auto& counters = worker_.counters;
    counters.request(index, outgoing_->status, took, sent);
    if (reading == 429)
        counters.rejected(Rejected::rate);
    else if (reading == 408)
        counters.rejected(Rejected::too_slow);
    else if (plan.refusal == 503)
        counters.rejected(Rejected::pool_full);
    else if (reading != 0)
        counters.rejected(Rejected::malformed);
    if (worker_.shared.config.log_requests)
        log_request({request_.number, wire_.verb, plan.route ? std::string_view(plan.route->pattern) : "none",
                     outgoing_->status, took, sent});
}

void Connection::check(Clock::time_point now) {
    if (now < deadline_) return;
    error_code ec;
    socket_.cancel(ec);
}

void Connection::drain() {
    error_code ec;
    if (waiting_) socket_.cancel(ec);
}

}  // namespace actiewijzer::http
