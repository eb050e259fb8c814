#pragma once

#include <string>

#include "sim/network/labelled_network.hpp"

/// Networks as other programs read them, in UTF-8.
namespace musubi {

/// For networkx, igraph, Cytoscape, yEd.
std::string graphml(const LabelledNetwork& network);
/// GEXF 1.2, for Gephi; positions are its own attributes latitude and longitude.
std::string gexf(const LabelledNetwork& network);
/// The two tables of Gephi's spreadsheet import, also for R and for people.
std::string gephi_nodes(const LabelledNetwork& network);
std::string gephi_edges(const LabelledNetwork& network);

}  // namespace musubi
