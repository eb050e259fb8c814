#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "musubi/panel.hpp"

namespace musubi {

/// The sum of a variable's numbers where dimensions have the given labels, over all of every other dimension.
struct Selection {
    std::string variable;                                     ///< group and name: "/facts/degree"
    std::vector<std::pair<std::string, std::string>> select;  ///< dimension, label
};

/// One number of a result: a sum, or a sum as a share of another.
struct Measure {
    Selection sum;
    std::optional<Selection> relative_to;
};

/// What is wrong with a selection for results of this layout; nothing if all is right.
std::optional<std::string> fault_of(const Selection& selection, const Panel& layout);

/// The measure of each replicate of a panel, or of the one that a layout without replicates holds. NaN where
/// a number is missing, or the share is one of nothing.
std::vector<double> measure(const Panel& panel, const Measure& measure);

}  // namespace musubi
