#pragma once

#include <boost/container/static_vector.hpp>

#include "models/knowledge_cluster/partners/partners_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"

/// Whom a searcher looks at.
///
/// Formula: without duplicates, of the other kind, with a free slot: up to ties of its ties, from a random
///          one on; friends_of_friends walks of two steps along random ties; near founding agents of its
///          region and far of the country, each alike; for a group, the start-ups of its region that visit it
///          this month, each of which visits newborn_visits groups.
/// Keys:    search.ties, search.friends_of_friends, search.near, search.far, search.newborn_visits
/// Source:  docs/odd.md, "Search and matching"; class c.
namespace musubi::knowledge_cluster {

/// The agents that a searcher looks at.
class ChoiceSet {
  public:
    static constexpr std::size_t most = 96;
    void add(AgentId agent);
    void clear() { agents_.clear(); }
    [[nodiscard]] std::span<const AgentId> agents() const& { return {agents_.data(), agents_.size()}; }
    /// Not of one that is about to go: `for (… : a_set().agents())` would read what is no more.
    void agents() const&& = delete;

  private:
    boost::container::static_vector<AgentId, most> agents_;
};

/// Start-ups are outside the founding pool that sampling draws from; each shows itself to some groups of its
/// region.
///
/// Writes:  w.visits.
void list_visits(const Parameters& p, Month now, const State& s, PartnersScratch& w);

/// At most so many searchers look around together.
inline constexpr std::size_t searchers_together = 16;

/// The choice sets of some searchers, which look around together: whom they meet is all over memory, and
/// while one takes its step, memory fetches what the next will look at. `sets`: of the same size.
void look_around(const Parameters& p, Month now, const State& s, const PartnersScratch& w,
                 std::span<const AgentId> searchers, std::span<ChoiceSet> sets);

}  // namespace musubi::knowledge_cluster
