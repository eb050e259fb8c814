#include "models/knowledge_cluster/search.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "models/knowledge_cluster/agent_draws.hpp"
#include "models/knowledge_cluster/exploitation.hpp"
#include "musubi/draws.hpp"

namespace musubi::knowledge_cluster {
namespace {

bool is_candidate(const State& s, AgentId chooser, AgentId agent) {
    return s.agents.is_group(agent) != s.agents.is_group(chooser) && s.agents.standing[agent].has_free_slot();
}

/// The draws that make up a searcher's choice set, all at once: one for its ties, two for each friend of a
/// friend, one for each other agent near and far.
class Surroundings {
  public:
    Surroundings(const Parameters& p, Month now, const State& s, AgentId chooser)
        : friends_(1),
          near_(friends_ + 2 * count(p.search.friends_of_friends)),
          far_(near_ + count(p.search.near)) {
        const std::size_t size = far_ + count(p.search.far);
        std::array<Key, most> choosers, which;
        std::fill_n(choosers.begin(), size, s.agents.standing[chooser].key);
        std::iota(which.begin(), which.begin() + static_cast<std::ptrdiff_t>(size), Key{0});
        draw_uniforms(s.luck.stream(Purpose::surroundings, now), std::span(choosers).first(size),
                      std::span(which).first(size), std::span(uniforms_).first(size));
    }
    [[nodiscard]] double first_tie() const { return uniforms_[0]; }
    [[nodiscard]] double friends(std::size_t i) const { return uniforms_[friends_ + 2 * i]; }
    [[nodiscard]] double their_friend(std::size_t i) const { return uniforms_[friends_ + 2 * i + 1]; }
    [[nodiscard]] std::span<const double> near() const {
        return std::span(uniforms_).subspan(near_, far_ - near_);
    }
    [[nodiscard]] std::span<const double> far(std::int64_t number) const {
        return std::span(uniforms_).subspan(far_, count(number));
    }

  private:
    static constexpr std::size_t most = 1 + 4 * 16;  ///< each number is at most 16
    static std::size_t count(std::int64_t number) { return static_cast<std::size_t>(number); }
    std::size_t friends_, near_, far_;
    std::array<double, most> uniforms_;
};

/// Which of `size` things a uniform draw means.
std::size_t pick(double u, std::size_t size) {
    return static_cast<std::size_t>(u * static_cast<double>(size));
}

/// Ties one after the other, from a random one on: whom one met first is no better remembered.
void add_ties(const Parameters& p, const Surroundings& luck, const State& s, AgentId chooser,
              ChoiceSet& set) {
    const auto mine = s.ties.neighbours(chooser.row);
    const std::size_t first = pick(luck.first_tie(), mine.size());
    std::int64_t left = p.search.ties;
    for (std::size_t i = 0; i < mine.size() && left > 0; ++i) {
        const AgentId agent{mine[first + i < mine.size() ? first + i : first + i - mine.size()]};
        if (!is_candidate(s, chooser, agent)) continue;
        set.add(agent);
        --left;
    }
}

/// Partners of partners: two steps along random ties. From a group, the partners of partner groups and firms
/// that are firms themselves count. Who they are is found out a step at a time, so that memory can fetch the
/// next one of all of them.
class FriendsOfFriends {
  public:
    FriendsOfFriends(const Parameters& p, const Surroundings& luck, const State& s, AgentId chooser) {
        const auto mine = s.ties.neighbours(chooser.row);
        if (mine.empty()) return;
        size_ = static_cast<std::size_t>(p.search.friends_of_friends);
        for (std::size_t i = 0; i < size_; ++i) {
            agents_[i] = AgentId{mine[pick(luck.friends(i), mine.size())]};
            s.ties.prefetch_degree(agents_[i].row);
        }
    }
    void meet_theirs(const Surroundings& luck, const State& s) {
        for (std::size_t i = 0; i < size_; ++i) {
            const auto friends = s.ties.neighbours(agents_[i].row);
            agents_[i] = AgentId{friends[pick(luck.their_friend(i), friends.size())]};
            __builtin_prefetch(&s.agents.standing[agents_[i]]);
        }
    }
    void add_to(ChoiceSet& set, const State& s, AgentId chooser) const {
        for (const AgentId agent : std::span(agents_).first(size_))
            if (agent != chooser && is_candidate(s, chooser, agent)) set.add(agent);
    }

