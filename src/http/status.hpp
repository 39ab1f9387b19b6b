// The status of an answer that tells of a Problem, the same for pages and API.
#pragma once

#include "domain/problem.hpp"

namespace actiewijzer::http {

inline unsigned status_of(const Problem& problem) {
    switch (problem.kind) {
        case Problem::Kind::invalid_input: return 400;
        case Problem::Kind::not_found: return 404;
        case Problem::Kind::gone: return 410;
        case Problem::Kind::conflict: return 409;
        case Problem::Kind::too_large: return 413;
        case Problem::Kind::forbidden: return 403;
        case Problem::Kind::too_many: return 429;
        case Problem::Kind::unavailable: return 503;
    }
    return 500;
}

}  // namespace actiewijzer::http
