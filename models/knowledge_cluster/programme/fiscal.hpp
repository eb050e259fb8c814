#pragma once

#include "models/knowledge_cluster/state/state.hpp"

/// Phases "budget", "payments" and "accounts": the national budget, its shares, lines and posts, and the
/// close of the year.
namespace musubi::knowledge_cluster {

/// April. Regions enter, move up or leave; the year's national budget is shared out by the scenario's rule,
/// in full and no more; grants are split into lines, lines buy posts and joint centres; where the research
/// line falls short of its commitments, running projects are scaled down alike. Before the programme only the
/// economy grows.
void open_fiscal_year(const World& world, Month now, const State& s, Programme& programme,
                      Institutions& institutions, Projects& projects, double& growth);

/// Every month: coordinators, advisers, centres, administration and running programme projects are paid.
void pay_month(Month now, const Projects& projects, Programme& programme);

/// March, last act: what is unspent returns to the treasury, unless the scenario carries some of it over; the
/// projects of a stopped region end.
void close_fiscal_year(const Parameters& p, Month now, Projects& projects, Programme& programme);

/// Grant and local matching money for research, this year, with what was carried in.
[[nodiscard]] ThousandYen research_money(const Headquarters& hq);
/// What every later year of the plan is announced to bring: this year's grant and matching money.
[[nodiscard]] ThousandYen announced_research_money(const Headquarters& hq);
/// First month after the plan of a headquarters; a trial region's plan is renewed from year to year.
[[nodiscard]] Month end_of_plan(const World& world, const Headquarters& hq, Month now);

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
