#include "models/knowledge_cluster/search.hpp"

#include <algorithm>

#include "models/knowledge_cluster/exploitation.hpp"

namespace musubi::knowledge_cluster {
namespace {

constexpr std::size_t agents_a_block = 1024;

bool is_candidate(const State& s, AgentId chooser, AgentId agent) {
    return s.agents.is_group(agent) != s.agents.is_group(chooser) && s.agents.standing[agent].has_free_slot();
}

/// Ties one after the other, from a random one on: whom one met first is no better remembered.
void add_ties(const Parameters& p, Month now, const State& s, AgentId chooser, ChoiceSet& set) {
    const auto mine = s.ties.neighbours(chooser.row);
    const double u = s.luck.stream(Purpose::ties, now).uniform(s.agents.standing[chooser].key);
    const auto first = static_cast<std::size_t>(u * static_cast<double>(mine.size()));
    std::int64_t left = p.search.ties;
    for (std::size_t i = 0; i < mine.size() && left > 0; ++i) {
        const AgentId agent{mine[first + i < mine.size() ? first + i : first + i - mine.size()]};
        if (!is_candidate(s, chooser, agent)) continue;
        set.add(agent);
        --left;
    }
}

/// A partner of a partner: two steps along random ties. From a group, the partners of partner groups and
/// firms that are firms themselves count.
void add_friends_of_friends(const Parameters& p, Month now, const State& s, AgentId chooser, ChoiceSet& set) {
    const auto mine = s.ties.neighbours(chooser.row);
    if (mine.empty()) return;
    const Stream luck = s.luck.stream(Purpose::friends, now);
    for (std::int64_t i = 0; i < p.search.friends_of_friends; ++i) {
        const auto u = luck.words(s.agents.standing[chooser].key, static_cast<Key>(i));
        const auto friends = s.ties.neighbours(
            mine[static_cast<std::size_t>(unit_interval(u.first) * static_cast<double>(mine.size()))]);
        const AgentId agent{
            friends[static_cast<std::size_t>(unit_interval(u.second) * static_cast<double>(friends.size()))]};
        if (agent != chooser && is_candidate(s, chooser, agent)) set.add(agent);
    }
}

/// Founding members of the other kind, each alike, drawn before anybody looks at them, so that memory can
/// fetch them.
class RandomOthers {
  public:
    void draw(std::int64_t number, Stream luck, const State& s, AgentId chooser, std::uint32_t first,
              std::uint32_t last) {
        for (std::int64_t i = 0; i < number; ++i) {
            const double u = luck.uniform(s.agents.standing[chooser].key, static_cast<Key>(i));
            const AgentId agent{first + static_cast<std::uint32_t>(u * (last - first))};
            __builtin_prefetch(&s.agents.standing[agent]);
            agents_[size_++] = agent;
        }
    }
    void add_to(ChoiceSet& set, const State& s) const {
        for (const AgentId agent : std::span(agents_).first(size_))
            if (s.agents.standing[agent].has_free_slot()) set.add(agent);
    }

  private:
    std::array<AgentId, 32> agents_;
    std::size_t size_ = 0;
};

void add_visitors(const State& s, const Scratch& w, AgentId chooser, ChoiceSet& set) {
    auto visit = std::lower_bound(w.visits.begin(), w.visits.end(), chooser,
                                  [](const Visit& v, AgentId agent) { return v.group < agent; });
    for (; visit != w.visits.end() && visit->group == chooser; ++visit)
        if (s.agents.standing[visit->newborn].has_free_slot()) set.add(visit->newborn);
}

/// Start-ups are outside the founding pool that sampling draws from; each shows itself to some groups of its
/// region.
void list_visits(const Parameters& p, Month now, const State& s, Scratch& w) {
    w.visits.clear();
    const Stream luck = s.luck.stream(Purpose::visit, now);
    for (const AgentId newborn : s.agents.newborns) {
        const RegionId region = s.agents.standing[newborn].region;
        const std::uint32_t first = s.agents.group_begin[region.row],
                            last = s.agents.group_begin[region.row + 1];
        for (std::int64_t i = 0; i < p.search.newborn_visits; ++i) {
            const double u = luck.uniform(s.agents.standing[newborn].key, static_cast<Key>(i));
            w.visits.push_back({AgentId{first + static_cast<std::uint32_t>(u * (last - first))}, newborn});
        }
    }
    std::sort(w.visits.begin(), w.visits.end(), [&](const Visit& a, const Visit& b) {
        if (a.group != b.group) return a.group < b.group;
        return s.agents.standing[a.newborn].key < s.agents.standing[b.newborn].key;
    });
}

/// A call raises the hazard of those whom it could pay.
bool a_call_is_open_to(Month now, const State& s, AgentId agent) {
    std::uint64_t clusters = s.agents.is_group(agent) ? s.institutions.clusters[s.agents.institution[agent]]
                                                      : bit(s.agents.standing[agent].region);
    for (; clusters != 0; clusters &= clusters - 1)
        if (s.headquarters[RegionId{static_cast<std::uint32_t>(std::countr_zero(clusters))}].call_is_open(
                now))
            return true;
    return false;
}

void look_for_a_partner(const Parameters& p, Month now, const State& s, const Scratch& w, AgentId chooser,
                        std::vector<Offer>& out) {
    const Stream noise = s.luck.stream(Purpose::choice, now);
    const Key key = s.agents.standing[chooser].key;
    const ChoiceSet set = choice_set(p, now, s, w, chooser);
    if (set.agents().empty()) return;
    NeighbourSet mine;
    mine.fill(s.ties.neighbours(chooser.row));
    // The noise first and all at once: its logarithms do not wait for one another.
    std::array<double, ChoiceSet::most> luck;
    const auto candidates = set.agents();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        __builtin_prefetch(&s.agents.knowledge[candidates[i]]);
        s.ties.prefetch_degree(candidates[i].row);
        luck[i] = noise.uniform(key, s.agents.standing[candidates[i]].key);
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        s.ties.prefetch(candidates[i].row);
        luck[i] = standard_gumbel(luck[i]);
    }
    Offer best{.chooser = chooser,
               .utility = outside_option(s, chooser) + s.luck.stream(Purpose::outside, now).gumbel(key)};
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const PairValue value = value_of_pair(s, w.look_up, now, mine, chooser, candidates[i]);
        const double utility = value.common + pull_of(s, w.look_up, candidates[i]) + luck[i];
        if (utility > best.utility) best = {chooser, candidates[i], utility, value};
    }
    if (best.partner.exists()) out.push_back(best);
}

}  // namespace

