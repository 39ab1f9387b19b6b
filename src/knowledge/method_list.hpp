// The methods of an edition. Editions share what did not change: a copy costs a pointer a method, and a method is
// copied when somebody changes it.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "domain/method.hpp"

namespace actiewijzer::knowledge {

/// In the order in which they were added, until `sort()`; a published list is in the order of slugs. Reading it is
/// safe from many threads; whoever changes one has it alone.
class MethodList {
    template <class Owner, class Value>
    class Iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = Method;
        using difference_type = std::ptrdiff_t;
        using pointer = Value*;
        using reference = Value&;

        Iterator() = default;
        Iterator(Owner* of, difference_type at) : of_(of), at_(at) {}

        reference operator*() const { return (*of_)[static_cast<std::size_t>(at_)]; }
        pointer operator->() const { return &**this; }
        reference operator[](difference_type by) const { return *(*this + by); }
        Iterator& operator+=(difference_type by) { return at_ += by, *this; }
        Iterator& operator-=(difference_type by) { return at_ -= by, *this; }
        Iterator& operator++() { return *this += 1; }
        Iterator& operator--() { return *this -= 1; }
        Iterator operator++(int) { return std::exchange(*this, *this + 1); }
        Iterator operator--(int) { return std::exchange(*this, *this - 1); }
        friend Iterator operator+(Iterator it, difference_type by) { return it += by; }
        friend Iterator operator+(difference_type by, Iterator it) { return it += by; }
        friend Iterator operator-(Iterator it, difference_type by) { return it -= by; }
        friend difference_type operator-(const Iterator& one, const Iterator& other) { return one.at_ - other.at_; }
        friend bool operator==(const Iterator& one, const Iterator& other) { return one.at_ == other.at_; }
        friend auto operator<=>(const Iterator& one, const Iterator& other) { return one.at_ <=> other.at_; }

    private:
        Owner* of_ = nullptr;
        difference_type at_ = 0;
    };

public:
    using value_type = Method;
    using iterator = Iterator<MethodList, Method>;
    using const_iterator = Iterator<const MethodList, const Method>;

    std::size_t size() const { return all_.size(); }
    bool empty() const { return all_.empty(); }
    const Method& operator[](std::size_t at) const { return *all_[at]; }
    /// To change it: a copy of its own from now on, when another list has it too.
    Method& operator[](std::size_t at) {
        auto& own = all_[at];
        if (own.use_count() > 1) own = std::make_shared<Method>(*own);
        return *own;
    }
    const Method& front() const { return (*this)[0]; }
    Method& front() { return (*this)[0]; }
    const_iterator begin() const { return {this, 0}; }
    const_iterator end() const { return {this, static_cast<std::ptrdiff_t>(size())}; }
    iterator begin() { return {this, 0}; }
    iterator end() { return {this, static_cast<std::ptrdiff_t>(size())}; }

    /// The same method as in every list that has it; lives as long as its holder.
    std::shared_ptr<const Method> shared(std::size_t at) const { return all_[at]; }

    void reserve(std::size_t count) { all_.reserve(count); }
    void clear() { all_.clear(); }
    void push_back(Method method) { all_.push_back(std::make_shared<Method>(std::move(method))); }
    void sort() {
        std::ranges::sort(all_, {}, [](const auto& each) -> std::string_view { return each->slug; });
    }

    /// In a sorted list: where the method with this slug stands.
    std::optional<std::size_t> place(std::string_view slug) const {
        const auto found = lower_bound(slug);
        if (found == all_.end() || (*found)->slug != slug) return std::nullopt;
        return static_cast<std::size_t>(found - all_.begin());
    }
    /// In a sorted list: puts it in its place, instead of the one with its slug when there is one.
    void put(Method method) {
        const auto found = all_.begin() + (lower_bound(method.slug) - all_.begin());
        auto made = std::make_shared<Method>(std::move(method));
        if (found != all_.end() && (*found)->slug == made->slug)
            *found = std::move(made);
        else
            all_.insert(found, std::move(made));
    }
    /// In a sorted list: takes the method with this slug away, when there is one.
    void erase(std::string_view slug) {
        if (const auto at = place(slug)) all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(*at));
    }

private:
    using Pointers = std::vector<std::shared_ptr<Method>>;
    Pointers::const_iterator lower_bound(std::string_view slug) const {
        return std::ranges::lower_bound(all_, slug, {},
                                        [](const auto& each) -> std::string_view { return each->slug; });
    }

    Pointers all_;
};

}  // namespace actiewijzer::knowledge
