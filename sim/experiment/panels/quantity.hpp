#pragma once

#include <optional>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"

namespace musubi {

/// One number of a result: a sum over all that the column does not select, or a sum as a share of another.
struct Quantity {
    SummaryColumn sum;
    std::optional<SummaryColumn> relative_to;
};

/// What is wrong with a sum for results of this layout; nothing if all is right.
std::optional<std::string> fault_of(const SummaryColumn& sum, const Panel& layout);

/// The quantity in each replicate of a panel, or of the one that a layout without replicates holds. NaN where
/// a number is missing, or the share is one of nothing.
std::vector<double> by_replicate(const Panel& panel, const Quantity& quantity);

}  // namespace musubi
