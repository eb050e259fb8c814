#pragma once

#include <array>

#include "models/knowledge_cluster/state/state.hpp"

/// How ties grow with work and fade without it (docs/odd.md, "Research").
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
