#include "search/score.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <span>

#include "search/weight.hpp"
#include "search/window.hpp"

namespace actiewijzer::search {

namespace {

/// Which documents count: all, or those that have something already.
enum class Only { all, having };

/// What is sought, with its place in the postings of one part.
struct Plan {
    Plan(const Sought& what, double factor, const Parts& parts, const Part& part) : kind(what.kind) {
        factor *= what.factor;
        if (kind == Sought::Kind::term) {
            const auto postings = part.segment->postings(what.term);
            most = postings.documents.empty() ? 0 : factor * term_weight(parts.frequency(what.term), parts.size());
            whole = static_cast<float>(most / whole_share);
            documents = postings.documents;
            shares = postings.shares;
            count = documents.size();
            return;
        }
        for (const auto& one : what.of) {
            Plan plan(one, factor, parts, part);
            if (plan.count > 0) {
                most = kind == Sought::Kind::best ? std::max(most, plan.most) : most + plan.most;
                count += plan.count;
                of.push_back(std::move(plan));
            } else if (kind == Sought::Kind::all) {
                of.clear();
                most = 0;
                count = 0;
                return;
            }
        }
        if (kind == Sought::Kind::all)  // what one of them does not have needs no look: the rarest first
            std::ranges::stable_sort(of, {}, &Plan::count);
        else
            std::ranges::stable_sort(of, std::ranges::greater(), &Plan::most);
    }

    Sought::Kind kind;
    double most = 0;        ///< no document gets more
    std::size_t count = 0;  ///< postings in all
    std::vector<Plan> of;
    float whole = 0;
    std::span<const Document> documents;  ///< from the first that was not passed
    std::span<const std::uint16_t> shares;
};

/// Scores one window after another. Once all that is left can't lift a document over the least share of the best so
/// far, only documents that have something already are looked at (MaxScore: Turtle and Flood, Query evaluation:
/// strategies and optimizations, 1995). So what weighs most goes first: among the words, and among the ways to read
/// one.
class Scorer {
public:
    Scorer(Plan& plan, std::size_t documents, std::span<const std::uint64_t> visible, float least_share, float best)
        : plan_(plan), documents_(documents), visible_(visible), least_share_(least_share) {
        scored_.best = best;
    }

    Scored run() {
        auto& into = memory(0);
        for (begin_ = 0; begin_ < documents_; begin_ += window_size) {
            having_ = false;
            if (plan_.kind == Sought::Kind::any) {
                double left = plan_.most;
                for (auto& word : plan_.of) {
                    left -= word.most;
                    add_word(word, left, into);
                }
            } else {
                add_word(plan_, 0, into);
            }
            if (having_) close(into);
        }
        return std::move(scored_);
    }

private:
    bool hopeless(double most) const { return most < static_cast<double>(least_share_ * scored_.best); }

    /// `left`: the most that the words which come later can add.
    void add_word(Plan& word, double left, Window& into) {
        if (word.count == 0) return;
        const auto only = hopeless(word.most + left) ? Only::having : Only::all;
        if (only == Only::having && !having_) return;
        if (word.kind != Sought::Kind::best || only == Only::having) {
            having_ |= take<Join::add>(word, into, only, into, 1);
            return;
        }
        auto& own = having_ ? memory(1) : into;
        bool any = false;
        for (auto& way : word.of) {
            const bool few = hopeless(way.most + left);
            if (!few)
                any |= take<Join::raise>(way, own, Only::all, own, 2);
            else if (&own == &into)
                any |= any && take<Join::raise>(way, own, Only::having, own, 2);
            else
                any |= take_few(way, own, into);
        }
        if (any && &own != &into) into.drain(own, Join::add);
        having_ |= any;
    }

    /// A way to read a word that only counts for documents with something, of this word or of those before.
    bool take_few(Plan& way, Window& own, const Window& into) {
        auto& other = memory(2);
        if (!take<Join::add>(way, other, Only::all, other, 3)) return false;
        own.raise_few(other, into);
        return true;
    }

