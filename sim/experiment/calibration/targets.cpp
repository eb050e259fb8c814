#include "sim/experiment/calibration/targets.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "musubi/number_text.hpp"
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

/// The shared parts in a column; none if the table does not have it.
std::vector<SharedPart> read_parts(const NamedCells& cells, const char* column, Problems& problems) {
    std::vector<SharedPart> parts;
    if (!cells.has(column)) return parts;
    for (const auto& [name, text] : cells.pairs(column, "name=part", problems)) {
        const auto part = number_in<double>(text);
        if (part && std::isfinite(*part))
            parts.push_back({name, *part});
        else
            problems.add(cells.place(column), fmt::format("the part '{}' of '{}' is no number", text, name));
    }
    return parts;
}

double together(const std::vector<SharedPart>& parts) {
    double squares = 0;
    for (const SharedPart& shared : parts) squares += shared.part * shared.part;
    return std::sqrt(squares);
}

/// What the error of a figure has in common with those of others.
void read_shared_error(const NamedCells& cells, Target& target, Problems& problems) {
    target.shared_error = read_parts(cells, "shared_error", problems);
    if (target.shared_error.empty()) return;
    if (!target.fitted)
        problems.add(cells.place("shared_error"), "shared_error needs value and tolerance");
    else if (together(target.shared_error) * target.value >= target.tolerance && target.tolerance > 0)
        problems.add(cells.place("shared_error"),
                     fmt::format("the shared parts, {:.4g} of the value together, must be smaller than the "
                                 "tolerance, {:.4g} of it",
                                 together(target.shared_error), target.tolerance / target.value));
}

/// What the model may miss of a figure, and what that has in common with others.
void read_discrepancy(const NamedCells& cells, Target& target, Problems& problems) {
    if (cells.has("discrepancy") && !cells["discrepancy"].text.empty())
        target.discrepancy = cells.number("discrepancy", problems).value_or(0);
    if (target.discrepancy < 0) {
        problems.add(cells.place("discrepancy"),
                     "the discrepancy must not be below 0: one standard deviation");
        target.discrepancy = 0;
    }
    target.shared_discrepancy = read_parts(cells, "shared_discrepancy", problems);
    constexpr double rounding = 1e-12;
    if (together(target.shared_discrepancy) > target.discrepancy + rounding)
        problems.add(cells.place("shared_discrepancy"),
                     fmt::format("the shared parts, {:.4g} together, must not be larger than the "
                                 "discrepancy, {:.4g}",
                                 together(target.shared_discrepancy), target.discrepancy));
}

Target read_target(const NamedCells& cells, const Panel& layout, Problems& problems) {
    Target target;
    target.name = cells["name"].text;
    if (target.name.empty()) problems.add(cells.place("name"), "a target needs a name");
    target.source = cells["source"].text;
    target.quantity = read_quantity(cells, layout, problems);
    target.fitted = !cells["value"].text.empty() || !cells["tolerance"].text.empty();
    if (target.fitted) read_observation(cells, target, problems);
    read_shared_error(cells, target, problems);
    read_discrepancy(cells, target, problems);
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
