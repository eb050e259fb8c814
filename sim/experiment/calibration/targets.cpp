#include "sim/experiment/calibration/targets.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "sim/experiment/panels/selection.hpp"
#include "sim/experiment/panels/table_cells.hpp"

namespace musubi {
namespace {

/// The text of a cell of relative_where that selects nothing: everything counts.
constexpr const char* everything = "all";

/// Nothing if something is wrong with it.
std::optional<SummaryColumn> read_sum(const NamedCells& cells, const char* variable, const char* where,
                                      const Panel& layout, Problems& problems) {
    const std::size_t before = problems.items().size();
    const std::string name = cells[variable].text;
    SummaryColumn sum{name, name, {}, {}};
    if (cells[where].text != everything) sum.select = cells.selections(where, problems);
    if (problems.items().size() > before) return std::nullopt;
    const auto fault = fault_of(sum, layout);
    if (!fault) return sum;
    const bool is_variable = !fault_of({name, name, {}, {}}, layout);
    problems.add(cells.place(is_variable ? where : variable), *fault);
    return std::nullopt;
}

/// What a row is relative to: where the row itself counts, unless it says otherwise.
std::optional<SummaryColumn> read_whole(const NamedCells& cells, const std::optional<SummaryColumn>& sum,
                                        const Panel& layout, Problems& problems) {
    auto whole = read_sum(cells, "relative_to", "relative_where", layout, problems);
    if (!whole || !sum || !cells["relative_where"].text.empty()) return whole;
    return selected_alike(*sum, whole->variable, layout);
}

Quantity read_quantity(const NamedCells& cells, const Panel& layout, Problems& problems) {
    const auto sum = read_sum(cells, "variable", "where", layout, problems);
    Quantity quantity{sum.value_or(SummaryColumn{}), {}};
    if (!cells["relative_to"].text.empty())
        quantity.relative_to = read_whole(cells, sum, layout, problems);
    else if (!cells["relative_where"].text.empty())
        problems.add(cells.place("relative_where"), "relative_where needs relative_to");
    if (is_its_own_whole(quantity)) problems.add(cells.place("relative_to"), "a share of itself is always 1");
    return quantity;
}

/// What was observed, and how well it is known.
void read_observation(const NamedCells& cells, Target& target, Problems& problems) {
    target.value = cells.number("value", problems).value_or(1);
    target.tolerance = cells.number("tolerance", problems).value_or(1);
    if (target.value < 0)
        problems.add(cells.place("value"),
                     "the value must not be below 0: it is a count, an amount or a share");
    if (target.tolerance <= 0)
        problems.add(cells.place("tolerance"),
                     "the tolerance " + cells["tolerance"].text + " must be above 0: one standard deviation");
}

Target read_target(const NamedCells& cells, const Panel& layout, Problems& problems) {
    Target target;
    target.name = cells["name"].text;
    if (target.name.empty()) problems.add(cells.place("name"), "a target needs a name");
    target.source = cells["source"].text;
    target.quantity = read_quantity(cells, layout, problems);
    target.fitted = !cells["value"].text.empty() || !cells["tolerance"].text.empty();
    if (target.fitted) read_observation(cells, target, problems);
    return target;
}

}  // namespace

std::vector<Target> targets_of(const TextTable& table, const Panel& layout, Problems& problems) {
    std::vector<Target> targets;
    if (!has_columns(
            table,
            {"name", "variable", "where", "relative_to", "relative_where", "value", "tolerance", "source"},
            problems))
        return targets;
    for (const TextTable::Row& row : table.rows) {
        const NamedCells cells(table, row);
        Target target = read_target(cells, layout, problems);
        if (std::any_of(targets.begin(), targets.end(),
                        [&](const Target& other) { return other.name == target.name; }))
            problems.add(cells.place("name"), "'" + target.name + "' stands twice");
        targets.push_back(std::move(target));
    }
    if (std::none_of(targets.begin(), targets.end(), [](const Target& t) { return t.fitted; }))
        problems.add({table.file}, "there is nothing to fit: no row has a value");
    return targets;
}

}  // namespace musubi
