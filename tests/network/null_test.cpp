#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "sim/engine/worker_pool.hpp"
#include "sim/network/measures.hpp"
#include "sim/network/null_comparison.hpp"
#include "sim/network/rewiring.hpp"
#include "tests/network/joint_works.hpp"

namespace musubi::testing {
namespace {

struct Agents {
    Memberships memberships;
    std::vector<std::uint8_t> kind;
    explicit Agents(const JointWork& work) {
        gather_memberships(work, Level::agents, memberships);
        for (const std::uint32_t row : memberships.row) kind.push_back(work.kind[row]);
    }
};

AgainstChance against_chance(const JointWork& work, Structure structure, std::size_t nulls) {
    const Agents agents(work);
    return compare_with_chance(work, agents.memberships, 1, nulls, {})[static_cast<std::size_t>(structure)];
}

TEST(Rewiring, KeepsEverybodysProjectsAndEveryProjectsKinds) {
    const Agents agents(many_projects(100, Choice::anybody, 3));
    Memberships rewired;
    ASSERT_TRUE(Rewiring(agents.memberships, agents.kind).rewire(Stream(5), 10, rewired));
    EXPECT_NE(rewired.members, agents.memberships.members);
    ASSERT_EQ(rewired.first_member, agents.memberships.first_member);
    for (std::size_t node = 0; node < rewired.node_count(); ++node)
        EXPECT_EQ(rewired.projects_of(node).size(), agents.memberships.projects_of(node).size());
    for (std::size_t project = 0; project < rewired.project_count(); ++project) {
        const auto now = rewired.members_of(project), then = agents.memberships.members_of(project);
        EXPECT_EQ(std::set(now.begin(), now.end()).size(), now.size()) << "nobody twice";
        for (std::size_t i = 0; i < now.size(); ++i) EXPECT_EQ(agents.kind[now[i]], agents.kind[then[i]]);
    }
}

TEST(Rewiring, ForgetsWhoWorkedWithWhom) {
    // A pair of a project of four among 200 is one of 19,900; nearly all of the old pairs are gone.
    const Agents agents(many_projects(200, Choice::own_group, 3));
    Memberships rewired;
    ASSERT_TRUE(Rewiring(agents.memberships, agents.kind).rewire(Stream(5), 10, rewired));
    std::size_t same_group = 0, pairs = 0;
    for (std::size_t project = 0; project < rewired.project_count(); ++project) {
        const auto members = rewired.members_of(project);
        for (std::size_t i = 0; i < 4; ++i)
            for (std::size_t k = 0; k < i; ++k, ++pairs)
                same_group += members[i] / 10 == members[k] / 10 ? 1 : 0;
    }
    EXPECT_LT(static_cast<double>(same_group) / static_cast<double>(pairs), 0.1)
        << "1/20 by chance, 1 before";
}

TEST(Rewiring, SaysWhenNothingCanChangePlaces) {
    const Agents one_project(joint_work(4, {{0, 1, 2, 3}}));
    Memberships rewired;
    EXPECT_FALSE(Rewiring(one_project.memberships, one_project.kind).rewire(Stream(5), 10, rewired));
    JointWork unlike = joint_work(4, {{0, 1}, {2, 3}});
    unlike.kinds.resize(4);
    unlike.kind = {0, 1, 2, 3};
    const Agents strangers(unlike);
    EXPECT_FALSE(Rewiring(strangers.memberships, strangers.kind).rewire(Stream(5), 10, rewired));
    const AgainstChance missing = against_chance(unlike, Structure::modularity_communities, 10);
    EXPECT_DOUBLE_EQ(missing.observed, 0.5) << "two pairs: 1 − 2·(1/2)²";
    EXPECT_TRUE(std::isnan(missing.null_mean));
    EXPECT_TRUE(std::isnan(missing.null_quantile));
}

TEST(AgainstChance, APlantedNetworkLiesAboveAllOfIt) {
    const JointWork planted = many_projects(200, Choice::own_group, 7);
    for (const auto structure : {Structure::clustering, Structure::modularity_communities}) {
        const AgainstChance compared = against_chance(planted, structure, 50);
        EXPECT_EQ(compared.null_quantile, 1);
        EXPECT_GT(compared.observed, compared.null_mean + 0.1);
    }
    EXPECT_EQ(against_chance(planted, Structure::modularity_regions, 50).null_quantile, 1)
        << "groups lie in one region";
}

TEST(AgainstChance, ANetworkByChanceLiesAnywhere) {
    // Quantiles of sixteen of them: uniform, so that the mean is 0.5 with a deviation of 0.29/4; 0.2 is
    // three.
    double sum = 0;
    for (Key luck = 1; luck <= 16; ++luck)
        sum += against_chance(many_projects(100, Choice::anybody, luck), Structure::clustering, 40)
                   .null_quantile;
    EXPECT_NEAR(sum / 16, 0.5, 0.2);
}

TEST(AgainstChance, HasTheSameBitsOnAnyNumberOfThreads) {
    const JointWork work = many_projects(100, Choice::own_group, 7);
    const Agents agents(work);
    const auto alone = compare_with_chance(work, agents.memberships, 9, 150, {});
    WorkerPool three(3);
    const auto together = compare_with_chance(work, agents.memberships, 9, 150, three.workers());
    const auto other_luck = compare_with_chance(work, agents.memberships, 10, 150, {});
    for (std::size_t s = 0; s < structure_count; ++s) {
        EXPECT_EQ(alone[s].null_mean, together[s].null_mean);
        EXPECT_EQ(alone[s].null_quantile, together[s].null_quantile);
        EXPECT_NE(alone[s].null_mean, other_luck[s].null_mean);
    }
}

}  // namespace
}  // namespace musubi::testing
