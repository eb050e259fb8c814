#include "tools/musubi/reports/data_package.hpp"

#include <fmt/core.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "sim/sweep/work/sweep_merge.hpp"
#include "tools/musubi/files/sweep_input.hpp"
#include "tools/musubi/words/json_text.hpp"

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;

const char* type_of(const TidyColumn& column) {
    switch (column.type) {
        case TidyColumn::Type::text:
            return "string";
        case TidyColumn::Type::integer:
            return "integer";
        case TidyColumn::Type::real:
            break;
    }
    return "number";
}

Json field_of(const TidyColumn& column) {
    Json field{{"name", column.name}, {"type", type_of(column)}, {"title", column.long_name}};
    if (!column.note.empty()) field["description"] = column.note;
    if (column.units != "1" && !column.units.empty()) field["unit"] = column.units;
    if (!column.words.empty()) field["constraints"] = {{"enum", column.words}};
    return field;
}

/// As CSV Dialect 1.2 has it, in full: some readers guess what is not said.
Json dialect() {
    return {{"csvddfVersion", 1.2}, {"delimiter", ","},           {"lineTerminator", "\n"},
            {"quoteChar", "\""},    {"doubleQuote", true},        {"skipInitialSpace", false},
            {"header", true},       {"caseSensitiveHeader", true}};
}

Json resource_of(const TidyTable& table) {
    Json fields = Json::array(), key = Json::array();
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        fields.push_back(field_of(table.columns[c]));
        if (c < table.dimensions) key.push_back(table.columns[c].name);
    }
    Json schema{{"fields", std::move(fields)}, {"missingValues", {""}}};
    if (!key.empty()) schema["primaryKey"] = std::move(key);
    return {{"name", table.name},   {"path", table.name + ".csv"}, {"profile", "tabular-data-resource"},
            {"format", "csv"},      {"mediatype", "text/csv"},     {"encoding", "utf-8"},
            {"dialect", dialect()}, {"schema", std::move(schema)}};
}

}  // namespace

std::string data_package(const ResultInput& result, const std::vector<TidyTable>& tables) {
    const Provenance& from = result.provenance;
    Json resources = Json::array();
    for (const TidyTable& table : tables) resources.push_back(resource_of(table));
    Json package{{"profile", "tabular-data-package"},
                 {"name", "musubi-result"},
                 {"title", result.panel.title},
                 {"created", from.end_time},
                 {"musubi",
                  {{"version", from.version},
                   {"commit", from.commit},
                   {"seed", fmt::format("{}", from.seed)},  // a text: JavaScript would round it
                   {"replicates", from.replicates},
                   {"scenario_checksum", from.scenario_checksum},
                   {"titles", from.titles},
                   {"questions", from.questions}}},
                 {"resources", std::move(resources)}};
    if (holds_a_sweep(result.panel)) {
        const MergedRuns runs = runs_in(result.panel);
        package["musubi"]["runs"] = {{"asked_for", runs.all},
                                     {"there", runs.all - runs.missing},
                                     {"missing", runs.missing},
                                     {"failed", runs.failed}};
    }
    return json_text(package);
}

}  // namespace musubi
