#include "sim/sweep/work/sweep_merge.hpp"

#include <fmt/core.h>

#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "musubi/missing.hpp"
#include "sim/sweep/plan/plan_panel.hpp"
#include "sim/sweep/work/begun.hpp"
#include "sim/sweep/work/shard.hpp"

namespace musubi {
namespace {

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

Panel merge(const std::filesystem::path& folder, const SweepPlan& plan, Begun begun, MergeTrouble& trouble) {
    std::vector<Shard> shards;
    const std::vector<bool> done = batches_done(folder, plan);
    for (std::size_t b = 0; b < done.size(); ++b) {
        const Batch batch = plan.batch(b);
        if (!done[b]) {
            trouble.missing.push_back(batch.name());
            if (auto shard = begun == Begun::merged ? begun_shard(folder, plan, batch) : std::nullopt)
                shards.push_back(*std::move(shard));
            continue;
        }
        try {
            shards.push_back(read_shard(folder, plan, batch));
        } catch (const BrokenShard& fault) {
            trouble.unusable.push_back({shard_file(folder, plan, batch), fault.what()});
        }
    }
    const std::vector<UnusableShard> strangers = strangers_among_shards(folder, plan);
    trouble.unusable.insert(trouble.unusable.end(), strangers.begin(), strangers.end());
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
