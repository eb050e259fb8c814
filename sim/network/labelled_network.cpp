#include "sim/network/labelled_network.hpp"

#include <algorithm>

#include "sim/network/cohesion.hpp"
#include "sim/network/communities.hpp"
#include "sim/network/projection.hpp"

namespace musubi {
namespace {

using Node = LabelledNetwork::Node;

void put_region(const JointWork& people, std::uint32_t region, Node& node) {
    const JointWork::Region& its = people.regions.at(region);
    node.region = its.code;
    node.region_name_ja = its.name.japanese;
    node.latitude = its.latitude;
    node.longitude = its.longitude;
}

Node agent_node(const NetworkTables& tables, std::uint32_t agent) {
    const JointWork& people = tables.people;
    const JointWork::Name& kind = people.kinds.at(people.kind[agent]);
    const std::string number = std::to_string(tables.number[agent]);
    Node node;
    node.id = "a" + std::to_string(agent);
    node.kind = kind.english;
    put_region(people, people.region[agent], node);
    JointWork::Name home = people.regions.at(people.region[agent]).name;
    if (people.organisation[agent] != JointWork::none) {
        home = people.organisations.at(people.organisation[agent]).name;
        node.organisation = home.english;
        node.organisation_ja = home.japanese;
        node.generated = people.organisations.at(people.organisation[agent]).generated;
    }
    node.label = home.english + ", " + kind.english + " " + number;
    node.label_ja = home.japanese + " " + kind.japanese + " " + number;
    return node;
}

Node organisation_node(const JointWork& people, std::uint32_t organisation) {
    const JointWork::Organisation& its = people.organisations.at(organisation);
    Node node;
    node.id = "o" + std::to_string(organisation);
    node.kind = "organisation";
    node.label = node.organisation = its.name.english;
    node.label_ja = node.organisation_ja = its.name.japanese;
    node.generated = its.generated;
    put_region(people, its.region, node);
    return node;
}

/// How many projects two nodes share.
std::uint32_t shared(const Memberships& m, std::uint32_t one, std::uint32_t other) {
    std::uint32_t both = 0;
    const auto theirs = m.projects_of(other);
    for (const std::uint32_t project : m.projects_of(one))
        both += std::binary_search(theirs.begin(), theirs.end(), project) ? 1 : 0;
    return both;
}

}  // namespace

LabelledNetwork labelled_network(const NetworkTables& tables, const NetworkTables::Year& year, Level level) {
    JointWork work = tables.people;
    work.projects.assign(year.projects.begin(), year.projects.end());
    work.first_member = year.first_member;
    work.members = year.members;
    Memberships memberships;
    gather_memberships(work, level, memberships);
    Projection graph;
    graph.build(memberships);
    const Components components = components_of(graph);
    const auto cores = core_numbers(graph);
    Communities communities;
    communities.find(graph);

    LabelledNetwork network;
    for (std::uint32_t n = 0; n < graph.node_count(); ++n) {
        Node node = level == Level::agents ? agent_node(tables, memberships.row[n])
                                           : organisation_node(work, memberships.row[n]);
        node.projects = static_cast<std::uint32_t>(memberships.projects_of(n).size());
        node.partners = static_cast<std::uint32_t>(graph.degree(n));
        node.core = cores[n];
        node.component = components.of_node[n];
        node.community = communities.of_nodes()[n];
        network.nodes.push_back(std::move(node));
        for (const std::uint32_t partner : graph.partners(n))
            if (partner > n) network.edges.push_back({n, partner, shared(memberships, n, partner)});
    }
    return network;
}

}  // namespace musubi
