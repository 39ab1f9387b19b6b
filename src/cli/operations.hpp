// What machines ask of a server besides pages and API: is it alive, is it ready, may it be indexed, whom to warn.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "http/router.hpp"

namespace actiewijzer::cli {

struct Operations {
    std::function<bool()> ready;  ///< whether the database answers; may wait
    std::string contact;          ///< URI for security reports; empty: the page /over of this server
};

/// Adds /healthz, /readyz, /robots.txt and /.well-known/security.txt.
void add_operations(http::Router& router, Operations operations);

/// RFC 9116; expires half a year after `now`, at midnight UTC.
std::string security_text(const std::string& contact, const std::string& canonical,
                          std::chrono::system_clock::time_point now);

}  // namespace actiewijzer::cli
