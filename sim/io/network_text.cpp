#include "sim/io/network_text.hpp"

#include <fmt/core.h>

#include <array>
#include <string_view>
#include <vector>

#include "sim/io/csv.hpp"

namespace musubi {
namespace {

using Node = LabelledNetwork::Node;
using Edge = LabelledNetwork::Edge;

/// U+FFFE and U+FFFF, which XML does not allow, differ from the replacement character in their last byte.
std::string without_noncharacters(std::string_view text) {
    std::string allowed(text);
    for (const std::string_view banned : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
        for (auto at = allowed.find(banned); at != std::string::npos; at = allowed.find(banned, at))
            allowed[at + 2] = '\xBD';
    return allowed;
}

/// XML allows no control characters but three, not even escaped.
std::string in_xml(std::string_view text) {
    std::string escaped;
    for (const char c : without_noncharacters(text)) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\t':
                escaped += "&#9;";
                break;
            case '\n':
                escaped += "&#10;";
                break;
            case '\r':
                escaped += "&#13;";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20)
                    escaped += "\xEF\xBF\xBD";  // the replacement character
                else
                    escaped += c;
        }
    }
    return escaped;
}

/// What is told of a node beside its id and label.
struct Column {
    const char *name, *graphml_type, *gexf_type;
};
constexpr std::size_t column_count = 13;
constexpr std::array<Column, column_count> columns{{{"label_ja", "string", "string"},
                                                    {"kind", "string", "string"},
                                                    {"organisation", "string", "string"},
                                                    {"organisation_ja", "string", "string"},
                                                    {"region", "string", "string"},
                                                    {"region_name_ja", "string", "string"},
                                                    {"latitude", "double", "double"},
                                                    {"longitude", "double", "double"},
                                                    {"projects", "int", "integer"},
                                                    {"partners", "int", "integer"},
                                                    {"core", "int", "integer"},
                                                    {"component", "int", "integer"},
                                                    {"community", "int", "integer"}}};

std::vector<std::string> values_of(const Node& n) {
    return {n.label_ja,
            n.kind,
            n.organisation,
            n.organisation_ja,
            n.region,
            n.region_name_ja,
            fmt::format("{}", n.latitude),
            fmt::format("{}", n.longitude),
            std::to_string(n.projects),
            std::to_string(n.partners),
            std::to_string(n.core),
            std::to_string(n.component),
            std::to_string(n.community)};
}

}  // namespace

std::string graphml(const LabelledNetwork& network) {
    std::string text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
        "  <key id=\"title\" for=\"graph\" attr.name=\"title\" attr.type=\"string\"/>\n"
        "  <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n";
    for (const Column& column : columns)
        text += fmt::format("  <key id=\"{0}\" for=\"node\" attr.name=\"{0}\" attr.type=\"{1}\"/>\n",
                            column.name, column.graphml_type);
    text += "  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"int\"/>\n";
    text += "  <graph id=\"network\" edgedefault=\"undirected\">\n";  // an id must be a word, which the title
                                                                      // is not
    text += fmt::format("    <data key=\"title\">{}</data>\n", in_xml(network.title));
    for (const Node& node : network.nodes) {
        text += fmt::format("    <node id=\"{}\"><data key=\"label\">{}</data>", in_xml(node.id),
                            in_xml(node.label));
        const auto values = values_of(node);
        for (std::size_t c = 0; c < column_count; ++c)
            text += fmt::format("<data key=\"{}\">{}</data>", columns[c].name, in_xml(values[c]));
        text += "</node>\n";
    }
    for (const Edge& edge : network.edges)
        text +=
            fmt::format("    <edge source=\"{}\" target=\"{}\"><data key=\"weight\">{}</data></edge>\n",
                        in_xml(network.nodes[edge.from].id), in_xml(network.nodes[edge.to].id), edge.weight);
    return text + "  </graph>\n</graphml>\n";
}

std::string gexf(const LabelledNetwork& network) {
    std::string text = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
        "  <meta><creator>musubi</creator><description>{}</description></meta>\n"
        "  <graph mode=\"static\" defaultedgetype=\"undirected\">\n"
        "    <attributes class=\"node\" mode=\"static\">\n",
        in_xml(network.title));
    for (std::size_t c = 0; c < column_count; ++c)
        text += fmt::format("      <attribute id=\"{}\" title=\"{}\" type=\"{}\"/>\n", c, columns[c].name,
                            columns[c].gexf_type);
    text += "    </attributes>\n    <nodes>\n";
    for (const Node& node : network.nodes) {
        text += fmt::format("      <node id=\"{}\" label=\"{}\"><attvalues>", in_xml(node.id),
                            in_xml(node.label));
        const auto values = values_of(node);
        for (std::size_t c = 0; c < column_count; ++c)
            text += fmt::format("<attvalue for=\"{}\" value=\"{}\"/>", c, in_xml(values[c]));
        text += "</attvalues></node>\n";
    }
    text += "    </nodes>\n    <edges>\n";
    std::size_t number = 0;
    for (const Edge& edge : network.edges)
        text +=
            fmt::format("      <edge id=\"{}\" source=\"{}\" target=\"{}\" weight=\"{}\"/>\n", number++,
                        in_xml(network.nodes[edge.from].id), in_xml(network.nodes[edge.to].id), edge.weight);
    return text + "    </edges>\n  </graph>\n</gexf>\n";
}

std::string gephi_nodes(const LabelledNetwork& network) {
    std::string text = "Id,Label";
    for (std::size_t c = 0; c < column_count; ++c) text += fmt::format(",{}", columns[c].name);
    text += '\n';
    for (const Node& node : network.nodes) {
        text += csv_cell(node.id) + ',' + csv_cell(node.label);
        for (const std::string& value : values_of(node)) text += ',' + csv_cell(value);
        text += '\n';
    }
    return text;
}

std::string gephi_edges(const LabelledNetwork& network) {
    std::string text = "Source,Target,Type,Weight\n";
    for (const Edge& edge : network.edges)
        text += fmt::format("{},{},Undirected,{}\n", csv_cell(network.nodes[edge.from].id),
                            csv_cell(network.nodes[edge.to].id), edge.weight);
    return text;
}

}  // namespace musubi
