#include "sim/experiment/calibration/targets.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "musubi/number_text.hpp"
#include "musubi/spelling.hpp"
#include "sim/experiment/panels/selection.hpp"
#include "sim/experiment/panels/table_cells.hpp"

namespace musubi {
namespace {

/// The text of a cell of relative_where that selects nothing: everything counts.
constexpr const char* everything = "all";

/// Columns that need not be there.
constexpr std::array<std::string_view, 5> optional_columns{"statistic", "over", "shared_error", "discrepancy",
                                                           "shared_discrepancy"};

/// A row of a table of targets, and what it is read against.
struct Row {
    const TextTable& table;
    const NamedCells cells;
    const Panel& layout;
    /// Empty where the table has no such column.
    [[nodiscard]] std::string text(const std::string& column) const {
        return cells.has(column) ? cells[column].text : "";
    }
};

/// Narrows a sum down to what a cell like "fiscal_year=2003..2005;region!=KAN|TOH" selects.
void select(SummaryColumn& sum, const Row& row, const char* where, Problems& problems) {
    const std::size_t before = problems.items().size();
    for (const auto& [text, labels] : row.cells.selections(where, problems)) {
        const bool all_but = text.back() == '!';
        const std::string name = without_blanks(all_but ? text.substr(0, text.size() - 1) : text);
        auto fault = fault_of_dimension(name, sum.variable, row.layout);
        if (!fault)
            fault =
                narrow(sum, row.layout.dimension(name), labels, all_but ? Keep::all_but_those : Keep::those);
        if (fault) problems.add(row.cells.place(where), *fault);
    }
    if (problems.items().size() > before) return;
    for (const std::string& name : row.layout.variable(sum.variable).dimensions)
        if (positions_that_count(sum, row.layout.dimension(name)).empty())
            problems.add(row.cells.place(where), fmt::format("nothing is left of '{}'", name));
}

/// Nothing if something is wrong with it.
std::optional<SummaryColumn> read_sum(const Row& row, const char* variable, const char* where,
                                      Problems& problems) {
    const std::size_t before = problems.items().size();
    const std::string name = row.cells[variable].text;
    SummaryColumn sum{name, name, {}, {}};
    if (const auto fault = fault_of(sum, row.layout))
        problems.add(row.cells.place(variable), *fault);
    else if (row.cells[where].text != everything)
        select(sum, row, where, problems);
    return problems.items().size() == before ? std::optional(sum) : std::nullopt;
}

/// What is made of the labels that a row compares, if it does.
void read_statistic(const Row& row, Quantity& quantity, bool has_sum, Problems& problems) {
    const std::string statistic = row.text("statistic"), over = row.text("over");
    if (statistic.empty() || statistic == "sum") {
        if (!over.empty()) problems.add(row.cells.place("over"), "over needs the statistic max or ratio");
        return;
    }
    if (statistic != "max" && statistic != "ratio")
        return problems.add(row.cells.place("statistic"),
                            fmt::format("unknown statistic '{}': sum, max or ratio", statistic));
    quantity.statistic = statistic == "max" ? Statistic::largest : Statistic::largest_over_smallest;
    quantity.over = over;
    if (over.empty())
        return problems.add(row.cells.place("statistic"),
                            fmt::format("{} needs a dimension in column 'over'", statistic));
    if (!has_sum) return;
    if (const auto fault = fault_of_dimension(over, quantity.sum.variable, row.layout))
        problems.add(row.cells.place("over"), *fault);
    else if (positions_that_count(quantity.sum, row.layout.dimension(over)).size() < 2)
        problems.add(row.cells.place("over"),
                     fmt::format("'where' selects one '{}', and {} compares several", over, statistic));
}

/// What a row is relative to: where the row itself counts, unless it says otherwise; then each label that is
/// compared is relative to its own part, where there is one.
void read_whole(const Row& row, Quantity& quantity, bool has_sum, Problems& problems) {
    quantity.relative_to = read_sum(row, "relative_to", "relative_where", problems);
    if (!quantity.relative_to || !has_sum || !row.cells["relative_where"].text.empty()) return;
    const std::string whole = quantity.relative_to->variable;
    quantity.relative_to = selected_alike(quantity.sum, whole, row.layout);
    quantity.relative_by_label =
        !quantity.over.empty() && !fault_of_dimension(quantity.over, whole, row.layout);
}

Quantity read_quantity(const Row& row, Problems& problems) {
    const auto sum = read_sum(row, "variable", "where", problems);
    Quantity quantity{sum.value_or(SummaryColumn{}), {}};
    read_statistic(row, quantity, sum.has_value(), problems);
    if (!row.cells["relative_to"].text.empty())
        read_whole(row, quantity, sum.has_value(), problems);
    else if (!row.cells["relative_where"].text.empty())
        problems.add(row.cells.place("relative_where"), "relative_where needs relative_to");
    if (is_its_own_whole(quantity))
        problems.add(row.cells.place("relative_to"), "a share of itself is always 1");
    return quantity;
}

/// What was observed, and how well it is known.
void read_observation(const NamedCells& cells, Target& target, Problems& problems) {
    target.value = cells.number("value", problems).value_or(1);
    target.tolerance = cells.number("tolerance", problems).value_or(1);
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

Target read_target(const Row& row, Problems& problems) {
    Target target;
    target.name = row.cells["name"].text;
    if (target.name.empty()) problems.add(row.cells.place("name"), "a target needs a name");
    target.source = row.cells["source"].text;
    target.quantity = read_quantity(row, problems);
    target.fitted = !row.cells["value"].text.empty() || !row.cells["tolerance"].text.empty();
    if (target.fitted) read_observation(row.cells, target, problems);
    read_shared_error(row.cells, target, problems);
    read_discrepancy(row.cells, target, problems);
    return target;
}

/// Whether the table has its columns, and none that is meant for one which need not be there.
bool has_its_columns(const TextTable& table, Problems& problems) {
    const std::size_t before = problems.items().size();
    has_columns(
        table, {"name", "variable", "where", "relative_to", "relative_where", "value", "tolerance", "source"},
        problems);
    for (const Cell& cell : table.header)
        for (const std::string_view column : optional_columns) {
            const std::size_t distance = spelling_distance(cell.text, column);
            if (distance == 0 || distance > column.size() / 4) continue;
            problems.add({table.file, table.header_line, cell.column},
                         fmt::format("column '{}' is not read{}", cell.text, did_you_mean(column)));
        }
    return problems.items().size() == before;
}

/// Reads every row; `judge` says what else is wrong with a target.
template <class Judge>
std::vector<Target> read_targets(const TextTable& table, const Panel& layout, Problems& problems,
                                 Judge&& judge) {
    std::vector<Target> targets;
    if (!has_its_columns(table, problems)) return targets;
    for (const TextTable::Row& line : table.rows) {
        const Row row{table, NamedCells(table, line), layout};
        Target target = read_target(row, problems);
        judge(row, target);
        if (std::any_of(targets.begin(), targets.end(),
                        [&](const Target& other) { return other.name == target.name; }))
            problems.add(row.cells.place("name"), "'" + target.name + "' stands twice");
        targets.push_back(std::move(target));
    }
    return targets;
}

bool is_fitted(const Target& target) { return target.fitted; }

/// Of a variable that is not there, that is said already.
bool is_over_replicates(const SummaryColumn& sum, const Panel& results) {
    const Variable* variable = results.find(sum.variable);
    if (variable == nullptr) return true;
    const auto& dimensions = variable->dimensions;
    return std::find(dimensions.begin(), dimensions.end(), "replicate") != dimensions.end();
}

}  // namespace

std::vector<Target> targets_of(const TextTable& table, const Panel& layout, Problems& problems) {
    const std::size_t before = problems.items().size();
    auto targets = read_targets(table, layout, problems, [&](const Row& row, const Target& target) {
        if (target.value < 0)
            problems.add(row.cells.place("value"),
                         "the value must not be below 0: it is a count, an amount or a share");
    });
    if (problems.items().size() == before && std::none_of(targets.begin(), targets.end(), is_fitted))
        problems.add({table.file}, "there is nothing to fit: no row has a value");
    return targets;
}

std::vector<Target> figures_of(const TextTable& table, const Panel& results, Problems& problems) {
    const std::size_t before = problems.items().size();
    auto figures = read_targets(table, results, problems, [&](const Row& row, const Target& target) {
        const Quantity& quantity = target.quantity;
        if (!is_over_replicates(quantity.sum, results) &&
            !(quantity.relative_to && is_over_replicates(*quantity.relative_to, results)))
            problems.add(row.cells.place("variable"),
                         fmt::format("'{}' is the same in all replicates: it predicts nothing",
                                     quantity.sum.variable));
    });
    std::erase_if(figures, [](const Target& figure) { return !figure.fitted; });
    if (problems.items().size() == before && figures.empty())
        problems.add({table.file}, "there is nothing to score against: no row has a value");
    return figures;
}

}  // namespace musubi
