#include "sim/sweep/list_reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "sim/io/parameter_value.hpp"
#include "sim/io/suggestion.hpp"

namespace musubi {
namespace {

using Kind = TomlNode::Kind;

/// What the text of a cell would be in TOML, for a parameter of that type.
TomlNode node_of(const Cell& cell, const Place& place, ParameterSpec::Type type) {
    TomlNode node;
    node.place = place;
    node.kind = Kind::text;
    node.value = cell.text;
    const char *begin = cell.text.data(), *end = begin + cell.text.size();
    std::int64_t integer = 0;
    double real = 0;
    if (type == ParameterSpec::Type::flag && (cell.text == "true" || cell.text == "false")) {
        node.kind = Kind::flag;
        node.value = cell.text == "true";
    } else if (type != ParameterSpec::Type::integer && type != ParameterSpec::Type::real) {
        return node;
    } else if (const auto [to, fault] = std::from_chars(begin, end, integer);
               fault == std::errc{} && to == end) {
        node.kind = Kind::integer;
        node.value = integer;
    } else if (const auto [at, wrong] = std::from_chars(begin, end, real);
               wrong == std::errc{} && at == end) {
        node.kind = Kind::real;
        node.value = real;
    }
    return node;
}

/// Luck as if it were a parameter: a whole number.
ParameterSpec luck_as_parameter() {
    return {luck_factor, ParameterSpec::Type::integer, std::int64_t{0}, 0, 1e9, "1", {}, Source::assumption,
            ""};
}

const ParameterSpec* spec_of(const std::string& name, const std::vector<ParameterSpec>& parameters) {
    static const ParameterSpec luck = luck_as_parameter();
    if (name == luck_factor) return &luck;
    const ParameterSpec* found = parameter_named(parameters, name);
    return found == nullptr || found->type == ParameterSpec::Type::table ? nullptr : found;
}

/// The values of a column; empty if something is wrong.
std::vector<Value> values_in(const TextTable& table, std::size_t column, const ParameterSpec& spec,
                             Problems& problems) {
    std::vector<Value> values;
    for (const TextTable::Row& row : table.rows) {
        const Cell& cell = row.cells[column];
        const TomlNode node = node_of(cell, {table.file, row.line, cell.column}, spec.type);
        if (auto value = value_for(spec, node, problems)) values.push_back(*std::move(value));
    }
    if (values.size() < table.rows.size()) values.clear();
    return values;
}

}  // namespace

void take_list(const TextTable& table, const std::vector<ParameterSpec>& parameters, Sweep& sweep,
               Problems& problems) {
    const std::size_t before = problems.items().size(), width = table.header.size();
    if (!sweep.factors.empty())
        problems.add({table.file},
                     "the columns of a list are the factors of the sweep; [factors] must be empty");
    if (table.rows.empty()) problems.add({table.file}, "holds no point");
    sweep.listed.assign(table.rows.size() * width, 0.0);
    for (std::size_t column = 0; column < width; ++column) {
        const Cell& head = table.header[column];
        const ParameterSpec* spec = spec_of(head.text, parameters);
        if (spec == nullptr) {
            problems.add({table.file, table.header_line, head.column},
                         fmt::format("the model has no parameter {}", in_quotes(head.text)));
            continue;
        }
        const std::vector<Value> values = values_in(table, column, *spec, problems);
        Levels levels{values};
        std::sort(levels.values.begin(), levels.values.end());
        levels.values.erase(std::unique(levels.values.begin(), levels.values.end()), levels.values.end());
        for (std::size_t row = 0; row < values.size(); ++row) {
            const auto level = std::lower_bound(levels.values.begin(), levels.values.end(), values[row]);
            sweep.listed[row * width + column] =
                place_of_level(levels, static_cast<std::size_t>(level - levels.values.begin()));
        }
        sweep.factors.push_back({head.text, head.text, std::move(levels)});
    }
    if (problems.items().size() > before) sweep.listed.clear();
    sweep.design.size = table.rows.size();
}

}  // namespace musubi
