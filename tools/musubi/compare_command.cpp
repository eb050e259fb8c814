#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <vector>

#include "sim/io/whole_file.hpp"
#include "tools/musubi/answers_text.hpp"
#include "tools/musubi/commands.hpp"
#include "tools/musubi/report.hpp"
#include "tools/musubi/run_options.hpp"

namespace musubi {
namespace {

struct CompareOptions {
    std::vector<std::filesystem::path> files;
    std::filesystem::path csv;
    EnsemblePlan plan;
    bool json = false, quiet = false, overwrite = false;
};

/// Whether a file may be written there; says why not.
bool accepts(const std::filesystem::path& target, bool overwrite) {
    if (target.empty()) return true;
    const auto objection = refuse_target(target, overwrite ? Overwrite::yes : Overwrite::no);
    if (objection) tell(fmt::format("{}: {}", target.string(), *objection));
    return !objection;
}

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

ExitCode write_csv(const CompareOptions& options, const Compared& base,
                   const std::vector<Compared>& changed) {
    if (options.csv.empty()) return exit_ok;
    try {
        const std::string text = cells_csv(base, changed);
        write_whole_file(options.csv, std::as_bytes(std::span(text)),
                         options.overwrite ? Overwrite::yes : Overwrite::no);
        return exit_ok;
    } catch (const std::system_error& fault) {
        tell(fmt::format("{}: could not be written: {}", options.csv.string(), fault.what()));
        return exit_not_written;
    }
}

std::string text_of(const Compared& base, const std::vector<Compared>& changed,
                    const std::vector<Answers>& answers) {
    std::string text;
    for (std::size_t i = 0; i < changed.size(); ++i)
        text += answers_text(base, changed[i], answers[i]) + '\n';
    return text + meaning_of_answers(base);
}

ExitCode compare_all(const CompareOptions& options) {
    if (!accepts(options.csv, options.overwrite)) return exit_bad_input;
    auto all = read_or_run(options.files, options.plan, options.quiet);
    if (!all) return exit_bad_input;
    const Compared base = std::move(all->front());
    all->erase(all->begin());
    const AnyModel* model = model_of(base.result);
    const Questions questions = model != nullptr && model->questions ? model->questions(base.result.panel)
                                                                     : usual_questions(base.result.panel);
    if (!may_be_paired(base, *all, questions)) return exit_bad_input;
    std::vector<Answers> answers;
    for (const Compared& one : *all)
        answers.push_back(answer(questions, base.result.panel, one.result.panel));
    const ExitCode written = write_csv(options, base, *all);
    const ExitCode printed =
        print(options.json ? answers_json(base, *all, answers) : text_of(base, *all, answers));
    return written != exit_ok ? written : printed;
}

ExitCode compare_or_say_why_not(const CompareOptions& options) {
    try {
        return compare_all(options);
    } catch (const std::system_error& fault) {
        tell(fault.what());
        return exit_bad_input;
    }
}

}  // namespace

void declare_compare(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<CompareOptions>();
    CLI::App* command = program.add_subcommand(
        "compare", "What scenarios bring against the first, replicate by replicate under the same luck");
    command
        ->add_option("FILE", options->files,
                     "Result files, or scenarios (.toml) to be run first; the first is the base")
        ->required()
        ->expected(2, 1000);
    command->add_option("--csv", options->csv, "Write every cell of every variable into this file");
    command->add_option("--replicates", options->plan.replicates, "Of scenarios that are run")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command->add_option("--seed", options->plan.seed, "Of scenarios that are run")->capture_default_str();
    declare_threads(*command, options->plan);
    command->add_flag("--json", options->json, "As JSON");
    command->add_flag("--quiet", options->quiet, "No progress of runs");
    command->add_flag("--overwrite", options->overwrite, "Replace an existing file");
    command->callback(
        [&chosen, options] { chosen = [options] { return compare_or_say_why_not(*options); }; });
}

}  // namespace musubi
