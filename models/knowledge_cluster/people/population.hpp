#pragma once

#include "models/knowledge_cluster/state/state.hpp"
#include "musubi/model.hpp"

namespace musubi::knowledge_cluster {

/// The people of a replicate before time begins: institutions, research groups and firms, without ties.
///
/// Every property is drawn by the key of its owner (region code, kind, ordinal), so that another region,
/// another order of regions or one more agent changes nobody. Numbers of agents are the region's, times
/// population.scale.
State populate(const World& world, const Replicate& replicate);

/// How many groups and firms there are at the start.
[[nodiscard]] std::size_t founding_agents(const World& world);

/// Founds a firm beside a research group, in the month of this age (State::age): it is appended to the table
/// of agents and tied to its group.
AgentId found_startup(const World& world, Agents& agents, Ties<Bond>& ties, Key key, AgentId group,
                      std::int32_t employees, std::int16_t age);

/// What its expertise makes of a group, and its employees over the median of a firm, in the eyes of a
/// chooser; class c.
[[nodiscard]] float attraction_of_group(const Parameters& p, double expertise);
[[nodiscard]] float attraction_of_firm(const Parameters& p, double employees_over_median);

}  // namespace musubi::knowledge_cluster
