#include "models/knowledge_cluster/partners/utility.hpp"

#include <algorithm>

#include "models/knowledge_cluster/people/knowledge.hpp"

namespace musubi::knowledge_cluster {

void NeighbourSet::fill(std::span<const std::uint32_t> neighbours) {
    // At most half full, so that looking for a stranger ends soon; beyond that the earliest neighbours are
    // kept.
    const auto kept = static_cast<std::uint32_t>(std::min<std::size_t>(neighbours.size(), most / 2));
    std::uint32_t size = 64;
    while (size < 4 * kept && size < most) size *= 2;
    mask_ = size - 1;
    std::fill_n(table_.begin(), size, empty);
    marks_.fill(0);
    for (std::uint32_t k = 0; k < kept; ++k) {
        const std::uint32_t node = neighbours[k];
        marks_[hash(node) >> 6] |= std::uint64_t{1} << (hash(node) & 63);
        std::uint32_t at = hash(node) & mask_;
        while (table_[at] != empty) at = (at + 1) & mask_;
        table_[at] = node;
        position_[at] = k;
    }
}

std::size_t NeighbourSet::shared_with(std::span<const std::uint32_t> others) const {
    constexpr std::size_t at_once = 64;
    std::array<std::uint32_t, at_once> likely;
    std::size_t count = 0;
    for (std::size_t from = 0; from < others.size(); from += at_once) {
        const auto some = others.subspan(from, std::min(at_once, others.size() - from));
        std::size_t found = 0;  // listed without a branch, which could not be foreseen
        for (const std::uint32_t node : some) {
            likely[found] = node;
            found += may_contain(node);
        }
        for (std::size_t i = 0; i < found; ++i) count += contains(likely[i]) ? 1 : 0;
    }
    return count;
}

namespace {

/// Only the axes of the fields decide which centroid is nearest.
Field field_of_pair(const State& s, AgentId group, AgentId firm) {
    Knowledge sum;
    for (std::size_t f = 0; f < field_count; ++f) {
        const std::size_t axis = axis_of(static_cast<Field>(f));
        sum.axis[axis] = s.agents.knowledge[group].axis[axis] + s.agents.knowledge[firm].axis[axis];
    }
    return nearest_field(sum);
}

/// A pull between two agents, and what the places where they are do to it.
double with_places(const World& world, const State& s, AgentId one, AgentId other, double pull) {
    const Parameters::Choice& b = world.parameters.choice;
    const RegionId here = s.agents.card[one].region(), there = s.agents.card[other].region();
    pull -= b.distance * world.log_distance_between(here, there);
    if (world.share_wide_area(here, there)) pull += b.wide;
    return pull;
}

}  // namespace

CallPull call_for(const World& world, const State& s, Month now, AgentId group, AgentId firm) {
    CallPull best;
    std::uint64_t clusters = s.institutions.clusters[s.agents.institution[group]];
    for (; clusters != 0; clusters &= clusters - 1) {
        const RegionId region{static_cast<std::uint32_t>(std::countr_zero(clusters))};
        const Headquarters& hq = s.programme.headquarters[region];
        if (!hq.call_is_open(now) || !(hq.uncommitted > 0)) continue;
        if ((world.regions.fields[region] >> static_cast<unsigned>(field_of_pair(s, group, firm)) & 1U) == 0)
            continue;
        const Parameters& p = world.parameters;
        const double utility = p.calls.attract ? p.choice.call * hq.uncommitted : 0;
        if (!best.region.exists() || utility > best.utility) best = {region, utility};
    }
    return best;
}

PairValue value_of_pair_alone(const World& world, const State& s, const LookUp& look_up, Month now,
                              const NeighbourSet& mine, AgentId chooser, AgentId candidate) {
    const Parameters::Choice& b = world.parameters.choice;
    const std::int16_t age = s.age(now);
    PairValue value;
    const double p = proximity(s.agents.knowledge[chooser], s.agents.knowledge[candidate]);
    value.common = with_places(world, s, chooser, candidate, b.near * (p - p * p));
    if (const std::uint32_t position = mine.position(candidate.row); position != NeighbourSet::absent) {
        const Bond& bond = s.ties.bonds(chooser.row)[position];
        value.common += b.tie * strength_now(look_up, bond, age);
        value.introduced = is_introduced(world.parameters, bond, age);
        if (value.introduced) value.common += b.introduced;
    }
    const bool group_chooses = s.agents.is_group(chooser);
    if (group_chooses != s.agents.is_group(candidate)) {
        value.call = group_chooses ? call_for(world, s, now, chooser, candidate)
                                   : call_for(world, s, now, candidate, chooser);
        value.common += value.call.utility;
    }
    return value;
}

double most_of_pair(const World& world, const State& s, const LookUp& look_up, Month now,
                    const NeighbourSet& mine, AgentId chooser, AgentId candidate) {
    constexpr double best_proximity = 0.25;  // of p − p²
    constexpr double rounding = 1e-9;        // of sums in another order
    const Parameters& p = world.parameters;
    double most = with_places(world, s, chooser, candidate, p.choice.near * best_proximity) + rounding;
    if (mine.contains(candidate.row)) most += p.choice.tie + p.choice.introduced;
    if (p.calls.attract && now.fiscal_year() >= programme_start) most += p.choice.call;
    return most + most_of_shared_partners(p, s, look_up, chooser, candidate);
}

}  // namespace musubi::knowledge_cluster
