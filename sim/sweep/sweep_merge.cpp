#include "sim/sweep/sweep_merge.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <stdexcept>

#include "musubi/missing.hpp"
#include "sim/sweep/plan_panel.hpp"
#include "sim/sweep/shard.hpp"

namespace musubi {
namespace {

/// Shards in the folder that no batch of the plan has.
void find_strangers(const std::filesystem::path& folder, const SweepPlan& plan, MergeTrouble& trouble) {
    std::set<std::string> ours;
    for (std::size_t b = 0; b < plan.batches(); ++b) ours.insert(plan.batch(b).name());
    std::vector<std::string> strangers;
    for (const auto& file : shard_files(folder))
        if (ours.count(file.stem().string()) == 0)
            strangers.push_back(file.string() + ": is of no batch of this plan");
    std::sort(strangers.begin(), strangers.end());
    trouble.broken.insert(trouble.broken.end(), strangers.begin(), strangers.end());
}

/// What a factor came to at each point, as a number: of a level that is none, which one it is.
std::vector<double> values_at_points(const SweepPlan& plan) {
    const auto& factors = plan.sweep.factors;
    std::vector<double> values;
    values.reserve(plan.places.size());
    for (std::size_t i = 0; i < plan.places.size(); ++i) {
        const double place = plan.places[i];
        values.push_back(std::isnan(place) ? place : number_at(factors[i % factors.size()].spread, place));
    }
    return values;
}

}  // namespace

Panel merge(const std::filesystem::path& folder, const SweepPlan& plan, MergeTrouble& trouble) {
    std::vector<Shard> shards;
    const std::vector<bool> done = batches_done(folder, plan);
    for (std::size_t b = 0; b < done.size(); ++b) {
        const Batch batch = plan.batch(b);
        if (!done[b]) {
            trouble.missing.push_back(batch.name());
            continue;
        }
        try {
            shards.push_back(read_shard(folder, plan, batch));
        } catch (const std::runtime_error& fault) {
            trouble.broken.push_back(shard_file(folder, plan, batch).string() + ": " + fault.what());
        }
    }
    find_strangers(folder, plan, trouble);
    Panel panel = panel_of(plan);
    Dimension replicates{"replicate", "replicate of a point", {}, {}};
    replicates.numbers.resize(plan.sweep.replicates);
    std::iota(replicates.numbers.begin(), replicates.numbers.end(), std::int64_t{0});
    panel.dimensions.insert(panel.dimensions.begin(), std::move(replicates));
    add_plan_numbers(panel, "value", "value of a factor; of a level that is no number, which it is, from 0",
                     {"point", "factor"}, values_at_points(plan));
    add_outcomes(panel, shards, plan.points());
    return panel;
}

MergedRuns runs_in(const Panel& merged) {
    MergedRuns runs;
    for (const std::int8_t status : std::get<std::vector<std::int8_t>>(merged.variable("status").numbers)) {
        ++runs.all;
        if (status == static_cast<std::int8_t>(RunStatus::not_made))
            ++runs.missing;
        else if (status != static_cast<std::int8_t>(RunStatus::done))
            ++runs.failed;
    }
    return runs;
}

Elsewhere shards_of(const std::filesystem::path& folder, const SweepPlan& plan,
                    const std::filesystem::path& target) {
    namespace fs = std::filesystem;
    const fs::path beside = fs::absolute(target).parent_path();
    const std::size_t outputs = plan.sweep.outputs.size();
    Elsewhere::Numbers results{"/runs/result", {}, missing},
        status{"/runs/status", {}, static_cast<double>(RunStatus::not_made)};
    const std::vector<bool> done = batches_done(folder, plan);
    std::size_t runs = 0;
    for (std::size_t b = 0; b < done.size(); ++b) {
        if (!done[b]) continue;
        const Batch batch = plan.batch(b);
        const std::string file =
            fs::absolute(shard_file(folder, plan, batch)).lexically_relative(beside).string();
        results.blocks.push_back({file, {batch.replicate, batch.first, 0}, {1, batch.runs(), outputs}});
        status.blocks.push_back({file, {batch.replicate, batch.first}, {1, batch.runs()}});
        runs += batch.runs();
    }
    const std::string where = fs::absolute(folder / "shards").lexically_relative(beside).string();
    const std::size_t files = status.blocks.size();
    return {
        {std::move(results), std::move(status)},
        fmt::format("The numbers of {} of {} runs lie in the {} files under {}, seen from the folder of this "
                    "one. They must stay, and a reader must be able to open all of them at once (ulimit -n); "
                    "what cannot be read is missing (NaN, status -1).",
                    runs, plan.runs(), files, where)};
}

}  // namespace musubi
