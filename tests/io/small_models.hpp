#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "sim/io/scenario_file.hpp"
#include "tests/io/folder.hpp"

namespace musubi {

/// Two models that are parameters only, one of each type.
inline const std::vector<ParameterSpec>& pond_parameters() {
    using Type = ParameterSpec::Type;
    static const std::vector<ParameterSpec> parameters{
        {"search.tie", Type::real, 3.0, 0, 10, "1", {}, Source::assumption, "pull of an earlier tie"},
        {"search.distance",
         Type::real,
         0.35,
         0,
         5,
         "1 per ln(km/10)",
         {},
         Source::assumption,
         "cost of distance"},
        {"time.years", Type::integer, std::int64_t{5}, 1, 9, "years", {}, Source::sheet, "how long"},
        {"time.leap", Type::flag, true, 0, 1, "1", {}, Source::sheet, "leap years"},
        {"budget.rule",
         Type::choice,
         std::string("equal"),
         0,
         0,
         "1",
         {"equal", "plan", "merit"},
         Source::sheet,
         "who gets"},
        {"budget.column", Type::text, std::string("plan"), 0, 0, "1", {}, Source::sheet, "column"},
        {"budget.table", Type::table, std::string(), 0, 0, "1", {}, Source::sheet, "the budget a year"},
        {"search.places",
         Type::table,
         std::string("data/places.csv"),
         0,
         0,
         "1",
         {},
         Source::sheet,
         "places"},
    };
    return parameters;
}
/// In a pond no place is nearer than here, and no tie weaker than distance.
inline std::optional<PreparedModel> prepare_pond(const Scenario& scenario, Problems& problems) {
    const auto number = [&](const char* name) { return std::get<double>(scenario.settings.at(name).value); };
    if (number("search.tie") < number("search.distance"))
        problems.add(scenario.settings.at("search.tie").origin, "a tie is weaker than distance");
    const auto places = scenario.tables.find("search.places");
    if (places != scenario.tables.end())
        for (const TextTable::Row& row : places->second.rows)
            if (row.cells.back().text.starts_with('-'))
                problems.add({places->second.file, row.line, row.cells.back().column}, "km is below 0");
    if (!problems.none()) return std::nullopt;
    return PreparedModel{};
}
inline std::optional<PreparedModel> prepare_desert(const Scenario& /*scenario*/, Problems& /*problems*/) {
    return PreparedModel{};
}

inline Questions questions_of_a_pond(const Panel& /*results*/) {
    return {{{"fish", {"fish in all", "fish", {}, {}}}, {"herons", {"herons in all", "herons", {}, {}}}},
            {},
            {},
            {}};
}

inline const std::vector<AnyModel>& small_models() {
    static const std::vector<ParameterSpec> none;
    static const std::vector<AnyModel> models{
        {"pond", "A pond", &pond_parameters(), prepare_pond, questions_of_a_pond},
        {"desert", "A desert", &none, prepare_desert}};
    return models;
}

/// A folder with the default table of the pond.
struct Scenarios : Folder {
    Scenarios() { write("data/places.csv", "place,km\nhere,0\nthere,5\n"); }

    /// What a person reads of a scenario's problems, with the folder's name taken out.
    std::vector<std::string> problems_of(const std::string& name,
                                         const std::filesystem::path& shipped = {}) const {
        Problems problems;
        const auto scenario = read_scenario(*this / name, small_models(), problems, shipped);
        std::vector<std::string> lines;
        for (const Problem& problem : problems.items()) {
            std::string line = format_problem(problem);
            const std::string prefix = path().string() + "/";
            for (auto at = line.find(prefix); at != std::string::npos; at = line.find(prefix))
                line.erase(at, prefix.size());
            lines.push_back(line);
        }
        if (scenario.has_value() != lines.empty())
            lines.emplace_back("a scenario although there are problems");
        return lines;
    }
    std::vector<std::string> problems_in(const std::string& text) const {
        write("mine.toml", text);
        return problems_of("mine.toml");
    }
    Scenario good(const std::string& name, const std::filesystem::path& shipped = {}) const {
        Problems problems;
        auto scenario = read_scenario(*this / name, small_models(), problems, shipped);
        for (const Problem& problem : problems.items()) ADD_FAILURE() << format_problem(problem);
        return scenario.value_or(Scenario{});
    }
};

}  // namespace musubi
