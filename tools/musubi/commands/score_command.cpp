#include <filesystem>
#include <memory>

#include "sim/experiment/scores/predictive_score.hpp"
#include "sim/io/csv.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/files/model_result.hpp"
#include "tools/musubi/files/output_files.hpp"
#include "tools/musubi/files/written.hpp"
#include "tools/musubi/options/csv_option.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/overwrite_option.hpp"
#include "tools/musubi/reports/score_report.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

struct ScoreOptions {
    std::filesystem::path file, against;
    CsvTarget csv;
    bool json = false;
    Overwrite overwrite = Overwrite::no;
};

ExitCode score_against(const ScoreOptions& options, const Panel& results) {
    Problems problems;
    const auto table = read_csv(options.against, problems);
    const auto figures = table ? figures_of(*table, results, problems) : std::vector<Target>{};
    if (!problems.none()) return refuse(problems);
    const PredictiveScore score = predictive_score(results, figures);
    return print_beside_csv(
        options.json ? score_json(score) : score_text(score), options.csv,
        [&](CsvFor readers) { return score_csv(score, readers); }, options.overwrite);
}

ExitCode score(const ScoreOptions& options) {
    if (!accepts({{"--csv", options.csv.file}}, {options.file, options.against}, options.overwrite))
        return exit_bad_input;
    return with_result(
        options.file, [](const Panel&) { return true; }, "replicates",
        [&](const ResultInput& result) { return score_against(options, result.panel); });
}

}  // namespace

void declare_score(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<ScoreOptions>();
    CLI::App* command =
        program.add_subcommand("score", "How well observed figures fit into what a result predicts");
    add_file(*command, "FILE", options->file, "Result file")->required();
    add_file(*command, "--against", options->against, "Table of observed figures with their errors (CSV)")
        ->required();
    declare_csv(*command, options->csv, "Write the scores of the figures into this file");
    command->add_flag("--json", options->json, "As JSON");
    declare_overwrite(*command, options->overwrite);
    command->callback([&chosen, options] { chosen = [options] { return score(*options); }; });
}

}  // namespace musubi
