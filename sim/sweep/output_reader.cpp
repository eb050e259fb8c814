#include "sim/sweep/output_reader.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/experiment/sums.hpp"
#include "sim/io/resolved_toml.hpp"
#include "sim/sweep/toml_section.hpp"

namespace musubi {
namespace {

using Kind = TomlNode::Kind;

std::optional<std::string> label_in(const TomlNode& node, Problems& problems) {
    if (node.kind == Kind::text) return std::get<std::string>(node.value);
    if (node.kind == Kind::integer) return toml_value(node.value);
    problems.add(node.place, "a label or a whole number was meant");
    return std::nullopt;
}

/// Leaves out the labels of a dimension that are not in a list; each in it must be one.
void select_several(const TomlNode& list, const Panel& layout, SummaryColumn& sum, Problems& problems) {
    const Dimension& dimension = layout.dimension(list.key);
    std::vector<std::string> wanted, all;
    for (std::size_t i = 0; i < dimension.size(); ++i) all.push_back(label_of(dimension, i));
    for (const TomlNode& one : list.children) {
        const auto label = label_in(one, problems);
        if (label && std::find(all.begin(), all.end(), *label) == all.end())
            problems.add(one.place, fmt::format("dimension '{}' has no '{}'", list.key, *label));
        if (label) wanted.push_back(*label);
    }
    for (const std::string& label : all)
        if (std::find(wanted.begin(), wanted.end(), label) == wanted.end())
            sum.leave_out.emplace_back(list.key, label);
}

const Dimension* dimension_of(const std::string& variable, const std::string& name, const Panel& layout) {
    const auto& dimensions = layout.variable(variable).dimensions;
    if (std::find(dimensions.begin(), dimensions.end(), name) == dimensions.end()) return nullptr;
    return &layout.dimension(name);
}

/// A sum over what `where` selects: a table of labels, or lists of them, by dimension.
std::optional<SummaryColumn> sum_in(TomlSection& section, const std::string& variable,
                                    const std::string& where, const Panel& layout, Problems& problems) {
    const std::size_t before = problems.items().size();
    const auto name = section.text(variable);
    if (!name) return std::nullopt;
    SummaryColumn sum{*name, *name, {}, {}};
    if (const auto fault = fault_of(sum, layout)) {
        problems.add(section.place(variable), *fault);
        return std::nullopt;
    }
    const TomlNode* selections = section.find(where);
    if (selections == nullptr) return sum;
    if (selections->kind != Kind::table)
        problems.add(selections->place, fmt::format("{} must be a table of labels by dimension", where));
    for (const TomlNode& one : selections->children) {
        if (dimension_of(*name, one.key, layout) == nullptr)
            problems.add(one.key_place, fmt::format("'{}' has no dimension '{}'", *name, one.key));
        else if (one.kind == Kind::array)
            select_several(one, layout, sum, problems);
        else if (const auto label = label_in(one, problems))
            sum.select.emplace_back(one.key, *label);
    }
    if (problems.items().size() > before) return std::nullopt;
    if (const auto fault = fault_of(sum, layout)) {
        problems.add(selections->place, *fault);
        return std::nullopt;
    }
    return sum;
}

void read_output(const TomlNode& node, const Panel& layout, std::vector<SweepOutput>& outputs,
                 Problems& problems) {
    TomlSection section(node, {"variable", "where", "relative_to", "relative_where", "by"}, problems);
    if (node.kind != Kind::table) return;
    section.require("variable");
    const auto sum = sum_in(section, "variable", "where", layout, problems);
    Quantity quantity;
    if (section.has("relative_to")) {
        quantity.relative_to = sum_in(section, "relative_to", "relative_where", layout, problems);
        if (!quantity.relative_to) return;
    }
    if (!sum) return;
    quantity.sum = *sum;
    const auto by = section.text("by");
    if (!by) {
        outputs.push_back({.name = node.key, .quantity = quantity});
        return;
    }
    const Dimension* dimension = dimension_of(sum->variable, *by, layout);
    if (dimension == nullptr)
        return problems.add(section.place("by"),
                            fmt::format("'{}' has no dimension '{}'", sum->variable, *by));
    for (std::size_t i = 0; i < dimension->size(); ++i) {
        const std::string label = label_of(*dimension, i);
        Quantity of_label = quantity;
        of_label.sum.select.emplace_back(*by, label);
        if (of_label.relative_to && dimension_of(of_label.relative_to->variable, *by, layout) != nullptr)
            of_label.relative_to->select.emplace_back(*by, label);
        outputs.push_back(
            {fmt::format("{}[{}]", node.key, label), std::move(of_label), node.key, *by, label});
    }
}

}  // namespace

std::vector<SweepOutput> read_outputs(const TomlNode& node, const Panel& layout, Problems& problems) {
    std::vector<SweepOutput> outputs;
    for (const TomlNode& one : node.children) read_output(one, layout, outputs, problems);
    return outputs;
}

}  // namespace musubi
