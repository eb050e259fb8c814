#include "tools/musubi/files/starting_tables.hpp"

#include <fmt/core.h>

#include <filesystem>

#include "sim/io/csv.hpp"
#include "sim/io/text_file.hpp"

namespace musubi {
namespace {

/// Meanings are written for a page, where parameters stand in backquotes.
std::string without_backquotes(std::string text) {
    std::erase(text, '`');
    return text;
}

std::string comments_on(const ParameterSpec& table) {
    std::string text =
        fmt::format("# {}: {}. Its columns, in any order; others are not read:\n", table.name, table.meaning);
    for (const TableColumn& column : table.columns)
        text += fmt::format("#   {}{}: {}\n", column.name,
                            column.needed == "yes"  ? ""
                            : column.needed == "no" ? " (may be left out)"
                                                    : fmt::format(" ({})", column.needed),
                            without_backquotes(column.meaning));
    return text;
}

}  // namespace

std::vector<StartingTable> starting_tables(const AnyModel& model, const Scenario& scenario,
                                           Problems& problems) {
    std::vector<StartingTable> tables;
    for (const ParameterSpec& spec : *model.parameters) {
        const auto table = scenario.tables.find(spec.name);
        if (table == scenario.tables.end()) continue;
        const std::filesystem::path file = table->second.file;
        if (const auto text = read_text(file, most_csv_bytes, problems))
            tables.push_back({spec.name, file.filename().string(), comments_on(spec) + *text});
    }
    return tables;
}

}  // namespace musubi
