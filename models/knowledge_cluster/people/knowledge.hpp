#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "models/knowledge_cluster/state/state.hpp"

/// Vectors of knowledge: how they are drawn, and how near two are.
///
/// Formula: k = axis of a field + noise/4 · z, made of length 1; z ~ N(0, 1) on each of the 16 axes
///          The field of a group is drawn by the shares that its region's row gives. Without them, and of a
///          firm, it is one of the region's with chance specialisation, else any of the four.
///          proximity p of two = the cosine of their k
/// Keys:    knowledge.specialisation, knowledge.noise
/// Source:  docs/odd.md, "Initialization"; class c.
namespace musubi::knowledge_cluster {

/// The centroid of a field: one axis each, so that fields are orthogonal.
[[nodiscard]] constexpr std::size_t axis_of(Field field) { return static_cast<std::size_t>(field) * 4; }

/// The field whose centroid is nearest to a vector of knowledge.
[[nodiscard]] Field nearest_field(const Knowledge& knowledge);

enum class AgentKind : std::uint8_t { group, firm };

/// Knowledge by its key, of an agent of a region.
Knowledge draw_knowledge(const World& world, RegionId region, AgentKind kind, Key key, const Luck& luck);

/// Makes a vector one of length 1.
void normalise(Knowledge& knowledge);

/// Cosine of two vectors of knowledge. The order of the sums is fixed: four lanes, then a tree.
[[nodiscard]] inline float proximity(const Knowledge& one, const Knowledge& other) {
    std::array<float, 4> lane{};
    for (std::size_t i = 0; i < 16; i += 4)
        for (std::size_t l = 0; l < 4; ++l) lane[l] += one.axis[i + l] * other.axis[i + l];
    return (lane[0] + lane[2]) + (lane[1] + lane[3]);
}

}  // namespace musubi::knowledge_cluster
