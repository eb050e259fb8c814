#pragma once

#include "models/knowledge_cluster/state/state.hpp"

namespace musubi::knowledge_cluster {

/// Each headquarters pays the joint research centres of its cluster, the institutions with most programme
/// projects first, for as many months as its line buys.
void assign_joint_centres(const World& world, const State& s, Institutions& institutions, Projects& projects);

/// Months of this fiscal year in which a joint centre of one of the members is paid: the best of them.
[[nodiscard]] std::uint8_t joint_centre_months(const State& s, std::span<const AgentId> members);

}  // namespace musubi::knowledge_cluster
