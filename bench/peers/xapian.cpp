#include <xapian.h>

#include "peers/peers.hpp"

namespace actiewijzer::peers {

namespace {

class XapianPeer : public Peer {
public:
    XapianPeer(const std::filesystem::path& folder, const std::vector<Page>& pages) {
        const auto path = (folder / "xapian").string();
        {
            Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
            // One large write, without waiting for the disk.
            database.begin_transaction();
            Xapian::TermGenerator generator;
            generator.set_stemmer(Xapian::Stem("dutch"));
            for (const auto& page : pages) {
                Xapian::Document document;
                document.set_data(page.name + '\n' + std::string(page.opening()));
                generator.set_document(document);
                // No question asks for a phrase.
                generator.index_text_without_positions(page.name);
                generator.index_text_without_positions(page.text);
                database.add_document(document);
            }
            database.commit_transaction();
        }
        database_ = Xapian::Database(path);
        parser_.set_database(database_);
        parser_.set_stemmer(Xapian::Stem("dutch"));
        parser_.set_default_op(Xapian::Query::OP_OR);
    }

    std::vector<std::size_t> find(std::string_view words) override {
        Xapian::Enquire enquire(database_);
        enquire.set_query(parser_.parse_query(joined(plain_words(words), ' ', " ")));
        std::vector<std::size_t> places;
        const auto found = enquire.get_mset(0, page_size);
        for (auto hit = found.begin(); hit != found.end(); ++hit) {
            const auto data = hit.get_document().get_data();
            asm volatile("" : : "r"(data.data()));
            places.push_back(*hit - 1);
        }
        return places;
    }

private:
    Xapian::Database database_;
    Xapian::QueryParser parser_;
};

}  // namespace

std::unique_ptr<Peer> xapian(const std::filesystem::path& folder, const std::vector<Page>& pages) {
    return std::make_unique<XapianPeer>(folder, pages);
}

}  // namespace actiewijzer::peers
