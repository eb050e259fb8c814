#include "models/knowledge_cluster/results/observed_levels.hpp"

#include <algorithm>

#include "models/knowledge_cluster/results/national_series.hpp"

namespace musubi::knowledge_cluster {

bool has_observed_levels(const Panel& results) {
    return std::any_of(results.variables.begin(), results.variables.end(), [](const Variable& variable) {
        return variable.name == national_series.front().observed();
    });
}

}  // namespace musubi::knowledge_cluster
