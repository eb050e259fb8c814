#include "models/network_benchmark/model.hpp"
#include "tests/engine/every_parameter.hpp"

using namespace musubi;
using network_benchmark::NetworkBenchmark;

namespace {

const AnyModel& model() {
    static const AnyModel the_model = any_model<NetworkBenchmark>();
    return the_model;
}

Scenario three_hundred_agents() {
    Scenario scenario;
    for (const ParameterSpec& spec : NetworkBenchmark::parameters())
        scenario.settings[spec.name] = {spec.fallback, {}};
    scenario.settings.at("network.agents").value = std::int64_t{300};
    return scenario;
}

class EveryParameterOfTheBenchmark : public testing::TestWithParam<ParameterSpec> {};

}  // namespace

TEST(ParametersOfTheBenchmark, AreWellDeclared) { expect_well_declared(NetworkBenchmark::parameters()); }

TEST_P(EveryParameterOfTheBenchmark, MovesTheChecksums) {
    Scenario nudged = three_hundred_agents();
    nudged.settings.at(GetParam().name).value = GetParam().effect.nudge.value();
    const auto names = moved(one_replicate(model(), three_hundred_agents()), one_replicate(model(), nudged));
    EXPECT_TRUE(names.contains("x_checksum"));
    EXPECT_TRUE(names.contains("e_checksum"));
}

TEST_P(EveryParameterOfTheBenchmark, CanBeRunAtItsExtremes) {
    constexpr std::int64_t as_large_as_time_allows = 20'000;  // agents, or steps
    for (const Value& extreme : extremes_of(GetParam())) {
        const bool size = GetParam().name == "network.agents" || GetParam().name == "network.steps";
        Scenario scenario = three_hundred_agents();
        scenario.settings.at(GetParam().name).value =
            size ? std::min(std::get<std::int64_t>(extreme), as_large_as_time_allows) : extreme;
        const Panel panel = one_replicate(model(), scenario);
        EXPECT_GT(std::get<std::vector<std::int64_t>>(panel.variable("edges").numbers).at(0), 0);
    }
}

INSTANTIATE_TEST_SUITE_P(NetworkBenchmark, EveryParameterOfTheBenchmark,
                         testing::ValuesIn(NetworkBenchmark::parameters()), test_name);
