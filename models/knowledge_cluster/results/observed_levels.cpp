#include "models/knowledge_cluster/results/observed_levels.hpp"

#include "models/knowledge_cluster/results/national_series.hpp"

namespace musubi::knowledge_cluster {

bool has_observed_levels(const Panel& results) {
    return results.find(national_series.front().observed()) != nullptr;
}

}  // namespace musubi::knowledge_cluster
