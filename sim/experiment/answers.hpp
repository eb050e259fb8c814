#pragma once

#include <string>
#include <vector>

#include "sim/experiment/paired.hpp"
#include "sim/experiment/treatment.hpp"

namespace musubi {

struct Answer {
    std::string heading;
    PairedDifference difference;
};

struct AnsweredRow {
    std::string label;
    std::vector<PairedDifference> values;  ///< one a column of the table
};
struct AnsweredTable {
    SummaryTable table;
    std::vector<AnsweredRow> rows;
};

struct AnsweredRatio {
    RatioOfChanges asked;
    PairedRatio ratio;
};

/// What the difference between two ensembles answers to the questions.
struct Answers {
    std::vector<Answer> indicators;
    std::vector<AnsweredTable> tables;
    std::vector<AnsweredRatio> ratios;
    std::vector<AnsweredTreatment> treatments;  ///< those that anybody's state answers to
};

/// Throws std::invalid_argument or std::out_of_range where a question names what the panels do not have.
Answers answer(const Questions& questions, const Panel& base, const Panel& changed);

/// For a model that asks nothing: every variable with amounts, summed over all but the replicates.
Questions usual_questions(const Panel& results);

}  // namespace musubi
