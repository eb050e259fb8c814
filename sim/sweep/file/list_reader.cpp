#include "sim/sweep/file/list_reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "musubi/number_text.hpp"
#include "sim/experiment/panels/table_cells.hpp"
#include "sim/io/parameter_value.hpp"
#include "sim/io/suggestion.hpp"

namespace musubi {
namespace {

using Kind = TomlNode::Kind;

/// true, True and TRUE are what TOML, Python and R write.
std::optional<bool> flag_in(const std::string& text) {
    if (text == "true" || text == "True" || text == "TRUE") return true;
    if (text == "false" || text == "False" || text == "FALSE") return false;
    return std::nullopt;
}

/// What the text of a cell would be in TOML, for a parameter of that type.
TomlNode node_of(const std::string& text, const Place& place, ParameterSpec::Type type) {
    using Type = ParameterSpec::Type;
    TomlNode node;
    node.place = place;
    const auto take = [&](Kind kind, Value value) {
        node.kind = kind;
        node.value = std::move(value);
        return node;
    };
    const bool number = type == Type::integer || type == Type::real;
    if (type == Type::flag)
        if (const auto flag = flag_in(text)) return take(Kind::flag, *flag);
    if (number)
        if (const auto whole = number_in<std::int64_t>(text)) return take(Kind::integer, *whole);
    if (const auto real = number ? number_in<double>(text) : std::nullopt) {
        const auto whole = type == Type::integer ? as_whole_number(*real) : std::nullopt;
        return whole ? take(Kind::integer, *whole) : take(Kind::real, *real);
    }
    return take(Kind::text, text);
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
        const Place place{table.file, row.line, row.cells[column].column};
        const std::string text = without_blanks(row.cells[column].text);
        if (text.empty() && spec.type != ParameterSpec::Type::text)
            problems.add(
                place, fmt::format("{}: the cell is empty; a list names a value at every point", spec.name));
        else if (auto value = value_for(spec, node_of(text, place, spec.type), problems))
            values.push_back(*std::move(value));
    }
    if (values.size() < table.rows.size()) values.clear();
    return values;
}

/// The parameter that heads a column; null, and a problem, if there is none or it has a column before.
const ParameterSpec* heading(const TextTable& table, const Cell& head,
                             const std::vector<ParameterSpec>& parameters, const Sweep& sweep,
                             Problems& problems) {
    const Place place{table.file, table.header_line, head.column};
    const std::string name = without_blanks(head.text);
    const ParameterSpec* spec = spec_of(name, parameters);
    if (spec == nullptr) {
        std::vector<std::string> known{luck_factor};
        for (const ParameterSpec& one : parameters) known.push_back(one.name);
        problems.add(place, fmt::format("the model has no parameter {}{}", in_quotes(name),
                                        did_you_mean(nearest_word(name, known))));
    } else if (std::any_of(sweep.factors.begin(), sweep.factors.end(),
                           [&](const SweepFactor& factor) { return factor.name == name; })) {
        problems.add(place, fmt::format("a second column {}", in_quotes(name)));
        return nullptr;
    }
    return spec;
}

}  // namespace

void take_list(const TextTable& table, const std::vector<ParameterSpec>& parameters, Sweep& sweep,
               Problems& problems) {
    const std::size_t before = problems.items().size(), width = table.header.size();
    if (!sweep.factors.empty())
        problems.add({table.file},
                     "the columns of a list are the factors of the sweep; [factors] must be empty");
    sweep.factors.clear();
    if (table.rows.empty()) problems.add({table.file}, "holds no point");
    sweep.listed.assign(table.rows.size() * width, 0.0);
    for (std::size_t column = 0; column < width; ++column) {
        const ParameterSpec* spec = heading(table, table.header[column], parameters, sweep, problems);
        if (spec == nullptr) continue;
        const std::vector<Value> values = values_in(table, column, *spec, problems);
        Levels levels{values};
        std::sort(levels.values.begin(), levels.values.end());
        levels.values.erase(std::unique(levels.values.begin(), levels.values.end()), levels.values.end());
        for (std::size_t row = 0; row < values.size(); ++row) {
            const auto level = std::lower_bound(levels.values.begin(), levels.values.end(), values[row]);
            sweep.listed[row * width + column] =
                place_of_level(levels, static_cast<std::size_t>(level - levels.values.begin()));
        }
        sweep.factors.push_back({spec->name, spec->name, std::move(levels)});
    }
    if (problems.items().size() > before) sweep.listed.clear();
    sweep.design.size = table.rows.size();
}

}  // namespace musubi
