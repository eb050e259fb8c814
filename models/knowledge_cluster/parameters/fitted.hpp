#pragma once

#include <cstdint>

/// Defaults of the fitted parameters: a vector near the middle of scenarios/data/calibrated.csv. Chosen and
/// written by `tools/calibrate --centre`.
namespace musubi::knowledge_cluster::fitted {

constexpr double search_group_hazard = 0.035;
constexpr double search_firm_hazard = 0.012;
constexpr double economy_growth = 0.539;
constexpr double economy_growth_fade = 0.701;
constexpr double economy_incorporation = 0.403;
constexpr double choice_outside_group = 4.3;
constexpr double choice_distance = 0.35;
constexpr double research_work = 0.05;
constexpr std::int64_t scouting_attention = 3;
constexpr double scouting_boost = 1.06;
constexpr double choice_introduced = 0.773;
constexpr double choice_call = 1.5;
constexpr double calls_boost = 0.0373;
constexpr double beside_boost = 0.00424;
constexpr double choice_size = 1.43;
constexpr double search_firm_size_power = 0.166;
constexpr double population_firm_slots_an_e_fold = 10.1;
constexpr double population_institution_zipf = 0.249;
constexpr double consortium_tail = 3.28;
constexpr double consortium_under_call = 2.09;
constexpr double consortium_outside_shift = -3.17;
constexpr double funding_full_million = 46.7;
constexpr std::int64_t funding_full_months = 36;
constexpr double funding_ranking_error = 0.5;
constexpr double headquarters_lines = 0.3;
constexpr double exploitation_coordinator_cost_million = 12;
constexpr double exploitation_adviser_cost_million = 10;
constexpr double exploitation_disclosures_an_adviser = 2;
constexpr double exploitation_advised_propensity = 0.85;
constexpr double research_elasticity = 0.45;
constexpr double research_complementarity = 2;
constexpr double research_institution_spread = 0.5;
constexpr double exploitation_uncovering = 0.0732;
constexpr double research_inventions = 0.0232;
constexpr double research_alone = 0.00167;
constexpr double exploitation_own_propensity = 0.25;
constexpr double exploitation_own_rise = 0.596;
constexpr double exploitation_abroad = 0.501;
constexpr double exploitation_startup = 0.0559;
constexpr double funding_own_million = 2.45;

}  // namespace musubi::knowledge_cluster::fitted
