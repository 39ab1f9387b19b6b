#include "pages/desk/subject.hpp"

namespace actiewijzer::pages::desk {

namespace {

std::string path_of(const Subject& subject, const std::string& slug) {
    return "/redactie" + std::string(subject.path()) + slug;
}

}  // namespace

std::string url_of(const Visit& visit, const Subject& subject, const std::string& slug) {
    return visit.url(path_of(subject, slug));
}

std::string url_of(const Visit& visit, const Subject& subject, const usecases::VersionRow& version) {
    return url_of(visit, subject, version.slug) + '/' + std::to_string(version.number);
}

std::vector<Crumb> crumbs_of(const Visit& visit, const Subject& subject, const std::string& slug,
                             const std::string& name) {
    std::vector<Crumb> crumbs{{visit.words("menu.desk"), "/redactie"}};
    if (subject.parent() != "/redactie")
        crumbs.push_back({visit.words(subject.parent_title()), std::string(subject.parent())});
    if (!slug.empty()) crumbs.push_back({name, path_of(subject, slug)});
    return crumbs;
}

}  // namespace actiewijzer::pages::desk