  private:
    std::array<AgentId, 16> agents_;
    std::size_t size_ = 0;
};

/// Founding members of the other kind, each alike, drawn before anybody looks at them, so that memory can
/// fetch them.
class RandomOthers {
  public:
    void draw(std::span<const double> uniforms, const State& s, std::uint32_t first, std::uint32_t last) {
        for (const double u : uniforms) {
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
        const RegionId region = s.agents.standing[newborn].region();
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
                                                      : bit(s.agents.standing[agent].region());
    for (; clusters != 0; clusters &= clusters - 1)
        if (s.headquarters[RegionId{static_cast<std::uint32_t>(std::countr_zero(clusters))}].call_is_open(
                now))
            return true;
    return false;
}

/// Whom a searcher comes to look at.
class Look {
  public:
    Look(const Parameters& p, Month now, const State& s, AgentId chooser)
        : chooser_(chooser), luck_(p, now, s, chooser), friends_of_friends_(p, luck_, s, chooser) {
        const auto& begin = s.agents.is_group(chooser) ? s.agents.firm_begin : s.agents.group_begin;
        const std::uint32_t region = s.agents.standing[chooser].region().row;
        others_.draw(luck_.near(), s, begin[region], begin[region + 1]);
        others_.draw(luck_.far(p.search.far), s, begin.front(), begin.back());
    }
    void meet_friends_of_friends(const State& s) { friends_of_friends_.meet_theirs(luck_, s); }
    [[nodiscard]] ChoiceSet choice_set(const Parameters& p, const State& s, const Scratch& w) const {
        ChoiceSet set;
        add_ties(p, luck_, s, chooser_, set);
        friends_of_friends_.add_to(set, s, chooser_);
        others_.add_to(set, s);
        if (s.agents.is_group(chooser_)) add_visitors(s, w, chooser_, set);
        return set;
    }
    [[nodiscard]] AgentId chooser() const { return chooser_; }

  private:
    AgentId chooser_;
    Surroundings luck_;
    FriendsOfFriends friends_of_friends_;
    RandomOthers others_;
};

/// What one searcher makes of its choice set: the best of it, if that beats staying alone.
class Choice {
  public:
    Choice(Month now, const State& s, const LookUp& look_up, AgentId chooser, double alone)
        : now_(now), s_(s), look_up_(look_up), best_{.chooser = chooser, .utility = alone} {
        mine_.fill(s.ties.neighbours(chooser.row));
    }
    /// Whatever is not known of the candidate yet, it cannot be worth more.
    [[nodiscard]] double most(AgentId candidate, double luck) const {
        return most_of_pair(s_, look_up_, now_, mine_, best_.chooser, candidate) +
               pull_of(s_, look_up_, candidate) + luck;
    }
    /// Finds out what could still make a candidate the best, the quickest first.
    void consider(AgentId candidate, double luck, double most) {
        if (most <= best_.utility) return;
        PairValue value = value_of_pair_alone(s_, look_up_, now_, mine_, best_.chooser, candidate);
        const double least = value.common + pull_of(s_, look_up_, candidate) + luck;
        if (least + most_of_shared_partners(s_, look_up_, best_.chooser, candidate) <= best_.utility) return;
        const double shared = pull_of_shared_partners(s_, look_up_, mine_, candidate);
        if (least + shared <= best_.utility) return;
        value.common += shared;
        best_ = {.chooser = best_.chooser, .partner = candidate, .utility = least + shared, .value = value};
    }
    [[nodiscard]] const Offer& best() const { return best_; }

  private:
    Month now_;
    const State& s_;
    const LookUp& look_up_;
    NeighbourSet mine_;
    Offer best_;
};

/// A searcher on its way to a choice, a step at a time: who it meets is all over memory, and several
/// searchers take their steps by turns, so that memory can fetch what the next step of each will look at.
class Search {
  public:
    static constexpr std::size_t steps = 4;

    /// `alone`: the utility of staying alone, with its noise.
    void look_around(const Parameters& p, Month now, const State& s, AgentId chooser, double alone) {
        look_.emplace(p, now, s, chooser);
        alone_ = alone;
    }
    void meet_friends_of_friends(const State& s) { look_->meet_friends_of_friends(s); }
    /// The noise of all candidates at once.
    void list_candidates(const Parameters& p, Month now, const State& s, const Scratch& w) {
        set_ = look_->choice_set(p, s, w);
        const auto candidates = set_.agents();
        std::array<Key, ChoiceSet::most> choosers, keys;
        const Key key = s.agents.standing[look_->chooser()].key;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            s.ties.prefetch_degree(candidates[i].row);
            __builtin_prefetch(&s.agents.knowledge[candidates[i]]);
            choosers[i] = key;
            keys[i] = s.agents.standing[candidates[i]].key;
        }
        draw_gumbels(s.luck.stream(Purpose::choice, now), std::span(choosers).first(candidates.size()),
                     std::span(keys).first(candidates.size()), std::span(luck_).first(candidates.size()));
    }
    void choose(Month now, const State& s, const Scratch& w, std::vector<Offer>& out) const {
        const auto candidates = set_.agents();
        if (candidates.empty()) return;
        std::array<double, ChoiceSet::most> most;
        Choice choice(now, s, w.look_up, look_->chooser(), alone_);
        std::size_t promising = 0;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            most[i] = choice.most(candidates[i], luck_[i]);
            if (most[i] > most[promising]) promising = i;
        }
        // The most promising first: few others can still be better then.
        choice.consider(candidates[promising], luck_[promising], most[promising]);
        for (std::size_t i = 0; i < candidates.size(); ++i)
            if (i != promising) choice.consider(candidates[i], luck_[i], most[i]);
        if (choice.best().partner.exists()) out.push_back(choice.best());
    }

