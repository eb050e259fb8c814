#include "sim/network/place_network.hpp"
#include "tools/musubi/page_parts.hpp"

namespace musubi {
namespace {

/// More than these make a tangle.
constexpr std::size_t most_nodes = 60;

/// A region by its code, or regions merged into a wide area, "KOB+OSA".
std::vector<std::string> regions_in(const std::string& cluster) {
    std::vector<std::string> codes;
    for (std::size_t at = 0; at <= cluster.size();) {
        const std::size_t end = std::min(cluster.find('+', at), cluster.size());
        codes.push_back(cluster.substr(at, end - at));
        at = end + 1;
    }
    return codes;
}

std::vector<std::string> places_in(const Panel& panel) {
    std::vector<std::string> places = panel.dimension("region").labels;
    for (const std::string& cluster : panel.dimension("cluster").labels)
        if (cluster.find('+') != std::string::npos) places.push_back(cluster);
    return places;
}

PageJson json_of(const std::string& place, const PlaceNetwork& network) {
    PageTable nodes{{"en", {"Name (English)", "名称（英語）"}},
                    {"ja", {"Name (Japanese)", "名称（日本語）"}},
                    {"kind", {"Kind", "種類"}, "kind"},
                    {"region", {"Region", "地域"}, "region"},
                    {"partners", {"Partners in the place", "地域内の連携先"}},
                    {"betweenness",
                     {"Share of shortest ways between others that lead through it",
                      "他者間の最短経路のうち経由する割合"}}};
    for (const PlaceNetwork::Node& node : network.nodes)
        nodes.add({node.who.label, node.who.label_ja,
                   node.who.kind == "organisation" ? "institution" : "firm", node.who.region, node.partners,
                   node.betweenness});
    PageJson edges = PageJson::array();
    for (const LabelledNetwork::Edge& edge : network.edges)
        edges.push_back({edge.from, edge.to, edge.weight});
    return {{"place", place},
            {"all", network.all},
            {"nodes", std::move(nodes).json()},
            {"edges", std::move(edges)}};
}

}  // namespace

PageJson networks_of(const ShownResult& result) {
    const auto replicates = replicates_with_tables(result.panel());
    if (replicates.empty()) return nullptr;
    const auto tables = tables_in(result.panel(), replicates.front());
    if (!tables || tables->years.empty()) return nullptr;
    const NetworkTables::Year& year = tables->years.back();
    const LabelledNetwork network = by_organisation(labelled_network(*tables, year, Level::agents));
    PageJson places = PageJson::array();
    for (const std::string& place : places_in(result.panel()))
        places.push_back(json_of(place, place_network(network, regions_in(place), most_nodes)));
    return {{"result", result.from.name},
            {"replicate", replicates.front()},
            {"fiscal_year", year.fiscal_year},
            {"most", most_nodes},
            {"places", std::move(places)}};
}

}  // namespace musubi
