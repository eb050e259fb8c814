#pragma once

/// Defaults of the fitted parameters: a vector near the middle of scenarios/data/calibrated.csv. Chosen and
/// written by `tools/calibrate --centre`.
namespace musubi::knowledge_cluster::fitted {

constexpr double economy_growth = 0.435;
constexpr double economy_growth_fade = 0.646;
constexpr double economy_incorporation = 0.201;
constexpr double population_institution_zipf = 0.385;
constexpr double population_firm_slots_an_e_fold = 5.68;
constexpr double scouting_boost = 0.125;
constexpr double calls_boost = 0.413;
constexpr double search_firm_size_power = 0.377;
constexpr double choice_introduced = 1.47;
constexpr double choice_size = 1.23;
constexpr double choice_outside_group = 4.63;
constexpr double consortium_tail = 3.23;
constexpr double consortium_under_call = 3.07;
constexpr double consortium_outside_shift = -1.61;
constexpr double funding_full_million = 48;
constexpr double funding_own_million = 2.34;
constexpr double research_inventions = 0.0247;
constexpr double exploitation_uncovering = 0.142;

}  // namespace musubi::knowledge_cluster::fitted
