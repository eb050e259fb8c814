#pragma once

#include <vector>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"
#include "sim/experiment/designs/vectors.hpp"
#include "sim/experiment/panels/sums.hpp"

namespace musubi {

/// Why the replicates of an ensemble with drawn parameters differ: standard deviations.
struct LuckAndIgnorance {
    double mean = 0;
    double luck = 0;       ///< between replicates of the same parameters
    double ignorance = 0;  ///< of the expected value between vectors of parameters: what is not known of them
};

/// Analysis of variance, one way: `within` and `likely_between` of over_vectors.hpp. NaN where a value is,
/// for fewer than two vectors, and if none has two replicates.
LuckAndIgnorance luck_and_ignorance(const std::vector<double>& by_replicate, const Vectors& vectors);

using LuckAndIgnoranceRow = TableRow<LuckAndIgnorance>;

/// The same for each sum of a summary table.
std::vector<LuckAndIgnoranceRow> luck_and_ignorance(const Panel& panel, const SummaryTable& table);

/// Adds to a panel whose replicates drew their parameters, for each variable of these tables, the two
/// standard deviations of every cell: /calibration/NAME_luck and /calibration/NAME_ignorance.
void add_luck_and_ignorance(Panel& panel, const std::vector<SummaryTable>& tables);

}  // namespace musubi