    /// Whether anything was found. `having`: what a document must have for Only::having. `depth`: the first memory that
    /// is free.
    template <Join join>
    bool take(Plan& what, Window& into, Only only, const Window& having, std::size_t depth) {
        if (what.count == 0) return false;
        constexpr auto inner = join == Join::add ? Sought::Kind::any : Sought::Kind::best;
        if (what.kind == Sought::Kind::term)
            return only == Only::all ? take_term<join, Only::all>(what, into, having)
                                     : take_term<join, Only::having>(what, into, having);
        bool any = false;
        if (what.kind == inner) {
            for (auto& one : what.of) any |= take<join>(one, into, only, having, depth);
            return any;
        }
        auto& own = memory(depth);
        if (what.kind == Sought::Kind::all) {
            any = take_all(what, own, only, having, depth + 1);
        } else {
            constexpr auto other = join == Join::add ? Join::raise : Join::add;
            for (auto& one : what.of) any |= take<other>(one, own, only, having, depth + 1);
        }
        if (any) into.drain(own, join);
        return any;
    }

    bool take_all(Plan& what, Window& own, Only only, const Window& having, std::size_t depth) {
        if (!take<Join::add>(what.of.front(), own, only, having, depth)) return false;
        auto& other = memory(depth);
        for (auto one = what.of.begin() + 1; one != what.of.end(); ++one) {
            const bool any = take<Join::add>(*one, other, Only::having, own, depth + 1);
            own.meet(other);
            if (!any) return false;
        }
        return true;
    }

    template <Join join, Only only>
    bool take_term(Plan& what, Window& into, const Window& having) {
        // Windows may have been passed without a look.
        if (!what.documents.empty() && what.documents.front() < begin_) {
            const auto passed = static_cast<std::size_t>(
                std::ranges::lower_bound(what.documents, static_cast<Document>(begin_)) - what.documents.begin());
            what.documents = what.documents.subspan(passed);
            what.shares = what.shares.subspan(passed);
        }
        const auto end = begin_ + window_size;
        std::size_t at = 0;
        for (; at < what.documents.size() && what.documents[at] < end; ++at) {
            const auto place = what.documents[at] - begin_;
            const float weight = what.whole * static_cast<float>(what.shares[at]);
            if constexpr (only == Only::having)
                into[place] = having[place] > 0 ? joined(join, into[place], weight) : into[place];
            else
                into[place] = joined(join, into[place], weight);
        }
        what.documents = what.documents.subspan(at);
        what.shares = what.shares.subspan(at);
        return at > 0;
    }

    /// Keeps what is good enough, and leaves the window clean.
    void close(Window& into) {
        if (!visible_.empty())
            for (std::size_t word = 0; word < window_size / 64; ++word) {
                const auto at = begin_ / 64 + word;
                for (auto gone = at < visible_.size() ? ~visible_[at] : 0; gone; gone &= gone - 1)
                    into[word * 64 + static_cast<std::size_t>(std::countr_zero(gone))] = 0;
            }
        scored_.best = std::max(scored_.best, into.greatest());
        into.empty(std::max(least_share_ * scored_.best, std::numeric_limits<float>::min()),
                   [&](std::size_t at, float weight) {
                       scored_.documents.push_back(static_cast<Document>(begin_ + at));
                       scored_.weights.push_back(weight);
                   });
    }

    Window& memory(std::size_t depth) {
        // Clean between any two uses.
        thread_local std::vector<std::unique_ptr<Window>> all;
        while (all.size() <= depth) all.push_back(std::make_unique<Window>());
        return *all[depth];
    }

    Plan& plan_;
    std::size_t documents_;
    std::span<const std::uint64_t> visible_;
    float least_share_;
    Scored scored_;
    std::size_t begin_ = 0;  ///< of this window
    bool having_ = false;    ///< whether something in this window has a weight
};

}  // namespace

Scored score(const Sought& what, const Parts& parts, const Part& part, float least_share, float best) {
    Plan plan(what, 1, parts, part);
    return Scorer(plan, part.segment->size(), part.visible_bits(), least_share, best).run();
}

}  // namespace actiewijzer::search
