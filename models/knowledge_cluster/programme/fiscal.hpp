#pragma once

#include "models/knowledge_cluster/state/state.hpp"

/// Phases "budget", "payments" and "accounts": the growth of the economy, the states of regions, lines and
/// posts, and the close of the year. Who gets how much is in distribution.hpp.
///
/// Formula: growth of search ·= 1 + growth · growth_fade^k each April, k = 0, 1, … years after growth_from
///          none → trial → full → completed after plan_years, or stopped; promotion.rule says when trial
///          becomes full, and after last_entry nobody enters or moves up
///          lines = the grant by the shares of the headquarters, by largest remainder;
///          matching money = ⌊its share · grant⌋ (headquarters_ways.hpp)
///          post-months b = ⌊12 · line/cost⌋, of which ⌊b·k/12⌋ − ⌊b·(k − 1)/12⌋ are at work in month k; of a
///          first year that begins with start_month, k and 12 count from there
///          coordinators ever hired = the most that ⌈b/12⌉ was
///          a cut: each running project is paid min(1, research money/due) of what is due
///          carried out = ⌊carry_over · what is left of the research line⌋; all else returns
/// Keys:    economy.growth, economy.growth_fade, economy.growth_from, promotion.rule, promotion.last_entry,
///          promotion.plan_years, budget.research, budget.coordination, budget.ip, budget.centres,
///          budget.administration, budget.carry_over, exploitation.coordinator_cost_million,
///          exploitation.adviser_cost_million, exploitation.centre_cost_million
/// Source:  docs/odd.md, "Fiscal" and, for the economy, "Turnover and growth"; class a of promotion and
///          carry_over, class c of all else.
namespace musubi::knowledge_cluster {

/// April. Regions enter, move up or leave; the year's national budget is shared out; grants are split into
/// lines, lines buy posts and joint centres; where the research line falls short of its commitments, running
/// projects are scaled down alike. Before the programme only the economy grows.
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

}  // namespace musubi::knowledge_cluster
