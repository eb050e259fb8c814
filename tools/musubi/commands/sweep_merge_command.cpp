#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <system_error>

#include "sim/sweep/work/run_point.hpp"
#include "sim/sweep/work/sweep_merge.hpp"
#include "tools/musubi/commands/sweep_commands.hpp"
#include "tools/musubi/files/output_files.hpp"
#include "tools/musubi/files/own_target.hpp"
#include "tools/musubi/files/written.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/overwrite_option.hpp"
#include "tools/musubi/running/memory_guard.hpp"
#include "tools/musubi/running/run_provenance.hpp"
#include "tools/musubi/running/sweep_folder.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

struct SweepMergeOptions {
    std::filesystem::path folder, output;
    bool allow_missing = false, refer = false;
    std::string command_line;
    Overwrite overwrite = Overwrite::no;
};

/// Names the first of those that are missing, and how many there are.
void tell_missing(const SweepMergeOptions& options, const SweepPlan& plan, const MergeTrouble& trouble) {
    constexpr std::size_t named = 20;
    for (std::size_t i = 0; i < std::min(named, trouble.missing.size()); ++i)
        tell(fmt::format("missing: {}", trouble.missing[i]));
    if (trouble.missing.size() > named) tell(fmt::format("missing: {} more", trouble.missing.size() - named));
    tell(fmt::format("{} of {} batches are missing; musubi sweep resume {} makes them{}",
                     trouble.missing.size(), plan.batches(), options.folder.string(),
                     options.allow_missing ? "" : ", --allow-missing merges without them"));
}

void tell_unusable(const SweepMergeOptions& options, const MergeTrouble& trouble) {
    for (const UnusableShard& shard : trouble.unusable)
        tell(fmt::format("{}: {}", shard.file.string(), shard.what));
    if (!trouble.unusable.empty())
        tell(fmt::format(
            "{} shards cannot be merged; musubi sweep resume {} --check sets them aside and makes "
            "their runs again",
            trouble.unusable.size(), options.folder.string()));
}

std::string text_of(const MergedRuns& runs) {
    return fmt::format("{} of {} runs: {} missing, {} failed", runs.all - runs.missing, runs.all,
                       runs.missing, runs.failed);
}

/// A run stands in memory as the outcome that was read, in the panel and in the file that is written.
MemoryNeed need_of(const SweepPlan& plan) {
    return {.a_replicate = static_cast<double>(sizeof(RunOutcome)) +
                           2 * sizeof(double) * static_cast<double>(plan.sweep.outputs.size()),
            .replicates = plan.runs(),
            .counted = "runs"};
}

ExitCode merge_sweep(const SweepMergeOptions& options) {
    if (!accepts({{"--output", options.output}}, files_of_sweep(options.folder), options.overwrite))
        return exit_bad_input;
    const auto plan = plan_for_this_program(options.folder);
    if (!plan) return exit_bad_input;
    require_memory(need_of(*plan));
    Provenance provenance = provenance_of(*plan, options.command_line);
    MergeTrouble trouble;
    const Panel panel =
        merge(options.folder, *plan, options.refer ? Begun::left_out : Begun::merged, trouble);
    tell_unusable(options, trouble);
    if (!trouble.missing.empty()) tell_missing(options, *plan, trouble);
    if (!trouble.unusable.empty() || (!trouble.missing.empty() && !options.allow_missing)) {
        tell(text_of(runs_in(panel)) + "; nothing was merged");
        return exit_bad_input;
    }
    provenance.replicates = plan->sweep.replicates;
    provenance.end_time = utc_now();
    const Elsewhere elsewhere =
        options.refer ? shards_of(options.folder, *plan, options.output) : Elsewhere();
    const auto write = [&](const std::filesystem::path& file, Overwrite overwrite) {
        write_result(file, panel, provenance, overwrite, Compression(), elsewhere);
    };
    const ExitCode written = write_to(options.output, options.overwrite, write);
    if (written != exit_ok) return written;
    if (options.refer) tell(fmt::format("{}: {}", options.output.string(), elsewhere.note));
    return print(fmt::format("{} points of {} replicates in {}\n{}\ncontent checksum  {}\n", plan->points(),
                             plan->sweep.replicates, options.output.string(), text_of(runs_in(panel)),
                             content_checksum(panel)));
}

}  // namespace

void declare_sweep_merge(CLI::App& sweep, Chosen& chosen, const std::string& command_line) {
    const auto options = std::make_shared<SweepMergeOptions>();
    options->command_line = command_line;
    CLI::App* command = sweep.add_subcommand("merge", "Put all runs of a sweep into one file");
    add_file(*command, "DIR", options->folder, "Folder of the sweep")->required();
    add_file(*command, "-o,--output", options->output, "File of the sweep (HDF5, netCDF-4)")->required();
    command->add_flag("--allow-missing", options->allow_missing, "Merge although batches are missing");
    command->add_flag(
        "--virtual", options->refer,
        "Refer to the shards, which must then stay, instead of copying them; R's ncdf4 opens no such file");
    declare_overwrite(*command, options->overwrite);
    command->callback([&chosen, options] {
        chosen = [options] { return or_say_why_not([&] { return merge_sweep(*options); }); };
    });
}

}  // namespace musubi
