// Reads a request from bytes into a Request and a Wire. Includes Beast: for connection.cpp only.
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <cstdint>
#include <string_view>

#include "http/message.hpp"
#include "http/server.hpp"
#include "http/service.hpp"

namespace actiewijzer::http {

/// One object a request. Only the headers that are wanted are kept.
class RequestParser final : public boost::beast::http::basic_parser<true> {
public:
    RequestParser(Request& request, Wire& wire, const Limits& limits);

    /// The status that answers a request on which the parser gave up with this error.
    unsigned refusal(const boost::beast::error_code& error) const;
    /// What is wrong with a header that was read whole: 0 or 400.
    unsigned head_refusal() const;
    /// Whether the body, of which only the head was read, is longer than this, or may become so.
    bool body_exceeds(std::size_t bytes) const;
    /// Takes no longer body than this; 413 when one was announced, else 0.
    unsigned limit_body(std::size_t bytes);

private:
    using string_view = boost::beast::string_view;
    using error_code = boost::beast::error_code;
    using field = boost::beast::http::field;

    void on_request_impl(boost::beast::http::verb, string_view method, string_view target, int version,
                         error_code& ec) override;
    void on_response_impl(int, string_view, int, error_code&) override {}
    void on_field_impl(field name, string_view, string_view value, error_code& ec) override;
    void on_header_impl(error_code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t on_body_impl(string_view body, error_code& ec) override;
    void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code& ec) override;
    void on_finish_impl(error_code&) override {}

    Request& request_;
    Wire& wire_;
    std::size_t target_bytes_;
    bool has_line_ = false;
    bool target_too_long_ = false;
};

}  // namespace actiewijzer::http
