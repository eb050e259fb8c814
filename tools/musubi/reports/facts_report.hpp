#pragma once

#include <string>
#include <vector>

#include "sim/experiment/comparison/facts.hpp"

namespace musubi {

/// The facts as text: one line each, then how many of the emergent facts hold, which alone are evidence.
/// `vectors` are those of the result.
std::string facts_as_text(const std::vector<ExpectedFact>& facts, const std::vector<FactFinding>& findings,
                          const Vectors& vectors);

/// The same for machines; what was not measured is null.
std::string facts_as_json(const std::vector<ExpectedFact>& facts, const std::vector<FactFinding>& findings,
                          const Vectors& vectors);

}  // namespace musubi
