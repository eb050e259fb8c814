#include "sim/sweep/work/shard.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <stdexcept>
#include <system_error>

#include "musubi/missing.hpp"
#include "sim/io/looked_up.hpp"
#include "sim/results/whole_result.hpp"
#include "sim/sweep/folder/batch_notes.hpp"
#include "sim/sweep/folder/claims.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

Variable variable_of_runs(const char* name, const char* long_name, std::vector<std::string> dimensions,
                          Numbers numbers) {
    return {.group = "/runs",
            .name = name,
            .units = "1",
            .long_name = long_name,
            .dimensions = std::move(dimensions),
            .numbers = std::move(numbers)};
}

void add_failures(Panel& panel, const std::vector<Shard>& shards) {
    Dimension failures{"failure", "run that is not done", {}, {}};
    std::vector<std::string> messages;
    std::vector<double> points, replicates;
    for (const Shard& shard : shards)
        for (std::size_t i = 0; i < shard.outcomes.size(); ++i) {
            if (shard.outcomes[i].message.empty()) continue;
            failures.numbers.push_back(static_cast<std::int64_t>(messages.size()));
            messages.push_back(shard.outcomes[i].message);
            points.push_back(static_cast<double>(shard.batch.first + i));
            replicates.push_back(static_cast<double>(shard.batch.replicate));
        }
    if (messages.empty()) return;
    panel.dimensions.push_back(std::move(failures));
    for (Variable variable :
         {variable_of_runs("failure_point", "its point", {"failure"}, std::move(points)),
          variable_of_runs("failure_replicate", "its replicate", {"failure"}, std::move(replicates)),
          variable_of_runs("failure_message", "why", {"failure"}, std::move(messages))}) {
        variable.per_replicate = false;
        panel.variables.push_back(std::move(variable));
    }
}

std::vector<std::int64_t> numbers_between(std::size_t first, std::size_t end) {
    std::vector<std::int64_t> numbers;
    for (std::size_t i = first; i < end; ++i) numbers.push_back(static_cast<std::int64_t>(i));
    return numbers;
}

std::vector<RunOutcome> outcomes_in(const Panel& panel, std::size_t runs, std::size_t outputs) {
    const auto& status = std::get<std::vector<std::int8_t>>(panel.variable("status").numbers);
    const auto& numbers = std::get<std::vector<double>>(panel.variable("result").numbers);
    if (status.size() != runs || numbers.size() != runs * outputs)
        throw BrokenShard("does not hold the runs of its batch");
    std::vector<RunOutcome> outcomes;
    auto next = numbers.begin();
    for (std::size_t i = 0; i < runs; ++i, next += static_cast<std::ptrdiff_t>(outputs))
        outcomes.push_back(
            {static_cast<RunStatus>(status[i]), {next, next + static_cast<std::ptrdiff_t>(outputs)}, ""});
    const Variable* const failures = panel.find("failure_message");
    if (failures == nullptr) return outcomes;
    const auto& messages = std::get<std::vector<std::string>>(failures->numbers);
    const auto& points = std::get<std::vector<double>>(panel.variable("failure_point").numbers);
    for (std::size_t i = 0; i < messages.size(); ++i)
        outcomes.at(static_cast<std::size_t>(points[i])).message = messages[i];
    return outcomes;
}

/// What is wrong with where a shard comes from.
void check_origin(const SweepPlan& plan, const Provenance& from) {
    if (from.scenario_checksum != plan.identity) throw BrokenShard("is a shard of another plan");
    if (from.version != plan.version || from.commit != plan.commit)
        throw BrokenShard(fmt::format("was made by musubi {} (commit {}); the plan is of {} ({})",
                                      from.version, from.commit, plan.version, plan.commit));
}

/// A shard says whose runs it holds: its name alone may be that of another, as after a restore.
void check_place(const Panel& panel, const Batch& batch) {
    const auto& replicates = panel.dimension("replicate").numbers;
    const auto& points = panel.dimension("point").numbers;
    if (replicates == std::vector{static_cast<std::int64_t>(batch.replicate)} &&
        points == numbers_between(batch.first, batch.end))
        return;
    if (replicates.empty() || points.empty()) throw BrokenShard("does not hold the runs of its batch");
    const Batch other{static_cast<std::uint64_t>(replicates.front()),
                      static_cast<std::size_t>(points.front()), static_cast<std::size_t>(points.back()) + 1};
    throw BrokenShard(
        fmt::format("holds the runs of {}, not those of its batch: it is in another's place", other.name()));
}

}  // namespace

std::size_t Shard::failed() const {
    return static_cast<std::size_t>(
        std::count_if(outcomes.begin(), outcomes.end(),
                      [](const RunOutcome& one) { return one.status != RunStatus::done; }));
}

std::size_t Shard::made() const {
    return static_cast<std::size_t>(
        std::count_if(outcomes.begin(), outcomes.end(),
                      [](const RunOutcome& one) { return one.status != RunStatus::not_made; }));
}

