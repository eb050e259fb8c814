#include "sim/sweep/file/output_reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "sim/experiment/panels/selection.hpp"
#include "sim/experiment/panels/sums.hpp"
#include "sim/io/resolved_toml.hpp"
#include "sim/sweep/file/toml_section.hpp"

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
    if (list.children.empty())
        problems.add(list.place, fmt::format("an empty list selects nothing of '{}'", list.key));
    std::vector<std::string> wanted;
    for (const TomlNode& one : list.children) {
        const auto label = label_in(one, problems);
        if (!label) continue;
        if (const auto fault = fault_of_label(dimension, *label)) problems.add(one.place, *fault);
        if (std::find(wanted.begin(), wanted.end(), *label) != wanted.end())
            problems.add(one.place, fmt::format("'{}' stands twice", *label));
        wanted.push_back(*label);
    }
    leave_out_others(sum, dimension, wanted);
}

const Dimension* dimension_of(const std::string& variable, const std::string& name, const Panel& layout) {
    const auto& dimensions = layout.variable(variable).dimensions;
    if (std::find(dimensions.begin(), dimensions.end(), name) == dimensions.end()) return nullptr;
    return &layout.dimension(name);
}

/// A sum of all of the variable that stands under a key.
std::optional<SummaryColumn> sum_of(TomlSection& section, const std::string& key, const Panel& layout,
                                    Problems& problems) {
    const auto name = section.text(key);
    if (!name) return std::nullopt;
    SummaryColumn sum{*name, *name, {}, {}};
    const auto fault = fault_of(sum, layout);
    if (!fault) return sum;
    problems.add(section.place(key), *fault);
    return std::nullopt;
}

/// Narrows a sum down to what `where` selects: a table of labels, or lists of them, by dimension. False if
/// something is wrong with it.
bool narrow(SummaryColumn& sum, const TomlSection& section, const std::string& where, const Panel& layout,
            Problems& problems) {
    const TomlNode* selections = section.find(where);
    if (selections == nullptr) return true;
    const std::size_t before = problems.items().size();
    if (selections->kind != Kind::table)
        problems.add(selections->place, fmt::format("{} must be a table of labels by dimension", where));
    for (const TomlNode& one : selections->children) {
        SummaryColumn alone{{}, sum.variable, {{one.key, ""}}, {}};
        if (dimension_of(sum.variable, one.key, layout) == nullptr)
            problems.add(one.key_place, *fault_of(alone, layout));
        else if (one.kind == Kind::array)
            select_several(one, layout, sum, problems);
        else if (const auto label = label_in(one, problems)) {
            if (const auto fault = fault_of_label(layout.dimension(one.key), *label))
                problems.add(one.place, *fault);
            sum.select.emplace_back(one.key, *label);
        }
    }
    return problems.items().size() == before;
}

/// What an output is relative to. It counts where the output itself counts, in the dimensions that it has,
/// unless relative_where says otherwise.
std::optional<SummaryColumn> whole_of(TomlSection& section, const std::optional<SummaryColumn>& sum,
                                      const Panel& layout, Problems& problems) {
    auto whole = sum_of(section, "relative_to", layout, problems);
    if (!whole) return std::nullopt;
    if (section.has("relative_where"))
        return narrow(*whole, section, "relative_where", layout, problems) ? whole : std::nullopt;
    return sum ? std::optional(selected_alike(*sum, whole->variable, layout)) : std::nullopt;
}

std::optional<Quantity> quantity_in(TomlSection& section, const Panel& layout, Problems& problems) {
    section.require("variable");
    auto sum = sum_of(section, "variable", layout, problems);
    if (sum && !narrow(*sum, section, "where", layout, problems)) sum.reset();
    std::optional<SummaryColumn> whole;
    if (section.has("relative_to"))
        whole = whole_of(section, sum, layout, problems);
    else if (section.has("relative_where"))
        problems.add(section.place("relative_where"), "relative_where needs relative_to");
    if (!sum || (section.has("relative_to") && !whole)) return std::nullopt;
    Quantity quantity{*std::move(sum), std::move(whole)};
    if (!is_its_own_whole(quantity)) return quantity;
    problems.add(section.place("relative_to"), "a share of itself is always 1");
    return std::nullopt;
}

