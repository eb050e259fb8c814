#pragma once

#include <string>
#include <vector>

#include "sim/experiment/comparison/answers.hpp"
#include "sim/io/csv.hpp"
#include "tools/musubi/running/compared_results.hpp"

namespace musubi {

/// The answers for a person: three lines in words, a table of the indicators, the model's tables, the ratios.
std::string answers_text(const Compared& base, const Compared& changed, const Answers& answers);

/// What the brackets and columns of answers_text() mean, and over which replicates; which outcome is the
/// primary one, and how many intervals stand beside it.
std::string meaning_of_answers(const Compared& base, const std::vector<Answers>& answers);

/// The same as JSON, all comparisons with one base; what is no finite number is null.
std::string answers_json(const Compared& base, const std::vector<Compared>& changed,
                         const std::vector<Answers>& answers);

/// Every cell of every variable as CSV, one line per cell. A missing number is empty, an infinite one Inf.
/// Every column that is not always empty has something in the first lines.
std::string cells_csv(const Compared& base, const std::vector<Compared>& changed, CsvFor readers);

}  // namespace musubi
