#include "sim/network/measures.hpp"

#include <algorithm>

#include "musubi/missing.hpp"
#include "sim/network/brokerage.hpp"
#include "sim/network/cohesion.hpp"
#include "sim/network/communities.hpp"
#include "sim/network/distance.hpp"

namespace musubi {

const std::array<MeasureText, measure_count> measure_texts{{
    {"nodes", "agents that share a running project with others"},
    {"edges", "pairs of agents that share a running project"},
    {"components", "connected components of two or more"},
    {"largest_component", "agents in the largest component"},
    {"highest_core", "highest core number"},
    {"mean_partners", "partners an agent, of those who have some"},
    {"mean_projects", "running projects an agent, of those who have partners"},
    {"clustering", "closed triads of all triads (transitivity)"},
    {"local_clustering", "mean share of an agent's pairs of partners that are partners"},
    {"degree_assortativity", "correlation of the numbers of partners of two partners"},
    {"modularity_regions", "modularity of the partition by regions"},
    {"cross_region_share", "share of pairs from two regions"},
    {"cross_kind_share", "share of pairs of two kinds"},
    {"within_100_km", "share of pairs within 100 km, where the distance is known"},
    {"distance_decay", "b of the chance of a pair falling with (1 + km/10)^-b"},
    {"brokers", "brokers who introduced somebody in the year"},
    {"introductions_across_regions", "share of introductions between two regions"},
    {"introductions_bridging",
     "share of those introduced in the year who neither work together nor have a common partner"},
    {"organisation_nodes", "organisations that share a running project with others"},
    {"organisation_edges", "pairs of organisations that share a running project"},
    {"organisation_components", "connected components of two or more organisations"},
    {"organisation_largest_component", "organisations in the largest component"},
    {"organisation_highest_core", "highest core number of an organisation"},
    {"organisation_mean_partners", "partner organisations an organisation, of those who have some"},
    {"organisation_mean_projects", "running projects with others an organisation, of those who have some"},
    {"organisation_clustering", "closed triads of all triads of organisations"},
    {"organisation_local_clustering", "mean share of an organisation's pairs of partners that are partners"},
    {"organisation_degree_assortativity", "correlation of the numbers of partners of partner organisations"},
}};

namespace {

double ratio(std::size_t part, std::size_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : missing;
}

/// The share of edges whose ends differ in `group`.
double share_across(const Projection& graph, std::span<const std::uint32_t> group) {
    std::size_t across = 0;
    for (std::size_t node = 0; node < graph.node_count(); ++node)
        for (const std::uint32_t partner : graph.partners(node))
            across += group[partner] != group[node] ? 1 : 0;
    return ratio(across, 2 * graph.edge_count());
}

}  // namespace

std::vector<std::uint32_t> regions_of(const JointWork& work, const Memberships& agents) {
    std::vector<std::uint32_t> regions;
    regions.reserve(agents.node_count());
    for (const std::uint32_t row : agents.row) regions.push_back(work.region[row]);
    return regions;
}

void Measuring::measure_shape(const Memberships& memberships, std::size_t first, Measured& measured) {
    const auto put = [&, shift = first](Measure measure, double value) {
        measured[shift + static_cast<std::size_t>(measure)] = value;
    };
    graph_.build(memberships);
    const auto sizes = components_of(graph_).size;
    const auto cores = core_numbers(graph_);
    put(Measure::nodes, static_cast<double>(graph_.node_count()));
    put(Measure::edges, static_cast<double>(graph_.edge_count()));
    put(Measure::components, static_cast<double>(sizes.size()));
    put(Measure::largest_component, sizes.empty() ? 0 : *std::max_element(sizes.begin(), sizes.end()));
    put(Measure::highest_core, cores.empty() ? 0 : *std::max_element(cores.begin(), cores.end()));
    put(Measure::mean_partners, ratio(2 * graph_.edge_count(), graph_.node_count()));
    put(Measure::mean_projects, ratio(memberships.members.size(), memberships.node_count()));
    const Clustering clustering = triangles_.clustering(graph_);
    put(Measure::clustering, clustering.overall);
    put(Measure::local_clustering, clustering.local);
    put(Measure::degree_assortativity, degree_assortativity(graph_));
}

void Measuring::measure_agents(const JointWork& work, Measured& measured) {
    const auto put = [&](Measure measure, double value) {
        measured[static_cast<std::size_t>(measure)] = value;
    };
    const auto regions = regions_of(work, agents_);
    std::vector<std::uint32_t> kinds;
    kinds.reserve(agents_.node_count());
    for (const std::uint32_t row : agents_.row) kinds.push_back(work.kind[row]);
    put(Measure::modularity_regions, modularity(graph_, regions, work.regions.size()));
    put(Measure::cross_region_share, share_across(graph_, regions));
    put(Measure::cross_kind_share, share_across(graph_, kinds));
    const DistanceDecay decay = distance_decay(graph_, regions, work.kilometres, work.regions.size());
    put(Measure::within_100_km, decay.near);
    put(Measure::distance_decay, decay.decay);
    const Brokerage brokers = brokerage(work, agents_, graph_);
    put(Measure::brokers, brokers.brokers);
    put(Measure::introductions_across_regions, brokers.across);
    put(Measure::introductions_bridging, brokers.bridging);
}

Measured Measuring::measure(const JointWork& work) {
    static_assert(static_cast<std::size_t>(Measure::organisation_degree_assortativity) + 1 == measure_count);
    Measured measured{};
    gather_memberships(work, Level::agents, agents_);
    measure_shape(agents_, 0, measured);
    measure_agents(work, measured);
    gather_memberships(work, Level::organisations, organisations_);
    measure_shape(organisations_, static_cast<std::size_t>(Measure::organisation_nodes), measured);
    return measured;
}

}  // namespace musubi
