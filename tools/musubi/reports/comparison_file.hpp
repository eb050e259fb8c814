#pragma once

#include <vector>

#include "sim/experiment/comparison/answers.hpp"
#include "sim/results/result_file.hpp"
#include "tools/musubi/running/compared_results.hpp"

namespace musubi {

/// What the file of a comparison holds, see comparison_panel().
Panel kept_comparison(const Compared& base, const std::vector<Compared>& changed,
                      const std::vector<Answers>& answers);

/// The provenance of a comparison: program, seed and replicates, which all results share; the start of the
/// first and the end of the last.
Provenance provenance_of_comparison(const Compared& base, const std::vector<Compared>& changed);

}  // namespace musubi
