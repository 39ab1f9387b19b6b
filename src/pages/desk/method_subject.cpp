#include <array>

#include "knowledge/method_text.hpp"
#include "knowledge/profile.hpp"
#include "pages/desk/pages.hpp"
#include "pages/desk/subject.hpp"
#include "pages/desk/words.hpp"
#include "pages/methods/show.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::desk {

namespace {

using usecases::VersionRow;

class MethodSubject final : public Subject {
public:
    usecases::Versioned kept(store::Store& store) const override { return usecases::methods(store); }
    std::string_view path() const override { return "/methoden/"; }
    std::string_view parent() const override { return "/redactie"; }
    std::string_view parent_title() const override { return "menu.desk"; }
    const SubjectWords& words() const override {
        static constexpr SubjectWords words{"desk.change_method", "desk.is_prepared", "desk.withdraw",
                                            "desk.withdraw.text", "desk.bring_back"};
        return words;
    }
    bool merges() const override { return true; }
    bool edited_as_text() const override { return true; }

    std::string name(const Visit& visit, const std::string& slug, const std::string&) const override {
        return method_name(visit, slug);
    }

    std::optional<std::vector<FieldGroup>> form(const Visit& visit, const VersionRow& version,
                                                const std::vector<knowledge::Fault>& faults,
                                                const std::optional<Rejected>&) const override {
        const auto read = knowledge::read_method_text(version.slug, version.text, visit.knowledge());
        if (!read.method) return std::nullopt;
        return form_of(visit, *read.method, faults);
    }

    Typed typed(const Visit& visit, const VersionRow& version, const http::Parameters& form) const override {
        if (form.get("als") == "tekst") {
            std::string text(form.get("tekst").value_or(""));
            std::erase(text, '\r');
            if (!text.ends_with('\n')) text += '\n';
            const auto read = knowledge::read_method_text(version.slug, text, visit.knowledge());
            // In its one form when it can be read; else as typed, so that nothing is lost.
            return {read.right() ? knowledge::write_method_text(*read.method) : text};
        }
        const auto before = knowledge::read_method_text(version.slug, version.text, visit.knowledge());
        return {knowledge::write_method_text(method_from(form, before.method.value_or(Method{})))};
    }

    std::optional<Shown> shown(const Visit& visit, const VersionRow& version) const override {
        const auto read = knowledge::read_method_text(version.slug, version.text, visit.knowledge());
        if (!read.method) return std::nullopt;
        Shown shown{read.method->summary.nl, {}};
        for (const auto& section : read.method->sections) shown.parts.push_back({section.title, section.html});
        return shown;
    }

    std::optional<Completeness> completeness(const Visit& visit, const usecases::History& history) const override {
        const auto method = newest_text(visit, history);
        if (!method) return std::nullopt;
        std::array<std::vector<std::string>, 3> names;  // described, said to be unknown, not written yet
        for (const auto& part : knowledge::profile_of(*method))
            names.at(part.known          ? 0
                     : part.said_unknown ? 1
                                         : 2)
                .push_back(visit.words("profile." + std::string(part.id)));
        static constexpr std::array keys{"desk.complete.described", "desk.complete.unknown", "desk.complete.absent"};
        Completeness complete{.stands = {},
                              .only_explored = !in_a_database(visit, *method),
                              .databank = method_url(visit, history.kept.slug) + "/databank"};
        for (std::size_t at = 0; at < names.size(); ++at)
            if (!names.at(at).empty()) complete.stands.push_back({visit.words(keys.at(at)), std::move(names.at(at))});
        return complete;
    }

    std::vector<FieldDifference> differences(const Visit& visit, const std::string& before,
                                             const std::string& after) const override {
        return desk::differences(visit, before, after);
    }

    http::Response preview(const Visit& visit, const VersionRow& version, std::string_view notice) const override {
        auto read = knowledge::read_method_text(version.slug, version.text, visit.knowledge());
        if (!read.method) return error_page(visit, 409);
        // What no scale has can't be shown on one.
        std::erase_if(read.method->evidence, [&](const Evidence& evidence) {
            const auto* scale = visit.knowledge().evidence_scale(evidence.scale);
            return !scale || !scale->level(evidence.level);
        });
        return methods::page_of(visit, *read.method, notice);
    }

    std::string first_text(const Visit& visit, const std::string& slug) const override {
        const auto* method = visit.knowledge().method(slug);
        return method ? knowledge::write_method_text(*method) : std::string();
    }
};

}  // namespace

const Subject& method_subject() {
    static const MethodSubject subject;
    return subject;
}

http::Response history(const Visit& visit) { return history_page(visit, method_subject()); }
http::Response begin_change(const Visit& visit) { return begin_change(visit, method_subject()); }
http::Response version(const Visit& visit) { return version_page(visit, method_subject()); }
http::Response change_version(const Visit& visit) { return change_version(visit, method_subject()); }
http::Response preview(const Visit& visit) { return preview_page(visit, method_subject()); }

}  // namespace actiewijzer::pages::desk
