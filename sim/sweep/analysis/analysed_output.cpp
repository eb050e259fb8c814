#include "sim/sweep/analysis/analysed_output.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace musubi {
namespace {

/// The mean over those outputs of a family that are of a group; without weights if there are none.
AnalysedOutput mean_over(const Sweep& sweep, const std::string& family, const LabelGroup& group) {
    AnalysedOutput mean{fmt::format("{}[{}]", family, group.name), family, group.name, true, {}};
    for (std::size_t o = 0; o < sweep.outputs.size(); ++o) {
        const SweepOutput& output = sweep.outputs[o];
        const bool is_in =
            std::find(group.labels.begin(), group.labels.end(), output.label) != group.labels.end();
        if (output.family == family && output.by == group.by && is_in) mean.weights.emplace_back(o, 1.0);
    }
    for (auto& [output, weight] : mean.weights) weight = 1 / static_cast<double>(mean.weights.size());
    return mean;
}

AnalysedOutput less(const AnalysedOutput& one, const AnalysedOutput& other) {
    const std::string label = one.label + " - " + other.label;
    AnalysedOutput difference{fmt::format("{}[{}]", one.family, label), one.family, label, true, one.weights};
    for (const auto& [output, weight] : other.weights) difference.weights.emplace_back(output, -weight);
    return difference;
}

std::vector<std::string> families_in(const Sweep& sweep) {
    std::vector<std::string> families;
    for (const SweepOutput& output : sweep.outputs)
        if (!output.family.empty() &&
            std::find(families.begin(), families.end(), output.family) == families.end())
            families.push_back(output.family);
    return families;
}

}  // namespace

std::vector<AnalysedOutput> analysed_outputs_of(const Sweep& sweep, const std::vector<LabelGroup>& groups) {
    std::vector<AnalysedOutput> all;
    for (std::size_t o = 0; o < sweep.outputs.size(); ++o) {
        const SweepOutput& output = sweep.outputs[o];
        all.push_back({output.name, output.family, output.label, false, {{o, 1.0}}});
    }
    for (const std::string& family : families_in(sweep)) {
        std::vector<AnalysedOutput> means;
        for (const LabelGroup& group : groups)
            if (AnalysedOutput mean = mean_over(sweep, family, group); !mean.weights.empty())
                means.push_back(std::move(mean));
        all.insert(all.end(), means.begin(), means.end());
        for (std::size_t a = 0; a < means.size(); ++a)
            for (std::size_t b = a + 1; b < means.size(); ++b) all.push_back(less(means[a], means[b]));
    }
    return all;
}

SampledOutput sampled(const Panel& results, const SweepPlan& plan, const AnalysedOutput& one) {
    const auto& all = std::get<std::vector<double>>(results.variable("result").numbers);
    const std::size_t points = plan.points(), outputs = plan.sweep.outputs.size();
    SampledOutput runs{points, plan.sweep.replicates, std::vector<double>(points * plan.sweep.replicates)};
    for (std::size_t p = 0; p < points; ++p)
        for (std::size_t r = 0; r < runs.replicates; ++r)
            for (const auto& [output, weight] : one.weights)
                runs.runs[p * runs.replicates + r] += weight * all[(r * points + p) * outputs + output];
    return runs;
}

}  // namespace musubi
