#pragma once

#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"
#include "sim/experiment/panels/sums.hpp"

namespace musubi {

/// What an ensemble says about one number: the mean over replicates and the range that holds the middle 90 %.
/// NaN in all three where a replicate has a missing value: a hole must not read as a number.
struct Estimate {
    double mean = 0;
    double low = 0;   ///< 5 % quantile over replicates
    double high = 0;  ///< 95 % quantile over replicates
};

using SummaryRow = TableRow<Estimate>;
using SummaryRows = std::vector<SummaryRow>;

/// The quantile of a sample, linear between its order statistics (type 7 of Hyndman and Fan). `sorted` must
/// be sorted and not empty.
double quantile(const std::vector<double>& sorted, double probability);

/// The mean and the middle 90 % of a sample that is not empty.
Estimate estimate(std::vector<double> sample);

/// Fills a table from the results of an ensemble: each replicate's value is a sum over what is neither the
/// row nor selected, and the estimate is over the replicates' sums. A selected dimension that a variable does
/// not have is passed over; a row that every column leaves out is not shown. Throws std::invalid_argument
/// where the table names a dimension or a label that the panel does not have.
SummaryRows summarise(const Panel& panel, const SummaryTable& table);

}  // namespace musubi
