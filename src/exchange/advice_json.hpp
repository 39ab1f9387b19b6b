// Advice as JSON, in the shape of the answer of POST /api/v1/adviezen.
#pragma once

#include <string>

#include "advice/advice.hpp"
#include "advice/wording.hpp"
#include "knowledge/knowledge.hpp"

namespace actiewijzer::exchange {

struct AdviceFormat {
    bool explain = false;  ///< every term of every score ("uitleg")
    bool indent = false;
};

std::string write(const advice::Advice& advice, const advice::Wording& wording, const knowledge::Knowledge& knowledge,
                  const AdviceFormat& format);

/// Indented JSON of any JSON text, for people.
std::string pretty(const std::string& json);

}  // namespace actiewijzer::exchange
