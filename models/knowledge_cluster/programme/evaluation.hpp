#pragma once

#include "models/knowledge_cluster/state/state.hpp"

/// Phase "evaluation": the third-year evaluation and promotion on merit.
namespace musubi::knowledge_cluster {

/// March, before the new year's budget. A full region in its fourth fiscal year is graded A to D on its
/// record to December, seen with an error; the grade moves its share from the next April on, and a D may stop
/// it. Under promotion on merit a trial region whose score suffices moves up.
void evaluate(const World& world, Month now, const State& s, Programme& programme);

/// The record as the evaluation sees it: ln(1 + count per 100 million yen granted), and a share.
[[nodiscard]] std::array<double, merit_count> merits_of(const Record& record);

/// Weighted mean of the indicators in deviations from the baseline's mean; `noise` is added to each.
[[nodiscard]] double score_of(const World& world, const std::array<double, merit_count>& merits,
                              const std::array<double, merit_count>& noise);

[[nodiscard]] Grade grade_of(const Parameters& p, double score);

/// Whether the scenario lets this grade end a region's funding.
[[nodiscard]] bool stops_a_region(const Parameters& p, Grade grade);

}  // namespace musubi::knowledge_cluster
