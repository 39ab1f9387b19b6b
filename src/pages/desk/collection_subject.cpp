#include "knowledge/collection_text.hpp"
#include "pages/collections/show.hpp"
#include "pages/desk/collection_form.hpp"
#include "pages/desk/pages.hpp"
#include "pages/desk/words.hpp"
#include "pages/problem.hpp"
#include "usecases/collections.hpp"

namespace actiewijzer::pages::desk {

namespace {

using usecases::VersionRow;

class CollectionSubject final : public Subject {
public:
    usecases::Versioned kept(store::Store& store) const override { return usecases::collections(store); }
    std::string_view path() const override { return "/verzamelingen/"; }
    std::string_view parent() const override { return "/redactie/verzamelingen"; }
    std::string_view parent_title() const override { return "menu.collections"; }
    const SubjectWords& words() const override {
        static constexpr SubjectWords words{"desk.collection.change", "desk.collection.is_prepared",
                                            "desk.collection.withdraw", "desk.collection.withdraw.text",
                                            "desk.collection.bring_back"};
        return words;
    }
    bool merges() const override { return false; }
    bool edited_as_text() const override { return false; }

    std::string name(const Visit& visit, const std::string& slug, const std::string& text) const override {
        if (const auto* collection = visit.knowledge().collection(slug)) return visit.words(collection->name);
        if (const auto* withdrawn = visit.knowledge().withdrawn_collection(slug)) return withdrawn->name;
        const auto read = knowledge::read_collection_text(slug, text, visit.knowledge());
        return read.collection && !read.collection->name.nl.empty() ? read.collection->name.nl : slug;
    }

    std::optional<std::vector<FieldGroup>> form(const Visit& visit, const VersionRow& version,
                                                const std::vector<knowledge::Fault>& faults,
                                                const std::optional<Rejected>& rejected) const override {
        const auto read = knowledge::read_collection_text(version.slug, version.text, visit.knowledge());
        if (!read.collection) return std::nullopt;
        return form_of(visit, *read.collection, version.text, faults, rejected);
    }

    Typed typed(const Visit& visit, const VersionRow& version, const http::Parameters& form) const override {
        return collection_typed(visit, version.slug, form);
    }

    std::optional<Shown> shown(const Visit& visit, const VersionRow& version) const override {
        const auto read = knowledge::read_collection_text(version.slug, version.text, visit.knowledge());
        if (!read.collection) return std::nullopt;
        Shown shown{read.collection->text.nl, {}};
        shown.parts.push_back({visit.words("desk.collection.introduction"), read.collection->introduction_html});
        for (const auto& method : read.collection->methods)
            shown.parts.push_back({std::to_string(shown.parts.size()) + ". " + method_name(visit, method.slug),
                                   "<p>" + escape_html(method.note) + "</p>"});
        return shown;
    }

    std::optional<Completeness> completeness(const Visit&, const usecases::History&) const override {
        return std::nullopt;
    }

    std::vector<FieldDifference> differences(const Visit& visit, const std::string& before,
                                             const std::string& after) const override {
        return desk::differences(named(visit, before), named(visit, after));
    }

    http::Response preview(const Visit& visit, const VersionRow& version, std::string_view notice) const override {
        const auto read = knowledge::read_collection_text(version.slug, version.text, visit.knowledge());
        if (!read.collection) return error_page(visit, 409);
        return collections::page_of(visit, *read.collection, notice);
    }

    std::string first_text(const Visit& visit, const std::string& slug) const override {
        knowledge::Collection collection;
        collection.name.nl = name(visit, slug, {});
        return knowledge::write_collection_text(collection);
    }

private:
    /// Methods by name: their order as one text, so that one that moved does not change the number of all others.
    static std::vector<NamedField> named(const Visit& visit, const std::string& text) {
        const auto read = knowledge::read_collection_text({}, text, visit.knowledge());
        if (!read.collection) return {};
        const auto& collection = *read.collection;
        const auto& words = visit.words;
        const auto in = [&](std::string_view key, std::string_view language) {
            return words(key) + " (" + words("language.name." + std::string(language)) + ')';
        };
        std::string order;
        for (const auto& method : collection.methods) order += method_name(visit, method.slug) + '\n';
        std::vector<NamedField> fields{{"name.nl", in("field.name", "nl"), collection.name.nl},
                                       {"name.en", in("field.name", "en"), collection.name.en},
                                       {"text.nl", in("desk.collection.text", "nl"), collection.text.nl},
                                       {"text.en", in("desk.collection.text", "en"), collection.text.en},
                                       {"introduction", words("desk.collection.introduction"), collection.introduction},
                                       {"methods", words("desk.collection.order"), order}};
        for (const auto& method : collection.methods)
            fields.push_back(
                {"methods." + method.slug,
                 method_name(visit, method.slug) + ": " + text::uncapitalised(words("desk.collection.note")),
                 method.note});
        return fields;
    }
};

}  // namespace

const Subject& collection_subject() {
    static const CollectionSubject subject;
    return subject;
}

http::Response collection_history(const Visit& visit) { return history_page(visit, collection_subject()); }
http::Response begin_collection_change(const Visit& visit) { return begin_change(visit, collection_subject()); }
http::Response collection_version(const Visit& visit) { return version_page(visit, collection_subject()); }
http::Response change_collection_version(const Visit& visit) { return change_version(visit, collection_subject()); }
http::Response preview_collection(const Visit& visit) { return preview_page(visit, collection_subject()); }

}  // namespace actiewijzer::pages::desk
