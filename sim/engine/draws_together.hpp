#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <span>
#include <type_traits>

#include "musubi/distributions.hpp"
#include "sim/engine/draw_ways.hpp"

/// What every way of drawing many at a time does with the bits that its generator makes. Inlined into each
/// way, so that the logarithms use the vectors of that way.
namespace musubi {

/// So many draws take each step together: each step of a draw needs the result of the one before, and
/// meanwhile the processor can work at other draws.
inline constexpr std::size_t together = 32;

/// All by the quotient of the middle first, without a branch.
template <std::size_t size>
[[gnu::always_inline]] inline void make_normal(std::array<double, size>& draws) {
    const std::array<double, size> u = draws;
    for (double& draw : draws) draw = normal::of_the_middle(draw);
    for (std::size_t i = 0; i < size; ++i)
        if (normal::is_in_a_tail(u[i])) draws[i] = normal::of_a_tail(u[i]);
}

/// A loop a step, so that the logarithms use the vectors of a way.
template <std::size_t size>
[[gnu::always_inline]] inline void make_noise(Noise noise, std::array<double, size>& draws) {
    if (noise == Noise::gumbel) {
        for (double& draw : draws) draw = -natural_log(draw);
        for (double& draw : draws) draw = -natural_log(draw);
    } else if (noise == Noise::normal) {
        make_normal(draws);
    }
}

template <std::size_t size>
[[gnu::always_inline]] inline std::array<double, size> unit_intervals(
    const std::array<std::uint64_t, size>& bits) {
    std::array<double, size> uniforms;
    for (std::size_t i = 0; i < size; ++i) uniforms[i] = unit_interval(bits[i]);
    return uniforms;
}

/// Calls `some(i, count, size)` for every `count` of items from `i` on, at most `size` of them, a constant.
template <class F>
[[gnu::always_inline]] inline void for_some_together(std::size_t items, F&& some) {
    for (std::size_t i = 0; i < items; i += together) {
        const std::size_t count = std::min(together, items - i);
        if (count > together / 2)
            some(i, count, std::integral_constant<std::size_t, together>{});
        else
            some(i, count, std::integral_constant<std::size_t, together / 2>{});
    }
}

/// Inlined into each way. A `Generator` makes twice 64 bits of each pair of keys.
template <class Generator>
[[gnu::always_inline]] inline void draw(const Generator& generator, Noise noise,
                                        std::span<const Key> choosers, std::span<const Key> candidates,
                                        std::span<double> out) {
    assert(choosers.size() == out.size() && candidates.size() == out.size());
    for_some_together(out.size(), [&](std::size_t i, std::size_t count, auto size) {
        const std::array<Key, size> ones = generator.template first<size>(&choosers[i], count),
                                    others = generator.template first<size>(&candidates[i], count);
        std::array<std::uint64_t, size> bits, unused;
        generator.fill(ones, others, bits, unused);
        std::array<double, size> draws = unit_intervals(bits);
        make_noise(noise, draws);
        generator.put_first(draws, count, &out[i]);
    });
}

/// Two uniforms for each key.
template <class Generator>
[[gnu::always_inline]] inline void draw_two(const Generator& generator, std::span<const Key> keys,
                                            std::span<double> firsts, std::span<double> seconds) {
    assert(keys.size() == firsts.size() && keys.size() == seconds.size());
    for_some_together(keys.size(), [&](std::size_t i, std::size_t count, auto size) {
        const std::array<Key, size> own = generator.template first<size>(&keys[i], count);
        std::array<std::uint64_t, size> first, second;
        generator.fill(own, std::array<Key, size>{}, first, second);
        generator.put_first(unit_intervals(first), count, &firsts[i]);
        generator.put_first(unit_intervals(second), count, &seconds[i]);
    });
}

}  // namespace musubi
