#include "models/knowledge_cluster/partners/choice.hpp"

#include <array>

#include "models/knowledge_cluster/partners/choice_set.hpp"

namespace musubi::knowledge_cluster {
namespace {

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

}  // namespace

void choose(const World& world, Month now, const State& s, const LookUp& look_up, AgentId chooser,
            double alone, std::span<const AgentId> candidates, std::span<const double> noise,
            std::vector<Offer>& out) {
    Choice choice(world, now, s, look_up, chooser, alone);
    choice.make(candidates, noise);
    if (choice.best().partner.exists()) out.push_back(choice.best());
}

}  // namespace musubi::knowledge_cluster
