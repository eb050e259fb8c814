#include <filesystem>
#include <memory>
#include <optional>

#include "sim/io/csv.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/files/result_input.hpp"
#include "tools/musubi/files/shipped_scenarios.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/reports/facts_report.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

struct FactsOptions {
    std::filesystem::path file, facts, control, contrast;
    bool strict = false, json = false;
};

/// A result that may be named; the exit code if it was refused.
std::optional<ExitCode> read_if_named(const std::filesystem::path& file, std::optional<ResultInput>& into) {
    if (file.empty()) return {};
    auto read = read_result(file);
    if (const auto* finding = std::get_if<Finding>(&read)) return report(file, *finding);
    into = std::move(std::get<ResultInput>(read));
    return {};
}

const Panel* panel_of(const std::optional<ResultInput>& result) { return result ? &result->panel : nullptr; }

ExitCode facts(const FactsOptions& options) {
    return or_say_why_not([&]() -> ExitCode {
        Problems problems;
        const auto table = read_csv(
            options.facts.empty() ? shipped_scenarios() / "data" / "stylised_facts.csv" : options.facts,
            problems);
        const auto expected = table ? facts_in(*table, problems) : std::vector<ExpectedFact>{};
        const auto read = read_result(options.file);
        if (const auto* finding = std::get_if<Finding>(&read)) return report(options.file, *finding);
        if (refuse_comparison(options.file, std::get<ResultInput>(read).panel)) return exit_bad_input;
        std::optional<ResultInput> control, contrast;
        if (const auto refused = read_if_named(options.control, control)) return *refused;
        if (const auto refused = read_if_named(options.contrast, contrast)) return *refused;
        const Panel& result = std::get<ResultInput>(read).panel;
        const auto findings =
            check_facts(expected, {result, panel_of(control), panel_of(contrast)}, problems);
        if (!problems.none()) return refuse(problems);
        const Vectors vectors = vectors_of(result);
        const ExitCode printed = print(options.json ? facts_as_json(expected, findings, vectors)
                                                    : facts_as_text(expected, findings, vectors));
        if (printed != exit_ok) return printed;
        return options.strict && !all_that_count_hold(expected, findings) ? exit_differ : exit_ok;
    });
}

}  // namespace

void declare_facts(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<FactsOptions>();
    CLI::App* command =
        program.add_subcommand("facts", "Which known facts a result shows, and which of them are evidence");
    add_file(*command, "FILE", options->file, "Result file")->required();
    add_file(*command, "--facts", options->facts,
             "Table of facts (default: data/stylised_facts.csv as shipped)");
    add_file(*command, "--control", options->control, "Result file of the negative control");
    add_file(*command, "--contrast", options->contrast,
             "Result file without what the result is about (no-programme), to show beside it");
    command->add_flag("--strict", options->strict,
                      "Exit with 1 unless every fact holds that is fitted, emergent or a check");
    command->add_flag("--json", options->json, "As JSON");
    command->callback([&chosen, options] { chosen = [options] { return facts(*options); }; });
}

}  // namespace musubi
