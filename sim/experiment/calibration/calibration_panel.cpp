#include "sim/experiment/calibration/calibration_panel.hpp"

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
    add(runs, "target_tolerance", "its tolerance, one standard deviation", {"output"},
        each(targets, [](const Target& t) { return t.fitted ? t.tolerance : missing; }));
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
    add(runs, "posterior_mean", "mean of the parameter", {"parameter"}, each(c.bounds, &Bound::mean));
    add(runs, "posterior_low", "5 % of the parameter", {"parameter"}, each(c.bounds, &Bound::low));
    add(runs, "posterior_high", "95 % of the parameter", {"parameter"}, each(c.bounds, &Bound::high));
    add(runs, "posterior_width", "middle 90 % as a share of the prior's", {"parameter"},
        each(c.bounds, &Bound::width));
}

Panel runs_alone(const Panel& panel) {
    Panel runs = panel;
    std::erase_if(runs.variables, [](const Variable& v) { return v.group == group; });
    std::erase_if(runs.dimensions, [](const Dimension& d) { return d.name == "vector"; });
    return runs;
}

bool ask_the_same(const Panel& one, const Panel& other) {
    for (const char* name : {"target_value", "target_tolerance", "prior_low", "prior_high", "prior_median"}) {
        const Variable *a = one.find(group, name), *b = other.find(group, name);
        if (a == nullptr || b == nullptr || !same_numbers(*a, *b)) return false;
    }
    const Variable *a = one.find(group, "quantity"), *b = other.find(group, "quantity");
    if (a == nullptr || b == nullptr || !same_texts(*a, *b)) return false;
    return same_labels(one, other, "output") && same_labels(one, other, "parameter");
}

}  // namespace musubi
