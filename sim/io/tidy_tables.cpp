#include "sim/io/tidy_tables.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

#include "sim/io/content.hpp"

namespace musubi {
namespace {

/// The variables of one table.
struct Together {
    std::string group;
    std::vector<std::string> dimensions;
    std::vector<const Variable*> variables;
};

std::vector<Together> tables_of(const Panel& panel) {
    std::vector<Together> tables;
    for (const Variable& variable : panel.variables) {
        auto table = std::find_if(tables.begin(), tables.end(), [&](const Together& one) {
            return one.group == variable.group && one.dimensions == variable.dimensions;
        });
        if (table == tables.end()) {
            tables.push_back({variable.group, variable.dimensions, {}});
            table = std::prev(tables.end());
        }
        table->variables.push_back(&variable);
    }
    return tables;
}

std::string name_of(const Together& table) {
    std::string name;
    for (const char c : table.group)
        if (c != '/' || !name.empty()) name += c == '/' ? '-' : c;
    for (const std::string& dimension : table.dimensions) name += (name.empty() ? "" : "-") + dimension;
    return name.empty() ? "single" : name;
}

TidyColumn column_of(const Dimension& dimension) {
    return {dimension.name,
            dimension.labels.empty() ? TidyColumn::Type::integer : TidyColumn::Type::text,
            dimension.units,
            dimension.long_name,
            "",
            {}};
}

TidyColumn column_of(const Variable& variable) {
    TidyColumn column{
        variable.name, TidyColumn::Type::integer, variable.units, variable.long_name, variable.note, {}};
    for (const Flag& flag : variable.flags) column.words.push_back(content::flag_meaning(flag));
    if (!column.words.empty() || std::holds_alternative<std::vector<std::string>>(variable.numbers))
        column.type = TidyColumn::Type::text;
    else if (std::holds_alternative<std::vector<float>>(variable.numbers) ||
             std::holds_alternative<std::vector<double>>(variable.numbers))
        column.type = TidyColumn::Type::real;
    return column;
}

template <class Number>
void append_number(const Variable& variable, Number number, CsvFor readers, std::string& text) {
    if constexpr (std::is_same_v<Number, std::string>) {
        text += csv_cell(number, readers);
    } else if constexpr (std::is_floating_point_v<Number>) {
        if (std::isfinite(number)) text += fmt::format("{}", number);
    } else {
        if (variable.has_missing && number == content::fill_value<Number>()) return;
        for (const Flag& flag : variable.flags)
            if (flag.value == number) {
                text += csv_cell(content::flag_meaning(flag));
                return;
            }
        text += fmt::format("{}", static_cast<std::int64_t>(number));
    }
}

/// The labels of a row, which is a place row-major over the dimensions.
void append_place(const std::vector<const Dimension*>& dimensions, std::size_t row, CsvFor readers,
                  std::string& text) {
    std::size_t stride = 1;
    for (const Dimension* dimension : dimensions) stride *= dimension->size();
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
        const Dimension& dimension = *dimensions[i];
        stride /= dimension.size();
        const std::size_t at = row / stride % dimension.size();
        if (i > 0) text += ',';
        if (dimension.labels.empty())
            text += fmt::format("{}", dimension.numbers[at]);
        else
            text += csv_cell(dimension.labels[at], readers);
    }
}

std::string csv_of(const TidyTable& table, const std::vector<const Dimension*>& dimensions,
                   const std::vector<const Variable*>& variables, CsvFor readers) {
    std::string text;
    for (const TidyColumn& column : table.columns) text += (text.empty() ? "" : ",") + csv_cell(column.name);
    text += '\n';
    std::size_t rows = 1;
    for (const Dimension* dimension : dimensions) rows *= dimension->size();
    for (std::size_t row = 0; row < rows; ++row) {
        append_place(dimensions, row, readers, text);
        for (std::size_t v = 0; v < variables.size(); ++v) {
            if (v > 0 || !dimensions.empty()) text += ',';
            std::visit([&](const auto& all) { append_number(*variables[v], all[row], readers, text); },
                       variables[v]->numbers);
        }
        text += '\n';
    }
    return text;
}

}  // namespace

std::vector<TidyTable> tidy_tables(const Panel& panel, CsvFor readers) {
    std::vector<TidyTable> tables;
    for (const Together& together : tables_of(panel)) {
        TidyTable table{name_of(together), together.dimensions.size(), {}, {}};
        std::vector<const Dimension*> dimensions;
        for (const std::string& name : together.dimensions) {
            dimensions.push_back(&panel.dimension(name));
            table.columns.push_back(column_of(*dimensions.back()));
        }
        for (const Variable* variable : together.variables) table.columns.push_back(column_of(*variable));
        table.csv = csv_of(table, dimensions, together.variables, readers);
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace musubi
