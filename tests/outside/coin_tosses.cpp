// A model outside musubi: every agent tosses a coin every month, and the heads of a month are counted.
//
//     coin_tosses SCENARIO RESULT THREADS     a scenario file, a result file that does not exist yet
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <musubi/ensemble.hpp>
#include <musubi/parameters.hpp>
#include <musubi/random.hpp>

#include "sim/io/scenario_file.hpp"
#include "sim/results/result_file.hpp"

struct Parameters {
    struct Coin {
        std::int64_t agents, months;
        double chance;
    } coin{};
};

const musubi::Registry<Parameters>& registry() {
    static const auto all = [] {
        musubi::Registry<Parameters> r;
        r.section("coin", &Parameters::coin)
            .integer("agents", &Parameters::Coin::agents,
                     {100, 1, 100'000, "agents", musubi::Source::assumption, "who toss"})
            .integer("months", &Parameters::Coin::months,
                     {12, 1, 120, "months", musubi::Source::assumption, "length of a run"})
            .real("chance", &Parameters::Coin::chance,
                  {0.5, 0, 1, "1", musubi::Source::assumption, "of heads"});
        return r;
    }();
    return all;
}

struct CoinTosses {
    using World = Parameters;
    static std::string name() { return "coin_tosses"; }
    static std::string title() { return "Coins, tossed"; }
    static const std::vector<musubi::ParameterSpec>& parameters() { return registry().specs(); }
    static std::unique_ptr<const World> prepare(const musubi::Scenario& scenario, musubi::Problems&) {
        return std::make_unique<const World>(registry().read(scenario));
    }
    static musubi::Panel layout(const World& world) {
        musubi::Panel panel;
        panel.dimensions = {{"month", "month of the run", {}, {}}};
        for (std::int64_t t = 1; t <= world.coin.months; ++t) panel.dimensions[0].numbers.push_back(t);
        panel.variables = {{"",
                            "heads",
                            "1",
                            "coins that fell heads up",
                            {"month"},
                            std::vector<std::int64_t>(panel.dimensions[0].size())}};
        return panel;
    }
    static double agent_months(const World& world) {
        return static_cast<double>(world.coin.agents * world.coin.months);
    }
    static std::vector<musubi::SummaryTable> summary(const World&) { return {}; }
    static void simulate(const World& world, const musubi::Replicate& replicate, const musubi::Workers&,
                         musubi::PanelSlice& results) {
        const musubi::Luck luck(replicate.seed, replicate.number);
        const auto heads = results.of<std::int64_t>(0);
        for (std::size_t month = 0; month < heads.size(); ++month) {
            const musubi::Stream toss = luck.stream(month);
            for (std::int64_t agent = 0; agent < world.coin.agents; ++agent)
                heads[month] += toss.uniform(static_cast<musubi::Key>(agent)) < world.coin.chance ? 1 : 0;
        }
    }
};

int main(int, char** arguments) {
    const musubi::AnyModel model = musubi::any_model<CoinTosses>();
    musubi::Problems problems;
    const auto scenario = musubi::read_scenario(arguments[1], {&model, 1}, problems);
    const auto prepared = scenario ? model.prepare(*scenario, problems) : std::nullopt;
    for (const auto& problem : problems.items()) std::puts(musubi::format_problem(problem).c_str());
    if (!prepared) return 2;
    const auto results =
        musubi::run_ensemble(*prepared, {.seed = 1, .replicates = 20, .threads = std::atoi(arguments[3])});
    musubi::write_result(arguments[2], results, {}, musubi::Overwrite::no);
    std::puts(musubi::content_checksum(results).c_str());
}
