#pragma once

#include <array>
#include <span>

#include "models/knowledge_cluster/state/agent_draws.hpp"
#include "models/knowledge_cluster/state/state.hpp"

/// Who searches.
///
/// Formula: an agent with a free slot, with the probability λ of search_hazard.hpp; staying alone is worth
///          its outside option (utility.hpp) + Gumbel to it.
/// Keys:    none of its own
/// Source:  docs/odd.md, "Search and matching".
namespace musubi::knowledge_cluster {

/// Those of a block of agents who search this month, and what staying alone is worth to each.
class Searchers {
  public:
    /// Of the rows from `begin` up to `end`, at most a block. `highest`: as `highest_search_hazard` gives it.
    Searchers(const Parameters& p, Month now, const State& s, double highest, std::size_t begin,
              std::size_t end);
    [[nodiscard]] std::span<const AgentId> agents() const { return std::span(agents_).first(size_); }
    [[nodiscard]] std::span<const double> alone() const { return std::span(alone_).first(size_); }

  private:
    std::size_t size_ = 0;
    std::array<AgentId, agents_per_block> agents_;
    std::array<double, agents_per_block> alone_;
};

}  // namespace musubi::knowledge_cluster
