#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/experiment/comparison/paired.hpp"
#include "sim/experiment/comparison/treatment.hpp"

namespace musubi {

struct Answer {
    std::string heading;
    PairedDifference difference;
};

struct AnsweredRow {
    std::string label;
    std::vector<PairedDifference> values;  ///< one per column of the table
};
struct AnsweredTable {
    SummaryTable table;
    std::vector<AnsweredRow> rows;
};

struct AnsweredRatio {
    RatioOfChanges asked;
    PairedRatio ratio;
};

/// The answers to a model's questions from the difference between two ensembles.
struct Answers {
    std::vector<Answer> indicators;  ///< the primary outcome first
    std::vector<AnsweredTable> tables;
    std::vector<AnsweredRatio> ratios;
    std::vector<AnsweredTreatment> treatments;  ///< those for which the state of any unit differs
};

/// Throws std::invalid_argument or std::out_of_range where a question names what the panels do not have.
Answers answer(const Questions& questions, const Panel& base, const Panel& changed);

/// How many intervals the answers give: those of differences and ratios that vary. Of so many of 90 %, one in
/// ten misses by chance. So one outcome is named beforehand, the primary one.
std::size_t intervals_in(const Answers& answers);

/// The same questions with the indicator of this name as the first, the primary outcome; unchanged where none
/// has it.
Questions with_primary_outcome(Questions questions, const std::string& name);

/// For a model that asks nothing: every variable with amounts, summed over all but the replicates.
Questions usual_questions(const Panel& results);

}  // namespace musubi
