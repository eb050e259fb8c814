#pragma once

#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"
#include "sim/experiment/interval.hpp"
#include "sim/experiment/paired.hpp"

namespace musubi {

/// What somebody would conclude who sees one history, and no counterfactual.
struct SeenInHistories {
    WithInterval mean;         ///< over replicates
    double low = 0, high = 0;  ///< 5 % to 95 % of the histories
};

/// What another state brings to those who are in it. Like all differences it is changed minus base; so an
/// outcome that gains by the treatment is negative where the base treats and the changed scenario does not.
struct AnsweredTreatment {
    Treatment asked;
    std::vector<std::string> units;  ///< labels of those treated in one scenario and untreated in the other
    std::string from, to;            ///< the first time of that, and the last of all times
    bool changed_treats = false;     ///< else the base does, in more times and replicates
    struct Row {
        std::string label;
        std::vector<PairedDifference> values;  ///< one an outcome, summed over the times from `from` on
    };
    std::vector<Row> rows;  ///< each unit, then (if several) all of them
    Row others;             ///< all those that are treated or untreated in either, but the same in both
    /// One an outcome: the difference in differences of the units against the others, in the scenario that
    /// treats: how much more their outcome a unit and time rose from before `from` to after, times the units
    /// and times, so that it compares with the row of all. The sign is that of the rows. Empty if there is no
    /// time before or nobody else.
    std::vector<SeenInHistories> seen;
};

/// Whose state differs, and what that brings to them. Without units if there is nobody. Throws
/// std::invalid_argument or std::out_of_range where the panels do not have what is asked.
AnsweredTreatment answer_treatment(const Treatment& asked, const Panel& base, const Panel& changed);

}  // namespace musubi
