#pragma once

#include <string>

#include "sim/sweep/plan/sweep_plan.hpp"
#include "tools/musubi/running/compared_results.hpp"

namespace musubi {

/// All that a page says of a merged sweep (holds_a_sweep()), as one JSON document like that of a result: what
/// `sweep analyze --convergence` gives, and sentences in English and Japanese that say which factors decide.
/// docs/page-document.md says what is in it.
std::string sweep_page_document(const Compared& sweep, const SweepPlan& plan);

}  // namespace musubi
