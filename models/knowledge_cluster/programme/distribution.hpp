#pragma once

#include <cstdint>

#include "models/knowledge_cluster/state/state.hpp"

/// How the year's national budget is shared out, in full and no more.
///
/// Formula: a trial region gets min(trial_million · scale, budget/regions with a part), within the budget or
///          beside it (trial_money). The rest goes to full regions by largest remainder, by weights:
///          equal       1
///          plan        max(0, 500 million · plan_years · scale − granted since its first year)/years left
///          evaluation  weight of its grade (evaluation.hpp)
///          merit       exp(score/2), the score of the last March without error
///          A region whose plan has ended keeps its weight (of plan: a year of it) and nobody gets its part,
///          unless ended_plans is shared.
/// Keys:    budget.rule, budget.trial_million, budget.trial_money, budget.ended_plans, population.scale,
///          promotion.plan_years
/// Source:  docs/odd.md, "Fiscal"; class a of rule and plan_years, class c of all else.
namespace musubi::knowledge_cluster {

/// Shares of the national budget, by region; Σ shares + undistributed = the budget.
struct Distribution {
    Column<RegionId, ThousandYen> grant;
    ThousandYen national_budget = 0, undistributed = 0;
};
/// Whose grades the money follows: those that the evaluation saw, those that it would have seen without
/// error, or nobody's (every full region weighs 1 and none is stopped). What the last two would have given is
/// asked of the same state: it is the year's money that is shared out anew, not history.
enum class Judgement : std::uint8_t { as_seen, without_noise, none };
[[nodiscard]] Distribution distribute(const World& world, const Programme& programme, FiscalYear year,
                                      Judgement judgement = Judgement::as_seen);

}  // namespace musubi::knowledge_cluster
