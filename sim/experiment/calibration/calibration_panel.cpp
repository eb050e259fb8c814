#include "sim/experiment/calibration/calibration_panel.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "musubi/missing.hpp"
#include "sim/experiment/panels/selection.hpp"

namespace musubi {
namespace {

constexpr const char* group = "/calibration";

void add(Panel& panel, const char* name, const char* long_name, std::vector<std::string> dimensions,
         std::vector<double> numbers) {
    panel.variables.push_back(
        constant_variable(group, name, long_name, std::move(dimensions), std::move(numbers)));
    panel.variables.back().has_missing = true;
}

template <class T, class F>
std::vector<double> each(const std::vector<T>& items, F&& number) {
    std::vector<double> numbers;
    numbers.reserve(items.size());
    for (const T& item : items) numbers.push_back(std::invoke(number, item));
    return numbers;
}

/// The shared parts of each target, as they stand in its table.
std::vector<std::string> each_text(const std::vector<Target>& targets,
                                   std::vector<SharedPart> Target::*parts) {
    std::vector<std::string> texts;
    for (const Target& target : targets) {
        std::string& text = texts.emplace_back();
        for (const SharedPart& shared : target.*parts)
            text += (text.empty() ? "" : ";") + fmt::format("{}={}", shared.name, shared.part);
    }
    return texts;
}

bool same_numbers(const Variable& one, const Variable& other) {
    const auto& a = std::get<std::vector<double>>(one.numbers);
    const auto& b = std::get<std::vector<double>>(other.numbers);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](double x, double y) { return x == y || (x != x && y != y); });
}

bool same_texts(const Variable& one, const Variable& other) {
    return std::get<std::vector<std::string>>(one.numbers) ==
           std::get<std::vector<std::string>>(other.numbers);
}

bool same_labels(const Panel& one, const Panel& other, const char* dimension) {
    return one.dimension(dimension).labels == other.dimension(dimension).labels;
}

}  // namespace

void add_question(Panel& runs, const std::vector<Factor>& factors, const std::vector<Target>& targets) {
    std::vector<std::string> quantities;
    quantities.reserve(targets.size());
    for (const Target& target : targets) quantities.push_back(in_words(target.quantity));
    runs.variables.push_back(constant_variable(group, "quantity", "what an output is of a run", {"output"},
                                               std::move(quantities)));
    add(runs, "target_value", "observed value of an output that is fitted", {"output"},
        each(targets, [](const Target& t) { return t.fitted ? t.value : missing; }));
    add(runs, "target_tolerance", "standard deviation of its error", {"output"},
        each(targets, [](const Target& t) { return t.fitted ? t.tolerance : missing; }));
    runs.variables.push_back(constant_variable(
        group, "target_shared_error", "parts of the tolerance that others have too, relative to the value",
        {"output"}, each_text(targets, &Target::shared_error)));
    add(runs, "target_discrepancy", "what the model may miss, relative to the output, one standard deviation",
        {"output"}, each(targets, &Target::discrepancy));
    runs.variables.push_back(constant_variable(group, "target_shared_discrepancy",
                                               "parts of the discrepancy that others have too", {"output"},
                                               each_text(targets, &Target::shared_discrepancy)));
    add(runs, "prior_low", "low end of the parameter's prior", {"parameter"},
        each(factors, [](const Factor& f) { return f.prior.low; }));
    add(runs, "prior_high", "high end of the parameter's prior", {"parameter"},
        each(factors, [](const Factor& f) { return f.prior.high; }));
    add(runs, "prior_median", "median of the parameter's prior: tells its scale", {"parameter"},
        each(factors, [](const Factor& f) { return value_at(f, 0.5); }));
}

