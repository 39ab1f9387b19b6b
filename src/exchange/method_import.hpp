// Methods from a file that somebody made elsewhere, or that went out from here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/load.hpp"

namespace actiewijzer::exchange {

struct ImportedMethod {
    std::string slug;
    std::string text;  ///< canonical
};

/// A fault, with the place where somebody can mend it: "methods/kan-wel.md:12", "rij 4, summary.nl".
struct ImportFault {
    std::string place;
    knowledge::Fault fault;
};

struct ImportedMethods {
    std::vector<ImportedMethod> methods;  ///< in their order; those with faults are left out
    std::vector<ImportFault> faults;      ///< all of them, up to a thousand
};

/// Reads a bundle (.zip), .json, .csv, .xlsx or .ods, by the ending of its name. Every method is checked as a file of
/// content/ is. Never throws for a wrong file.
ImportedMethods read_methods(std::string_view file_name, std::string_view bytes, const knowledge::Knowledge& knowledge);

}  // namespace actiewijzer::exchange
