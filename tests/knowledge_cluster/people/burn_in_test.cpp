#include <gtest/gtest.h>

#include "models/knowledge_cluster/measures/network.hpp"
#include "tests/knowledge_cluster/ensembles.hpp"

// The burn-in ends in a stationary network, so that what follows is growth and not filling (docs/odd.md,
// "Initialization").
namespace musubi::knowledge_cluster::testing {
namespace {

constexpr std::uint64_t replicates = 16;
constexpr std::size_t last_years = 6;
constexpr double stationary = 0.01;  ///< change a year
/// Ties still grow by 1.7 %; what that moves, the second test says.
constexpr double nearly_stationary = 0.02;

/// What is measured at the end of a year of the burn-in.
struct YearEnd {
    double starts = 0, ties_per_agent = 0, mean_degree = 0;
};

YearEnd measured(Run& run, double starts) {
    State& s = run.state;
    measure_network(run.world, run.now - 1, s, s.programme, s.measures, run.scratch.measures);
    const auto agents = static_cast<double>(s.agents.size());
    return {starts, 2 * static_cast<double>(s.ties.edge_count()) / agents,
            2 * static_cast<double>(s.measures.network.edges) / agents};
}

/// The last years of a replicate's burn-in.
std::vector<YearEnd> end_of_burn_in(const World& world, std::uint64_t replicate) {
    Run run(world, {1, replicate});
    run.advance_to(Month::opening(trend_start) - 12 * static_cast<std::int32_t>(last_years));
    std::vector<YearEnd> years;
    while (run.now < Month::opening(trend_start)) {
        double starts = 0;
        for (int month = 0; month < 12; ++month) {
            run.advance();
            for (const RegionId r : world.regions.all())
                starts += run.state.counts.month.at(Indicator::projects_started, r, Sponsor::own);
        }
        years.push_back(measured(run, starts));
    }
    return years;
}

/// Slope of a straight line through some years, as a share of their mean.
double change_a_year(const std::vector<YearEnd>& years, double YearEnd::*what) {
    const auto n = static_cast<double>(years.size());
    double mean = 0, moment = 0, spread = 0;
    for (std::size_t y = 0; y < years.size(); ++y) {
        const double x = static_cast<double>(y) - (n - 1) / 2;
        mean += years[y].*what / n;
        moment += x * years[y].*what;
        spread += x * x;
    }
    return moment / spread / mean;
}

TEST(BurnIn, EndsInAStationaryNetwork) {
    const auto world = world_of(baseline_at(1));
    std::vector<double> starts, ties, degree;
    for (std::uint64_t r = 0; r < replicates; ++r) {
        const auto years = end_of_burn_in(*world, r);
        starts.push_back(change_a_year(years, &YearEnd::starts));
        ties.push_back(change_a_year(years, &YearEnd::ties_per_agent));
        degree.push_back(change_a_year(years, &YearEnd::mean_degree));
    }
    const auto expect_stationary = [](const char* what, const std::vector<double>& changes, double most) {
        const Estimate change = estimate(changes);
        std::printf("%15s %+.2f ± %.2f %% a year\n", what, 100 * change.mean, 100 * change.error);
        EXPECT_LT(change.error, stationary / 2) << what << ": the luck is too large to tell";
        EXPECT_LT(std::abs(change.mean), most) << what;
    };
    expect_stationary("project starts", starts, stationary);
    expect_stationary("ties an agent", ties, nearly_stationary);
    expect_stationary("mean degree", degree, stationary);
}

/// Own-money starts of FY2006 over those of FY2002, replicate by replicate.
std::vector<double> growth_after(std::int64_t burn_in_years) {
    const Panel panel =
        ensemble_of(baseline_at(1, {{"time.burn_in_years", burn_in_years}}), plan_of(replicates));
    const auto first = by_replicate(panel, "own_projects_started_trend", {{"trend_year", "2002"}});
    auto growth = by_replicate(panel, "own_projects_started_trend", {{"trend_year", "2006"}});
    for (std::size_t r = 0; r < growth.size(); ++r) growth[r] /= first[r];
    return growth;
}

TEST(BurnIn, OfTwiceTheLengthGivesTheSameGrowth) {
    const auto world = world_of(baseline_at(1));
    const std::int64_t years = world->parameters.time.burn_in_years;
    const Estimate once = estimate(growth_after(years)), twice = estimate(growth_after(2 * years));
    const double change = twice.mean / once.mean - 1;
    const double error = std::hypot(once.error, twice.error) / once.mean;
    std::printf("FY2006 over FY2002: %.3f after %d years, %.3f after twice that: %+.2f ± %.2f %%\n",
                once.mean, static_cast<int>(years), twice.mean, 100 * change, 100 * error);
    EXPECT_LT(error, 0.01) << "the luck is too large to tell";
    EXPECT_LT(std::abs(change), 0.02);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
