#include <fmt/core.h>
#include <fmt/ranges.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/experiment/panels/sums.hpp"
#include "sim/io/whole_file.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/files/output_files.hpp"
#include "tools/musubi/files/own_target.hpp"
#include "tools/musubi/files/shipped_scenarios.hpp"
#include "tools/musubi/files/written.hpp"
#include "tools/musubi/options/csv_option.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/overwrite_option.hpp"
#include "tools/musubi/options/run_options.hpp"
#include "tools/musubi/reports/answers_text.hpp"
#include "tools/musubi/reports/comparison_file.hpp"
#include "tools/musubi/running/pilot.hpp"
#include "tools/musubi/words/difference_text.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

struct CompareOptions {
    std::vector<std::filesystem::path> files;
    std::filesystem::path output;
    CsvTarget csv;
    std::string command_line;
    PassingRuns runs;
    bool json = false, dry_run = false;
    Overwrite overwrite = Overwrite::no;
};

/// Whether each may be paired with the base; says all that speaks against it.
bool may_be_paired(const Compared& base, const std::vector<Compared>& changed, const Questions& questions) {
    bool all = true;
    for (const Compared& one : changed)
        for (const std::string& reason : objections(base, one, questions)) {
            tell(fmt::format("{}: cannot be paired with {}: {}", one.file.string(), base.file.string(),
                             reason));
            all = false;
        }
    return all;
}

ExitCode write_files(const CompareOptions& options, const Compared& base,
                     const std::vector<Compared>& changed, const std::vector<Answers>& answers) {
    const ExitCode table = write_csv(
        options.csv, [&](CsvFor readers) { return cells_csv(base, changed, readers); }, options.overwrite);
    if (options.output.empty()) return table;
    const auto write = [&](const std::filesystem::path& path, Overwrite overwrite) {
        Provenance provenance = provenance_of_comparison(base, changed);
        provenance.command_line = options.command_line;
        write_result(path, kept_comparison(base, changed, answers), provenance, overwrite);
    };
    const ExitCode file = write_to(options.output, options.overwrite, write);
    return table != exit_ok ? table : file;
}

std::string text_of(const Compared& base, const std::vector<Compared>& changed,
                    const std::vector<Answers>& answers) {
    std::string text;
    for (std::size_t i = 0; i < changed.size(); ++i)
        text += answers_text(base, changed[i], answers[i]) + '\n';
    return text + meaning_of_answers(base, answers);
}

/// What is compared, read or run, and what is asked of it.
struct Paired {
    Compared base;
    std::vector<Compared> changed;
    std::vector<std::string> outcomes;  ///< that the scenarios name
    Questions questions;
};

/// Says what is wrong, and returns nothing, if anything is.
std::optional<Paired> paired_of(const std::vector<std::filesystem::path>& files, const PassingRuns& runs) {
    auto all = read_or_run(files, runs);
    if (!all) return std::nullopt;
    Paired c;
    c.outcomes = named_outcomes(*all);
    c.base = std::move(all->front());
    all->erase(all->begin());
    c.changed = std::move(*all);
    c.questions = with_primary_outcome(questions_on(c.base.result), primary_among(c.outcomes));
    if (!may_be_paired(c.base, c.changed, c.questions)) return std::nullopt;
    return c;
}

/// A pilot is of scenarios: what a result knows, it says itself.
bool are_scenarios(const std::vector<std::filesystem::path>& files) {
    bool all = true;
    for (const std::filesystem::path& file : files)
        if (!is_scenario(scenario_file(file))) {
            tell(fmt::format("{}: is a result; --dry-run is for scenarios that are still to run",
                             file.string()));
            all = false;
        }
    return all;
}

/// What differences would be known to, by a pilot of every scenario.
ExitCode foretell(const CompareOptions& options) {
    if (!are_scenarios(options.files)) return exit_bad_input;
    PassingRuns pilot = options.runs;
    pilot.plan.replicates = pilot_replicates;
    const auto begin = std::chrono::steady_clock::now();
    const auto c = paired_of(options.files, pilot);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
    if (!c) return exit_bad_input;
    const SummaryColumn& primary = c->questions.indicators.front().sum;
    const Vectors vectors = vectors_of(c->base.result.panel);
    const std::vector<double> before = sum_by_replicate(c->base.result.panel, primary);
    std::string text =
        fmt::format("A pilot of {} replicates of each scenario; nothing was written.\n", pilot_replicates);
    for (const Compared& one : c->changed) {
        const PairedDifference difference =
            paired_difference(before, sum_by_replicate(one.result.panel, primary), vectors);
        text += '\n' + difference_in_words(c->base.name, one.name, primary.heading, difference) + '\n' +
                foretold_text({difference.low, difference.high, vectors}, options.runs.plan.replicates,
                              elapsed.count() / pilot_replicates, "");
    }
    return print(text + '\n' + meaning_of_pilot(vectors));
}

ExitCode compare_all(const CompareOptions& options) {
    if (!accepts({{"--output", options.output}, {"--csv", options.csv.file}}, files_behind(options.files),
                 options.overwrite))
        return exit_bad_input;
    const auto c = paired_of(options.files, options.runs);
    if (!c) return exit_bad_input;
    if (c->outcomes.size() > 1)
        tell(
            fmt::format("warning: the scenarios name different outcomes ({}), so that the model's first is "
                        "the primary one; compare them one by one for their own",
                        fmt::join(c->outcomes, ", ")));
    std::vector<Answers> answers;
    for (const Compared& one : c->changed)
        answers.push_back(answer(c->questions, c->base.result.panel, one.result.panel));
    const ExitCode written = write_files(options, c->base, c->changed, answers);
    const ExitCode printed = print(options.json ? answers_json(c->base, c->changed, answers)
                                                : text_of(c->base, c->changed, answers));
    return written != exit_ok ? written : printed;
}

}  // namespace

void declare_compare(CLI::App& program, Chosen& chosen, const std::string& command_line) {
    const auto options = std::make_shared<CompareOptions>();
    options->command_line = command_line;
    CLI::App* command = program.add_subcommand(
        "compare", "What scenarios bring against the first, replicate by replicate under the same luck");
    add_file(*command, "FILE", options->files,
             "Result files, or scenarios (.toml, or names of shipped ones) to be run first; the first "
             "is the base")
        ->required()
        ->expected(2, 1000);
    add_file(*command, "-o,--output", options->output, "Keep all differences in this file (HDF5, netCDF-4)");
    declare_csv(*command, options->csv, "Write every cell of every variable into this file");
    declare_passing_runs(*command, options->runs);
    CLI::Option* json = command->add_flag("--json", options->json, "As JSON");
    command
        ->add_flag("--dry-run", options->dry_run,
                   "Run a few replicates, and say how well differences would be known; write nothing")
        ->excludes(json);
    declare_overwrite(*command, options->overwrite);
    command->callback([&chosen, options] {
        chosen = [options] {
            return or_say_why_not(
                [&] { return options->dry_run ? foretell(*options) : compare_all(*options); });
        };
    });
}

}  // namespace musubi
