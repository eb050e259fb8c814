#pragma once

#include <cstdint>
#include <vector>

#include "sim/network/projection.hpp"

namespace musubi {

/// Which component each node is in, numbered in the order of their first nodes.
struct Components {
    std::vector<std::uint32_t> of_node, size;
};
Components components_of(const Projection& graph);

/// Core number: the highest k for which a node belongs to a set of nodes that each have at least k partners
/// in the set.
std::vector<std::uint32_t> core_numbers(const Projection& graph);

/// How alike the degrees of partners are: their correlation over the edges, each seen from both ends. NaN
/// where all are the same.
double degree_assortativity(const Projection& graph);

}  // namespace musubi
