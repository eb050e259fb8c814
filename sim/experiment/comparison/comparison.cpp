#include "sim/experiment/comparison/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <type_traits>

#include "musubi/missing.hpp"
#include "sim/experiment/panels/present.hpp"

namespace musubi {
namespace {

/// To the last bit; a missing number is the same as another one.
template <class Number>
bool same(const Number& a, const Number& b) {
    if constexpr (std::is_floating_point_v<Number>)
        return std::isnan(a) ? std::isnan(b) : a == b && std::signbit(a) == std::signbit(b);
    else
        return a == b;
}

bool same_numbers(const Numbers& first, const Numbers& second) {
    if (first.index() != second.index()) return false;
    return std::visit(
        [&](const auto& a) {
            const auto& b = std::get<std::decay_t<decltype(a)>>(second);
            return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                              [](const auto& one, const auto& other) { return same(one, other); });
        },
        first);
}

double relative_difference(double first, double second) {
    if (std::isnan(first) || std::isnan(second)) return missing;
    if (first == second) return 0;
    return (second - first) / std::abs(first);
}

/// For the order: what has no mean differs most.
double size_of(const Change& change) {
    return std::isnan(change.relative) ? std::numeric_limits<double>::infinity() : std::abs(change.relative);
}

std::map<std::string, const Variable*> by_name(const Panel& panel) {
    std::map<std::string, const Variable*> variables;
    for (const Variable& variable : panel.variables) variables[full_name(variable)] = &variable;
    return variables;
}

}  // namespace

std::string full_name(const Variable& variable) {
    return variable.group.empty() ? variable.name : variable.group + "/" + variable.name;
}

double mean_of(const Variable& variable) {
    return std::visit(
        [&](const auto& numbers) {
            using Number = typename std::decay_t<decltype(numbers)>::value_type;
            double sum = 0;
            std::size_t count = 0;
            if constexpr (!std::is_same_v<Number, std::string>)
                for (const Number number : numbers) {
                    const double value = as_double(variable, number);
                    if (std::isnan(value)) continue;
                    sum += value;
                    ++count;
                }
            return count == 0 ? missing : sum / static_cast<double>(count);
        },
        variable.numbers);
}

Comparison compare(const Panel& first, const Panel& second) {
    Comparison comparison;
    const auto in_first = by_name(first), in_second = by_name(second);
    for (const Variable& variable : second.variables)
        if (!in_first.contains(full_name(variable))) comparison.only_in_second.push_back(full_name(variable));
    for (const Variable& variable : first.variables) {
        const auto other = in_second.find(full_name(variable));
        if (other == in_second.end()) {
            comparison.only_in_first.push_back(full_name(variable));
            continue;
        }
        ++comparison.compared;
        if (same_numbers(variable.numbers, other->second->numbers)) continue;
        const double a = mean_of(variable), b = mean_of(*other->second);
        comparison.changes.push_back({other->first, variable.units, a, b, relative_difference(a, b)});
    }
    std::stable_sort(comparison.changes.begin(), comparison.changes.end(),
                     [](const Change& a, const Change& b) { return size_of(a) > size_of(b); });
    return comparison;
}

}  // namespace musubi
