#include "sim/sweep/analysis/tree_text.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "sim/io/resolved_toml.hpp"

namespace musubi {
namespace {

std::string text_of(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? *text : toml_value(value);
}

/// Levels that are no numbers are split by which of them they are, from 0.
bool is_named(const Spread& spread) {
    const auto* levels = std::get_if<Levels>(&spread);
    return levels != nullptr && std::holds_alternative<std::string>(levels->values.front());
}

/// What lies on one side of a border.
std::string side(const SweepFactor& factor, double border, bool below) {
    if (!is_named(factor.spread)) return fmt::format("{} {} {:.4g}", factor.name, below ? "<" : ">=", border);
    std::vector<std::string> names;
    const auto& values = std::get<Levels>(factor.spread).values;
    for (std::size_t level = 0; level < values.size(); ++level)
        if ((static_cast<double>(level) < border) == below) names.push_back(text_of(values[level]));
    return fmt::format("{} is {}", factor.name, fmt::join(names, " or "));
}

void add_lines(const RegressionTree& tree, const std::vector<SweepFactor>& factors, std::size_t at,
               std::size_t level, std::vector<std::string>& lines) {
    const auto& node = tree.nodes[at];
    if (node.below == 0) return;
    for (const bool below : {true, false}) {
        const std::size_t child = below ? node.below : node.above;
        lines.push_back(fmt::format("{:{}}{}: {:.4g} ({} points)", "", 2 * level,
                                    side(factors[node.factor], node.border, below), tree.nodes[child].mean,
                                    tree.nodes[child].points));
        add_lines(tree, factors, child, level + 1, lines);
    }
}

}  // namespace

std::string text_at(const SweepFactor& factor, double place) {
    if (std::isnan(place)) return "as in the scenario";
    const Value value = value_at(factor.spread, place);
    const auto* real = std::get_if<double>(&value);
    return real != nullptr ? fmt::format("{:.4g}", *real) : text_of(value);
}

std::vector<std::string> lines_of(const RegressionTree& tree, const std::vector<SweepFactor>& factors) {
    std::vector<std::string> lines{
        fmt::format("all: {:.4g} ({} points)", tree.nodes.front().mean, tree.points)};
    // Of unseen points a tree may know less than their mean does.
    if (!std::isnan(tree.explained))
        lines.front() +=
            fmt::format("; foretells {:.0f} % of the variance", 100 * std::max(0.0, tree.explained));
    add_lines(tree, factors, 0, 1, lines);
    return lines;
}

}  // namespace musubi