  private:
    std::optional<Look> look_;
    double alone_ = 0;
    ChoiceSet set_;
    std::array<double, ChoiceSet::most> luck_;
};

/// Who of a block of agents searches this month, and what staying alone is worth to each.
class Searchers {
  public:
    Searchers(const Parameters& p, Month now, const State& s, Stream hazard, double highest,
              std::size_t begin, std::size_t end) {
        const AgentDraws u(hazard, s.agents, begin, end);
        // Listed without branches, which could not be foreseen.
        std::size_t possible = 0;
        for (std::size_t row = begin; row < end; ++row) {
            agents_[possible] = AgentId{static_cast<std::uint32_t>(row)};
            const Standing& standing = s.agents.standing[agents_[possible]];
            possible += static_cast<std::size_t>(standing.has_free_slot()) &
                        static_cast<std::size_t>(u.of(row) < highest * s.agents.eagerness[agents_[possible]]);
        }
        std::array<Key, agents_a_block> keys;
        for (const AgentId agent : std::span(agents_).first(possible)) {
            agents_[size_] = agent;
            keys[size_] = s.agents.standing[agent].key;
            size_ += u.of(agent.row) < search_hazard(p, now, s, agent) ? 1 : 0;
        }
        draw_gumbels(s.luck.stream(Purpose::outside, now), std::span(keys).first(size_),
                     std::span(nobody).first(size_), std::span(alone_).first(size_));
        for (std::size_t i = 0; i < size_; ++i) alone_[i] += outside_option(s, agents_[i]);
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] AgentId agent(std::size_t i) const { return agents_[i]; }
    [[nodiscard]] double alone(std::size_t i) const { return alone_[i]; }

