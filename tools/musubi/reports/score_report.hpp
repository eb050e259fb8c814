#pragma once

#include <string>

#include "sim/experiment/scores/predictive_score.hpp"
#include "sim/io/csv.hpp"

namespace musubi {

/// The scores as text: a line for each figure, members without a number, and the joint score; why there is
/// none where there is none.
std::string score_text(const PredictiveScore& score);

/// The same for programs; what is not defined is null.
std::string score_json(const PredictiveScore& score);

/// A row for each figure; what is not defined is empty.
std::string score_csv(const PredictiveScore& score, CsvFor readers);

}  // namespace musubi
