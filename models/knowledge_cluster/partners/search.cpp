#include "models/knowledge_cluster/partners/search.hpp"

#include <algorithm>

#include "models/knowledge_cluster/partners/choice_set.hpp"
#include "models/knowledge_cluster/partners/search_hazard.hpp"
#include "models/knowledge_cluster/state/agent_draws.hpp"
#include "musubi/draws.hpp"

namespace musubi::knowledge_cluster {
namespace {

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
            const AgentCard& card = s.agents.card[agents_[possible]];
            possible += static_cast<std::size_t>(card.has_free_slot()) &
                        static_cast<std::size_t>(u.of(row) < highest * s.agents.eagerness[agents_[possible]]);
        }
        std::array<Key, agents_per_block> keys;
        for (const AgentId agent : std::span(agents_).first(possible)) {
            agents_[size_] = agent;
            keys[size_] = s.agents.card[agent].key;
            size_ += u.of(agent.row) < search_hazard(p, now, s, agent) ? 1 : 0;
        }
        draw_gumbels(s.luck.stream(Purpose::outside, now), std::span(keys).first(size_),
                     std::span(nobody).first(size_), std::span(alone_).first(size_));
        for (std::size_t i = 0; i < size_; ++i) alone_[i] += outside_option(p, s, agents_[i]);
    }
    [[nodiscard]] std::span<const AgentId> agents() const { return std::span(agents_).first(size_); }
    [[nodiscard]] std::span<const double> alone() const { return std::span(alone_).first(size_); }

  private:
    std::size_t size_ = 0;
    std::array<AgentId, agents_per_block> agents_;
    std::array<double, agents_per_block> alone_;
};

/// What one searcher makes of its choice set: the best of it, if that beats staying alone.
class Choice {
  public:
    Choice(const World& world, Month now, const State& s, const LookUp& look_up, AgentId chooser,
           double alone)
        : world_(world), now_(now), s_(s), look_up_(look_up), best_{.chooser = chooser, .utility = alone} {
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
        return most_of_pair(world_, s_, look_up_, now_, mine_, best_.chooser, candidate) +
               pull_of(world_.parameters, s_, look_up_, candidate) + luck;
    }
    /// Finds out what could still make a candidate the best, the quickest first.
    void consider(AgentId candidate, double luck, double most) {
        if (most <= best_.utility) return;
        PairValue value = value_of_pair_alone(world_, s_, look_up_, now_, mine_, best_.chooser, candidate);
        const double least = value.common + pull_of(world_.parameters, s_, look_up_, candidate) + luck;
        if (least + most_of_shared_partners(world_.parameters, s_, look_up_, best_.chooser, candidate) <=
            best_.utility)
            return;
        const double shared = pull_of_shared_partners(world_.parameters, s_, look_up_, mine_, candidate);
        if (least + shared <= best_.utility) return;
        value.common += shared;
        best_ = {.chooser = best_.chooser, .partner = candidate, .utility = least + shared, .value = value};
    }

    const World& world_;
    Month now_;
    const State& s_;
    const LookUp& look_up_;
    NeighbourSet mine_;
    Offer best_;
};

/// The noise of all candidates of some searchers, drawn at once.
class Noise {
  public:
    Noise(Month now, const State& s, std::span<const AgentId> searchers, std::span<const ChoiceSet> sets) {
        std::array<Key, most> choosers, candidates;
        std::size_t size = 0;
        for (std::size_t i = 0; i < searchers.size(); ++i)
            for (const AgentId candidate : sets[i].agents()) {
                choosers[size] = s.agents.card[searchers[i]].key;
                candidates[size++] = s.agents.card[candidate].key;
            }
        draw_gumbels(s.luck.stream(Purpose::choice, now), std::span(choosers).first(size),
                     std::span(candidates).first(size), std::span(noise_).first(size));
    }
    /// Of the next searcher's candidates.
    [[nodiscard]] std::span<const double> next(std::size_t candidates) {
        read_ += candidates;
        return std::span(noise_).subspan(read_ - candidates, candidates);
    }

  private:
    static constexpr std::size_t most = searchers_together * ChoiceSet::most;
    std::array<double, most> noise_;
    std::size_t read_ = 0;
};

/// What some searchers ask for, who look around together.
void search_together(const World& world, Month now, const State& s, const Tools& tools,
                     const PartnersScratch& w, std::span<const AgentId> searchers,
                     std::span<const double> alone, std::vector<Offer>& out) {
    std::array<ChoiceSet, searchers_together> all_sets;
    const auto sets = std::span(all_sets).first(searchers.size());
    look_around(world.parameters, now, s, w, searchers, sets);
    for (const ChoiceSet& set : sets)
        for (const AgentId candidate : set.agents()) {
            s.ties.prefetch_degree(candidate.row);
            __builtin_prefetch(&s.agents.knowledge[candidate]);
        }
    Noise noise(now, s, searchers, sets);
    for (std::size_t i = 0; i < searchers.size(); ++i) {
        const auto candidates = sets[i].agents();
        Choice choice(world, now, s, tools.look_up, searchers[i], alone[i]);
        choice.make(candidates, noise.next(candidates.size()));
        if (choice.best().partner.exists()) out.push_back(choice.best());
    }
}

}  // namespace

void search(const World& world, Month now, const State& s, const Tools& tools, PartnersScratch& w) {
    const Parameters& p = world.parameters;
    list_visits(p, now, s, w);
    const Stream luck = s.luck.stream(Purpose::hazard, now);
    const double highest = highest_search_hazard(p, s);
    w.offers.prepare(s.agents.size(), agents_per_block);
    for_blocks(tools.workers, s.agents.size(), agents_per_block,
               [&](std::size_t block, std::size_t begin, std::size_t end) {
                   const Searchers searchers(p, now, s, luck, highest, begin, end);
                   const auto agents = searchers.agents();
                   for (std::size_t i = 0; i < agents.size(); i += searchers_together) {
                       const std::size_t size = std::min(searchers_together, agents.size() - i);
                       search_together(world, now, s, tools, w, agents.subspan(i, size),
                                       searchers.alone().subspan(i, size), w.offers.block(block));
                   }
               });
}

}  // namespace musubi::knowledge_cluster
