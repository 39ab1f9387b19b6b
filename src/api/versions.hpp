// A version of a method as the API shows it, and the condition under which it may be changed.
#pragma once

#include <functional>

#include "api/answer.hpp"
#include "usecases/methods.hpp"

namespace actiewijzer::api {

/// "/api/v1/methoden/SLUG/versies/NUMBER".
std::string version_path(const usecases::VersionRow& version);

/// As JSON, with the ETag by which it can be changed. A Problem when its remarks can't be read.
http::Response show_version(const Call& call, const usecases::VersionRow& version, unsigned status = 200);

/// How it looks after a change.
http::Response show_again(const Call& call, const std::string& slug, int number);

/// What a change of a version answers, or what was wrong.
using Change = std::function<Result<http::Response>(const usecases::VersionRow&, const usecases::Seen&)>;

/// Does `change` to the version in the path when If-Match names what it is now: 428 without If-Match, 412 when somebody
/// changed it since, also when that happens in between.
http::Response change_version(const Call& call, const Change& change);

/// What is wrong with the text of a version, by the path of the field or the number of the line.
std::vector<Told> faults_in(const Call& call, const usecases::VersionRow& version);

}  // namespace actiewijzer::api
