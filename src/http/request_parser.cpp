#include "http/request_parser.hpp"

#include <algorithm>
#include <boost/beast/http/error.hpp>

#include "http/multipart.hpp"
#include "http/text_list.hpp"

namespace actiewijzer::http {

namespace beast_http = boost::beast::http;

namespace {

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

std::string media_type(std::string_view value) {
    std::string type(trimmed(value.substr(0, value.find(';'))));
    for (char& letter : type) letter = lower(letter);
    return type;
}

// A list header may come in several lines, which mean the same as one with commas.
void append_list(std::string& list, std::string_view value) {
    if (!list.empty()) list += ", ";
    list += value;
}

}  // namespace

RequestParser::RequestParser(Request& request, Wire& wire, const Limits& limits)
    : request_(request), wire_(wire), target_bytes_(limits.target_bytes) {
    header_limit(static_cast<std::uint32_t>(limits.header_bytes));
    // Which of the two it is, its route says; see limit_body().
    body_limit(std::max(limits.body_bytes, limits.upload_bytes));
}

unsigned RequestParser::refusal(const boost::beast::error_code& error) const {
    if (target_too_long_) return 414;
    if (error == beast_http::error::header_limit || error == beast_http::error::buffer_overflow)
        return has_line_ ? 431 : 414;
    if (error == beast_http::error::body_limit) return 413;
    return 400;
}

bool RequestParser::body_exceeds(std::size_t bytes) const {
    const auto length = content_length();
    return length ? *length > bytes : chunked();
}

unsigned RequestParser::limit_body(std::size_t bytes) {
    if (content_length() && *content_length() > bytes) return 413;
    body_limit(bytes);
    return 0;
}

unsigned RequestParser::head_refusal() const {
    if (wire_.unknown_coding) return 400;
    // Two hosts, or none where HTTP/1.1 demands one, is how requests are smuggled past a proxy.
    if (wire_.hosts > 1 || (wire_.hosts == 0 && wire_.version == 11)) return 400;
    return 0;
}

void RequestParser::on_request_impl(beast_http::verb, string_view method, string_view target, int version,
                                    error_code& ec) {
    has_line_ = true;
    if (target.size() > target_bytes_) {
        target_too_long_ = true;
        request_.target = view(target.substr(0, target_bytes_));  // enough to know whose error page is wanted
        ec = beast_http::error::bad_target;
        return;
    }
    wire_.verb = view(method);
    wire_.version = static_cast<unsigned>(version);
    wire_.head_only = wire_.verb == "HEAD";
    request_.method = wire_.head_only ? "GET" : wire_.verb;
    request_.target = view(target);
}

void RequestParser::on_field_impl(field name, string_view raw_name, string_view raw, error_code&) {
    const auto value = view(raw);
    switch (name) {
        case field::host:
            ++wire_.hosts;
            request_.host = value;
            break;
        case field::content_type:
            request_.content_type = media_type(value);
            request_.boundary = boundary_of(value);
            break;
        case field::accept_language: append_list(request_.accept_language, value); break;
        case field::accept_encoding: append_list(wire_.accept_encoding, value); break;
        case field::if_none_match: append_list(request_.if_none_match, value); break;
        case field::if_match: append_list(request_.if_match, value); break;
        case field::authorization: request_.authorization = value; break;
        case field::cookie:
            if (!request_.cookies.empty()) request_.cookies += "; ";
            request_.cookies += value;
            break;
        case field::user_agent: request_.user_agent = value; break;
        case field::origin: request_.origin = value; break;
        case field::expect: wire_.expects_continue = equals_ignoring_case(value, "100-continue"); break;
        case field::transfer_encoding:
            if (!equals_ignoring_case(value, "chunked")) wire_.unknown_coding = true;
            break;
        case field::sec_fetch_site: request_.fetch_site = value; break;
        case field::unknown:
            if (equals_ignoring_case(view(raw_name), "x-forwarded-for"))
                append_list(wire_.forwarded_for, value);
            else if (equals_ignoring_case(view(raw_name), "x-forwarded-host"))
                wire_.forwarded_host = value;
            else if (equals_ignoring_case(view(raw_name), "x-forwarded-proto"))
                wire_.forwarded_proto = value;
            break;
        default: break;
    }
}

std::size_t RequestParser::on_body_impl(string_view body, error_code&) {
    request_.body.append(body.data(), body.size());
    return body.size();
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, string_view body, error_code&) {
    request_.body.append(body.data(), body.size());
    return body.size();
}

}  // namespace actiewijzer::http
