#pragma once

#include <cstdint>
#include <string>

#include "musubi/parameters.hpp"

namespace musubi::knowledge_cluster {

enum class Rule : std::uint8_t { equal, plan, evaluation, merit };
enum class TrialMoney : std::uint8_t { within, beside };
enum class Promotion : std::uint8_t { as_realised, early, never, merit };
enum class EndedPlans : std::uint8_t { undistributed, shared };
enum class StopAtD : std::uint8_t { never, always };
enum class MoneyActsOn : std::uint8_t { project, group };
enum class Unfiled : std::uint8_t { lost, seed };
enum class HubAgainst : std::uint8_t { without_programme, outside };
enum class StartupsFrom : std::uint8_t { applications, inventions };
enum class GuestsAre : std::uint8_t { acquaintances, anyone };

/// Everything a planner may set, section by section as in a scenario file. Meaning, unit, range, default and
/// source of each are declared once, in the files *_parameters.cpp.
struct Parameters {
    struct Time {
        std::int64_t last_fiscal_year, burn_in_years;
        bool operator==(const Time&) const = default;
    } time;
    struct Tables {
        std::string regions, institutions, evaluation_reference, hub_reference, levels, beside;
        bool operator==(const Tables&) const = default;
    } tables;
    struct Population {
        double scale, institutions;
        std::int64_t institutions_large, institutions_medium, institutions_small, institutions_rest;
        std::int64_t groups_large, groups_medium, groups_small, groups_rest;
        std::int64_t firms_large, firms_medium, firms_small, firms_rest;
        double institution_zipf, employee_zipf, most_employees, public_institutes, joint_centres;
        std::int64_t group_slots_low, group_slots_high;
        double firm_slots_an_e_fold, seeds, initial_ties, turnover, research_budget_an_employee;
        bool operator==(const Population&) const = default;
    } population;
    struct Knowledge {
        double specialisation, noise, learning, expertise_growth, expertise_fade;
        bool operator==(const Knowledge&) const = default;
    } knowledge;
    struct Economy {
        double growth, growth_fade;
        std::int64_t growth_from;
        double incorporation;
        std::int64_t incorporation_from;
        bool operator==(const Economy&) const = default;
    } economy;
    struct Budget {
        std::string table, column;
        double factor;
        Rule rule;
        double trial_million, matching, carry_over;
        TrialMoney trial_money;
        EndedPlans ended_plans;
        double research, coordination, ip, centres, administration;
        bool operator==(const Budget&) const = default;
    } budget;
    struct Evaluation {
        StopAtD stop_at_d;
        bool moves_funding;
        double noise, strength;
        double participants, projects, patents, commercialisation, own_money;  // weights
        double cut_a, cut_b, cut_c;
        double change_a, change_b, change_c, change_d;
        bool operator==(const Evaluation&) const = default;
    } evaluation;
    struct Promote {
        Promotion rule;
        double merit_score;
        std::int64_t last_entry, plan_years;
        bool operator==(const Promote&) const = default;
    } promotion;
    struct Scouting {
        double error, wide_reach, meti_link;
        std::int64_t attention, pairs_looked_at, memory;
        double boost;
        std::int64_t boost_months;
        bool operator==(const Scouting&) const = default;
    } scouting;
    struct Calls {
        bool attract;
        std::int64_t open_months;
        double boost;
        bool operator==(const Calls&) const = default;
    } calls;
    struct Search {
        double group_hazard, firm_hazard, firm_size_power, institution_spread;
        std::int64_t ties, friends_of_friends, near, far, newborn_visits;
        bool operator==(const Search&) const = default;
    } search;
    struct Choice {
        double tie, shared, degree, distance, near, wide, introduced, call, size, size_cap, expert;
        double outside_group, outside_firm;
        bool operator==(const Choice&) const = default;
    } choice;
    struct Consortium {
        double tail, under_call, outside_shift;
        std::int64_t largest, rounds;
        GuestsAre guests;
        bool operator==(const Consortium&) const = default;
    } consortium;
    struct Funding {
        double full_million, full_spread, full_least_million, full_most_million;
        double trial_million, own_million, firm_share;
        std::int64_t full_months, trial_months, own_months, least_months;
        double ranking_error;
        bool operator==(const Funding&) const = default;
    } funding;
    /// How much headquarters differ in what they do with their grants.
    struct HeadquartersSpread {
        double themes, lines, matching, filing, skill;
        bool operator==(const HeadquartersSpread&) const = default;
    } headquarters;
    struct Research {
        double inventions, alone, dispersion, elasticity, reference_million;
        MoneyActsOn money_acts_on;
        double institution_spread;
        double complementarity, expertise, joint_centre, repetition;
        double papers, work, fade_half_life;
        bool operator==(const Research&) const = default;
    } research;
    struct Exploitation {
        double own_propensity, own_rise;
        std::int64_t own_rise_from, own_rise_years;
        double advised_propensity;
        Unfiled unfiled;
        double outside, abroad, abroad_growth, licence, commercialisation, meti_bonus, startup;
        StartupsFrom startups_from;
        std::int64_t startups_since;
        double disclosures_an_adviser, uncovering, seed_half_life;
        double royalty_million, royalty_propensity, royalty_hazard;
        double jobs_commercialisation, jobs_startup, jobs_young;
        double coordinator_cost_million, adviser_cost_million, centre_cost_million;
        bool operator==(const Exploitation&) const = default;
    } exploitation;
    struct Beside {
        double grant_million, boost;
        bool operator==(const Beside&) const = default;
    } beside;
    struct Hub {
        HubAgainst against;
        double clip;
        std::int64_t concentration;
        double threshold;
        bool operator==(const Hub&) const = default;
    } hub;
    bool operator==(const Parameters&) const = default;
};

/// All parameters, as they are declared.
const Registry<Parameters>& registry();

}  // namespace musubi::knowledge_cluster
