#include "sim/network/network_plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "musubi/ensemble.hpp"
#include "sim/network/network_tables.hpp"
#include "tests/network/joint_works.hpp"

// A model of two years that shows a pair, and then a triangle or, in odd replicates, a path.
namespace musubi::testing {
namespace {

PreparedModel model_that_shows() {
    PreparedModel model;
    model.layout.dimensions = {{"fiscal_year", "year", {}, {2002, 2003}}};
    model.layout.variables = {
        {"/network", "nodes", "1", "its own", {"fiscal_year"}, std::vector<std::int64_t>{-1, -1}}};
    model.show = [](const Replicate& replicate, const Workers&, PanelSlice&, const JointWorkWatcher& watch) {
        watch(2002, joint_work(3, {{0, 1}}));
        watch(2003, replicate.number % 2 == 0 ? joint_work(3, {{0, 1, 2}}) : joint_work(3, {{0, 1}, {1, 2}}));
    };
    return model;
}

constexpr NetworkPlan full{NetworkPlan::Detail::full, 2, 3};

Panel run(const NetworkPlan& network, EnsemblePlan plan = {}) {
    plan.replicates = 4;
    return run_ensemble(with_network(model_that_shows(), network), plan);
}

std::vector<double> numbers(const Panel& panel, const std::string& name) {
    return std::get<std::vector<double>>(panel.variable(name).numbers);
}

TEST(NetworkPlan, MeasuresEveryReplicateAndYear) {
    const auto clustering = numbers(run({}), "clustering");
    ASSERT_EQ(clustering.size(), 8U);
    EXPECT_TRUE(std::isnan(clustering[0])) << "a pair has no triad";
    EXPECT_EQ(clustering[1], 1) << "a triangle";
    EXPECT_EQ(clustering[3], 0) << "a path";
}

TEST(NetworkPlan, LeavesAModelItsOwnVariablesAndOneThatShowsNothingAsItIs) {
    const Panel panel = run({});
    const auto is_nodes = [](const Variable& variable) { return variable.name == "nodes"; };
    EXPECT_EQ(std::count_if(panel.variables.begin(), panel.variables.end(), is_nodes), 1);
    EXPECT_EQ(std::get<std::vector<std::int64_t>>(panel.variable("nodes").numbers)[0], -1);
    PreparedModel silent = model_that_shows();
    silent.show = {};
    EXPECT_EQ(with_network(silent, full).layout.variables.size(), 1U);
}

TEST(NetworkPlan, FullHoldsTheLastYearOfTheFirstReplicatesAgainstChance) {
    const Panel panel = run(full);
    const auto communities = numbers(panel, "modularity_communities");
    EXPECT_TRUE(std::isnan(communities[0])) << "not the last year";
    EXPECT_NEAR(communities[1], 0, 1e-12) << "a triangle is one community";
    EXPECT_TRUE(std::isnan(communities[5])) << "not among the first two replicates";
    EXPECT_TRUE(std::isnan(numbers(panel, "clustering_null_mean")[1])) << "one project cannot be rewired";
    EXPECT_EQ(replicates_with_tables(panel), (std::vector<std::int64_t>{0, 1}));
    const auto tables = tables_in(panel, 1);
    ASSERT_TRUE(tables);
    ASSERT_EQ(tables->years.size(), 2U);
    EXPECT_EQ(tables->years[0].members, (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(tables->years[1].first_member, (std::vector<std::uint32_t>{0, 2, 4}));
    EXPECT_EQ(tables->people.kinds[1].japanese, "歌人 & <友>");
    ASSERT_EQ(tables->people.organisations.size(), 2U);
    EXPECT_FALSE(tables->people.organisations[0].generated);
    EXPECT_TRUE(tables->people.organisations[1].generated);
    EXPECT_TRUE(tells_who_is_generated(panel));
    EXPECT_FALSE(tables_in(panel, 2));
    EXPECT_TRUE(replicates_with_tables(run({})).empty());
}

TEST(NetworkPlan, TakesTheTablesOfAnEarlierRunAsTheyAre) {
    EnsemblePlan stopped;
    stopped.threads = 1;
    std::atomic<std::uint64_t> done = 0;
    stopped.progress = [&](std::uint64_t count) { done = count; };
    stopped.stop = [&] { return done > 0 ? Stop::after_those_under_way : Stop::no; };
    const Panel part = run(full, stopped);
    ASSERT_EQ(replicates_with_tables(part), (std::vector<std::int64_t>{0}));
    EnsemblePlan again;
    again.earlier = &part;
    const Panel whole = run(full), resumed = run(full, again);
    ASSERT_EQ(whole.variables.size(), resumed.variables.size());
    for (std::size_t v = 0; v < whole.variables.size(); ++v) {
        if (std::holds_alternative<std::vector<double>>(whole.variables[v].numbers)) continue;  // NaN
        EXPECT_EQ(whole.variables[v].numbers, resumed.variables[v].numbers) << whole.variables[v].name;
    }
}

}  // namespace
}  // namespace musubi::testing
