#pragma once

#include <cstddef>
#include <type_traits>

#include "musubi/reads.hpp"

/// Going through items that lie all over memory without waiting for each. A rule is a function of one item,
/// and says what it reads of it (`reads.hpp`); these loops ask memory for that while the rule works on other
/// items. They change no result: an item that was not asked for is only waited for. They are inlined always,
/// so that the places of a read stay in registers.
namespace musubi {

namespace detail {

/// About so many things are asked for and not acted on yet, for each look that a read takes.
inline constexpr std::size_t things_on_their_way = 8;

/// For the item to be acted on next, number i, takes look after look at items further on: the farther, the
/// earlier the look.
template <std::size_t left, std::size_t gap, class Items, class Reads>
[[gnu::always_inline]] inline void look_ahead(Items& items, std::size_t i, std::size_t size,
                                              const Reads& reads) {
    if constexpr (left > 0) {
        if (i + left * gap < size) reads.look(LooksLeft<left>{}, items[i + left * gap]);
        look_ahead<left - 1, gap>(items, i, size, reads);
    }
}

}  // namespace detail

/// Calls act(item) for each item, in order; `items` has `size()` and `[]`. Memory is asked ahead for what the
/// act reads of an item; `reads` sees the item some acts before its own.
///
/// `things`: how many things an item usually consists of. The more there are, the longer an act takes, and
/// the fewer items ahead memory is asked.
template <std::size_t things = 1, class Items, class Reads, class Act>
[[gnu::always_inline]] inline void in_order(Items&& items, Reads reads, Act&& act) {
    constexpr std::size_t gap = (detail::things_on_their_way + things - 1) / things;
    const std::size_t size = items.size();
    for (std::size_t i = 0; i < size; ++i) {
        detail::look_ahead<Reads::looks, gap>(items, i, size, reads);
        act(items[i]);
    }
}

/// A step that lanes take, and what it reads of each.
template <class Reads, class Act>
struct LaneStep {
    static constexpr bool is_of_each_lane = true;
    Reads reads;
    Act act;
};

/// What is done once for all lanes.
template <class Act>
struct Meanwhile {
    static constexpr bool is_of_each_lane = false;
    Act act;
};

struct ReadNothing {
    static constexpr std::size_t looks = 0;
    template <class Left, class Item>
    void look(Left, const Item&) const {}
};

/// A step of `step_together`: act(lane), which reads `reads` of the lane. If it returns a bool, it says
/// whether the lane goes on; one that does not leaves the others, which keep their order.
template <class Reads, class Act>
[[nodiscard]] LaneStep<Reads, Act> step(Reads reads, Act act) {
    return {reads, act};
}
/// One that reads nothing of which memory should be asked.
template <class Act>
[[nodiscard]] LaneStep<ReadNothing, Act> step(Act act) {
    return {{}, act};
}
/// Calls act() once while memory fetches what the next step reads: before that step, after the one before it.
/// What the next step reads must not depend on it.
template <class Act>
[[nodiscard]] Meanwhile<Act> meanwhile(Act act) {
    return {act};
}

namespace detail {

/// A lane's first look at what its next step reads.
template <class Lane>
void begin_to_read(const Lane&) {}
template <class Lane, class First, class... Rest>
[[gnu::always_inline]] inline void begin_to_read(const Lane& lane, const First& first, const Rest&... rest) {
    if constexpr (First::is_of_each_lane)
        first.reads.look(LooksLeft<decltype(first.reads)::looks>{}, lane);
    else
        begin_to_read(lane, rest...);
}

/// The looks that are left, each by all lanes before any takes the next.
template <std::size_t left, class Lanes, class Reads>
[[gnu::always_inline]] inline void go_on_reading(const Lanes& lanes, const Reads& reads) {
    if constexpr (left > 0) {
        for (const auto& lane : lanes) reads.look(LooksLeft<left>{}, lane);
        go_on_reading<left - 1>(lanes, reads);
    }
}

/// Every lane acts and, if it goes on, begins to read for its next step.
template <class Lanes, class Act, class... Next>
[[gnu::always_inline]] inline void act_in_lanes(Lanes& lanes, Act& act, const Next&... next) {
    if constexpr (std::is_same_v<decltype(act(lanes[0])), bool>) {
        std::size_t kept = 0;
        for (auto& lane : lanes) {
            if (!act(lane)) continue;
            begin_to_read(lane, next...);
            lanes[kept++] = lane;
        }
        lanes.resize(kept);
    } else {
        for (auto& lane : lanes) {
            act(lane);
            begin_to_read(lane, next...);
        }
    }
}

template <class Lanes>
void take_steps(Lanes&) {}
template <class Lanes, class First, class... Rest>
[[gnu::always_inline]] inline void take_steps(Lanes& lanes, First& first, Rest&... rest) {
    if constexpr (First::is_of_each_lane) {
        if constexpr (constexpr std::size_t looks = decltype(first.reads)::looks; looks > 1)
            go_on_reading<looks - 1>(lanes, first.reads);
        act_in_lanes(lanes, first.act, rest...);
    } else {
        first.act();
    }
    take_steps(lanes, rest...);
}

}  // namespace detail

/// All lanes take a step, in their order, before any takes the next: while one takes its own, memory fetches
/// what the others read. `lanes` is a range with `[]`, and with `resize()` if lanes may leave. Some 8 to 16
/// are enough; what they read must fit into a core's caches. `steps`: of `step` and `meanwhile`.
template <class Lanes, class... Steps>
[[gnu::always_inline]] inline void step_together(Lanes&& lanes, Steps... steps) {
    for (const auto& lane : lanes) detail::begin_to_read(lane, steps...);
    detail::take_steps(lanes, steps...);
}

}  // namespace musubi
