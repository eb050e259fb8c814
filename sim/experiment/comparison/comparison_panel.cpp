#include "sim/experiment/comparison/comparison_panel.hpp"

#include <algorithm>
#include <utility>

#include "sim/experiment/comparison/treatment_panel.hpp"
#include "sim/experiment/designs/parameter_set.hpp"

namespace musubi {
namespace {

constexpr const char* comparison_dimension = "comparison";

void add_dimensions(const std::vector<ComparedResult>& compared, Panel& panel) {
    Dimension scenarios{"scenario", "what was compared; the first is the base", {}, {}},
        comparisons{comparison_dimension, "what is compared with the base", {}, {}};
    for (const ComparedResult& one : compared) scenarios.labels.push_back(one.name);
    comparisons.labels.assign(scenarios.labels.begin() + 1, scenarios.labels.end());
    panel.dimensions = {std::move(comparisons), std::move(scenarios)};
    panel.dimensions.push_back({"statistic",
                                "means of base and changed; mean paired difference, changed minus base, with "
                                "its 90 % interval; relative to "
                                "the base; share of replicates with the sign of the mean, which depends on "
                                "how the luck of the two is "
                                "coupled; variance without pairing over that with it",
                                paired_statistics,
                                {}});
    // Replicates come too: they say which were paired.
    for (const Dimension& dimension : compared.front().results->dimensions)
        panel.dimensions.push_back(dimension);
}

/// The statistics of the cells, statistic by statistic.
void append_cells(const std::vector<PairedDifference>& cells, std::vector<double>& numbers) {
    const std::size_t begin = numbers.size();
    numbers.resize(begin + paired_statistics.size() * cells.size());
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        const std::vector<double> statistics = numbers_of(cells[cell]);
        for (std::size_t s = 0; s < statistics.size(); ++s)
            numbers[begin + s * cells.size() + cell] = statistics[s];
    }
}

Variable differences_of(const Variable& variable, const std::vector<std::string>& dimensions,
                        std::vector<double> numbers) {
    Variable kept = constant_variable(variable.group, variable.name, variable.long_name,
                                      {comparison_dimension, "statistic"}, std::move(numbers));
    kept.dimensions.insert(kept.dimensions.end(), dimensions.begin(), dimensions.end());
    kept.units = variable.units;
    kept.note = variable.note;
    kept.has_missing = true;
    return kept;
}

void add_cells(const std::vector<ComparedResult>& compared, Panel& panel) {
    const Panel& base = *compared.front().results;
    std::vector<std::vector<PairedVariable>> found;
    for (std::size_t i = 1; i < compared.size(); ++i)
        found.push_back(paired_cells(base, *compared[i].results));
    for (const PairedVariable& first : found.front()) {
        std::vector<double> numbers;
        const bool in_all = std::all_of(found.begin(), found.end(), [&](const auto& variables) {
            const auto same =
                std::find_if(variables.begin(), variables.end(),
                             [&](const PairedVariable& one) { return one.variable == first.variable; });
            if (same != variables.end()) append_cells(same->cells, numbers);
            return same != variables.end();
        });
        if (in_all)
            panel.variables.push_back(differences_of(*first.variable, first.dimensions, std::move(numbers)));
    }
    for (const Variable& variable : base.variables)
        if (!variable.per_replicate || says_what_was_drawn(variable)) {
            panel.variables.push_back(variable);
            panel.variables.back().per_replicate = false;  // the base's and all others'
        }
}

void add_indicators(const std::vector<Answers>& answers, Panel& panel) {
    Dimension indicators{"indicator", "what is asked, summed as its name says", {}, {}};
    for (const Answer& answer : answers.front().indicators) indicators.labels.push_back(answer.heading);
    std::vector<double> numbers;
    for (const Answers& one : answers) {
        std::vector<PairedDifference> cells;
        for (const Answer& answer : one.indicators) cells.push_back(answer.difference);
        append_cells(cells, numbers);
    }
    panel.dimensions.push_back(std::move(indicators));
    panel.variables.push_back(constant_variable("/answers", "indicators", "differences of the indicators",
                                                {comparison_dimension, "statistic", "indicator"},
                                                std::move(numbers)));
    panel.variables.back().has_missing = true;
}

void add_ratios(const std::vector<Answers>& answers, Panel& panel) {
    Dimension ratios{"ratio", "the change of one sum over that of another", {}, {}};
    if (answers.front().ratios.empty()) return;
    std::vector<std::string> units;
    for (const AnsweredRatio& one : answers.front().ratios) {
        ratios.labels.push_back(one.asked.heading);
        units.push_back(one.asked.units);
    }
    std::vector<double> numbers;
    for (const Answers& one : answers)
        for (const auto& member : {&PairedRatio::value, &PairedRatio::low, &PairedRatio::high})
            for (const AnsweredRatio& answered : one.ratios) numbers.push_back(answered.ratio.*member);
    panel.dimensions.push_back(std::move(ratios));
    panel.dimensions.push_back({"ratio_statistic",
                                "ratio of mean differences with its 90 % interval",
                                {"value", "low", "high"},
                                {}});
    panel.variables.push_back(constant_variable(
        "/answers", "ratios", "ratios of differences; missing where the latter does not clearly change",
        {comparison_dimension, "ratio_statistic", "ratio"}, std::move(numbers)));
    panel.variables.back().has_missing = true;
    panel.variables.push_back(
        constant_variable("/answers", "ratio_units", "units of the ratios", {"ratio"}, std::move(units)));
}

void add_scenarios(const std::vector<ComparedResult>& compared, Panel& panel) {
    const auto add = [&](const char* name, const char* long_name, std::string ComparedResult::*member) {
        std::vector<std::string> texts;
        texts.reserve(compared.size());
        for (const ComparedResult& one : compared) texts.push_back(one.*member);
        panel.variables.push_back(
            constant_variable("/scenarios", name, long_name, {"scenario"}, std::move(texts)));
    };
    add("title", "title of the scenario", &ComparedResult::title);
    add("content_checksum", "of the result", &ComparedResult::checksum);
    add("scenario_checksum", "of what decides the result", &ComparedResult::scenario_checksum);
    add("resolved_scenario", "TOML text that sets every parameter", &ComparedResult::resolved_scenario);
}

}  // namespace

Panel comparison_panel(const std::vector<ComparedResult>& compared, const std::vector<Answers>& answers) {
    Panel panel;
    panel.title = "Against " + compared.front().title;
    add_dimensions(compared, panel);
    add_cells(compared, panel);
    add_indicators(answers, panel);
    add_ratios(answers, panel);
    add_treatments(answers, panel);
    add_scenarios(compared, panel);
    return panel;
}

bool is_comparison(const Panel& panel) {
    return std::any_of(panel.dimensions.begin(), panel.dimensions.end(),
                       [](const Dimension& dimension) { return dimension.name == comparison_dimension; });
}

}  // namespace musubi
