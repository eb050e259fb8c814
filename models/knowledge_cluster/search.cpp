#include "models/knowledge_cluster/search.hpp"

#include <algorithm>

#include "models/knowledge_cluster/agent_draws.hpp"
#include "models/knowledge_cluster/exploitation.hpp"
#include "musubi/draws.hpp"

namespace musubi::knowledge_cluster {
namespace {

bool is_candidate(const State& s, AgentId chooser, AgentId agent) {
    return s.agents.is_group(agent) != s.agents.is_group(chooser) && s.agents.standing[agent].has_free_slot();
}

/// The draws that make up a searcher's choice set: one for its ties, two for each friend of a friend, one for
/// each other agent near and far.
class Surroundings {
  public:
    static constexpr std::size_t most = 1 + 4 * 16;  ///< each number is at most 16
    static std::size_t draws(const Parameters& p) { return before_far(p) + count(p.search.far); }

    /// `uniforms`: as many as there are draws.
    Surroundings(const Parameters& p, std::span<const double> uniforms)
        : uniforms_(uniforms), near_(before_near(p)), far_(before_far(p)) {}
    [[nodiscard]] double first_tie() const { return uniforms_[0]; }
    [[nodiscard]] double friends(std::size_t i) const { return uniforms_[1 + 2 * i]; }
    [[nodiscard]] double their_friend(std::size_t i) const { return uniforms_[2 + 2 * i]; }
    [[nodiscard]] std::span<const double> near() const { return uniforms_.subspan(near_, far_ - near_); }
    [[nodiscard]] std::span<const double> far() const { return uniforms_.subspan(far_); }

  private:
    static std::size_t count(std::int64_t number) { return static_cast<std::size_t>(number); }
    static std::size_t before_near(const Parameters& p) { return 1 + 2 * count(p.search.friends_of_friends); }
    static std::size_t before_far(const Parameters& p) { return before_near(p) + count(p.search.near); }
    std::span<const double> uniforms_;
    std::size_t near_, far_;
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
/// that are firms themselves count.
class FriendsOfFriends {
  public:
    void meet(const Parameters& p, const Surroundings& luck, const State& s, AgentId chooser) {
        const auto mine = s.ties.neighbours(chooser.row);
        if (mine.empty()) return;
        for (std::size_t i = 0; i < static_cast<std::size_t>(p.search.friends_of_friends); ++i) {
            agents_.push_back(AgentId{mine[pick(luck.friends(i), mine.size())]});
            s.ties.prefetch_degree(agents_.back().row);
        }
    }
    void meet_theirs(const Surroundings& luck, const State& s) {
        for (std::size_t i = 0; i < agents_.size(); ++i) {
            const auto friends = s.ties.neighbours(agents_[i].row);
            agents_[i] = AgentId{friends[pick(luck.their_friend(i), friends.size())]};
            __builtin_prefetch(&s.agents.standing[agents_[i]]);
        }
    }
    void add_to(ChoiceSet& set, const State& s, AgentId chooser) const {
        for (const AgentId agent : agents_)
            if (agent != chooser && is_candidate(s, chooser, agent)) set.add(agent);
    }

  private:
    boost::container::static_vector<AgentId, 16> agents_;
};

/// Founding members of the other kind, each alike, drawn before anybody looks at them, so that memory can
/// fetch them.
class RandomOthers {
  public:
    void draw(std::span<const double> uniforms, const State& s, std::uint32_t first, std::uint32_t last) {
        for (const double u : uniforms) {
            const AgentId agent{first + static_cast<std::uint32_t>(u * (last - first))};
            __builtin_prefetch(&s.agents.standing[agent]);
            agents_.push_back(agent);
        }
    }
    void add_to(ChoiceSet& set, const State& s) const {
        for (const AgentId agent : agents_)
            if (s.agents.standing[agent].has_free_slot()) set.add(agent);
    }

