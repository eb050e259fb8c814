#include "models/knowledge_cluster/measures/formation.hpp"

#include <algorithm>

#include "models/knowledge_cluster/people/knowledge.hpp"
#include "musubi/missing.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// Pairs drawn a region and month; of them those count that are at risk.
constexpr std::size_t pairs_drawn = 128;

std::size_t bin_of(double proximity) {
    const double step = (proximity - lowest_proximity) / proximity_step;
    return static_cast<std::size_t>(std::clamp(step, 0.0, static_cast<double>(proximity_bins - 1)));
}

struct Range {
    std::uint32_t first, last;
    [[nodiscard]] bool holds(AgentId agent) const { return agent.row >= first && agent.row < last; }
    [[nodiscard]] AgentId at(double u) const {
        return AgentId{first + static_cast<std::uint32_t>(u * (last - first))};
    }
};
Range groups_of(const State& s, RegionId r) {
    return {s.agents.group_begin[r.row], s.agents.group_begin[r.row + 1]};
}
Range firms_of(const State& s, RegionId r) {
    return {s.agents.firm_begin[r.row], s.agents.firm_begin[r.row + 1]};
}

/// Who had a free slot before the month's matching.
void mark_free(const State& s, std::span<const ProjectId> formed, MeasuresScratch& w) {
    w.was_free.resize(s.agents.size());
    for (const AgentId agent : AllIds<AgentId>(s.agents.size()))
        w.was_free[agent.row] = s.agents.card[agent].has_free_slot() ? 1 : 0;
    for (const ProjectId id : formed)
        for (const AgentId member : s.projects.members(id)) w.was_free[member.row] = 1;
}

/// An introduction makes a tie without strength.
bool have_worked(const Bond& bond) { return bond.strength > 0; }

bool worked_together(const State& s, AgentId group, AgentId firm) {
    const std::size_t at = s.ties.position(group.row, firm.row);
    return at != s.ties.absent && have_worked(s.ties.bonds(group.row)[at]);
}

bool share_a_partner(const State& s, AgentId group, AgentId firm) {
    const auto of_firm = s.ties.neighbours(firm.row);
    return std::any_of(of_firm.begin(), of_firm.end(),
                       [&](std::uint32_t other) { return s.ties.has(group.row, other); });
}

/// Counts of pairs, new or at risk, in one region and month.
struct Pairs {
    double all = 0, worked_together = 0, with_shared_partner = 0;
    std::array<double, proximity_bins> by_proximity{};
    void add(const State& s, AgentId group, AgentId firm) {
        ++all;
        ++by_proximity[bin_of(proximity(s.agents.knowledge[group], s.agents.knowledge[firm]))];
        if (knowledge_cluster::worked_together(s, group, firm))
            ++worked_together;
        else if (share_a_partner(s, group, firm))
            ++with_shared_partner;
    }
    [[nodiscard]] double untied() const { return all - worked_together; }
};

/// The cores of this month's new projects.
Pairs pairs_formed(const State& s, std::span<const ProjectId> formed, RegionId region) {
    const Range groups = groups_of(s, region), firms = firms_of(s, region);
    Pairs pairs;
    for (const ProjectId id : formed) {
        const Project& project = s.projects.row[id];
        if (groups.holds(project.lead) && firms.holds(project.partner))
            pairs.add(s, project.lead, project.partner);
    }
    return pairs;
}

/// Share of the pairs at risk that worked together before: all of them are counted.
double share_that_worked_together(const State& s, const MeasuresScratch& w, RegionId region) {
    const Range groups = groups_of(s, region), firms = firms_of(s, region);
    double free_groups = 0, free_firms = 0, tied = 0;
    for (std::uint32_t row = firms.first; row < firms.last; ++row) free_firms += w.was_free[row];
    for (std::uint32_t row = groups.first; row < groups.last; ++row) {
        if (w.was_free[row] == 0) continue;
        ++free_groups;
        const auto neighbours = s.ties.neighbours(row);
        const auto bonds = s.ties.bonds(row);
        for (std::size_t i = 0; i < neighbours.size(); ++i)
            if (firms.holds(AgentId{neighbours[i]}) && w.was_free[neighbours[i]] != 0 &&
                have_worked(bonds[i]))
                ++tied;
    }
    return free_groups * free_firms > 0 ? tied / (free_groups * free_firms) : 0;
}

