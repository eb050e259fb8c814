#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "models/knowledge_cluster/world/ids.hpp"
#include "musubi/table.hpp"

/// What is summed over the last fiscal year for the stylised facts. No phase reads it.
namespace musubi::knowledge_cluster {

/// Proximity in steps of a tenth, from −0.3 on; what lies beyond falls into the end bins.
inline constexpr std::size_t proximity_bins = 13;
inline constexpr double lowest_proximity = -0.3, proximity_step = 0.1;

/// The two sums of an odds ratio that is stratified by region and month (Mantel and Haenszel, for rare
/// events): cases with the trait times the share at risk without it, and the other way round.
struct StratifiedOdds {
    double with_trait = 0, without_trait = 0;
    void add(double cases_with, double cases_without, double share_with_at_risk) {
        with_trait += cases_with * (1 - share_with_at_risk);
        without_trait += cases_without * share_with_at_risk;
    }
    /// NaN if there is nothing to compare with.
    [[nodiscard]] double ratio() const;
};

/// New projects against the pairs that could have formed one.
struct FormationTally {
    StratifiedOdds repeat;   ///< trait: the pair worked together before
    StratifiedOdds triadic;  ///< among pairs without a tie; trait: they share a partner
    std::array<double, proximity_bins> formed{}, expected{};  ///< were proximity no matter
};

/// One institution's research and patents, own money and programme.
struct InstitutionTally {
    std::int64_t applications = 0;
    std::array<std::int64_t, 2> inventions{}, project_months{};  ///< by sponsor
};

/// The facts of the last fiscal year, as their variables stand in the result.
enum class Fact : std::uint8_t {
    degree_tail,
    activity_tail,
    repeat_odds,
    triadic_odds,
    nearby,
    peak,
    patents_dispersion,
    early_patents,
    elasticity,
    zipf,
    own_cost,
    smes,
    begun_by_firms,
    regional_growth
};
inline constexpr std::size_t fact_count = 14;

/// Own-money projects started in a fiscal year, in the programme's regions and in the rest of the country.
struct OwnStarts {
    double regions = 0, rest = 0;
};

struct FactTallies {
    FormationTally formation;
    Column<InstitutionId, InstitutionTally> institution;
    std::int64_t formed = 0, formed_by_firms = 0;  ///< projects, and those of them that a firm began
    std::int64_t applications = 0, applications_within_two_years = 0;  ///< of a project's start
    OwnStarts first_year;                                              ///< of the programme
    double programme_money = 0, own_money = 0;  ///< thousand yen a year, summed over project-months
};

}  // namespace musubi::knowledge_cluster
