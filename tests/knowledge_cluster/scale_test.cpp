#include <gtest/gtest.h>

#include <cmath>

#include "tests/knowledge_cluster/ensembles.hpp"

// population.scale multiplies people, budgets and posts alike, so a unit of scale gives the same whatever the
// scale (docs/odd.md, "Entities, state variables and scales").
namespace musubi::knowledge_cluster::testing {
namespace {

constexpr double within = 0.05;
/// Replicates times scale: the same amount of luck is averaged at every scale.
constexpr double units = 9;

/// Ensembles of one scenario at several scales.
class Scales {
  public:
    explicit Scales(Overrides overrides) : overrides_(std::move(overrides)) {}

    /// Sum over all regions and years of the programme, a unit of scale and replicate.
    Estimate per_unit(double scale, const std::string& variable, const std::string& sponsor) {
        auto sums = by_replicate(at(scale), variable, {{"sponsor", sponsor}});
        for (double& sum : sums) sum /= scale;
        return estimate(sums);
    }
    /// A deviation from scale 1 counts for what two standard errors of luck leave of it.
    void expect_the_same(double scale, const std::string& variable, const std::string& sponsor) {
        const Estimate one = per_unit(1, variable, sponsor), found = per_unit(scale, variable, sponsor);
        const double deviation = found.mean / one.mean - 1;
        const double error = std::hypot(found.error / one.mean, one.error / one.mean);
        std::printf("%30s %-10s scale %.1f: %+5.1f ± %.1f %%\n", variable.c_str(), sponsor.c_str(), scale,
                    100 * deviation, 100 * error);
        EXPECT_LT(std::abs(deviation) - 2 * error, within) << variable << " " << sponsor << " at " << scale;
        EXPECT_LT(error, within) << "the luck is too large to tell";
    }

  private:
    const Panel& at(double scale) {
        const auto known = panels_.find(scale);
        if (known != panels_.end()) return known->second;
        Overrides overrides = overrides_;
        overrides["time.burn_in_years"] = std::int64_t{8};
        // What differs from one institution or headquarters to the next is luck of its own, at any scale.
        for (const char* spread : {"research.institution_spread", "search.institution_spread",
                                   "headquarters.themes", "headquarters.lines", "headquarters.matching",
                                   "headquarters.filing", "headquarters.skill", "funding.full_spread"})
            overrides[spread] = 0.0;
        const auto replicates = static_cast<std::uint64_t>(std::lround(units / scale));
        return panels_.emplace(scale, ensemble_of(baseline_at(scale, overrides), plan_of(replicates)))
            .first->second;
    }
    Overrides overrides_;
    std::map<double, Panel> panels_;
};

// What is rarer than a few hundred a unit (commercialisations, start-ups, what introductions led to under the
// programme) would need minutes for an error of 2 %; it follows from what is tested here.
constexpr std::array common{"projects_started",
                            "inventions",
                            "papers",
                            "patent_applications_domestic",
                            "participating_groups",
                            "participating_firms",
                            "participating_smes",
                            "participating_institutions"};

TEST(Scale, OfOneAndThreeGivesTheSameAUnit) {
    Scales scales({});
    for (const char* sponsor : {"own", "programme"})
        for (const char* variable : common) scales.expect_the_same(3, variable, sponsor);
    scales.expect_the_same(3, "introductions", "programme");
}

// At 0.3 a region's line pays two projects of 47 million yen, and what is left of it, which pays no
// whole one, returns to the treasury: the programme's own numbers fall short by up to a tenth. With projects
// of a fifth of the cost the remainders are a fifth, and the programme's numbers agree too. Not its patents,
// which wait for advisers in whole months of whole people, nor its institutions, five a region.
TEST(Scale, OfThreeTenthsGivesTheSameAUnitButForProjectsThatCannotBeDivided) {
    Scales scales({});
    for (const char* variable : common) scales.expect_the_same(0.3, variable, "own");
    scales.expect_the_same(0.3, "introductions", "programme");
    const double coarse = scales.per_unit(0.3, "projects_started", "programme").mean /
                          scales.per_unit(1, "projects_started", "programme").mean;
    EXPECT_GT(coarse, 0.88);
    EXPECT_LT(coarse, 1.02);

    Scales fine({{"funding.full_million", 7.0}, {"funding.trial_million", 2.0}});
    for (const char* variable : {"projects_started", "inventions", "papers", "participating_groups",
                                 "participating_firms", "participating_smes"})
        fine.expect_the_same(0.3, variable, "programme");
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
