// The editors' desk.
#pragma once

#include "pages/site.hpp"

namespace actiewijzer::pages::desk {

http::Response show(const Visit& visit);
http::Response begin_method(const Visit& visit);
http::Response history(const Visit& visit);
http::Response databank(const Visit& visit);
http::Response begin_change(const Visit& visit);
http::Response withdraw(const Visit& visit);
http::Response version(const Visit& visit);
http::Response change_version(const Visit& visit);
http::Response preview(const Visit& visit);
http::Response answer_suggestion(const Visit& visit);

http::Response list_collections(const Visit& visit);
http::Response begin_collection(const Visit& visit);
http::Response collection_history(const Visit& visit);
http::Response begin_collection_change(const Visit& visit);
http::Response withdraw_collection(const Visit& visit);
http::Response collection_version(const Visit& visit);
http::Response change_collection_version(const Visit& visit);
http::Response preview_collection(const Visit& visit);

/// For readers: is this still right?
http::Response ask_suggestion(const Visit& visit);
http::Response suggest(const Visit& visit);

}  // namespace actiewijzer::pages::desk
