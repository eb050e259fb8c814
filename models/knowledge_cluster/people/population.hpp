#pragma once

#include "models/knowledge_cluster/state/state.hpp"
#include "musubi/model.hpp"

/// The people of a replicate before time begins: institutions, research groups and firms, and their first
/// ties.
///
/// Formula: numbers of a region = its own or those of its size class · scale, rounded, at least 1
///                                (of institutions also · population.institutions)
///          groups of an institution ∝ rank^−institution_zipf
///          employees ~ Pareto(employee_zipf), cut at 20 and most_employees; where large firms are numbered,
///                      theirs cut at 301 and most_employees, the others' at 20 and 301
///          slots of a group uniform in group_slots_low … group_slots_high,
///                of a firm min(64, 1 + ⌊firm_slots_an_e_fold · ln(employees/20)⌋)
///          research budget of a firm = research_budget_an_employee · employees
///          seeds ~ Poisson(seeds); ties of a group ~ Poisson(initial_ties), of strength uniform in 0 … 1
///          eagerness of a founding firm (employees/median)^firm_size_power, of a start-up 1,
///                    of a group exp(σz − σ²/2), σ = search.institution_spread
///          talent of a group strength of its region · exp(σz − σ²/2), σ = research.institution_spread;
///                 z standard normal, one for talent and one for eagerness, by institution
///          attraction of a firm size · min(size_cap, ln(employees/median)),
///                     of a group expert · ln(1 + expertise)
/// Keys:    population.scale, population.institutions, population.institution_zipf, population.employee_zipf,
///          population.most_employees, population.public_institutes, population.joint_centres,
///          population.group_slots_low, population.group_slots_high, population.firm_slots_an_e_fold,
///          population.seeds, population.initial_ties, population.research_budget_an_employee,
///          search.firm_size_power, search.institution_spread, research.institution_spread, choice.size,
///          choice.size_cap, choice.expert
/// Source:  docs/odd.md, "Initialization" and, for eagerness and attraction, "Search and matching"; class c,
///          but employee_zipf class b: Axtell (2001).
namespace musubi::knowledge_cluster {

/// Every property is drawn by the key of its owner (region code, kind, ordinal), so that another region,
/// another order of regions or one more agent changes nobody.
State populate(const World& world, const Replicate& replicate);

/// How many groups and firms there are at the start.
[[nodiscard]] std::size_t founding_agents(const World& world);

/// Founds a firm beside a research group, in the month of this age (State::age): it is appended to the table
/// of agents and tied to its group.
AgentId found_startup(const World& world, Agents& agents, Ties<Bond>& ties, Key key, AgentId group,
                      std::int32_t employees, std::int16_t age);

/// What its expertise makes of a group, and its employees over the median of a firm, in the eyes of a
/// chooser.
[[nodiscard]] float attraction_of_group(const Parameters& p, double expertise);
[[nodiscard]] float attraction_of_firm(const Parameters& p, double employees_over_median);

}  // namespace musubi::knowledge_cluster
