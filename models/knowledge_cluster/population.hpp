#pragma once

#include "models/knowledge_cluster/state.hpp"
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

/// Founds a firm beside a research group; it is appended to the table of agents and has no ties yet.
AgentId found_startup(State& s, Key key, AgentId group, std::int32_t employees, Month now);

/// The centroid of a field: one axis each, so that fields are orthogonal.
[[nodiscard]] constexpr std::size_t axis_of(Field field) { return static_cast<std::size_t>(field) * 4; }

/// The field whose centroid is nearest to a vector of knowledge.
[[nodiscard]] Field nearest_field(const Knowledge& knowledge);

/// Knowledge by its key: the centroid of a field, one of the region's more often than another, and noise.
Knowledge draw_knowledge(const Parameters::Knowledge& p, std::uint8_t region_fields, Key key,
                         const Luck& luck);

/// Makes a vector one of length 1.
void normalise(Knowledge& knowledge);

/// What its expertise makes of a group, and its employees over the median of a firm, in the eyes of a
/// chooser; class c.
[[nodiscard]] float attraction_of_group(const Parameters& p, double expertise);
[[nodiscard]] float attraction_of_firm(const Parameters& p, double employees_over_median);

}  // namespace musubi::knowledge_cluster
