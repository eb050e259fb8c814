#pragma once

#include "models/knowledge_cluster/state.hpp"

/// How often agents look for a partner (model.md 3, phase 5).
namespace musubi::knowledge_cluster {

/// Chance that an agent with a free slot searches this month.
[[nodiscard]] double search_hazard(const Parameters& p, Month now, const State& s, AgentId agent);

/// What no agent's chance exceeds, an eagerness of 1: who draws above it need not be looked at more closely.
[[nodiscard]] double highest_search_hazard(const Parameters& p, const State& s);

}  // namespace musubi::knowledge_cluster
