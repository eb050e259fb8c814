#include <fmt/core.h>

#include <memory>
#include <system_error>

#include "sim/io/csv.hpp"
#include "sim/io/text_file.hpp"
#include "tools/musubi/commands/sweep_commands.hpp"
#include "tools/musubi/files/scenario_warnings.hpp"
#include "tools/musubi/files/written.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/number_option.hpp"
#include "tools/musubi/running/memory_guard.hpp"
#include "tools/musubi/running/run_provenance.hpp"
#include "tools/musubi/running/shared_runs.hpp"
#include "tools/musubi/running/sweep_folder.hpp"
#include "tools/musubi/words/build_info.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

struct SweepPlanOptions {
    std::filesystem::path file, folder;
    std::size_t batch = 0;  ///< 0: the usual, or what many workers need
    SharedRuns shared;
    bool extend = false, yes = false;
    std::string command_line;
};

constexpr std::size_t asks_from = 100'000, most_runs = 100'000'000;

/// Large sweeps are asked for twice, and those that no memory holds are refused.
void check_size(const SweepPlanOptions& options, const Sweep& sweep, Problems& problems) {
    const std::size_t points = points_in(sweep.design, sweep.factors);
    const bool too_many = points > most_runs / sweep.replicates;
    if (too_many)
        problems.add({options.file.string()},
                     fmt::format("{} points of {} replicates: more than {} runs cannot be planned", points,
                                 sweep.replicates, most_runs));
    else if (points * sweep.replicates > asks_from && !options.yes)
        problems.add({options.file.string()},
                     fmt::format("that is {} runs: {} points of {} replicates; --yes plans them",
                                 points * sweep.replicates, points, sweep.replicates));
}

void check_new_folder(const std::filesystem::path& folder, Problems& problems) {
    std::error_code fault;
    if (!std::filesystem::exists(folder, fault)) return;
    if (!std::filesystem::is_directory(folder, fault))
        problems.add({folder.string()}, "is not a folder");
    else if (!is_left_half_made(folder))
        problems.add({folder.string()},
                     "is not empty; --extend adds points or replicates to the sweep in it");
}

/// Whether the sweep in the folder may grow into this one; its borders then stay.
std::vector<std::size_t> check_extension(const SweepPlan& before, const SweepPlan& plan,
                                         const std::string& file, Problems& problems) {
    const std::size_t points = points_in(plan.sweep.design, plan.sweep.factors);
    const char* kind = name_of(plan.sweep.design.kind);
    if (plan.sweep.design.kind == before.sweep.design.kind && points != before.points() &&
        !can_be_extended(plan.sweep.design.kind))
        problems.add({file},
                     fmt::format("the points of a {} design are a whole: it cannot be extended, only its "
                                 "replicates can",
                                 kind));
    else if (plan.identity != before.identity)
        problems.add({file},
                     "is another sweep than that in the folder: only points and replicates may differ");
    else if (points < before.points() || plan.sweep.replicates < before.sweep.replicates)
        problems.add({file}, fmt::format("has fewer points or replicates than the {} and {} in the folder",
                                         before.points(), before.sweep.replicates));
    return before.borders;
}

std::string summary_of(const SweepPlanOptions& options, const SweepPlan& plan) {
    return fmt::format(
        "{} design: {} points of {} factors, {} replicates each: {} runs{}, {} outputs\n"
        "{} batches in {}; musubi sweep run {}\n"
        "identity  {}\n",
        name_of(plan.sweep.design.kind), plan.points(), plan.sweep.factors.size(), plan.sweep.replicates,
        plan.runs(), plan.sweep.difference ? " of two scenarios" : "", plan.sweep.outputs.size(),
        plan.batches(), options.folder.string(), options.folder.string(), plan.identity);
}

ExitCode plan_sweep(const SweepPlanOptions& options) {
    Problems problems, slips;
    SweepPlan plan;
    plan.version = build_info().version;
    plan.commit = build_info().commit;
    constexpr std::size_t most_bytes = 1 << 20;
    if (const auto text = read_text(options.file, most_bytes, problems)) {
        plan.text = *text;
        SweepSources sources = sources_beside(options.file, slips);
        sources.table = [&plan, inner = sources.table](const std::string& name, const Place& where,
                                                       Problems& found) {
            auto table = inner(name, where, found);
            if (table) plan.list_text = to_csv(*table);
            return table;
        };
        if (auto sweep = read_sweep(*text, options.file.string(), sources, models(), problems)) {
            check_size(options, *sweep, problems);
            plan.sweep = *std::move(sweep);
        }
    }
    if (!options.extend) check_new_folder(options.folder, problems);
    if (!problems.none()) return refuse(problems);

    plan.identity = identity_of(plan.sweep);
    std::vector<std::size_t> borders;
    if (options.extend) {
        const auto before = plan_for_this_program(options.folder);
        if (!before) return exit_bad_input;
        borders = check_extension(*before, plan, options.file.string(), problems);
        if (!problems.none()) return refuse(problems);
    }
    warn_of(slips);
    const std::size_t points = points_in(plan.sweep.design, plan.sweep.factors);
    // The places of a point stand in memory as they are drawn, in the plan, in its panel and in its file.
    constexpr double times = 4;
    require_memory({.a_replicate = times * sizeof(double) * static_cast<double>(plan.sweep.factors.size()),
                    .replicates = points,
                    .counted = "points"});
    plan.places = places_of(plan.sweep);
    const std::size_t runs = points * plan.sweep.replicates;
    cut_into_batches(plan, options.batch > 0 ? options.batch : batch_for(runs, options.shared),
                     std::move(borders));
    const ExitCode written = write_to(options.folder, [&] {
        write_plan(options.folder, plan, provenance_of(plan, options.command_line),
                   options.extend ? Overwrite::yes : Overwrite::no);
    });
    if (written != exit_ok) return written;
    warn_of_load(options.shared, plan);
    return print(summary_of(options, plan));
}

}  // namespace

void declare_sweep_plan(CLI::App& sweep, Chosen& chosen, const std::string& command_line) {
    const auto options = std::make_shared<SweepPlanOptions>();
    options->command_line = command_line;
    CLI::App* command = sweep.add_subcommand("plan", "Make the plan of a sweep: its points, in a folder");
    add_file(*command, "SWEEP", options->file, "Sweep file (TOML)")->required();
    add_file(*command, "-o,--output", options->folder, "Folder of the sweep")->required();
    add_number(*command, "--batch", WholeNumbers{1, 100'000}, options->batch,
               "Points that are claimed and written together")
        ->default_str("a 256th of the runs, 100 at most; for many --workers as many as they need");
    add_number(*command, "--workers", WholeNumbers{1, 1'000'000}, options->shared.workers,
               "Threads that will share the folder, for the batch");
    declare_run_seconds(*command, options->shared, "1");
    command->add_flag("--extend", options->extend, "Add points or replicates to the sweep in the folder");
    command->add_flag("--yes", options->yes, "Plan more than 100,000 runs");
    command->callback([&chosen, options] { chosen = [options] { return plan_sweep(*options); }; });
}

}  // namespace musubi
