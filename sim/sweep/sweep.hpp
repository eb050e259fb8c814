#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/scenario.hpp"
#include "sim/experiment/design.hpp"
#include "sim/experiment/quantity.hpp"

namespace musubi {

/// A number that a sweep keeps of every run.
struct SweepOutput {
    std::string name;
    Quantity quantity;
    /// Of one that was asked by the labels of a dimension: what all of them are called, that dimension, and
    /// which label it is. Empty else.
    std::string family = {}, by = {}, label = {};
};

/// What a sweep asks, resolved: nothing in it refers to a file.
struct Sweep {
    std::string title;
    const AnyModel* model = nullptr;
    /// The scenario; one a level of the factor `scenario`; or, for a paired difference, the base and the
    /// changed one.
    std::vector<Scenario> scenarios;
    bool difference = false;
    std::vector<SweepFactor> factors;
    std::vector<SweepOutput> outputs;
    Design design;
    std::vector<double> listed;  ///< the places of a list, row-major
    std::uint64_t seed = 1;
    std::uint64_t replicates = 1;
};

/// The places of all its points, row-major.
std::vector<double> places_of(const Sweep& sweep);

/// A checksum of what decides what its runs give. How many points and replicates there are is left out where
/// more of them leave those that there are as they were, so that a sweep that was extended is the same.
std::string identity_of(const Sweep& sweep);

}  // namespace musubi
