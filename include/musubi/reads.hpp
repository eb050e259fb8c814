#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <type_traits>

/// What a rule reads of an item, as a value: the rule says it, and `step_together.hpp` decides when to ask
/// memory for it.
///
/// A read is taken in looks. Each look asks memory for a place and does not wait; where the place of the next
/// look is stands in what this one asked for. The ties of an agent take two: where its block lies, and the
/// block.
///
/// GCC 12 takes a function that only asks memory for one without effect and leaves its calls out, so each
/// `look` is inlined always.
namespace musubi {

/// So many looks of a read are left, this one included. A read of fewer looks begins when its own number is
/// left, so reads that are taken together end together.
template <std::size_t looks>
using LooksLeft = std::integral_constant<std::size_t, looks>;

/// One look, at the place to which `where(item)` points. Nothing is read from it: it may be any address.
template <class Where>
struct ReadAt {
    static constexpr std::size_t looks = 1;
    Where where;

    template <std::size_t left, class Item>
    [[gnu::always_inline]] inline void look(LooksLeft<left>, const Item& item) const {
        if constexpr (left == 1) __builtin_prefetch(std::invoke(where, item));
    }
};

/// Two reads of the same item.
template <class One, class Other>
struct ReadBoth {
    static constexpr std::size_t looks = std::max(One::looks, Other::looks);
    One one;
    Other other;

    template <std::size_t left, class Item>
    [[gnu::always_inline]] inline void look(LooksLeft<left> now, const Item& item) const {
        one.look(now, item);
        other.look(now, item);
    }
};

/// A read whose places stand in what another one asked for.
template <class Before, class After>
struct ReadThen {
    static constexpr std::size_t looks = Before::looks + After::looks;
    Before before;
    After after;

    template <std::size_t left, class Item>
    [[gnu::always_inline]] inline void look(LooksLeft<left> now, const Item& item) const {
        if constexpr (left > After::looks)
            before.look(LooksLeft<left - After::looks>{}, item);
        else
            after.look(now, item);
    }
};

/// The read of another thing, or of each of several things, which `which(item)` names.
template <class Which, class Read>
struct ReadOf {
    static constexpr std::size_t looks = Read::looks;
    Which which;
    Read read;

    template <std::size_t left, class Item>
    [[gnu::always_inline]] inline void look(LooksLeft<left> now, const Item& item) const {
        if constexpr (left <= looks) {
            const auto& named = std::invoke(which, item);
            if constexpr (requires { named.begin(); })
                for (const auto& thing : named) read.look(now, thing);
            else
                read.look(now, named);
        }
    }
};

/// Of an item: the place to which `where(item)` points.
template <class Where>
[[nodiscard]] ReadAt<Where> read_at(Where where) {
    return {where};
}

/// Of a row: its value in a column, which must outlive the read.
template <class Column>
[[nodiscard]] auto read_in(const Column& column) {
    return read_at([&column](auto row) { return &column[row]; });
}

/// Of an item: `read` of the thing, or of each of the things, that `which` names of it (a function or a
/// member).
template <class Which, class Read>
[[nodiscard]] ReadOf<Which, Read> read_of(Which which, Read read) {
    return {which, read};
}

/// First what leads to the places of `after`, then those.
template <class Before, class After>
[[nodiscard]] ReadThen<Before, After> read_then(Before before, After after) {
    return {before, after};
}

/// All of these, of the same item.
template <class Read>
[[nodiscard]] Read read_all(Read read) {
    return read;
}
template <class One, class Other, class... Rest>
[[nodiscard]] auto read_all(One one, Other other, Rest... rest) {
    return read_all(ReadBoth<One, Other>{one, other}, rest...);
}

}  // namespace musubi
