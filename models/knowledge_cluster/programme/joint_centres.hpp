#pragma once

#include "models/knowledge_cluster/state/state.hpp"

/// Which joint research centres are paid.
///
/// Formula: of the institutions of its cluster that have a centre, ordered by memberships of their groups in
///          the headquarters' projects, number r (from 0) is paid in the months in which more than r centres
///          are bought; an institution of several clusters in as many months as the best of them pays.
/// Keys:    none
/// Source:  docs/odd.md, "Fiscal".
namespace musubi::knowledge_cluster {

/// April: the months of this fiscal year in which each centre is paid, for institutions and for projects.
void assign_joint_centres(const World& world, const State& s, Institutions& institutions, Projects& projects);

/// Months of this fiscal year in which a joint centre of one of the members is paid: the best of them.
[[nodiscard]] std::uint8_t joint_centre_months(const State& s, std::span<const AgentId> members);

}  // namespace musubi::knowledge_cluster
