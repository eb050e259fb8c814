#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "musubi/panel.hpp"

namespace musubi {

/// Which replicates had which vector of parameters, where each drew one from a set (parameter_set.hpp).
/// Replicates of one vector are not independent: they share what is not known about the parameters. So an
/// interval counts vectors, not replicates. If nothing was drawn, each replicate is a vector of its own.
struct Vectors {
    std::vector<std::size_t> of;  ///< by replicate: one of `count`
    std::size_t count = 0;
    bool drawn = false;  ///< else the parameters of all replicates are the scenario's
};

/// Of replicates that drew nothing.
Vectors each_for_itself(std::size_t replicates);

/// Of the replicates of a result, as /calibration/vector has them.
Vectors vectors_of(const Panel& results);

/// Of those replicates only that stand at these places.
Vectors vectors_of_some(const Vectors& all, const std::vector<std::size_t>& replicates);

/// The sum of each vector's replicates. Throws std::invalid_argument unless there is a number for each
/// replicate.
std::vector<double> sums_by_vector(std::span<const double> by_replicate, const Vectors& vectors);

/// For each vector, the sum of all replicates but its own: the input of the jackknife.
std::vector<double> sums_without_each(std::span<const double> by_replicate, const Vectors& vectors);

}  // namespace musubi