  private:
    std::size_t size_ = 0;
    std::array<AgentId, agents_a_block> agents_;
    std::array<double, agents_a_block> alone_;
};

void search_by_turns(const Parameters& p, Month now, const State& s, const Scratch& w,
                     const Searchers& searchers, std::vector<Offer>& out) {
    const std::size_t size = searchers.size();
    constexpr std::size_t degree = 4, ties = 2;  // so many turns before a searcher sets out
    std::array<Search, Search::steps> on_the_way;
    // The searcher that set out so many turns ago, if there is one.
    const auto with = [&](std::size_t turn, std::size_t ago, auto&& step) {
        if (turn >= ago && turn - ago < size) step(on_the_way[(turn - ago) % Search::steps]);
    };
    for (std::size_t turn = 0; turn < size + Search::steps - 1; ++turn) {
        if (turn + degree < size) s.ties.prefetch_degree(searchers.agent(turn + degree).row);
        if (turn + ties < size) s.ties.prefetch(searchers.agent(turn + ties).row);
        with(turn, 0, [&](Search& search) {
            search.look_around(p, now, s, searchers.agent(turn), searchers.alone(turn));
        });
        with(turn, 1, [&](Search& search) { search.meet_friends_of_friends(s); });
        with(turn, 2, [&](Search& search) { search.list_candidates(p, now, s, w); });
        with(turn, 3, [&](Search& search) { search.choose(now, s, w, out); });
    }
}

}  // namespace

void ChoiceSet::add(AgentId agent) {
    if (size_ < most && std::find(agents_.begin(), agents_.begin() + static_cast<std::ptrdiff_t>(size_),
                                  agent) == agents_.begin() + static_cast<std::ptrdiff_t>(size_))
        agents_[size_++] = agent;
}

ChoiceSet choice_set(const Parameters& p, Month now, const State& s, const Scratch& w, AgentId chooser) {
    Look look(p, now, s, chooser);
    look.meet_friends_of_friends(s);
    return look.choice_set(p, s, w);
}

double search_hazard(const Parameters& p, Month now, const State& s, AgentId agent) {
    double hazard = (s.agents.is_group(agent) ? p.search.group_hazard : p.search.firm_hazard) *
                    s.agents.eagerness[agent] * s.growth;
    if (s.agents.is_group(agent) && now.fiscal_year().value >= p.economy.incorporation_from)
        hazard *= 1 + p.economy.incorporation;
    if (s.agents.encouraged_until[agent] >= now.index()) hazard *= 1 + p.scouting.boost;
    if (s.agents.royalties_until[agent] >= now.index())
        hazard *= 1 + p.exploitation.royalty_hazard * relative_royalty(p);
    if (p.calls.attract && now.fiscal_year() >= programme_start && a_call_is_open_to(now, s, agent))
        hazard *= 1 + p.calls.boost;
    return hazard;
}

double highest_search_hazard(const Parameters& p, const State& s) {
    return std::max(p.search.group_hazard, p.search.firm_hazard) * s.growth * (1 + p.economy.incorporation) *
           (1 + p.scouting.boost) * (1 + p.exploitation.royalty_hazard * relative_royalty(p)) *
           (1 + p.calls.boost);
}

void search(const Parameters& p, Month now, const State& s, Scratch& w) {
    list_visits(p, now, s, w);
    const Stream luck = s.luck.stream(Purpose::hazard, now);
    const double highest = highest_search_hazard(p, s);
    w.offers.prepare(s.agents.size(), agents_a_block);
    for_blocks(w.workers, s.agents.size(), agents_a_block,
               [&](std::size_t block, std::size_t begin, std::size_t end) {
                   const Searchers searchers(p, now, s, luck, highest, begin, end);
                   search_by_turns(p, now, s, w, searchers, w.offers.block(block));
               });
}

}  // namespace musubi::knowledge_cluster
