#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/scenario.hpp"
#include "sim/experiment/designs/design.hpp"
#include "sim/experiment/panels/quantity.hpp"

namespace musubi {

/// A number that a sweep keeps of every run.
struct SweepOutput {
    std::string name;
    Quantity quantity;
    /// If the output is one of several by the labels of a dimension: the name of all of them, the dimension,
    /// and the label. Else empty.
    std::string family = {}, by = {}, label = {};
};

/// What a sweep asks, resolved: nothing in it refers to a file.
struct Sweep {
    std::string title;
    const AnyModel* model = nullptr;
    /// The scenario; one per level of the factor `scenario`; or, for a paired difference, the base and the
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

/// A checksum of all that decides the results of the runs. The numbers of points and replicates are left out
/// if more of them do not change the runs that exist: an extended sweep keeps its identity.
std::string identity_of(const Sweep& sweep);

}  // namespace musubi
