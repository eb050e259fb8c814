#pragma once

#include <boost/container/static_vector.hpp>

#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/state.hpp"

/// Phase 5: agents with a free slot look for a partner, groups for firms and firms for groups.
namespace musubi::knowledge_cluster {

/// Chance that an agent with a free slot searches this month.
[[nodiscard]] double search_hazard(const Parameters& p, Month now, const State& s, AgentId agent);

/// What no agent's chance exceeds, an eagerness of 1: who draws above it need not be looked at more closely.
[[nodiscard]] double highest_search_hazard(const Parameters& p, const State& s);

/// The agents that a searcher looks at, without duplicates: its ties, some friends of friends, some others
/// near, some far, and the start-ups that showed themselves to it.
class ChoiceSet {
  public:
    static constexpr std::size_t most = 96;
    void add(AgentId agent);
    [[nodiscard]] std::span<const AgentId> agents() const& { return {agents_.data(), agents_.size()}; }
    /// Not of one that is about to go: `for (… : choice_set(…).agents())` would read what is no more.
    void agents() const&& = delete;

  private:
    boost::container::static_vector<AgentId, most> agents_;
};
/// Only agents of the other kind with a free slot. The search makes it a step at a time; here all steps of
/// one searcher, for who wants to see it.
[[nodiscard]] ChoiceSet choice_set(const Parameters& p, Month now, const State& s, const Scratch& w,
                                   AgentId chooser);

/// Every searcher asks the candidate of greatest random utility, if that is above its outside option.
///
/// Reads:   agents, ties, calls.
/// Writes:  w.offers, in the order of choosers.
/// Source:  model.md 3, phase 5.
void search(const Parameters& p, Month now, const State& s, Scratch& w);

}  // namespace musubi::knowledge_cluster