/// An output a label of `by`, but those that `where` leaves out. What it is relative to follows it, or not.
void add_family(const std::string& name, const Quantity& quantity, const Dimension& by, bool whole_follows,
                std::vector<SweepOutput>& outputs) {
    for (std::size_t i = 0; i < by.size(); ++i) {
        const std::string label = label_of(by, i);
        const auto& left_out = quantity.sum.leave_out;
        if (std::find(left_out.begin(), left_out.end(), std::pair(by.name, label)) != left_out.end())
            continue;
        Quantity of_label = quantity;
        of_label.sum.select.emplace_back(by.name, label);
        if (whole_follows) of_label.relative_to->select.emplace_back(by.name, label);
        outputs.push_back({fmt::format("{}[{}]", name, label), std::move(of_label), name, by.name, label});
    }
}

/// Whether what an output is relative to is taken label by label, too: where it has those labels, and
/// relative_where does not say which.
bool whole_follows(const TomlSection& section, const Quantity& quantity, const std::string& by,
                   const Panel& layout) {
    const TomlNode* own = section.find("relative_where");
    return quantity.relative_to && (own == nullptr || own->find(by) == nullptr) &&
           dimension_of(quantity.relative_to->variable, by, layout) != nullptr;
}

void read_output(const TomlNode& node, const Panel& layout, std::vector<SweepOutput>& outputs,
                 Problems& problems) {
    TomlSection section(node, {"variable", "where", "relative_to", "relative_where", "by"}, problems);
    if (node.kind != Kind::table) return;
    if (node.key.empty()) problems.add(node.key_place, "an output needs a name");
    const auto quantity = quantity_in(section, layout, problems);
    const auto by = section.text("by");
    if (!quantity) return;
    if (!by) {
        outputs.push_back({.name = node.key, .quantity = *quantity});
        return;
    }
    const auto& selected = quantity->sum.select;
    const bool one_already = std::any_of(selected.begin(), selected.end(),
                                         [&](const auto& selection) { return selection.first == *by; });
    const Dimension* dimension = dimension_of(quantity->sum.variable, *by, layout);
    if (dimension == nullptr)
        problems.add(section.place("by"), *fault_of({{}, quantity->sum.variable, {{*by, ""}}, {}}, layout));
    else if (one_already)
        problems.add(section.place("by"), fmt::format("where selects one '{}' already", *by));
    else
        add_family(node.key, *quantity, *dimension, whole_follows(section, *quantity, *by, layout), outputs);
}

/// Names that an analysis could not tell apart: one that stands twice, or one like those of the labels of
/// another output, or of groups of them.
void refuse_names_alike(const TomlNode& node, const std::vector<SweepOutput>& outputs, Problems& problems) {
    for (const TomlNode& one : node.children) {
        const auto is_other = [&](const SweepOutput& output) {
            return !output.family.empty() && output.family != one.key &&
                   one.key.rfind(output.family + "[", 0) == 0;
        };
        const auto family = std::find_if(outputs.begin(), outputs.end(), is_other);
        if (family == outputs.end()) continue;
        const bool twice = std::any_of(outputs.begin(), outputs.end(), [&](const SweepOutput& output) {
            return is_other(output) && output.name == one.key;
        });
        problems.add(one.key_place,
                     twice ? fmt::format("the output '{}' stands twice: {} is kept by {}", one.key,
                                         family->family, family->by)
                           : fmt::format("'{}' reads like a part of the output {}, which is kept by {}",
                                         one.key, family->family, family->by));
    }
}

}  // namespace

std::vector<SweepOutput> read_outputs(const TomlNode& node, const Panel& layout, Problems& problems) {
    std::vector<SweepOutput> outputs;
    if (node.kind != Kind::table)
        problems.add(node.place, "outputs must be a table of what is kept of a run");
    for (const TomlNode& one : node.children) read_output(one, layout, outputs, problems);
    refuse_names_alike(node, outputs, problems);
    return outputs;
}

}  // namespace musubi
