#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "models/network_benchmark/model.hpp"
#include "sim/sweep/file/sweep_file.hpp"
#include "sim/sweep/plan/sweep_plan.hpp"

/// Sweeps of the smallest model.
namespace musubi {

inline const std::vector<AnyModel>& known_models() {
    static const std::vector<AnyModel> all{any_model<network_benchmark::NetworkBenchmark>()};
    return all;
}

/// The defaults of the smallest model, whatever name is asked for.
inline SweepSources defaults() {
    return {[](const std::string& name, const Place&, Problems&) {
                Scenario scenario;
                scenario.name = name;
                scenario.model = known_models().front().name;
                for (const ParameterSpec& spec : *known_models().front().parameters)
                    scenario.settings[spec.name] = {spec.fallback, {}};
                return std::optional(scenario);
            },
            [](const std::string&, const Place&, Problems&) { return std::optional<TextTable>(); }};
}

inline Sweep read_small_sweep(const std::string& text) {
    Problems problems;
    auto sweep = read_sweep(text, "sweep.toml", defaults(), known_models(), problems);
    if (!sweep) throw std::runtime_error(problems.items().front().message);
    return *sweep;
}

inline std::string text_with(const std::string& design, const std::string& factors,
                             const std::string& replicates = "2") {
    return "scenario = \"any\"\nreplicates = " + replicates + "\n[design]\n" + design + "\n[factors]\n" +
           factors + "\n[outputs]\nedges = { variable = \"edges\" }\n";
}

inline const std::string candidates = "network.candidates = { low = 1, high = 4 }";

inline SweepPlan planned(const std::string& text, std::size_t batch) {
    SweepPlan plan;
    plan.text = text;
    plan.sweep = read_small_sweep(text);
    plan.identity = identity_of(plan.sweep);
    plan.places = places_of(plan.sweep);
    cut_into_batches(plan, batch);
    return plan;
}

}  // namespace musubi
