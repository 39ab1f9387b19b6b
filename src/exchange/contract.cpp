#include "exchange/contract.hpp"

#include <yaml-cpp/yaml.h>

#include <array>
#include <boost/json.hpp>
#include <stdexcept>

#include "exchange/advice_json.hpp"

namespace actiewijzer::exchange {

namespace json = boost::json;

namespace {

constexpr std::string_view base = "/api/v1";

json::value scalar(const YAML::Node& node) {
    const auto& text = node.Scalar();
    // "!" is the tag of a quoted scalar: text whatever it looks like.
    if (node.Tag() == "!") return json::value(text);
    boost::system::error_code not_json;
    auto plain = json::parse(text, not_json);
    return not_json ? json::value(text) : plain;
}

json::value to_json(const YAML::Node& node) {
    if (node.IsMap()) {
        json::object object;
        for (const auto& member : node) object[member.first.Scalar()] = to_json(member.second);
        return object;
    }
    if (node.IsSequence()) {
        json::array array;
        for (const auto& item : node) array.push_back(to_json(item));
        return array;
    }
    return node.IsScalar() ? scalar(node) : json::value();
}

std::string text_at(const json::object& object, std::string_view field) {
    const auto* found = object.if_contains(field);
    return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

class Reader {
public:
    explicit Reader(const json::value& root) : root_(root) {}

    std::vector<ContractOperation> operations() const {
        std::vector<ContractOperation> all;
        for (const auto& path : root_.at("paths").as_object())
            for (const auto* method : {"get", "post", "put", "delete"})
                if (const auto* found = path.value().as_object().if_contains(method))
                    all.push_back(operation(std::string(base) + std::string(path.key()), method, found->as_object()));
        return all;
    }

private:
    /// What a $ref points at, or the object itself.
    const json::object& followed(const json::value& value) const {
        const auto& object = value.as_object();
        const auto* reference = object.if_contains("$ref");
        if (!reference) return object;
        const std::string_view target = reference->as_string();
        return followed(root_.at_pointer(target.substr(target.find('#') + 1)));
    }

    static Text text(const json::object& object, std::string_view field) {
        Text both{text_at(object, field), {}};
        if (const auto* english = object.if_contains("x-en")) {
            both.en = english->is_string() ? std::string(english->get_string()) : text_at(english->as_object(), field);
        }
        return both;
    }

    std::string type(const json::object& schema) const {
        const auto* given = schema.if_contains("type");
        if (!given) return "object";
        if (given->is_string()) return std::string(given->get_string());
        std::string all;
        for (const auto& one : given->as_array()) all.append(all.empty() ? "" : ", ").append(one.as_string());
        return all;
    }

    ContractField parameter(const json::object& from) const {
        const auto* required = from.if_contains("required");
        return {text_at(from, "name"), type(followed(from.at("schema"))), text(from, "description"),
                required && required->as_bool()};
    }

    std::vector<ContractField> fields(const json::object& schema) const {
        std::vector<ContractField> all;
        const auto* properties = schema.if_contains("properties");
        if (!properties) return all;
        for (const auto& member : properties->as_object()) {
            const auto& property = followed(member.value());
            all.push_back({std::string(member.key()), type(property), text(property, "description"), false});
        }
        return all;
    }

    static std::string example(const json::object& media) {
        const auto* given = media.if_contains("example");
        return given ? pretty(json::serialize(*given)) : std::string();
    }

    static std::string upper(std::string_view method) {
        std::string all(method);
        for (char& letter : all) letter = static_cast<char>(letter - 'a' + 'A');
        return all;
    }

    /// The JSON of what is sent or answered; null when it is something else.
    static const json::object* json_in(const json::object& from) {
        const auto* content = from.if_contains("content");
        const auto* media = content ? content->as_object().if_contains("application/json") : nullptr;
        return media ? &media->as_object() : nullptr;
    }

    ContractOperation operation(std::string path, std::string_view method, const json::object& from) const {
        ContractOperation one{text_at(from, "operationId"),
                              upper(method),
                              std::move(path),
                              text(from, "summary"),
                              text(from, "description"),
                              {},
                              {},
                              {},
                              {}};
        if (const auto* parameters = from.if_contains("parameters"))
            for (const auto& each : parameters->as_array()) one.parameters.push_back(parameter(followed(each)));
        if (const auto* body = from.if_contains("requestBody")) {
            if (const auto* media = json_in(followed(*body))) {
                one.fields = fields(followed(media->at("schema")));
                one.request = example(*media);
            }
        }
        const auto& answers = from.at("responses").as_object();
        for (const auto* status : {"200", "201"})
            if (const auto* answer = answers.if_contains(status); answer && one.response.empty())
                if (const auto* media = json_in(followed(*answer))) one.response = example(*media);
        if (const auto* security = from.if_contains("security")) one.needs_token = !security->as_array().empty();
        return one;
    }

    const json::value& root_;
};

}  // namespace

Contract read_contract(const std::filesystem::path& openapi_yaml) {
    try {
        const auto root = to_json(YAML::LoadFile(openapi_yaml.string()));
        Contract contract;
        contract.version = root.at("info").at("version").as_string();
        contract.json = json::serialize(root);
        contract.operations = Reader(root).operations();
        return contract;
    } catch (const std::exception& failure) {
        throw std::runtime_error(openapi_yaml.string() + ": " + failure.what());
    }
}

}  // namespace actiewijzer::exchange
