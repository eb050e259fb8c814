#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "tests/knowledge_cluster/random_world.hpp"

// The shipped fit takes its priors from scenarios/data/priors.csv, sweeps take those of the registry.
namespace musubi::knowledge_cluster::testing {
namespace {

TEST(Priors, OfTheShippedFitAreThoseOfTheRegistry) {
    const std::map<std::string, Prior::Scale> scales{{"linear", Prior::Scale::linear},
                                                     {"root", Prior::Scale::root},
                                                     {"logarithmic", Prior::Scale::logarithmic}};
    const auto parameters = KnowledgeCluster::parameters();
    const TextTable& shipped = table_of_the_data("priors");
    for (const TextTable::Row& row : shipped.rows) {
        const ParameterSpec* spec = parameter_named(parameters, row.cells[0].text);
        ASSERT_NE(spec, nullptr) << row.cells[0].text;
        ASSERT_TRUE(spec->prior.has_value()) << spec->name;
        EXPECT_EQ(spec->prior->low, std::stod(row.cells[1].text)) << spec->name;
        EXPECT_EQ(spec->prior->high, std::stod(row.cells[2].text)) << spec->name;
        EXPECT_EQ(spec->prior->scale, scales.at(row.cells[3].text)) << spec->name;
    }
    const auto fitted = std::count_if(parameters.begin(), parameters.end(),
                                      [](const ParameterSpec& spec) { return spec.prior.has_value(); });
    EXPECT_EQ(static_cast<std::size_t>(fitted), shipped.rows.size());
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
