#include "api_docs/show.tpl.hpp"
#include "pages/api_docs/pages.hpp"
#include "pages/frame.hpp"

namespace actiewijzer::pages::api_docs {

namespace {

namespace m = markers::api_docs_show;

struct FieldView {
    std::string name;
    std::string type;
    std::string text;
};

struct TableView {
    std::string id;
    std::string caption;
    std::vector<FieldView> fields;
};

struct ExampleView {
    std::string title;
    std::string text;
};

struct OperationView {
    std::string id;
    std::string summary;
    std::string method;
    std::string path;
    std::string text;
    bool needs_token = false;
    std::vector<TableView> tables;
    std::vector<ExampleView> examples;
};

TableView table_view(const text::Words& words, std::string id, std::string_view caption,
                     const std::vector<exchange::ContractField>& fields) {
    TableView view{std::move(id), words(caption), {}};
    for (const auto& field : fields) {
        auto type = words("api_docs.type." + field.type);
        if (field.required) type += ", " + words("api_docs.required");
        view.fields.push_back({field.name, std::move(type), words(field.text)});
    }
    return view;
}

OperationView operation_view(const text::Words& words, const exchange::ContractOperation& operation) {
    OperationView view{operation.id,
                       words(operation.summary),
                       operation.method,
                       operation.path,
                       words(operation.text),
                       operation.needs_token,
                       {},
                       {}};
    if (!operation.parameters.empty())
        view.tables.push_back(
            table_view(words, operation.id + "-parameters", "api_docs.parameters", operation.parameters));
    if (!operation.fields.empty())
        view.tables.push_back(table_view(words, operation.id + "-velden", "api_docs.fields", operation.fields));
    if (!operation.request.empty()) view.examples.push_back({words("api_docs.request"), operation.request});
    if (!operation.response.empty()) view.examples.push_back({words("api_docs.response"), operation.response});
    return view;
}

void pour(const OperationView& view, ctemplate::TemplateDictionary& into) {
    into.SetValue(m::ks_ID, view.id);
    into.SetValue(m::ks_SUMMARY, view.summary);
    into.SetValue(m::ks_METHOD, view.method);
    into.SetValue(m::ks_PATH, view.path);
    into.SetValue(m::ks_TEXT, view.text);
    show_if(into, view.needs_token, m::ks_NEEDS_TOKEN);
    for (const auto& table : view.tables) {
        auto* values = into.AddSectionDictionary(m::ks_TABLE);
        values->SetValue(m::ks_TABLE_ID, table.id);
        values->SetValue(m::ks_CAPTION, table.caption);
        for (const auto& field : table.fields) {
            auto* row = values->AddSectionDictionary(m::ks_FIELD);
            row->SetValue(m::ks_FIELD_NAME, field.name);
            row->SetValue(m::ks_FIELD_TYPE, field.type);
            row->SetValue(m::ks_FIELD_TEXT, field.text);
        }
    }
    for (const auto& example : view.examples) {
        auto* values = into.AddSectionDictionary(m::ks_EXAMPLE);
        values->SetValue(m::ks_EXAMPLE_TITLE, example.title);
        values->SetValue(m::ks_EXAMPLE_TEXT, example.text);
    }
}

}  // namespace

http::Response show(const Visit& visit) {
    const auto& words = visit.words;
    const auto& contract = visit.site.contract;
    const Frame frame{.title = words("api_docs.title"), .description = words("api_docs.lead"), .crumbs = {}};
    http::Response response;
    response.body = render(visit, frame, "api_docs/show.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_CONTRACT, "/api/v1/openapi.json");
        values.SetValue(m::ks_VERSION, words("api_docs.version", {contract.version}));
        for (const auto& operation : contract.operations) {
            const auto view = operation_view(words, operation);
            pour(view, *values.AddSectionDictionary(m::ks_OPERATION));
            auto* entry = values.AddSectionDictionary(m::ks_ENTRY);
            entry->SetValue(m::ks_ENTRY_ID, view.id);
            entry->SetValue(m::ks_ENTRY_TITLE, view.summary);
        }
    });
    return response;
}

}  // namespace actiewijzer::pages::api_docs