void ChoiceSet::add(AgentId agent) {
    if (size_ < most && std::find(agents_.begin(), agents_.begin() + static_cast<std::ptrdiff_t>(size_),
                                  agent) == agents_.begin() + static_cast<std::ptrdiff_t>(size_))
        agents_[size_++] = agent;
}

ChoiceSet choice_set(const Parameters& p, Month now, const State& s, const Scratch& w, AgentId chooser) {
    ChoiceSet set;
    const bool group = s.agents.is_group(chooser);
    const auto& begin = group ? s.agents.firm_begin : s.agents.group_begin;
    const std::uint32_t region = s.agents.standing[chooser].region.row;
    RandomOthers others;
    others.draw(p.search.near, s.luck.stream(Purpose::near, now), s, chooser, begin[region],
                begin[region + 1]);
    others.draw(p.search.far, s.luck.stream(Purpose::far, now), s, chooser, begin.front(), begin.back());
    add_ties(p, now, s, chooser, set);
    add_friends_of_friends(p, now, s, chooser, set);
    others.add_to(set, s);
    if (group) add_visitors(s, w, chooser, set);
    return set;
}

double search_hazard(const Parameters& p, Month now, const State& s, AgentId agent) {
    double hazard = (s.agents.is_group(agent) ? p.search.group_hazard : p.search.firm_hazard) *
                    s.agents.standing[agent].eagerness * s.growth;
    if (s.agents.encouraged_until[agent] >= now.index()) hazard *= 1 + p.scouting.boost;
    if (s.agents.royalties_until[agent] >= now.index())
        hazard *= 1 + p.exploitation.royalty_hazard * relative_royalty(p);
    if (p.calls.attract && now.fiscal_year() >= programme_start && a_call_is_open_to(now, s, agent))
        hazard *= 1 + p.calls.boost;
    return hazard;
}

void search(const Parameters& p, Month now, const State& s, Scratch& w) {
    list_visits(p, now, s, w);
    const Stream luck = s.luck.stream(Purpose::hazard, now);
    w.offers.prepare(s.agents.size(), agents_a_block);
    const double most_eager = std::max(p.search.group_hazard, p.search.firm_hazard) * s.growth *
                              (1 + p.scouting.boost) *
                              (1 + p.exploitation.royalty_hazard * relative_royalty(p)) * (1 + p.calls.boost);
    for_blocks(w.workers, s.agents.size(), agents_a_block,
               [&](std::size_t block, std::size_t begin, std::size_t end) {
                   std::array<double, agents_a_block>
                       u;  // all first, so that no draw waits for what another one decides
                   for (std::size_t row = begin; row < end; ++row)
                       u[row - begin] =
                           luck.uniform(s.agents.standing[AgentId{static_cast<std::uint32_t>(row)}].key);
                   for (std::size_t row = begin; row < end; ++row) {
                       const AgentId agent{static_cast<std::uint32_t>(row)};
                       const Standing& standing = s.agents.standing[agent];
                       if (standing.has_free_slot() && u[row - begin] < most_eager * standing.eagerness &&
                           u[row - begin] < search_hazard(p, now, s, agent))
                           look_for_a_partner(p, now, s, w, agent, w.offers.block(block));
                   }
               });
}

}  // namespace musubi::knowledge_cluster
