// The contract of the API, api/openapi.yaml: as JSON for machines, and its operations for the page that explains them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "domain/language.hpp"

namespace actiewijzer::exchange {

/// A parameter of an operation, or a field of what is sent to it.
struct ContractField {
    std::string name;
    std::string type;  ///< "string", "integer", "array" …
    Text text;
    bool required = false;
};

struct ContractOperation {
    std::string id;
    std::string method;  ///< "GET", "POST", "PUT", "DELETE"
    std::string path;    ///< with the base: "/api/v1/methoden"
    Text summary;
    Text text;
    std::vector<ContractField> parameters;
    std::vector<ContractField> fields;
    std::string request;   ///< an example, indented JSON; empty: nothing is sent
    std::string response;  ///< an example of the answer; empty: none given
    bool needs_token = false;
};

struct Contract {
    std::string version;
    std::string json;
    std::vector<ContractOperation> operations;
};

/// Throws std::runtime_error when the file is absent or not as expected. `x-en` beside a text holds it in English.
Contract read_contract(const std::filesystem::path& openapi_yaml);

}  // namespace actiewijzer::exchange
