// From a request that was read to the bytes of its answer; knows HTTP, but no network.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"
#include "http/router.hpp"
#include "http/server.hpp"

namespace actiewijzer::http {

/// What a request line and its headers say beyond what handlers see.
struct Wire {
    std::string verb;  ///< as it came; Request::method says GET for HEAD
    std::string accept_encoding;
    std::string forwarded_for;
    std::string forwarded_host;
    std::string forwarded_proto;
    unsigned version = 11;
    unsigned hosts = 0;  ///< how many Host headers came
    bool head_only = false;
    bool expects_continue = false;
    bool unknown_coding = false;
};

/// An answer ready to be written: the head, then `body`, which lives in `kept`.
struct Outgoing {
    std::string head;
    std::string_view body;
    Response kept;
    unsigned status = 0;

    Outgoing() = default;
    Outgoing(Outgoing&&) = delete;  // body may point into kept
};

/// May be called from any thread.
class Service {
public:
    /// Both must outlive the service.
    Service(const Router& router, const ErrorResponder& on_error) : router_(router), on_error_(on_error) {}

    struct Plan {
        const Route* route = nullptr;
        unsigned refusal = 0;  ///< the status of the error that answers, when no route does
        bool options = false;  ///< OPTIONS on a path that has no handler of its own for it
        std::string allow;
        std::optional<Response> ready{};  ///< the answer itself, when it was made before the body was read

        bool on_pool() const { return route && route->runs == Runs::on_pool; }
    };
    /// Who answers; fills request.captures. `segments`: the decoded path.
    Plan plan(Request& request, const Wire& wire, const std::vector<std::string>& segments) const;

    /// Asks a route that takes files whether this visitor may send one; fills plan.ready when not.
    void ask_for_upload(Plan& plan, const Request& request) const;

    /// Runs the handler or makes the error, compresses, and writes the head. Does not throw for what
    /// a handler does: that becomes a 500, logged with the number of the request.
    void answer(const Plan& plan, const Request& request, const Wire& wire, Outgoing& outgoing) const;

    /// Ends the head; kept apart because the server knows last whether the connection stays open.
    static void end_head(Outgoing& outgoing, bool keep_alive, unsigned version);

    const Router& router() const { return router_; }

private:
    Response error(unsigned status, const Request& request) const;
    Response respond(const Plan& plan, const Request& request) const;
    /// What `make` gives; what it throws becomes a 500.
    std::optional<Response> guarded(const Route& route, const Request& request,
                                    const std::function<std::optional<Response>()>& make) const;

    const Router& router_;
    const ErrorResponder& on_error_;
};

}  // namespace actiewijzer::http
