#include <gtest/gtest.h>

#include "tests/knowledge_cluster/random_world.hpp"

// What the shipped fit varies, and from where runs without the set start.
namespace musubi::knowledge_cluster::testing {
namespace {

TEST(Priors, HoldTheDefaultsOfTheirParameters) {
    const auto parameters = KnowledgeCluster::parameters();
    std::size_t fitted = 0;
    for (const ParameterSpec& spec : parameters) {
        if (!spec.prior) continue;
        ++fitted;
        const double value = is_whole(spec) ? static_cast<double>(std::get<std::int64_t>(spec.fallback))
                                            : std::get<double>(spec.fallback);
        EXPECT_LE(spec.prior->low, value) << spec.name;
        EXPECT_GE(spec.prior->high, value) << spec.name;
    }
    EXPECT_GT(fitted, 0U);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
