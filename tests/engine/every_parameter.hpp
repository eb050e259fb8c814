#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "musubi/ensemble.hpp"
#include "musubi/model.hpp"

/// What must hold for every parameter of a registry, whatever the model: it is well declared, a nudge shows
/// where the declaration says that it does, and either end of the range can be run.
namespace musubi {

using Settings = std::map<std::string, Value>;

/// Why a parameter cannot have this value; empty if it can.
inline std::string objection(const ParameterSpec& spec, const Value& value) {
    if (value.index() != spec.fallback.index()) return "has another type than the default";
    const auto within = [&](double number) { return spec.low <= number && number <= spec.high; };
    if (const auto* real = std::get_if<double>(&value); real && !within(*real)) return "is out of range";
    if (const auto* whole = std::get_if<std::int64_t>(&value); whole && !within(static_cast<double>(*whole)))
        return "is out of range";
    if (spec.type == ParameterSpec::Type::choice &&
        std::count(spec.choices.begin(), spec.choices.end(), std::get<std::string>(value)) != 1)
        return "is not one of the choices";
    return "";
}

inline void expect_one_line(const std::string& text) {
    EXPECT_FALSE(text.empty());
    EXPECT_EQ(text.find('\n'), text.npos);
    EXPECT_FALSE(text.starts_with(' ') || text.ends_with(' ') || text.ends_with('.')) << text;
}

/// Class b says who published what of it and when; the other classes name nobody.
inline void expect_its_publication(const ParameterSpec& spec) {
    ASSERT_EQ(spec.publication.has_value(), spec.source == Source::published);
    if (!spec.publication) return;
    expect_one_line(spec.publication->author);
    expect_one_line(spec.publication->where);
    expect_one_line(spec.publication->says);
    EXPECT_GE(spec.publication->year, 1900);
    EXPECT_LE(spec.publication->year, 2100);
}

inline void expect_well_declared(const std::vector<ParameterSpec>& specs) {
    std::map<std::string, const ParameterSpec*> by_name;
    for (const ParameterSpec& spec : specs)
        EXPECT_TRUE(by_name.emplace(spec.name, &spec).second) << spec.name;
    for (const ParameterSpec& spec : specs) {
        SCOPED_TRACE(spec.name);
        EXPECT_EQ(std::count(spec.name.begin(), spec.name.end(), '.'), 1);
        expect_one_line(spec.unit);
        expect_one_line(spec.meaning);
        expect_its_publication(spec);
        EXPECT_LE(spec.low, spec.high);
        EXPECT_EQ(objection(spec, spec.fallback), "");
        if (spec.effect.nudge) {
            EXPECT_EQ(objection(spec, *spec.effect.nudge), "");
            EXPECT_NE(*spec.effect.nudge, spec.fallback);
        } else {
            EXPECT_EQ(spec.type, ParameterSpec::Type::table) << "has no nudge";
        }
        for (const auto& [name, value] : spec.effect.bites) {
            ASSERT_TRUE(by_name.contains(name)) << name;
            EXPECT_NE(name, spec.name);
            EXPECT_EQ(objection(*by_name.at(name), value), "") << name;
            EXPECT_NE(value, by_name.at(name)->fallback) << name << " has this value anyway";
        }
    }
}

/// The furthest values that a parameter can have: both ends of the range, both flags, every choice.
inline std::vector<Value> extremes_of(const ParameterSpec& spec) {
    switch (spec.type) {
        case ParameterSpec::Type::real:
            return {spec.low, spec.high};
        case ParameterSpec::Type::integer: {
            // A double has no room for the largest whole number.
            constexpr auto most = std::numeric_limits<std::int64_t>::max();
            const bool beyond = spec.high >= static_cast<double>(most);
            return {static_cast<std::int64_t>(spec.low),
                    beyond ? most : static_cast<std::int64_t>(spec.high)};
        }
        case ParameterSpec::Type::flag:
            return {false, true};
        case ParameterSpec::Type::choice:
            return {spec.choices.begin(), spec.choices.end()};
        case ParameterSpec::Type::text:
        case ParameterSpec::Type::table:
            break;
    }
    return {};
}

inline Panel one_replicate(const AnyModel& model, const Scenario& scenario) {
    Problems problems;
    const auto prepared = model.prepare(scenario, problems);
    for (const Problem& problem : problems.items()) ADD_FAILURE() << problem.message;
    EnsemblePlan plan;
    plan.replicates = plan.threads = 1;
    return prepared ? run_ensemble(*prepared, plan) : Panel{};
}

inline bool same_number(const std::string& one, const std::string& other) { return one == other; }
template <class T>
bool same_number(T one, T other) {
    if constexpr (std::is_floating_point_v<T>)
        if (std::isnan(one) && std::isnan(other)) return true;
    return one == other;
}

/// Names of the variables whose numbers differ.
inline std::set<std::string> moved(const Panel& before, const Panel& after) {
    std::set<std::string> names;
    for (const Variable& variable : before.variables)
        std::visit(
            [&]<class T>(const std::vector<T>& was) {
                const auto& is = std::get<std::vector<T>>(after.variable(variable.name).numbers);
                if (!std::equal(was.begin(), was.end(), is.begin(), is.end(),
                                [](const T& one, const T& other) { return same_number(one, other); }))
                    names.insert(variable.name);
            },
            variable.numbers);
    return names;
}

/// Names of the variables with a number that is not finite, unless it may be missing.
inline std::set<std::string> not_finite(const Panel& panel) {
    std::set<std::string> names;
    for (const Variable& variable : panel.variables)
        std::visit(
            [&]<class T>(const std::vector<T>& numbers) {
                if constexpr (std::is_floating_point_v<T>)
                    for (const T number : numbers)
                        if (!std::isfinite(number) && !(std::isnan(number) && variable.has_missing))
                            names.insert(variable.name);
            },
            variable.numbers);
    return names;
}

/// Names of the variables that count or measure in whole numbers and have one below zero.
inline std::set<std::string> negative(const Panel& panel) {
    std::set<std::string> names;
    for (const Variable& variable : panel.variables)
        std::visit(
            [&]<class T>(const std::vector<T>& numbers) {
                if constexpr (std::is_integral_v<T>)
                    if (std::any_of(numbers.begin(), numbers.end(), [](T number) { return number < 0; }))
                        names.insert(variable.name);
            },
            variable.numbers);
    return names;
}

/// A parameter's name as the name of its test.
inline std::string test_name(const testing::TestParamInfo<ParameterSpec>& info) {
    std::string name = info.param.name;
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

inline void PrintTo(const ParameterSpec& spec, std::ostream* out) { *out << spec.name; }

}  // namespace musubi
