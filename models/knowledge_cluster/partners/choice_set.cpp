#include "models/knowledge_cluster/partners/choice_set.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>

#include "models/knowledge_cluster/state/reads.hpp"
#include "models/knowledge_cluster/state/rotated_ties.hpp"
#include "musubi/draws.hpp"
#include "musubi/step_together.hpp"

namespace musubi::knowledge_cluster {
namespace {

bool is_candidate(const State& s, AgentId chooser, AgentId agent) {
    return s.agents.is_group(agent) != s.agents.is_group(chooser) && s.agents.card[agent].has_free_slot();
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

/// The draws of some searchers, all at once.
class AllSurroundings {
  public:
    explicit AllSurroundings(const Parameters& p) : p_(p), draws_(Surroundings::draws(p)) {}
    void draw(Month now, const State& s, std::span<const AgentId> searchers) {
        std::array<Key, most> choosers, which;
        for (std::size_t i = 0; i < searchers.size(); ++i)
            for (std::size_t draw = 0; draw < draws_; ++draw) {
                choosers[i * draws_ + draw] = s.agents.card[searchers[i]].key;
                which[i * draws_ + draw] = draw;
            }
        const std::size_t size = searchers.size() * draws_;
        draw_uniforms(s.luck.stream(Purpose::surroundings, now), std::span(choosers).first(size),
                      std::span(which).first(size), std::span(uniforms_).first(size));
    }
    /// Of a searcher by its number; they may be drawn later.
    [[nodiscard]] Surroundings of(std::size_t searcher) const {
        return {p_, std::span(uniforms_).subspan(searcher * draws_, draws_)};
    }

  private:
    static constexpr std::size_t most = searchers_together * Surroundings::most;
    const Parameters& p_;
    std::size_t draws_;
    std::array<double, most> uniforms_;
};

void add_ties(const Parameters& p, const Surroundings& luck, const State& s, AgentId chooser,
              ChoiceSet& set) {
    const RotatedTies mine(s, chooser, luck.first_tie());
    std::int64_t left = p.search.ties;
    for (std::size_t i = 0; i < mine.size() && left > 0; ++i) {
        if (!is_candidate(s, chooser, mine[i])) continue;
        set.add(mine[i]);
        --left;
    }
}

void add_visitors(const State& s, const PartnersScratch& w, AgentId chooser, ChoiceSet& set) {
    for (const AgentId newborn : w.visits.to(chooser))
        if (s.agents.card[newborn].has_free_slot()) set.add(newborn);
}

/// Draws whom each start-up visits, and how many visit each group.
void draw_visits(const Parameters& p, Month now, const State& s, Visits& visits) {
    const Stream luck = s.luck.stream(Purpose::visit, now);
    visits.drawn.clear();
    visits.begin.assign(s.agents.groups + 1, 0);
    for (const AgentId newborn : visits.newborns) {
        const AgentCard& card = s.agents.card[newborn];
        const std::uint32_t first = s.agents.group_begin[card.region().row],
                            last = s.agents.group_begin[card.region().row + 1];
        for (std::int64_t i = 0; i < p.search.newborn_visits; ++i) {
            const double u = luck.uniform(card.key, static_cast<Key>(i));
            const AgentId group{first + static_cast<std::uint32_t>(u * (last - first))};
            visits.drawn.push_back({group, newborn});
            ++visits.begin[group.row];
        }
    }
}

/// A sort by counting: from the last visit to the first, each takes the last free place of its group.
void deal_visits(Visits& visits) {
    std::partial_sum(visits.begin.begin(), visits.begin.end(), visits.begin.begin());
    visits.visitor.resize(visits.drawn.size());
    for (auto visit = visits.drawn.rbegin(); visit != visits.drawn.rend(); ++visit)
        visits.visitor[--visits.begin[visit->group.row]] = visit->newborn;
}

/// Whom a searcher comes to look at, found out a step at a time.
class Look {
  public:
    Look(AgentId chooser, const Surroundings& luck) : chooser_(chooser), luck_(luck) {}

    /// Friends of friends are two steps along random ties. From a group, the partners of partner groups and
    /// firms that are firms themselves count.
    void meet_friends(const Parameters& p, const State& s) {
        const auto mine = s.ties.neighbours(chooser_.row);
        if (mine.empty()) return;
        for (std::size_t i = 0; i < static_cast<std::size_t>(p.search.friends_of_friends); ++i)
            friends_.push_back(AgentId{mine[pick(luck_.friends(i), mine.size())]});
    }
    void meet_their_friends(const State& s) {
        for (std::size_t i = 0; i < friends_.size(); ++i) {
            const auto theirs = s.ties.neighbours(friends_[i].row);
            friends_[i] = AgentId{theirs[pick(luck_.their_friend(i), theirs.size())]};
        }
    }
    /// Founding members of the other kind, near and far, each alike.
    void meet_others(const State& s) {
        const auto& begin = s.agents.is_group(chooser_) ? s.agents.firm_begin : s.agents.group_begin;
        const std::uint32_t region = s.agents.card[chooser_].region().row;
        draw_others(luck_.near(), begin[region], begin[region + 1]);
        draw_others(luck_.far(), begin.front(), begin.back());
    }
    /// Whom it knows, and whom it has met.
    void list(const Parameters& p, const State& s, const PartnersScratch& w, ChoiceSet& set) const {
        add_ties(p, luck_, s, chooser_, set);
        for (const AgentId agent : friends_)
            if (agent != chooser_ && is_candidate(s, chooser_, agent)) set.add(agent);
        for (const AgentId agent : others_)
            if (s.agents.card[agent].has_free_slot()) set.add(agent);
        if (s.agents.is_group(chooser_)) add_visitors(s, w, chooser_, set);
    }
    [[nodiscard]] AgentId chooser() const { return chooser_; }
    [[nodiscard]] const auto& friends() const { return friends_; }
    [[nodiscard]] const auto& others() const { return others_; }

  private:
    void draw_others(std::span<const double> uniforms, std::uint32_t first, std::uint32_t last) {
        for (const double u : uniforms)
            others_.push_back(AgentId{first + static_cast<std::uint32_t>(u * (last - first))});
    }
    AgentId chooser_;
    Surroundings luck_;
    boost::container::static_vector<AgentId, 16> friends_;
    boost::container::static_vector<AgentId, 32> others_;
};

}  // namespace

void ChoiceSet::add(AgentId agent) {
    if (agents_.size() < most && std::find(agents_.begin(), agents_.end(), agent) == agents_.end())
        agents_.push_back(agent);
}

void list_visits(const Parameters& p, Month now, const State& s, PartnersScratch& w) {
    w.visits.newborns = s.agents.newborns;
    std::sort(w.visits.newborns.begin(), w.visits.newborns.end(),
              [&](AgentId a, AgentId b) { return s.agents.card[a].key < s.agents.card[b].key; });
    draw_visits(p, now, s, w.visits);
    deal_visits(w.visits);
}

void look_around(const Parameters& p, Month now, const State& s, const PartnersScratch& w,
                 std::span<const AgentId> searchers, std::span<ChoiceSet> sets) {
    assert(searchers.size() <= searchers_together && searchers.size() == sets.size());
    AllSurroundings luck(p);
    boost::container::static_vector<Look, searchers_together> looks;
    for (std::size_t i = 0; i < searchers.size(); ++i) looks.emplace_back(searchers[i], luck.of(i));
    const auto card = read_in(s.agents.card);
    auto set = sets.begin();
    step_together(
        looks,  //
        meanwhile([&] { luck.draw(now, s, searchers); }),
        step(read_of(&Look::chooser, reads::ties(s.ties)), [&](Look& look) { look.meet_friends(p, s); }),
        step(read_of(&Look::friends, reads::degree(s.ties)),
             [&](Look& look) {
                 look.meet_their_friends(s);
                 look.meet_others(s);
             }),
        step(read_all(read_of(&Look::friends, card), read_of(&Look::others, card)), [&](const Look& look) {
            set->clear();
            look.list(p, s, w, *set++);
        }));
}

}  // namespace musubi::knowledge_cluster
