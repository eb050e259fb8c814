#include "sim/sweep/plan/kept_scenario.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "musubi/number_text.hpp"
#include "sim/io/csv.hpp"
#include "sim/io/resolved_toml.hpp"
#include "sim/sweep/plan/plan_panel.hpp"

namespace musubi {
namespace {

using Type = ParameterSpec::Type;

std::string text_of(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? *text : toml_value(value);
}

template <class Number>
Number planned_number(const std::string& text) {
    if (const auto number = number_in<Number>(text)) return *number;
    throw std::runtime_error("'" + text + "' is no number of a plan");
}

Value value_in(const ParameterSpec& spec, const std::string& text) {
    switch (spec.type) {
        case Type::real:
            return planned_number<double>(text);
        case Type::integer:
            return planned_number<std::int64_t>(text);
        case Type::flag:
            return text == "true";
        default:
            return text;
    }
}

std::string csv_of(const Scenario& scenario, const std::string& name) {
    const auto table = scenario.tables.find(name);
    return table == scenario.tables.end() ? std::string() : to_csv(table->second);
}

/// All parameters but those of rules that came later and are off in every scenario.
std::vector<const ParameterSpec*> settings_of(const std::vector<Scenario>& scenarios, const AnyModel& model) {
    std::vector<const ParameterSpec*> settings;
    for (const ParameterSpec& spec : *model.parameters)
        if (std::any_of(scenarios.begin(), scenarios.end(),
                        [&](const Scenario& scenario) { return !is_off(*model.parameters, spec, scenario); }))
            settings.push_back(&spec);
    return settings;
}

/// Names of parameters; of all, or of those that name a table.
std::vector<std::string> names_of(const std::vector<const ParameterSpec*>& settings, bool tables_only) {
    std::vector<std::string> names;
    for (const ParameterSpec* spec : settings)
        if (!tables_only || spec->type == Type::table) names.push_back(spec->name);
    return names;
}

/// The parameters that a plan sets; one of a rule that came later may be missing.
std::vector<const ParameterSpec*> planned_settings(const Panel& panel, const AnyModel& model) {
    const std::vector<std::string>& names = panel.dimension("setting").labels;
    std::vector<const ParameterSpec*> planned;
    for (const ParameterSpec& spec : *model.parameters)
        if (planned.size() < names.size() && names[planned.size()] == spec.name)
            planned.push_back(&spec);
        else if (!came_later(spec))
            throw std::runtime_error("the plan is of a model with other parameters");
    if (planned.size() < names.size())
        throw std::runtime_error("the plan is of a model with other parameters");
    return planned;
}

/// Takes the next of the texts of a variable.
class Texts {
  public:
    Texts(const Panel& panel, const std::string& name)
        : texts_(std::get<std::vector<std::string>>(panel.variable(name).numbers)) {}
    const std::string& next() { return texts_.at(next_++); }

  private:
    const std::vector<std::string>& texts_;
    std::size_t next_ = 0;
};

}  // namespace

void keep_scenarios(Panel& panel, const std::vector<Scenario>& scenarios, const AnyModel& model) {
    Dimension kept{"kept_scenario", "scenario of the plan", {}, {}};
    const auto kept_settings = settings_of(scenarios, model);
    const std::vector<std::string> settings = names_of(kept_settings, false),
                                   named_tables = names_of(kept_settings, true);
    std::vector<std::string> titles, values, tables;
    for (const Scenario& scenario : scenarios) {
        kept.labels.push_back(scenario.name);
        titles.push_back(scenario.title);
        for (const std::string& name : settings) values.push_back(text_of(scenario.settings.at(name).value));
        for (const std::string& name : named_tables) tables.push_back(csv_of(scenario, name));
    }
    panel.dimensions.push_back(std::move(kept));
    panel.dimensions.push_back({"setting", "parameter of the model", settings, {}});
    add_plan_text(panel, "model", "model of the scenarios", {}, {model.name});
    add_plan_text(panel, "scenario_title", "title of a scenario", {"kept_scenario"}, std::move(titles));
    add_plan_text(panel, "setting_value", "value of a parameter in a scenario", {"kept_scenario", "setting"},
                  std::move(values));
    if (named_tables.empty()) return;
    panel.dimensions.push_back({"table", "parameter that names a table", named_tables, {}});
    add_plan_text(panel, "table_text", "content of a table in a scenario, as CSV", {"kept_scenario", "table"},
                  std::move(tables));
}

std::vector<Scenario> kept_scenarios(const Panel& panel, const AnyModel& model) {
    const auto settings = planned_settings(panel, model);
    Texts titles(panel, "scenario_title"), values(panel, "setting_value");
    const std::vector<std::string> tables = names_of(settings, true);
    std::vector<Scenario> scenarios;
    for (const std::string& name : panel.dimension("kept_scenario").labels) {
        Scenario scenario;
        scenario.name = name;
        scenario.title = titles.next();
        scenario.model = model.name;
        for (const ParameterSpec& spec : *model.parameters)
            scenario.settings[spec.name] = {spec.fallback, {"plan", 0, 0}};
        for (const ParameterSpec* spec : settings)
            scenario.settings[spec->name].value = value_in(*spec, values.next());
        scenarios.push_back(std::move(scenario));
    }
    if (tables.empty()) return scenarios;
    Texts texts(panel, "table_text");
    for (Scenario& scenario : scenarios)
        for (const std::string& table : tables) {
            const std::string& text = texts.next();
            if (text.empty()) continue;
            Problems problems;
            auto read = parse_csv(text, std::get<std::string>(scenario.settings.at(table).value), problems);
            if (!read) throw std::runtime_error("the table " + table + " of the plan cannot be read");
            scenario.tables[table] = *std::move(read);
        }
    return scenarios;
}

std::string kept_model(const Panel& panel) { return plan_text(panel, "model"); }

}  // namespace musubi
