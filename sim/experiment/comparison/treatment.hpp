#pragma once

#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"
#include "sim/experiment/comparison/paired.hpp"
#include "sim/experiment/estimates/interval.hpp"

namespace musubi {

/// What somebody would conclude from one history without a counterfactual.
struct SeenInHistories {
    WithInterval mean;         ///< over replicates
    double low = 0, high = 0;  ///< 5 % to 95 % of the histories
};

/// The effect of a treatment on the units that are treated in one scenario only. Every difference is changed
/// minus base: where the base is the one that treats, a gain by the treatment has a negative sign.
struct AnsweredTreatment {
    Treatment asked;
    std::vector<std::string> units;  ///< labels of those treated in one scenario and untreated in the other
    std::string from, to;            ///< the first time of that, and the last of all times
    bool changed_treats = false;     ///< else the base does, in more times and replicates
    struct Row {
        std::string label;
        std::vector<PairedDifference> values;  ///< one per outcome, summed over the times from `from` on
    };
    std::vector<Row> rows;  ///< each unit, then (if several) all of them
    Row others;             ///< all those that are treated or untreated in either, but the same in both
    /// One per outcome: the difference in differences in the scenario that treats, (mean of the units since
    /// `from` − mean before) − (mean of the others since `from` − mean before), where means are per unit and
    /// time. It is multiplied by the number of units and times, so that it can be compared with the row of
    /// all units, and has the sign of the rows. Empty if there is no time before `from` or there are no
    /// others.
    std::vector<SeenInHistories> seen;
};

/// Finds the units whose state differs, and the effect on them. Without units if there are none. Throws
/// std::invalid_argument or std::out_of_range if the panels lack what is asked.
AnsweredTreatment answer_treatment(const Treatment& asked, const Panel& base, const Panel& changed);

}  // namespace musubi
