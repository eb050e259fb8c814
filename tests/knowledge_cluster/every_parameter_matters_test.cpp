#include "tests/engine/every_parameter.hpp"

#include "tests/knowledge_cluster/little_world.hpp"

// Each parameter in turn: what is declared but never read, or read but changes nothing, is a lie.
namespace musubi::knowledge_cluster::testing {
namespace {

const AnyModel& model() {
    static const AnyModel the_model = any_model<KnowledgeCluster>();
    return the_model;
}

/// The regions by size classes and a programme beside in one of them, so that every parameter can bite.
Scenario of_every_parameter(const Settings& settings) {
    Scenario scenario = with_size_classes(small_scenario(settings));
    scenario.tables["tables.beside"] = table_of_text(
        "programme,region,first_fy,last_fy,million_yen\nCity Area,OSA,2002,2006,900\n", "beside.csv");
    return scenario;
}

/// The baseline with a tenth of its people and money, projects that so little can pay, two years of burn-in,
/// and what makes a parameter bite.
Scenario tenth_of_the_baseline(const Settings& bites) {
    Settings settings{
        {"population.scale", 0.1}, {"funding.full_million", 30.0}, {"time.burn_in_years", std::int64_t{2}}};
    for (const auto& [name, value] : bites) settings[name] = value;
    return of_every_parameter(settings);
}

/// What parameters with the same `bites` are compared with; computed once.
const Panel& reference(const Settings& bites) {
    static std::map<Settings, Panel> panels;
    const auto known = panels.find(bites);
    if (known != panels.end()) return known->second;
    return panels.emplace(bites, one_replicate(model(), tenth_of_the_baseline(bites))).first->second;
}

double& real(Scenario& scenario, const std::string& name) {
    return std::get<double>(scenario.settings.at(name).value);
}

/// What one line of the budget gains, administration loses (and research, what administration gains), so that
/// the shares sum to 1. Where it has too little, all other lines give alike.
void keep_the_budget_whole(Scenario& scenario, const std::string& moved_line) {
    const std::vector<std::string> lines{"budget.research", "budget.coordination", "budget.ip",
                                         "budget.centres", "budget.administration"};
    if (std::find(lines.begin(), lines.end(), moved_line) == lines.end()) return;
    double others = 0;
    for (const std::string& line : lines)
        if (line != moved_line) others += real(scenario, line);
    const double left = 1 - real(scenario, moved_line);
    const std::string giver = moved_line == lines.back() ? lines.front() : lines.back();
    const double giver_has = real(scenario, giver) + left - others;
    if (giver_has >= 0)
        real(scenario, giver) = giver_has;
    else
        for (const std::string& line : lines)
            if (line != moved_line) real(scenario, line) *= left / others;
}

/// A cell of the row whose first cell is `row`.
struct Change {
    std::string row, column, text;
};
const std::map<std::string, Change> changed_cells{
    {"tables.regions", {"OSA", "size_class", "medium"}},
    {"tables.institutions", {"Osaka University", "home", "KYO"}},
    {"tables.evaluation_reference", {"patents", "mean", "0.5"}},
    {"tables.hub_reference", {"connected_core", "median", "0.2"}},
    {"tables.beside", {"City Area", "million_yen", "90"}},
    {"tables.levels", {"2002", "inventions", "1"}},
    {"budget.table", {"2004", "as_realised", "6900"}},  // the step to 9,000 million yen is not made
};

void change_cell(TextTable& table, const Change& change) {
    for (TextTable::Row& row : table.rows)
        if (row.cells[0].text == change.row) {
            std::string& cell = row.cells[column_of(table, change.column)].text;
            ASSERT_NE(cell, change.text) << "the shipped table says so anyway";
            cell = change.text;
        }
}

/// A twentieth of the baseline's people with a programme large enough for projects.
Scenario for_extremes(const Settings& bites) {
    Settings settings{{"population.scale", 0.05}, {"budget.factor", 5.0}};
    for (const auto& [name, value] : bites) settings[name] = value;
    return of_every_parameter(settings);
}

/// An extreme value takes those along that must agree with it.
void agree_with(Scenario& scenario, const ParameterSpec& spec) {
    keep_the_budget_whole(scenario, spec.name);
    const auto follow = [&](const std::vector<std::string>& names) {
        if (std::find(names.begin(), names.end(), spec.name) == names.end()) return;
        for (const std::string& name : names)
            scenario.settings.at(name).value = scenario.settings.at(spec.name).value;
    };
    follow({"population.group_slots_low", "population.group_slots_high"});
    follow({"evaluation.cut_a", "evaluation.cut_b", "evaluation.cut_c"});
    if (spec.name != "population.scale") return;
    for (const std::string what : {"institutions_", "groups_", "firms_"})
        for (const std::string size : {"large", "medium", "small", "rest"})  // a thousand of each are many
            scenario.settings.at(std::string("population.").append(what).append(size)).value =
                std::int64_t{1};
    scenario.settings.at("budget.factor").value = 0.005;  // the money for so few
}

class EveryParameter : public ::testing::TestWithParam<ParameterSpec> {};

}  // namespace

TEST(Parameters, AreWellDeclared) { expect_well_declared(KnowledgeCluster::parameters()); }

TEST_P(EveryParameter, MovesSomeOutputWhereItBites) {
    const ParameterSpec& spec = GetParam();
    Scenario scenario = tenth_of_the_baseline(spec.effect.bites);
    if (spec.type == ParameterSpec::Type::table)
        change_cell(scenario.tables.at(spec.name), changed_cells.at(spec.name));
    else
        scenario.settings.at(spec.name).value = *spec.effect.nudge;
    keep_the_budget_whole(scenario, spec.name);
    const auto names = moved(reference(spec.effect.bites), one_replicate(model(), scenario));
    EXPECT_FALSE(names.empty()) << "it is read and changes nothing, or is not read";
}

TEST_P(EveryParameter, CanBeRunAtItsExtremes) {
    const ParameterSpec& spec = GetParam();
    for (const Value& extreme : extremes_of(spec)) {
        Scenario scenario = for_extremes(spec.effect.bites);
        scenario.settings.at(spec.name).value = extreme;
        agree_with(scenario, spec);
        const Panel panel = one_replicate(model(), scenario);
        EXPECT_EQ(not_finite(panel), std::set<std::string>{});
        auto below_zero = negative(panel);
        for (const char* balance : {"money_moved_by_grades", "money_moved_by_noise"})
            below_zero.erase(balance);
        EXPECT_EQ(below_zero, std::set<std::string>{});
    }
}

INSTANTIATE_TEST_SUITE_P(KnowledgeCluster, EveryParameter,
                         ::testing::ValuesIn(KnowledgeCluster::parameters()), test_name);

}  // namespace musubi::knowledge_cluster::testing