fs::path shard_file(const fs::path& folder, const SweepPlan& plan, const Batch& batch) {
    constexpr std::size_t batches = 4096;
    const std::size_t points = batches * plan.borders.front();  // which stays, even if the plan is extended
    return folder / "shards" / fmt::format("r{:05}-p{:08}", batch.replicate, batch.first / points * points) /
           (batch.name() + ".h5");
}

std::vector<fs::path> shard_files(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const fs::path& file : entries_under(folder / "shards"))
        if (file.extension() == ".h5") files.push_back(file);
    return files;
}

void add_outcomes(Panel& panel, const std::vector<Shard>& shards, std::size_t points) {
    const std::size_t outputs = panel.dimension("output").size(),
                      runs = points * panel.dimension("replicate").size();
    std::vector<double> numbers(runs * outputs, missing);
    std::vector<std::int8_t> status(runs, static_cast<std::int8_t>(RunStatus::not_made));
    for (const Shard& shard : shards)
        for (std::size_t i = 0; i < shard.outcomes.size(); ++i) {
            const std::size_t run = shard.batch.replicate * points + shard.batch.first + i;
            status[run] = static_cast<std::int8_t>(shard.outcomes[i].status);
            std::copy(shard.outcomes[i].outputs.begin(), shard.outcomes[i].outputs.end(),
                      numbers.begin() + static_cast<std::ptrdiff_t>(run * outputs));
        }
    Variable output =
        variable_of_runs("result", "outputs of a run", {"replicate", "point", "output"}, std::move(numbers));
    output.has_missing = true;
    panel.variables.push_back(std::move(output));
    Variable state =
        variable_of_runs("status", "what became of a run", {"replicate", "point"}, std::move(status));
    state.flags = {
        {-1, "missing"}, {0, "done"}, {1, "refused by the model"}, {2, "not a number"}, {3, "failed"}};
    panel.variables.push_back(std::move(state));
    add_failures(panel, shards);
}

Panel panel_of(const SweepPlan& plan, const Shard& shard) {
    Panel panel;
    panel.title = "Shard of a sweep: " + plan.sweep.title;
    Dimension outputs{"output", "number that is kept of a run", {}, {}};
    for (const SweepOutput& output : plan.sweep.outputs) outputs.labels.push_back(output.name);
    panel.dimensions = {
        {"replicate", "replicate of a point", {}, {static_cast<std::int64_t>(shard.batch.replicate)}},
        {"point", "point of the design", {}, numbers_between(shard.batch.first, shard.batch.end)},
        std::move(outputs)};
    Shard from_zero = shard;  // points are counted within the panel
    from_zero.batch.replicate = 0;
    from_zero.batch.end -= from_zero.batch.first;
    from_zero.batch.first = 0;
    add_outcomes(panel, {from_zero}, shard.batch.runs());
    return panel;
}

Provenance provenance_of_shard(const SweepPlan& plan) {
    Provenance provenance;
    provenance.scenario_checksum = plan.identity;
    provenance.version = plan.version;
    provenance.commit = plan.commit;
    provenance.seed = plan.sweep.seed;
    provenance.replicates = 1;
    provenance.command_line = "worker " + this_worker().text();
    return provenance;
}

bool write_shard(const fs::path& folder, const SweepPlan& plan, const Shard& shard, Overwrite overwrite) {
    const fs::path file = shard_file(folder, plan, shard.batch);
    fs::create_directories(file.parent_path());
    if (overwrite == Overwrite::no) note(folder / "failed", shard.batch.name(), shard.failed());
    try {
        write_result(file, panel_of(plan, shard), provenance_of_shard(plan), overwrite);
    } catch (const std::system_error& fault) {
        if (overwrite == Overwrite::no && fault.code().value() == EEXIST) return false;
        throw;
    }
    if (overwrite == Overwrite::yes) note(folder / "failed", shard.batch.name(), shard.failed());
    return true;
}

Shard shard_in(const fs::path& file, const SweepPlan& plan, const Batch& batch) {
    const auto read = read_whole_result(file);
    if (const auto* finding = std::get_if<Finding>(&read)) throw BrokenShard(finding->message);
    const Panel& panel = std::get<WholeResult>(read).panel;
    check_origin(plan, std::get<WholeResult>(read).provenance);
    check_place(panel, batch);
    return {batch, outcomes_in(panel, batch.runs(), plan.sweep.outputs.size())};
}

Shard read_shard(const fs::path& folder, const SweepPlan& plan, const Batch& batch) {
    Shard shard = shard_in(shard_file(folder, plan, batch), plan, batch);
    if (shard.made() < batch.runs()) throw BrokenShard("does not hold all runs of its batch");
    return shard;
}

std::vector<bool> batches_done(const fs::path& folder, const SweepPlan& plan) {
    std::set<std::string> there;
    for (const fs::path& file : shard_files(folder)) there.insert(file.stem().string());
    std::vector<bool> done(plan.batches());
    for (std::size_t b = 0; b < done.size(); ++b) done[b] = there.count(plan.batch(b).name()) > 0;
    return done;
}

std::map<std::string, std::size_t> failed_in_batches(const fs::path& folder) {
    return noted(folder / "failed");
}

}  // namespace musubi
