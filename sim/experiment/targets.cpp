#include "sim/experiment/targets.hpp"

#include <algorithm>

#include "sim/experiment/table_cells.hpp"

namespace musubi {
namespace {

SummaryColumn read_sum(const NamedCells& cells, const std::string& variable, const std::string& where,
                       const Panel& layout, Problems& problems) {
    const std::size_t before = problems.items().size();
    SummaryColumn sum{cells[variable].text, cells[variable].text, cells.selections(where, problems), {}};
    if (problems.items().size() == before)
        if (const auto fault = fault_of(sum, layout)) problems.add(cells.place(variable), *fault);
    return sum;
}

Target read_target(const NamedCells& cells, const Panel& layout, Problems& problems) {
    Target target;
    target.name = cells["name"].text;
    target.source = cells["source"].text;
    target.quantity.sum = read_sum(cells, "variable", "where", layout, problems);
    if (!cells["relative_to"].text.empty())
        target.quantity.relative_to = read_sum(cells, "relative_to", "relative_where", layout, problems);
    target.fitted = !cells["value"].text.empty() || !cells["tolerance"].text.empty();
    if (!target.fitted) return target;
    target.value = cells.number("value", problems).value_or(1);
    target.tolerance = cells.number("tolerance", problems).value_or(1);
    if (target.value <= 0)
        problems.add(cells.place("value"), "the value must be above 0: what is fitted is its logarithm");
    if (target.tolerance <= 0)
        problems.add(cells.place("tolerance"),
                     "the tolerance " + cells["tolerance"].text + " must be above 0: one standard deviation");
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
