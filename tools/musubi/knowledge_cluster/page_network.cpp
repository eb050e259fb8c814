#include <algorithm>

#include "sim/network/regional_network.hpp"
#include "tools/musubi/knowledge_cluster/page_parts.hpp"
#include "tools/musubi/options/region_choice.hpp"
#include "tools/musubi/reports/key_institutions.hpp"

namespace musubi {
namespace {

/// More than these make a tangle.
constexpr std::size_t most_nodes = 60;
/// A place's institutions in the table beside its network.
constexpr std::size_t most_carriers = 10;

std::vector<std::string> places_in(const Panel& panel) {
    std::vector<std::string> places = panel.dimension("region").labels;
    for (const std::string& cluster : panel.dimension("cluster").labels)
        if (cluster.find('+') != std::string::npos) places.push_back(cluster);
    return places;
}

std::string kind_of(const LabelledNetwork::Node& who) {
    if (who.kind != "organisation") return "firm";
    return who.generated ? "generated" : "institution";
}

PageJson json_of(const std::string& place, const RegionalNetwork& network) {
    PageTable nodes{{"en", {"Name (English)", "名称（英語）"}},
                    {"ja", {"Name (Japanese)", "名称（日本語）"}},
                    {"kind", {"Kind", "種類"}, "kind"},
                    {"region", {"Region", "地域"}, "region"},
                    {"partners", {"Partners in the place", "地域内の連携先"}},
                    {"betweenness",
                     {"Share of shortest ways between others that lead through it",
                      "他者間の最短経路のうち経由する割合"}}};
    for (const RegionalNetwork::Node& node : network.nodes)
        nodes.add({node.who.label, node.who.label_ja, kind_of(node.who), node.who.region, node.partners,
                   node.betweenness});
    PageJson edges = PageJson::array();
    for (const LabelledNetwork::Edge& edge : network.edges)
        edges.push_back({edge.from, edge.to, edge.weight});
    return {{"place", place},
            {"all", network.all},
            {"nodes", std::move(nodes).json()},
            {"edges", std::move(edges)}};
}

std::vector<std::vector<std::string>> regions_of(const std::vector<std::string>& places) {
    std::vector<std::vector<std::string>> regions;
    regions.reserve(places.size());
    for (const std::string& place : places) regions.push_back(regions_in(place));
    return regions;
}

/// Who carries the joint work of each place, as `musubi carriers` has it, the most partners first.
PageJson carriers_in(const Panel& panel, const std::vector<std::string>& places) {
    PageTable table{{"place", {"Place", "対象地域"}, "region"},
                    {"en", {"Name (English)", "名称（英語）"}},
                    {"ja", {"Name (Japanese)", "名称（日本語）"}},
                    {"kind", {"Kind", "種類"}, "kind"},
                    {"partners", {"Partners in the place (mean)", "地域内の連携先（平均）"}},
                    {"partners_low", {"low (90 % interval)", "下限（90 %区間）"}},
                    {"partners_high", {"high (90 % interval)", "上限（90 %区間）"}},
                    {"partners_first", {"Replicates in which it has most", "最多となる繰り返しの割合"}},
                    {"betweenness",
                     {"Share of shortest ways between others that lead through it (mean)",
                      "他者間の最短経路のうち経由する割合（平均）"}},
                    {"betweenness_low", {"low (90 % interval)", "下限（90 %区間）"}},
                    {"betweenness_high", {"high (90 % interval)", "上限（90 %区間）"}},
                    {"betweenness_first", {"Replicates in which it has most", "最多となる繰り返しの割合"}}};
    const auto reports = key_institutions_reports(panel, regions_of(places));
    for (std::size_t p = 0; p < places.size(); ++p)
        for (std::size_t c = 0; c < std::min(most_carriers, reports[p].carriers.size()); ++c) {
            const auto& [name, name_ja, region, generated, partners, projects, between] =
                reports[p].carriers[c];
            table.add({places[p], name, name_ja, generated ? "generated" : "institution", partners.mean.value,
                       partners.mean.low, partners.mean.high, partners.first.value, between.mean.value,
                       between.mean.low, between.mean.high, between.first.value});
        }
    return std::move(table).json();
}

}  // namespace

PageJson networks_of(const ShownResult& result) {
    const auto replicates = replicates_with_tables(result.panel());
    if (replicates.empty()) return nullptr;
    const auto tables = tables_in(result.panel(), replicates.front());
    if (!tables || tables->years.empty()) return nullptr;
    const NetworkTables::Year& year = tables->years.back();
    const LabelledNetwork network = by_organisation(labelled_network(*tables, year, Level::agents));
    const std::vector<std::string> names = places_in(result.panel());
    PageJson places = PageJson::array();
    for (const std::string& place : names)
        places.push_back(json_of(place, regional_network(network, regions_in(place), most_nodes)));
    return {{"result", result.from.name},
            {"replicate", replicates.front()},
            {"fiscal_year", year.fiscal_year},
            {"most", most_nodes},
            {"places", std::move(places)},
            {"replicates", replicates.size()},
            {"carriers", tells_who_is_generated(result.panel()) ? carriers_in(result.panel(), names)
                                                                : PageJson(nullptr)}};
}

}  // namespace musubi
