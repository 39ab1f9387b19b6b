// Advice as JSON, in the shape of the answer of POST /api/v1/adviezen.
#pragma once

#include <string>
#include <vector>

#include "advice/advice.hpp"
#include "advice/wording.hpp"
#include "knowledge/knowledge.hpp"

namespace actiewijzer::exchange {

struct AdviceFormat {
    std::size_t count = 5;                ///< methods at most
    std::vector<std::string> why_not;     ///< slugs of methods to explain
    bool explain = false;                 ///< every term of every score ("uitleg")
    bool indent = false;
};

/// When nothing fits, the closest three; when no method is needed, none.
std::vector<const advice::RankedMethod*> shown(const advice::Advice& advice, std::size_t count);

std::string write(const advice::Advice& advice, const advice::Wording& wording,
                  const knowledge::Knowledge& knowledge, const AdviceFormat& format);

/// Indented JSON of any JSON text, for people.
std::string pretty(const std::string& json);

}  // namespace actiewijzer::exchange