Pairs sample_at_risk(const World& world, Month now, const State& s, const MeasuresScratch& w,
                     RegionId region) {
    const Stream luck = s.luck.stream(Purpose::pairs_at_risk, now);
    const Range groups = groups_of(s, region), firms = firms_of(s, region);
    Pairs sample;
    for (std::size_t i = 0; i < pairs_drawn; ++i) {
        const auto words = luck.words(world.regions.key[region], i);
        const AgentId group = groups.at(unit_interval(words.first)),
                      firm = firms.at(unit_interval(words.second));
        if (w.was_free[group.row] != 0 && w.was_free[firm.row] != 0) sample.add(s, group, firm);
    }
    return sample;
}

struct RegionalPairs {
    Pairs formed, sample;
    double share_worked_together = 0;  ///< of all pairs at risk
};

void add(FormationTally& tally, const RegionalPairs& pairs) {
    const auto& [formed, sample, share_worked_together] = pairs;
    tally.repeat.add(formed.worked_together, formed.untied(), share_worked_together);
    if (sample.untied() > 0)
        tally.triadic.add(formed.with_shared_partner, formed.untied() - formed.with_shared_partner,
                          sample.with_shared_partner / sample.untied());
    if (sample.all == 0) return;
    for (std::size_t b = 0; b < proximity_bins; ++b) {
        tally.formed[b] += formed.by_proximity[b];
        tally.expected[b] += formed.all * sample.by_proximity[b] / sample.all;
    }
}

void count_who_began(const State& s, FactTallies& tallies, std::span<const ProjectId> formed) {
    for (const ProjectId id : formed) {
        ++tallies.formed;
        tallies.formed_by_firms += s.projects.row[id].begun_by_firm ? 1 : 0;
    }
}

}  // namespace

double StratifiedOdds::ratio() const { return without_trait > 0 ? with_trait / without_trait : missing; }

void count_formation(const World& world, Month now, const State& s, FactTallies& tallies, const Tools& tools,
                     std::span<const ProjectId> formed, MeasuresScratch& w) {
    if (now.fiscal_year() != world.last_year()) return;
    count_who_began(s, tallies, formed);
    mark_free(s, formed, w);
    std::array<RegionalPairs, most_regions> pairs;
    for_blocks(tools.workers, world.regions.size(), 1, [&](std::size_t row, std::size_t, std::size_t) {
        const RegionId region{static_cast<std::uint32_t>(row)};
        if (world.is_rest(region)) return;
        RegionalPairs& here = pairs[row];
        here.formed = pairs_formed(s, formed, region);
        if (here.formed.all == 0) return;
        here.sample = sample_at_risk(world, now, s, w, region);
        here.share_worked_together = share_that_worked_together(s, w, region);
    });
    for (const RegionId region : world.regions.all())
        if (pairs[region.row].formed.all > 0) add(tallies.formation, pairs[region.row]);
}

double proximity_peak(const FormationTally& tally) {
    // Weighted least squares of y on 1, x, x² with x from the weighted mean: the normal equations by hand.
    double weight = 0, mean = 0;
    std::size_t bins = 0;
    const auto counts = [&](std::size_t b) { return tally.formed[b] > 0 && tally.expected[b] > 0; };
    const auto middle = [](std::size_t b) {
        return lowest_proximity + (static_cast<double>(b) + 0.5) * proximity_step;
    };
    for (std::size_t b = 0; b < proximity_bins; ++b)
        if (counts(b)) {
            ++bins;
            weight += tally.formed[b];
            mean += tally.formed[b] * middle(b);
        }
    if (bins < 3) return missing;
    mean /= weight;
    double x2 = 0, x3 = 0, x4 = 0, y0 = 0, y1 = 0, y2 = 0;  // moments a unit of weight; that of x is 0
    for (std::size_t b = 0; b < proximity_bins; ++b) {
        if (!counts(b)) continue;
        const double share = tally.formed[b] / weight, x = middle(b) - mean;
        const double y = natural_log(tally.formed[b] / tally.expected[b]);
        x2 += share * x * x;
        x3 += share * x * x * x;
        x4 += share * x * x * x * x;
        y0 += share * y;
        y1 += share * y * x;
        y2 += share * y * x * x;
    }
    // y0 = a + c·x2, y1 = b·x2 + c·x3, y2 = a·x2 + b·x3 + c·x4.
    const double c = (y2 - y0 * x2 - y1 * x3 / x2) / (x4 - x2 * x2 - x3 * x3 / x2);
    const double b = (y1 - c * x3) / x2;
    const double highest = lowest_proximity + proximity_step * static_cast<double>(proximity_bins);
    if (c < 0) return std::clamp(mean - b / (2 * c), lowest_proximity, highest);
    return b + c * (highest + lowest_proximity - 2 * mean) > 0 ? highest : lowest_proximity;
}

}  // namespace musubi::knowledge_cluster
