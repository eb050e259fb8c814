#include "models/knowledge_cluster/partners/scouting.hpp"

#include <algorithm>
#include <array>
#include <boost/container/static_vector.hpp>
#include <cmath>
#include <optional>

#include "models/knowledge_cluster/people/knowledge.hpp"
#include "models/knowledge_cluster/state/reads.hpp"
#include "models/knowledge_cluster/state/tie_strength.hpp"
#include "musubi/distributions.hpp"
#include "musubi/step_together.hpp"

namespace musubi::knowledge_cluster {
namespace {

constexpr std::size_t coordinators_per_block = 8;

/// One kind of agents as a coordinator meets them: each of its region alike, and each of the wide area's
/// others so many times as rarely.
class Reach {
  public:
    Reach(const World& world, RegionId home, const std::vector<std::uint32_t>& begin, double part_elsewhere) {
        for (const RegionId r : world.regions.all())
            if (r == home)
                add(begin[r.row], begin[r.row + 1], 1);
            else if (world.share_wide_area(home, r))
                add(begin[r.row], begin[r.row + 1], std::min(1.0, part_elsewhere));
    }
    [[nodiscard]] std::optional<AgentId> pick(double u) const {
        double at = u * total_;
        for (std::size_t i = 0; i < used_; ++i) {
            const double weight = size_[i] * each_[i];
            if (at < weight)
                return AgentId{first_[i] + std::min(size_[i] - 1, static_cast<std::uint32_t>(at / each_[i]))};
            at -= weight;
        }
        return std::nullopt;
    }