  private:
    boost::container::static_vector<AgentId, 32> agents_;
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

/// What one searcher makes of its choice set: the best of it, if that beats staying alone.
class Choice {
  public:
    Choice(Month now, const State& s, const LookUp& look_up, AgentId chooser, double alone)
        : now_(now), s_(s), look_up_(look_up), best_{.chooser = chooser, .utility = alone} {
        mine_.fill(s.ties.neighbours(chooser.row));
    }
    /// Of these candidates, each with its noise.
    void make(std::span<const AgentId> candidates, std::span<const double> noise) {
        if (candidates.empty()) return;
        std::array<double, ChoiceSet::most> most;
        std::size_t promising = 0;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            most[i] = most_of(candidates[i], noise[i]);
            if (most[i] > most[promising]) promising = i;
        }
        // The most promising first: few others can still be better then.
        consider(candidates[promising], noise[promising], most[promising]);
        for (std::size_t i = 0; i < candidates.size(); ++i)
            if (i != promising) consider(candidates[i], noise[i], most[i]);
    }
    [[nodiscard]] const Offer& best() const { return best_; }

  private:
    /// Whatever is not known of the candidate yet, it cannot be worth more.
    [[nodiscard]] double most_of(AgentId candidate, double luck) const {
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

    Month now_;
    const State& s_;
    const LookUp& look_up_;
    NeighbourSet mine_;
    Offer best_;
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
    [[nodiscard]] std::span<const AgentId> agents() const { return std::span(agents_).first(size_); }
    [[nodiscard]] std::span<const double> alone() const { return std::span(alone_).first(size_); }

  private:
    std::size_t size_ = 0;
    std::array<AgentId, agents_a_block> agents_;
    std::array<double, agents_a_block> alone_;
};

/// Whom one searcher comes to look at, found out a step at a time.
class Look {
  public:
    void meet_others(const Surroundings& luck, const State& s, AgentId chooser) {
        const auto& begin = s.agents.is_group(chooser) ? s.agents.firm_begin : s.agents.group_begin;
        const std::uint32_t region = s.agents.standing[chooser].region().row;
        others_.draw(luck.near(), s, begin[region], begin[region + 1]);
        others_.draw(luck.far(), s, begin.front(), begin.back());
    }
    void meet_friends(const Parameters& p, const Surroundings& luck, const State& s, AgentId chooser) {
        friends_of_friends_.meet(p, luck, s, chooser);
    }
    void meet_their_friends(const Surroundings& luck, const State& s) {
        friends_of_friends_.meet_theirs(luck, s);
    }
    [[nodiscard]] ChoiceSet choice_set(const Parameters& p, const Surroundings& luck, const State& s,
                                       const Scratch& w, AgentId chooser) const {
        ChoiceSet set;
        add_ties(p, luck, s, chooser, set);
        friends_of_friends_.add_to(set, s, chooser);
        others_.add_to(set, s);
        if (s.agents.is_group(chooser)) add_visitors(s, w, chooser, set);
        return set;
    }

  private:
    FriendsOfFriends friends_of_friends_;
    RandomOthers others_;
};

/// Some searchers on their way to a choice. They take every step together: whom they meet is all over memory,
/// and while one takes its step, memory fetches what the next will look at. Their draws are made together.
class Party {
  public:
    static constexpr std::size_t most = 16;

    Party(const Parameters& p, Month now, const State& s, const Scratch& w,
          std::span<const AgentId> searchers)
        : p_(p), now_(now), s_(s), w_(w), searchers_(searchers) {}
    void look_around();
    void list_candidates();
    /// `alone`: the utility of staying alone, with its noise.
    void choose(std::span<const double> alone, std::vector<Offer>& out) const;
    [[nodiscard]] const ChoiceSet& choice_set(std::size_t i) const { return sets_[i]; }

