#include <fmt/core.h>
#include <fmt/ranges.h>

#include <memory>
#include <string>
#include <vector>

#include "sim/io/whole_file.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/files/output_files.hpp"
#include "tools/musubi/files/own_target.hpp"
#include "tools/musubi/files/written.hpp"
#include "tools/musubi/options/csv_option.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/overwrite_option.hpp"
#include "tools/musubi/options/run_options.hpp"
#include "tools/musubi/reports/answers_text.hpp"
#include "tools/musubi/reports/comparison_file.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

struct CompareOptions {
    std::vector<std::filesystem::path> files;
    std::filesystem::path output;
    CsvTarget csv;
    std::string command_line;
    PassingRuns runs;
    bool json = false;
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

ExitCode compare_all(const CompareOptions& options) {
    if (!accepts({{"--output", options.output}, {"--csv", options.csv.file}}, files_behind(options.files),
                 options.overwrite))
        return exit_bad_input;
    auto all = read_or_run(options.files, options.runs);
    if (!all) return exit_bad_input;
    const std::vector<std::string> outcomes = named_outcomes(*all);
    const Compared base = std::move(all->front());
    all->erase(all->begin());
    const Questions questions = with_primary_outcome(questions_on(base.result), primary_among(outcomes));
    if (!may_be_paired(base, *all, questions)) return exit_bad_input;
    if (outcomes.size() > 1)
        tell(
            fmt::format("warning: the scenarios name different outcomes ({}), so that the model's first is "
                        "the primary one; compare them one by one for their own",
                        fmt::join(outcomes, ", ")));
    std::vector<Answers> answers;
    for (const Compared& one : *all)
        answers.push_back(answer(questions, base.result.panel, one.result.panel));
    const ExitCode written = write_files(options, base, *all, answers);
    const ExitCode printed =
        print(options.json ? answers_json(base, *all, answers) : text_of(base, *all, answers));
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
    command->add_flag("--json", options->json, "As JSON");
    declare_overwrite(*command, options->overwrite);
    command->callback([&chosen, options] {
        chosen = [options] { return or_say_why_not([&] { return compare_all(*options); }); };
    });
}

}  // namespace musubi
