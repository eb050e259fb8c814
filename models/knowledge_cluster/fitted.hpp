#pragma once

/// Defaults of the fitted parameters: start values until a calibrated set ships. `tools/calibrate --centre`
/// puts the medians of that set in their place.
namespace musubi::knowledge_cluster::fitted {

constexpr double economy_growth = 0.26;
constexpr double economy_growth_fade = 0.9;
constexpr double economy_incorporation = 0;
constexpr double choice_outside_group = 4.6;
constexpr double scouting_boost = 2;
constexpr double choice_introduced = 1.2;
constexpr double calls_boost = 0.5;
constexpr double choice_size = 1.5;
constexpr double search_firm_size_power = 0.3;
constexpr double population_firm_slots_an_e_fold = 1.5;
constexpr double population_institution_zipf = 0.4;
constexpr double consortium_tail = 2.4;
constexpr double consortium_under_call = 1.8;
constexpr double consortium_outside_shift = -1.2;
constexpr double funding_full_million = 35;
constexpr double exploitation_uncovering = 0.1;
constexpr double research_inventions = 0.025;
constexpr double funding_own_million = 2.35;

}  // namespace musubi::knowledge_cluster::fitted
