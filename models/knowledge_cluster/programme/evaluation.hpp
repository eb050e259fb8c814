#pragma once

#include "models/knowledge_cluster/state/state.hpp"

/// Phase "evaluation": the third-year evaluation and promotion on merit.
///
/// Formula: merits: ln(1 + count per 100 million yen granted) of participants, projects, applications, and
///                  commercialisations with start-ups; own-money projects that members lead / running ones
///          score = weighted mean of (merit − reference mean)/reference deviation, of the reference of the
///                  year since which the region is a full one, or else of that of all others;
///          seen score = the same with N(0, noise) added to each indicator
///          A, B, C from cut_a, cut_b, cut_c up, else D; a D stops the region if stop_at_d is always
///          weight from next April on = max(0, 1 + strength · change of its grade), if moves_funding
///          A trial region is chosen for promotion where its seen score is merit_score or more.
/// Keys:    evaluation.participants, evaluation.projects, evaluation.patents, evaluation.commercialisation,
///          evaluation.own_money, evaluation.noise, evaluation.cut_a, evaluation.cut_b, evaluation.cut_c,
///          evaluation.stop_at_d, evaluation.moves_funding, evaluation.strength, evaluation.change_a,
///          evaluation.change_b, evaluation.change_c, evaluation.change_d, promotion.merit_score
/// Source:  docs/odd.md, "Evaluation"; class c, but moves_funding and change_a … change_d class b: Ministry
///          of Education (MEXT) (2005).
namespace musubi::knowledge_cluster {

/// March, before the new year's budget: every region is scored, on its record to December; a full region in
/// its fourth fiscal year is graded.
void evaluate(const World& world, Month now, const State& s, Programme& programme);

/// The record as the evaluation sees it.
[[nodiscard]] std::array<double, merit_count> merits_of(const Record& record);

/// Weighted mean of the indicators in deviations from the references' mean; `noise` is added to each.
[[nodiscard]] double score_of(const Parameters& p, const MeritReferences& references,
                              const std::array<double, merit_count>& merits,
                              const std::array<double, merit_count>& noise);

[[nodiscard]] Grade grade_of(const Parameters& p, double score);

/// Whether the scenario lets this grade end a region's funding.
[[nodiscard]] bool stops_a_region(const Parameters& p, Grade grade);

}  // namespace musubi::knowledge_cluster
