#include "models/knowledge_cluster/partners/search.hpp"

#include <array>

#include "models/knowledge_cluster/partners/choice.hpp"
#include "models/knowledge_cluster/partners/choice_set.hpp"
#include "models/knowledge_cluster/partners/search_hazard.hpp"
#include "models/knowledge_cluster/partners/searchers.hpp"
#include "models/knowledge_cluster/state/reads.hpp"
#include "musubi/draws.hpp"
#include "musubi/step_together.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// The noise of all candidates of some searchers, drawn at once.
class Noise {
  public:
    void draw(Month now, const State& s, std::span<const AgentId> searchers,
              std::span<const ChoiceSet> sets) {
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

/// What some searchers ask for, who look around together. `alone`: what staying alone is worth to each.
void search_together(const World& world, Month now, const State& s, const Tools& tools,
                     const PartnersScratch& w, std::span<const AgentId> searchers,
                     std::span<const double> alone, std::vector<Offer>& out) {
    std::array<ChoiceSet, searchers_together> all_sets;
    const auto sets = std::span(all_sets).first(searchers.size());
    look_around(world.parameters, now, s, w, searchers, sets);
    Noise noise;
    std::size_t i = 0;
    const auto candidates = [](const ChoiceSet& set) { return set.agents(); };
    step_together(sets,  //
                  meanwhile([&] { noise.draw(now, s, searchers, sets); }),
                  step(read_of(candidates, read_all(reads::degree(s.ties), read_in(s.agents.knowledge))),
                       [&](const ChoiceSet& set) {
                           const auto agents = set.agents();
                           choose(world, now, s, tools.look_up, searchers[i], alone[i], agents,
                                  noise.next(agents.size()), out);
                           ++i;
                       }));
}

}  // namespace

void search(const World& world, Month now, const State& s, const Tools& tools, PartnersScratch& w) {
    const Parameters& p = world.parameters;
    list_visits(p, now, s, w);
    const double highest = highest_search_hazard(p, s);
    w.offers.prepare(s.agents.size(), agents_per_block);
    for_blocks(tools.workers, s.agents.size(), agents_per_block,
               [&](std::size_t block, std::size_t begin, std::size_t end) {
                   const Searchers all(p, now, s, highest, begin, end);
                   const auto search_some = [&](std::size_t, std::size_t first, std::size_t last) {
                       search_together(world, now, s, tools, w, all.agents().subspan(first, last - first),
                                       all.alone().subspan(first, last - first), w.offers.block(block));
                   };
                   // Some after the other, by whoever works on the block.
                   for_blocks(Workers{}, all.agents().size(), searchers_together, search_some);
               });
}

}  // namespace musubi::knowledge_cluster
