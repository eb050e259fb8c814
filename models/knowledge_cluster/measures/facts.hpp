#pragma once

#include <array>
#include <span>
#include <vector>

#include "models/knowledge_cluster/measures/measures_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"

/// The stylised facts about collaboration and patenting, measured in every replicate for its last fiscal
/// year. Measuring changes nothing that a phase reads.
///
/// Formula: tails = 99th percentile/median of partners and of running projects
///          dispersion = variance/mean of an institution's applications
///          Zipf exponent = n/Σ ln((employees + 0.5)/20) of founding firms
///          nearby = share of pairs of partners within 100 km/that share of all pairs of agents, regions only
///          elasticity = ln(inventions per project-month, programme/own, within institutions)/ln(cost ratio)
///          growth = own-money starts over those of FY2002, in regions over the same in the rest
///
///          The others are shares, a mean, and the odds and the peak of formation.hpp.
/// Keys:    none
/// Source:  docs/odd.md, "Outputs".
namespace musubi::knowledge_cluster {

/// Adds a month of the last fiscal year to the tallies of projects, inventions and applications: after
/// research and before exploitation, which files what is due.
void count_research_and_filings(const World& world, Month now, const State& s, FactTallies& tallies,
                                std::span<const Invention> inventions);

/// At the end of the programme's first fiscal year: what growth is measured from.
void remember_first_year(const World& world, const State& s, FactTallies& tallies);

/// Works out the facts at the end of the last fiscal year, from the tallies and from the network of running
/// projects (w.partners, which must be that of this month).
void measure_facts(const World& world, Month now, const State& s, Measures& measures,
                   const MeasuresScratch& w);

/// Growth of own-money joint research in the programme's regions over that in the rest of the country; NaN
/// where either did not start any in one of the years.
[[nodiscard]] double regional_growth(const OwnStarts& first, const OwnStarts& last);
/// The 99th percentile over the median, linear between order statistics; NaN of nothing.
[[nodiscard]] double upper_tail(std::vector<double> numbers);
/// Variance over mean; NaN of fewer than two numbers and where the mean is 0.
[[nodiscard]] double dispersion(std::span<const double> numbers);
/// Hill's estimate of the exponent of a Zipf tail from `least` on, of sizes rounded down.
[[nodiscard]] double zipf_exponent(std::span<const std::int32_t> sizes, double least);
/// Share of the pairs of partners within 100 km over the share of all pairs of agents, regions only.
[[nodiscard]] double share_nearby_over_expected(const World& world, const State& s, const Ties<>& partners);
/// ln(inventions per project-month, programme over own money, within institutions) / ln(cost ratio).
[[nodiscard]] double funding_elasticity(const FactTallies& tallies);

}  // namespace musubi::knowledge_cluster