  private:
    void add(std::uint32_t first, std::uint32_t end, double each) {
        if (first == end || each == 0) return;
        first_[used_] = first;
        size_[used_] = end - first;
        each_[used_++] = each;
        total_ += (end - first) * each;
    }
    std::array<std::uint32_t, most_regions> first_{}, size_{};
    std::array<double, most_regions> each_{};  ///< how often one is met, relative to one of the region
    std::size_t used_ = 0;
    double total_ = 0;
};

struct Pair {
    AgentId group, firm;
    auto operator<=>(const Pair&) const = default;
};
struct Judged {
    Pair pair;
    double fit = 0;
};

/// Places of the ring that hold nobody yet hold no agent's row.
bool has_met(const Coordinator& coordinator, AgentId agent) {
    std::uint32_t found = 0;  // without a branch, so that it becomes vector comparisons
    for (const AgentId met : coordinator.met) found |= met.row == agent.row ? 1U : 0U;
    return found != 0;
}

/// What a coordinator can see of a pair: proximity, distance, size and expertise; not who else knows whom.
double fit_of(const World& world, const State& s, const Pair& pair) {
    const auto [group, firm] = pair;
    const double near = proximity(s.agents.knowledge[group], s.agents.knowledge[firm]);
    const AgentCard &g = s.agents.card[group], &f = s.agents.card[firm];
    return world.parameters.choice.near * (near - near * near) -
           world.parameters.choice.distance * world.log_distance_between(g.region(), f.region()) +
           g.attraction + f.attraction;
}

/// Unskilled coordinators err most; whom one has met, one judges twice as well.
double error_of(const Parameters& p, const Coordinator& coordinator, const Pair& pair) {
    const int strangers =
        (has_met(coordinator, pair.group) ? 0 : 1) + (has_met(coordinator, pair.firm) ? 0 : 1);
    return p.scouting.error * (1 - coordinator.skill) * (2 + strangers) / 4;
}

bool needs_introduction(const Parameters& p, const State& s, const LookUp& look_up, std::int16_t age,
                        const Pair& pair) {
    const auto at = s.ties.position(pair.group.row, pair.firm.row);
    if (at == s.ties.absent) return true;
    const Bond& bond = s.ties.bonds(pair.group.row)[at];
    return strength_now(look_up, bond, age) < known_to_each_other && !is_introduced(p, bond, age);
}

constexpr std::size_t most_pairs = 200;
using Pairs = boost::container::static_vector<Pair, most_pairs>;

/// The pairs that a coordinator looks at this month and that need an introduction.
Pairs pairs_in_need(const World& world, Month now, const State& s, const LookUp& look_up,
                    const Coordinator& coordinator) {
    const Parameters& p = world.parameters;
    const Stream luck = s.luck.stream(Purpose::look, now);
    const double elsewhere = p.scouting.wide_reach * (1 + p.scouting.meti_link);
    const Reach groups(world, coordinator.region, s.agents.group_begin, p.scouting.wide_reach);
    const Reach firms(world, coordinator.region, s.agents.firm_begin, elsewhere);
    const auto both = [](const Pair& pair) { return std::array{pair.group, pair.firm}; };
    Pairs pairs(std::min(most_pairs, static_cast<std::size_t>(p.scouting.pairs_looked_at)));
    Key number = 0;
    step_together(
        pairs, step([&](Pair& pair) {
            const auto words = luck.words(coordinator.key, number++);
            const auto group = groups.pick(unit_interval(words.first)),
                       firm = firms.pick(unit_interval(words.second));
            if (group && firm) pair = {*group, *firm};
            return group && firm;
        }),
        step(read_of(both, read_in(s.agents.card)),
             [&](const Pair& pair) {
                 return s.agents.card[pair.group].has_free_slot() && s.agents.card[pair.firm].has_free_slot();
             }),
        step(read_all(read_of(&Pair::group, reads::ties(s.ties)), read_of(both, read_in(s.agents.knowledge))),
             [&](const Pair& pair) { return needs_introduction(p, s, look_up, s.age(now), pair); }));
    return pairs;
}

void introduce_the_best(const World& world, Month now, const State& s, const LookUp& look_up,
                        CoordinatorId id, std::vector<Introduction>& out) {
    const Parameters& p = world.parameters;
    const Coordinator& coordinator = s.programme.coordinators[id.row];
    const Stream judgement = s.luck.stream(Purpose::fit, now);
    std::array<Judged, most_pairs> judged;
    std::size_t count = 0;
    for (const Pair& pair : pairs_in_need(world, now, s, look_up, coordinator)) {
        const auto same = [&](const Judged& j) { return j.pair == pair; };
        if (std::any_of(judged.begin(), judged.begin() + static_cast<std::ptrdiff_t>(count), same)) continue;
        const Key key = combine(s.agents.card[pair.group].key, s.agents.card[pair.firm].key);
        const double error =
            error_of(p, coordinator, pair) * standard_normal(judgement.uniform(coordinator.key, key));
        judged[count++] = {pair, fit_of(world, s, pair) + error};
    }
    const auto best = std::min<std::size_t>(count, static_cast<std::size_t>(p.scouting.attention));
    std::sort(
        judged.begin(), judged.begin() + static_cast<std::ptrdiff_t>(count),
        [](const Judged& a, const Judged& b) { return a.fit != b.fit ? a.fit > b.fit : a.pair < b.pair; });
    for (std::size_t i = 0; i < best; ++i) out.push_back({id, judged[i].pair.group, judged[i].pair.firm});
}

void list_coordinators_at_work(const World& world, Month now, const State& s, PartnersScratch& w) {
    w.coordinators_at_work.clear();
    if (now.fiscal_year() < programme_start) return;
    for (const RegionId r : world.regions.all()) {
        const auto at_work = s.programme.headquarters[r].coordinators.at_work(now.of_fiscal_year());
        for (std::int64_t i = 0; i < at_work; ++i)
            w.coordinators_at_work.push_back(s.programme.rosters[r.row][static_cast<std::size_t>(i)]);
    }
}

void remember(Coordinator& coordinator, AgentId agent) {
    if (!has_met(coordinator, agent)) coordinator.met[coordinator.meetings++ % Coordinator::memory] = agent;
}

}  // namespace

void propose_introductions(const World& world, Month now, const State& s, const Tools& tools,
                           PartnersScratch& w) {
    list_coordinators_at_work(world, now, s, w);
    w.introductions.prepare(w.coordinators_at_work.size(), coordinators_per_block);
    for_blocks(tools.workers, w.coordinators_at_work.size(), coordinators_per_block,
               [&](std::size_t block, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i)
                       introduce_the_best(world, now, s, tools.look_up, w.coordinators_at_work[i],
                                          w.introductions.block(block));
               });
}

void apply_introductions(const Parameters& p, Month now, const State& s, Agents& agents, Ties<Bond>& ties,
                         Programme& programme, Counters& counters, PartnersScratch& w) {
    const auto encouraged_until = (now + static_cast<std::int32_t>(p.scouting.boost_months)).index();
    auto& all = w.all_introductions;
    all.clear();
    w.introductions.gather(all);
    const auto both = [](const Introduction& made) { return std::array{made.group, made.firm}; };
    in_order<2>(all, read_of(both, reads::ties(ties)), [&](const Introduction& made) {
        Coordinator& coordinator = programme.coordinators[made.coordinator.row];
        ties.update(made.group.row, made.firm.row, [&](Bond& bond) {
            if (bond.worked == 0) bond.worked = s.age(now);
            bond.introduced = s.age(now);
        });
        for (const AgentId agent : {made.group, made.firm}) {
            agents.encouraged_until[agent] = encouraged_until;
            remember(coordinator, agent);
        }
        counters.count(Indicator::introductions, coordinator.region, Sponsor::programme);
    });
}

void scout(const World& world, Month now, const State& s, Agents& agents, Ties<Bond>& ties,
           Programme& programme, Counters& counters, const Tools& tools, PartnersScratch& w) {
    propose_introductions(world, now, s, tools, w);
    apply_introductions(world.parameters, now, s, agents, ties, programme, counters, w);
}

}  // namespace musubi::knowledge_cluster
