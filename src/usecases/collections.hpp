// Collections that editors make: their life is that of versions.hpp.
#pragma once

#include <string>

#include "knowledge/load.hpp"
#include "usecases/versions.hpp"

namespace actiewijzer::usecases {

/// Collections as they are kept at the desk.
Versioned collections(store::Store& store);

/// A draft of a new collection with this name. invalid_input ("naam") when there is one already, of the desk or of the
/// release, or when no address can be made of it.
Result<VersionRow> begin_collection(store::Store& store, const SignedIn& who, const std::string& name,
                                    const knowledge::Knowledge& knowledge, Instant now);

/// Adds to the overlay what readers see of collections that editors made.
Result<void> lay_collections(store::Store& store, knowledge::Overlay& overlay);

}  // namespace actiewijzer::usecases
