#include "models/knowledge_cluster/measures/network.hpp"

#include <algorithm>
#include <boost/graph/core_numbers.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/property_map.hpp>
#include <numeric>

#include "models/knowledge_cluster/state/reads.hpp"
#include "musubi/step_together.hpp"
#include "musubi/ties_graph.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// An agent of this core number has at least as many partners of its kind around it.
constexpr std::uint32_t core_of_a_hub = 3;

void project_on_agents(Month now, const State& s, Ties<>& partners) {
    partners = Ties<>(s.agents.size());
    in_order<reads::usual_members>(s.projects.alive, reads::project(s.projects, reads::ties(partners)),
                                   [&](ProjectId id) {
                                       if (now < s.projects.row[id].start) return;
                                       const auto members = s.projects.members(id);
                                       for (std::size_t i = 0; i < members.size(); ++i)
                                           for (std::size_t k = i + 1; k < members.size(); ++k)
                                               if (!partners.has(members[i].row, members[k].row))
                                                   partners.connect(members[i].row, members[k].row);
                                   });
}

struct Measured {
    std::vector<std::uint32_t> component;  ///< of a participant, in the order of their first ones
    std::vector<std::uint32_t> core, size_of_component;
};

/// Of the participants only: most agents have no partner, and each would be a component.
void find_components(const Ties<>& partners, Measured& m) {
    constexpr std::uint32_t unnumbered = ~0U;
    const std::size_t nodes = partners.node_count();
    std::vector<std::uint32_t> rank(nodes, 0), parent(nodes), number(nodes, unnumbered);
    std::iota(parent.begin(), parent.end(), 0U);
    boost::disjoint_sets components(rank.data(), parent.data());
    for (std::uint32_t node = 0; node < nodes; ++node)
        for (const std::uint32_t partner : partners.neighbours(node))
            if (node < partner) components.union_set(node, partner);
    m.component.resize(nodes);
    for (std::uint32_t node = 0; node < nodes; ++node) {
        if (partners.degree(node) == 0) continue;
        std::uint32_t& component = number[components.find_set(node)];
        if (component == unnumbered) {
            component = static_cast<std::uint32_t>(m.size_of_component.size());
            m.size_of_component.push_back(0);
        }
        m.component[node] = component;
        ++m.size_of_component[component];
    }
}

Measured measure(const Ties<>& partners) {
    Measured m;
    find_components(partners, m);
    m.core.resize(partners.node_count());
    boost::core_numbers(
        partners, boost::make_iterator_property_map(m.core.begin(), get(boost::vertex_index, partners)));
    return m;
}

void describe_country(const State& s, const Ties<>& partners, const Measured& m, Network& network) {
    network = {};
    network.edges = static_cast<std::int64_t>(partners.edge_count());
    for (std::uint32_t node = 0; node < partners.node_count(); ++node) {
        network.nodes += partners.degree(node) > 0 ? 1 : 0;
        network.highest_core = std::max<std::int64_t>(network.highest_core, m.core[node]);
    }
    network.components = static_cast<std::int64_t>(m.size_of_component.size());
    for (const std::uint32_t size : m.size_of_component)
        network.largest_component = std::max<std::int64_t>(network.largest_component, size);
    network.ties_per_agent =
        2 * static_cast<double>(s.ties.edge_count()) / static_cast<double>(s.agents.size());
}

/// Areas that are looked at as one, by region row; a region may be in none.
struct Areas {
    std::vector<std::size_t> of_region;
    std::size_t count = 0;
    static constexpr std::size_t none = Clusters::none;
    [[nodiscard]] std::size_t of(const State& s, std::uint32_t node) const {
        return of_region[s.agents.card[AgentId{node}].region().row];
    }
};

Areas each_region(const World& world) {
    Areas areas{std::vector<std::size_t>(world.regions.size()), world.regions.size()};
    std::iota(areas.of_region.begin(), areas.of_region.end(), 0);
    return areas;
}

/// The component that holds most of each area's participants, smaller number first on a tie.
std::vector<std::uint32_t> main_components(const State& s, const Areas& areas, const Ties<>& partners,
                                           const Measured& m) {
    std::vector<std::vector<std::uint32_t>> members(
        areas.count, std::vector<std::uint32_t>(m.size_of_component.size(), 0));
    for (std::uint32_t node = 0; node < partners.node_count(); ++node)
        if (const std::size_t area = areas.of(s, node); area != Areas::none && partners.degree(node) > 0)
            ++members[area][m.component[node]];
    std::vector<std::uint32_t> main;
    main.reserve(members.size());
    for (const auto& counts : members)
        main.push_back(
            static_cast<std::uint32_t>(std::max_element(counts.begin(), counts.end()) - counts.begin()));
    return main;
}

std::vector<RegionNetwork> describe_areas(const State& s, const Areas& areas, const Ties<>& partners,
                                          const Measured& m) {
    const auto main = main_components(s, areas, partners, m);
    std::vector<RegionNetwork> networks(areas.count);
    for (std::uint32_t node = 0; node < partners.node_count(); ++node) {
        const std::size_t area = areas.of(s, node);
        if (area == Areas::none || partners.degree(node) == 0) continue;
        RegionNetwork& network = networks[area];
        ++network.participants;
        if (m.component[node] == main[area] && m.core[node] >= core_of_a_hub) ++network.partners_in_core;
        for (const std::uint32_t partner : partners.neighbours(node))
            network.outside_partners += areas.of(s, partner) != area ? 1 : 0;
    }
    return networks;
}

}  // namespace

void measure_network(const World& world, Month now, const State& s, Programme& programme, Measures& measures,
                     MeasuresScratch& w) {
    project_on_agents(now, s, w.partners);
    const Measured m = measure(w.partners);
    describe_country(s, w.partners, m, measures.network);
    const auto of_regions = describe_areas(s, each_region(world), w.partners, m);
    for (const RegionId r : world.regions.all()) programme.headquarters[r].network = of_regions[r.row];
    const Clusters& clusters = world.clusters;
    measures.cluster_networks = describe_areas(s, {clusters.of_region, clusters.size()}, w.partners, m);
}

}  // namespace musubi::knowledge_cluster
