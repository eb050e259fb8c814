#pragma once

#include <vector>

#include "sim/experiment/answers.hpp"
#include "sim/io/result_file.hpp"
#include "tools/musubi/pairing.hpp"

namespace musubi {

/// What the file of a comparison holds, see comparison_panel().
Panel kept_comparison(const Compared& base, const std::vector<Compared>& changed,
                      const std::vector<Answers>& answers);

/// How a comparison came about: program, seed and replicates of the results, which are the same in all; begin
/// of the first and end of the last.
Provenance provenance_of_comparison(const Compared& base, const std::vector<Compared>& changed);

}  // namespace musubi