void add_answer(Panel& runs, const Calibration& c, const std::vector<Factor>& factors) {
    Dimension vectors{"vector", "vector of the calibrated set", {}, {}};
    std::vector<double> values;
    for (std::size_t k = 0; k < c.vectors.size(); ++k) {
        vectors.numbers.push_back(static_cast<std::int64_t>(k));
        for (std::size_t f = 0; f < factors.size(); ++f)
            values.push_back(value_at(factors[f], c.vectors[k][f]));
    }
    runs.dimensions.push_back(std::move(vectors));
    add(runs, "value", "values of the parameters", {"vector", "parameter"}, std::move(values));
    add(runs, "expected_mean", "mean of what the model expects", {"output"}, each(c.beliefs, &Belief::mean));
    add(runs, "simulated_mean", "the same of the last wave's runs, weighed by the emulator alone", {"output"},
        each(c.beliefs, &Belief::simulated));
    add(runs, "expected_low", "5 % of what the model expects: ignorance", {"output"},
        each(c.beliefs, &Belief::low));
    add(runs, "expected_high", "95 % of what the model expects: ignorance", {"output"},
        each(c.beliefs, &Belief::high));
    add(runs, "luck_deviation", "standard deviation of a run about what is expected: luck", {"output"},
        each(c.beliefs, &Belief::luck));
    add(runs, "explained", "share of the variance between points that the emulator explains", {"output"},
        each(c.beliefs, &Belief::explained));
    add(runs, "observed_deviation",
        "standard deviation of the observed value about what is expected: its error, luck, discrepancy",
        {"output"}, each(c.beliefs, &Belief::deviation));
    add(runs, "predictive_p", "posterior predictive p-value of the observed value, two-sided", {"output"},
        each(c.beliefs, &Belief::p));
    add(runs, "predictive_p_jointly", "the same of all observed values together, by Mahalanobis distance", {},
        {c.joint_p});
    add(runs, "squared_distance", "mean squared Mahalanobis distance of the observed values", {},
        {c.squared_distance});
    add(runs, "history_low", "5 % of a projected output in the history that took place", {"output"},
        each(c.beliefs, &Belief::history_low));
    add(runs, "history_high", "95 % of a projected output in the history that took place", {"output"},
        each(c.beliefs, &Belief::history_high));
    add(runs, "posterior_mean", "mean of the parameter", {"parameter"}, each(c.bounds, &Bound::mean));
    add(runs, "posterior_low", "5 % of the parameter", {"parameter"}, each(c.bounds, &Bound::low));
    add(runs, "posterior_high", "95 % of the parameter", {"parameter"}, each(c.bounds, &Bound::high));
    add(runs, "posterior_width", "middle 90 % as a share of the prior's", {"parameter"},
        each(c.bounds, &Bound::width));
}

void add_ranks(Panel& runs, const KnownTruths& truths, const std::vector<Target>& targets) {
    Dimension dimension{"truth", "known truth that was fitted", {}, {}};
    std::vector<double> of_parameters, of_outputs;
    for (const TruthRanks& ranks : truths.ranks) {
        dimension.numbers.push_back(static_cast<std::int64_t>(dimension.numbers.size()));
        for (const std::size_t rank : ranks.of_factors) of_parameters.push_back(static_cast<double>(rank));
        auto next = ranks.of_projected.begin();
        for (const Target& target : targets)
            of_outputs.push_back(target.fitted ? missing : static_cast<double>(*next++));
    }
    runs.dimensions.push_back(std::move(dimension));
    add(runs, "draws", "draws of the posterior among which a truth has its rank", {},
        {static_cast<double>(truths.draws)});
    add(runs, "parameter_rank", "draws of the parameter below the true value", {"truth", "parameter"},
        std::move(of_parameters));
    add(runs, "output_rank", "draws of the projected output below that of the true history",
        {"truth", "output"}, std::move(of_outputs));
}

Panel runs_alone(const Panel& panel) {
    Panel runs = panel;
    std::erase_if(runs.variables, [](const Variable& v) { return v.group == group; });
    std::erase_if(runs.dimensions,
                  [](const Dimension& d) { return d.name == "vector" || d.name == "truth"; });
    return runs;
}

bool ask_the_same(const Panel& one, const Panel& other) {
    for (const char* name : {"target_value", "target_tolerance", "target_discrepancy", "prior_low",
                             "prior_high", "prior_median"}) {
        const Variable *a = one.find(group, name), *b = other.find(group, name);
        if (a == nullptr || b == nullptr || !same_numbers(*a, *b)) return false;
    }
    for (const char* name : {"quantity", "target_shared_error", "target_shared_discrepancy"}) {
        const Variable *a = one.find(group, name), *b = other.find(group, name);
        if (a == nullptr || b == nullptr || !same_texts(*a, *b)) return false;
    }
    return same_labels(one, other, "output") && same_labels(one, other, "parameter");
}

}  // namespace musubi
