// What the pages of the desk ask of a subject that is kept in versions: a method, or a collection.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pages/desk/difference.hpp"
#include "pages/desk/form.hpp"
#include "pages/frame.hpp"
#include "usecases/versions.hpp"

namespace actiewijzer::pages::desk {

/// Something typed that could not be taken over.
struct Rejected {
    std::string field;
    std::string value;
    std::string mistake;
};

/// What a form holds.
struct Typed {
    std::string text;      ///< of the version, canonical when it can be read
    std::string anchor{};  ///< part of the form to go on at, with its '#'; may be empty
    std::optional<Rejected> rejected{};
};

/// What a version looks like, beside its form.
struct Shown {
    std::string lead;
    struct Part {
        std::string title;
        std::string html;
    };
    std::vector<Part> parts;
};

/// How far a subject is described.
struct Completeness {
    struct Stand {
        std::string name;
        std::vector<std::string> parts;
    };
    std::vector<Stand> stands;   ///< those with a part
    bool only_explored = false;  ///< no database has it
    std::string databank;        ///< the page that tells more
};

/// Messages that name the subject.
struct SubjectWords {
    std::string_view change, prepared, withdraw, withdraw_text, bring_back;
};

class Subject {
public:
    virtual ~Subject() = default;

    virtual usecases::Versioned kept(store::Store& store) const = 0;
    virtual std::string_view path() const = 0;          ///< of its pages for readers: "/methoden/"
    virtual std::string_view parent() const = 0;        ///< page of the desk above it: "/redactie"
    virtual std::string_view parent_title() const = 0;  ///< message
    virtual const SubjectWords& words() const = 0;
    /// Whether one may lead to another when it is withdrawn.
    virtual bool merges() const = 0;
    /// Whether the whole text may be edited.
    virtual bool edited_as_text() const = 0;

    /// For readers; for one that none of them saw, what its text or its slug says.
    virtual std::string name(const Visit& visit, const std::string& slug, const std::string& text) const = 0;
    /// Nothing when the text can't be read; `faults` and `rejected` become mistakes beside their fields.
    virtual std::optional<std::vector<FieldGroup>> form(const Visit& visit, const usecases::VersionRow& version,
                                                        const std::vector<knowledge::Fault>& faults,
                                                        const std::optional<Rejected>& rejected) const = 0;
    virtual Typed typed(const Visit& visit, const usecases::VersionRow& version,
                        const http::Parameters& form) const = 0;
    virtual std::optional<Shown> shown(const Visit& visit, const usecases::VersionRow& version) const = 0;
    /// Nothing for a subject that is never told so of, or when its text can't be read.
    virtual std::optional<Completeness> completeness(const Visit& visit, const usecases::History& history) const = 0;
    virtual std::vector<FieldDifference> differences(const Visit& visit, const std::string& before,
                                                     const std::string& after) const = 0;
    /// The page that readers would see, with a notice above it.
    virtual http::Response preview(const Visit& visit, const usecases::VersionRow& version,
                                   std::string_view notice) const = 0;
    /// The text that a change begins with when none was published here.
    virtual std::string first_text(const Visit& visit, const std::string& slug) const = 0;
};

const Subject& method_subject();
const Subject& collection_subject();

/// "/redactie/methoden/kan-wel", in the language of the visitor.
std::string url_of(const Visit& visit, const Subject& subject, const std::string& slug);
std::string url_of(const Visit& visit, const Subject& subject, const usecases::VersionRow& version);

/// The way to a page of the desk about one of them; with a slug, below the page of that one.
std::vector<Crumb> crumbs_of(const Visit& visit, const Subject& subject, const std::string& slug = {},
                             const std::string& name = {});

/// The pages that every subject has, by the captures of their address: slug, and number of a version.
http::Response history_page(const Visit& visit, const Subject& subject);
http::Response begin_change(const Visit& visit, const Subject& subject);
http::Response version_page(const Visit& visit, const Subject& subject);
http::Response change_version(const Visit& visit, const Subject& subject);
http::Response preview_page(const Visit& visit, const Subject& subject);

}  // namespace actiewijzer::pages::desk
