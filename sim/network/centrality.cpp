#include "sim/network/centrality.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "sim/network/labelled_network.hpp"
#include "sim/network/regional_network.hpp"

namespace musubi {
namespace {

std::vector<bool> are_inside(const JointWork& people, const std::vector<std::string>& regions) {
    std::vector<bool> inside;
    for (const JointWork::Region& region : people.regions)
        inside.push_back(std::find(regions.begin(), regions.end(), region.code) != regions.end());
    return inside;
}

/// By organisation.
std::vector<double> project_shares(const JointWork& people, const NetworkTables::Year& year,
                                   const std::vector<bool>& inside) {
    std::vector<double> shares(people.organisations.size(), 0);
    double all = 0;
    for (std::size_t project = 0; project < year.projects.size(); ++project) {
        std::set<std::uint32_t> taking_part;
        int members = 0;
        for (std::uint32_t m = year.first_member[project]; m < year.first_member[project + 1]; ++m) {
            const std::uint32_t agent = year.members[m];
            if (!inside[people.region[agent]]) continue;
            ++members;
            if (people.organisation[agent] != JointWork::none) taking_part.insert(people.organisation[agent]);
        }
        if (members < 2) continue;
        ++all;
        for (const std::uint32_t organisation : taking_part) ++shares[organisation];
    }
    if (all > 0)
        for (double& share : shares) share /= all;
    return shares;
}

/// The organisations of a network in a place, by region and name.
using InNetwork = std::map<std::pair<std::string, std::string>, RegionalNetwork::Node>;

InNetwork in_network(const LabelledNetwork& organisations, const std::vector<std::string>& place) {
    InNetwork found;
    for (RegionalNetwork::Node& node :
         regional_network(organisations, place, std::numeric_limits<std::size_t>::max()).nodes)
        if (!node.who.organisation.empty())
            found.emplace(std::pair(node.who.region, node.who.organisation), std::move(node));
    return found;
}

std::vector<Centrality> centralities_in(const JointWork& people, const NetworkTables::Year& year,
                                        const LabelledNetwork& organisations,
                                        const std::vector<std::string>& place) {
    const std::vector<bool> inside = are_inside(people, place);
    const std::vector<double> shares = project_shares(people, year, inside);
    const InNetwork network = in_network(organisations, place);
    std::vector<Centrality> all;
    for (std::size_t o = 0; o < people.organisations.size(); ++o) {
        const JointWork::Organisation& its = people.organisations[o];
        if (!inside[its.region]) continue;
        const std::string& region = people.regions[its.region].code;
        Centrality centrality{its.name.english, its.name.japanese, region, its.generated, 0, shares[o], 0};
        if (const auto found = network.find({region, its.name.english}); found != network.end()) {
            centrality.partners = static_cast<double>(found->second.partners);
            centrality.betweenness = found->second.betweenness;
        }
        all.push_back(std::move(centrality));
    }
    return all;
}

}  // namespace

std::vector<std::vector<Centrality>> centralities(const NetworkTables& tables, std::int64_t fiscal_year,
                                                  const std::vector<std::vector<std::string>>& places) {
    NetworkTables::Year year{fiscal_year, {}, {0}, {}};
    for (const NetworkTables::Year& one : tables.years)
        if (one.fiscal_year == fiscal_year) year = one;
    const LabelledNetwork organisations = by_organisation(labelled_network(tables, year, Level::agents));
    std::vector<std::vector<Centrality>> all;
    all.reserve(places.size());
    for (const auto& place : places)
        all.push_back(centralities_in(tables.people, year, organisations, place));
    return all;
}

}  // namespace musubi
