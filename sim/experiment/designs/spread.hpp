#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "musubi/parameters.hpp"
#include "musubi/scenario.hpp"

namespace musubi {

/// A normal distribution that is cut off at its ends.
struct NormalSpread {
    double mean = 0, deviation = 1, low = 0, high = 1;
};

/// Most likely at its mode, and never beyond its ends.
struct TriangularSpread {
    double low = 0, mode = 0, high = 1;
};

/// A few values, each as likely as its weight; all alike if there are no weights.
struct Levels {
    std::vector<Value> values;
    std::vector<double> weights = {};
    bool is_range = false;  ///< numbers in even steps, for which the first and the last can stand
};

/// How a factor of a sweep is distributed: even on a scale (Prior), or one of the others.
using Spread = std::variant<Prior, NormalSpread, TriangularSpread, Levels>;

/// What a sweep varies: a parameter of the model, the scenario, or luck.
struct SweepFactor {
    std::string name;   ///< of the parameter, or scenario_factor, or luck_factor
    std::string group;  ///< factors of a group move together; its own name if it is in none
    Spread spread;
};

constexpr const char* scenario_factor = "scenario";
constexpr const char* luck_factor = "luck";

/// The value at a place from 0 to 1: the quantile. All places count alike.
Value value_at(const Spread& spread, double place);

/// The same as a number: of a level that is none, which one it is, from 0.
double number_at(const Spread& spread, double place);

/// The share of its whole range by which a move takes a factor, with its sign; 0 if the factor stays where it
/// is. For a continuous distribution it is the move itself. Levels with an order are evenly spaced, whatever
/// their weights. Between two levels without an order (names, luck) the share is always 1 or −1.
double share_of_range(const SweepFactor& factor, double from, double to);

/// Whether the factor has an order: three or more names have none, nor has luck.
bool has_order(const SweepFactor& factor);

/// How many levels a factor has; 0 if it has a continuous distribution.
std::size_t levels_of(const Spread& spread);

/// The middle of the places of a level.
double place_of_level(const Levels& levels, std::size_t level);

/// The factors that move together, in the order of the first of each: positions among `factors`.
std::vector<std::vector<std::size_t>> groups_of(const std::vector<SweepFactor>& factors);

/// What each of those is called.
std::vector<std::string> names_of_groups(const std::vector<SweepFactor>& factors);

}  // namespace musubi
