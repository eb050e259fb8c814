#pragma once

#include <optional>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"

namespace musubi {

/// What is made of the numbers of several labels.
enum class Statistic { sum, largest, largest_over_smallest };

/// One number of a result: a sum over all that the column does not select, or a sum as a share of another; or
/// the largest of such numbers over the labels of a dimension, or the largest over the smallest.
struct Quantity {
    SummaryColumn sum;
    std::optional<SummaryColumn> relative_to;
    Statistic statistic = Statistic::sum;
    std::string over = {};           ///< the dimension whose labels are compared; empty for a sum
    bool relative_by_label = false;  ///< each label is divided by its own part of the whole, not by all of it
};

/// What is wrong with a sum for results of this layout; nothing if all is right.
std::optional<std::string> fault_of(const SummaryColumn& sum, const Panel& layout);

/// What is wrong with a dimension of which labels are to be selected or compared; nothing if the variable,
/// which the layout has, has it. Replicates cannot be selected: a quantity is one of each.
std::optional<std::string> fault_of_dimension(const std::string& dimension, const std::string& variable,
                                              const Panel& layout);

/// The quantity in each replicate of a panel, or of the one that a layout without replicates holds. NaN where
/// a number is missing, the share is one of nothing, or the smallest is 0 by which the largest is divided.
std::vector<double> by_replicate(const Panel& panel, const Quantity& quantity);

}  // namespace musubi