  private:
    [[nodiscard]] Surroundings surroundings(std::size_t i) const {
        const std::size_t draws = Surroundings::draws(p_);
        return {p_, std::span(uniforms_).subspan(i * draws, draws)};
    }
    void draw_surroundings();
    void draw_noise();
    const Parameters& p_;
    Month now_;
    const State& s_;
    const Scratch& w_;
    std::span<const AgentId> searchers_;
    std::array<double, most * Surroundings::most> uniforms_;
    std::array<Look, most> looks_;
    std::array<ChoiceSet, most> sets_;
    std::array<double, most * ChoiceSet::most> noise_;  ///< of the candidates, one searcher after the other
};

void Party::draw_surroundings() {
    const std::size_t draws = Surroundings::draws(p_), size = searchers_.size() * draws;
    std::array<Key, most * Surroundings::most> choosers, which;
    for (std::size_t i = 0; i < searchers_.size(); ++i)
        for (std::size_t draw = 0; draw < draws; ++draw) {
            choosers[i * draws + draw] = s_.agents.standing[searchers_[i]].key;
            which[i * draws + draw] = draw;
        }
    draw_uniforms(s_.luck.stream(Purpose::surroundings, now_), std::span(choosers).first(size),
                  std::span(which).first(size), std::span(uniforms_).first(size));
}

void Party::look_around() {
    for (const AgentId searcher : searchers_) s_.ties.prefetch_degree(searcher.row);
    draw_surroundings();
    for (std::size_t i = 0; i < searchers_.size(); ++i) {
        s_.ties.prefetch(searchers_[i].row);
        looks_[i].meet_others(surroundings(i), s_, searchers_[i]);
    }
    for (std::size_t i = 0; i < searchers_.size(); ++i)
        looks_[i].meet_friends(p_, surroundings(i), s_, searchers_[i]);
    for (std::size_t i = 0; i < searchers_.size(); ++i) looks_[i].meet_their_friends(surroundings(i), s_);
}

void Party::list_candidates() {
    for (std::size_t i = 0; i < searchers_.size(); ++i) {
        sets_[i] = looks_[i].choice_set(p_, surroundings(i), s_, w_, searchers_[i]);
        for (const AgentId candidate : sets_[i].agents()) {
            s_.ties.prefetch_degree(candidate.row);
            __builtin_prefetch(&s_.agents.knowledge[candidate]);
        }
    }
    draw_noise();
}

void Party::draw_noise() {
    std::array<Key, most * ChoiceSet::most> choosers, keys;
    std::size_t size = 0;
    for (std::size_t i = 0; i < searchers_.size(); ++i)
        for (const AgentId candidate : sets_[i].agents()) {
            choosers[size] = s_.agents.standing[searchers_[i]].key;
            keys[size++] = s_.agents.standing[candidate].key;
        }
    draw_gumbels(s_.luck.stream(Purpose::choice, now_), std::span(choosers).first(size),
                 std::span(keys).first(size), std::span(noise_).first(size));
}

void Party::choose(std::span<const double> alone, std::vector<Offer>& out) const {
    std::span<const double> noise = noise_;
    for (std::size_t i = 0; i < searchers_.size(); ++i) {
        const auto candidates = sets_[i].agents();
        Choice choice(now_, s_, w_.look_up, searchers_[i], alone[i]);
        choice.make(candidates, noise.first(candidates.size()));
        noise = noise.subspan(candidates.size());
        if (choice.best().partner.exists()) out.push_back(choice.best());
    }
}

}  // namespace

void ChoiceSet::add(AgentId agent) {
    if (agents_.size() < most && std::find(agents_.begin(), agents_.end(), agent) == agents_.end())
        agents_.push_back(agent);
}

ChoiceSet choice_set(const Parameters& p, Month now, const State& s, const Scratch& w, AgentId chooser) {
    Party party(p, now, s, w, {&chooser, 1});
    party.look_around();
    party.list_candidates();
    return party.choice_set(0);
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
                   for (std::size_t i = 0; i < searchers.agents().size(); i += Party::most) {
                       const std::size_t size = std::min(Party::most, searchers.agents().size() - i);
                       Party party(p, now, s, w, searchers.agents().subspan(i, size));
                       party.look_around();
                       party.list_candidates();
                       party.choose(searchers.alone().subspan(i, size), w.offers.block(block));
                   }
               });
}

}  // namespace musubi::knowledge_cluster
