#pragma once

#include <array>

#include "models/knowledge_cluster/state/state.hpp"

/// How ties grow with work and fade from the last booked work on.
///
/// Formula: strength m months after the last booked work = w · 2^(−m/fade_half_life), 0 from 40 years on
///          a booking of m months of work makes it f + (1 − f) · (1 − exp(−work · m)), f what is left;
///          booked are a month when a project starts, then each six months, and what is left in its last one
///          An introduction counts in its month and the memory months after it.
/// Keys:    research.work, research.fade_half_life, scouting.memory
/// Source:  docs/odd.md, "Research" and, for introductions, "Scouting and calls"; class c.
namespace musubi::knowledge_cluster {

/// Months of work that are booked on ties together: a tie is slow, and a booking costs a look at both ends.
inline constexpr int months_per_booking = 6;

/// Logarithms and fading that the hot loop looks up instead of computing; constant in a run.
struct LookUp {
    explicit LookUp(const Parameters& p);

    [[nodiscard]] double log1p(std::size_t n) const {
        return n < log1p_table.size() ? log1p_table[n] : natural_log(1 + static_cast<double>(n));
    }
    /// What is left of a tie after some months without work.
    [[nodiscard]] float faded(int months) const {
        return months < static_cast<int>(fading.size()) ? fading[static_cast<std::size_t>(months)] : 0.0F;
    }
    /// By how much of what is missing to full strength some months of work bring a tie nearer.
    [[nodiscard]] float gain(int months_of_work) const {
        return gains[static_cast<std::size_t>(months_of_work)];
    }
    std::array<double, 512> log1p_table;
    std::array<float, 480> fading;
    std::array<float, months_per_booking + 1> gains;
};

/// Strength of a tie in a month (s.age(month)).
[[nodiscard]] inline float strength_now(const LookUp& look_up, const Bond& bond, std::int16_t age) {
    return bond.strength * look_up.faded(age - bond.worked);
}
/// Above this strength two agents need no introduction; below it their tie is forgotten.
inline constexpr float known_to_each_other = 0.2F;
/// Whether an introduction still counts.
[[nodiscard]] inline bool is_introduced(const Parameters& p, const Bond& bond, std::int16_t age) {
    return bond.introduced != 0 && age - bond.introduced <= p.scouting.memory;
}

}  // namespace musubi::knowledge_cluster
