#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/io/whole_file.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/files/output_files.hpp"
#include "tools/musubi/files/sweep_input.hpp"
#include "tools/musubi/files/written.hpp"
#include "tools/musubi/model_rooms.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/overwrite_option.hpp"
#include "tools/musubi/options/run_options.hpp"
#include "tools/musubi/page/built_in_page.hpp"
#include "tools/musubi/page/page_sweep.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

struct ReportOptions {
    std::vector<std::filesystem::path> files;
    std::filesystem::path output;
    PassingRuns runs;
    bool json = false;
    Overwrite overwrite = Overwrite::no;
};

ExitCode refuse_report(const std::filesystem::path& file, const std::string& reason) {
    tell(fmt::format("{}: {}", file.string(), reason));
    return exit_bad_input;
}

bool is_sweep(const Compared& one) { return holds_a_sweep(one.result.panel); }

/// Whether a page can be made of these; says all that speaks against it.
bool can_be_reported(const std::vector<Compared>& results) {
    bool all = true;
    if (const auto sweep = std::find_if(results.begin(), results.end(), is_sweep); sweep != results.end()) {
        if (results.size() > 1)
            refuse_report(sweep->file, "is a sweep, which has a page of its own: name one file");
        return results.size() == 1;
    }
    for (const Compared& one : results)
        if (const ModelRoom* room = room_of(model_of(one.result));
            room == nullptr || room->page == nullptr || !room->can_be_shown(one.result.panel)) {
            refuse_report(one.file,
                          "has not what a page shows: it is of another model, or of an older musubi");
            all = false;
        }
    if (!all || results.size() == 1) return all;
    const Questions questions = questions_on(results.front().result);
    for (const std::string& reason : objections(results.front(), results.back(), questions)) {
        refuse_report(results.back().file,
                      fmt::format("cannot be paired with {}: {}", results.front().file.string(), reason));
        all = false;
    }
    return all;
}

/// Nothing, once it is said why, for a sweep that this program cannot read.
std::optional<std::string> document_about(const std::vector<Compared>& results) {
    const Compared& first = results.front();
    if (!is_sweep(first)) return room_of(model_of(first.result))->page(results);
    const auto plan = plan_of_sweep(first.file, first.result);
    if (!plan) return std::nullopt;
    return sweep_page_document(first, *plan);
}

ExitCode report_on(const ReportOptions& options) {
    if (!options.json) {
        if (!page_is_built_in())
            return refuse_report(options.output,
                                 "this musubi was built without Node, which makes the page: install Node and "
                                 "npm and build anew, or take --json");
        if (!accepts({{"--output", options.output}}, files_behind(options.files), options.overwrite))
            return exit_bad_input;
    }
    return or_say_why_not([&]() -> ExitCode {
        const auto results = read_or_run(options.files, options.runs);
        if (!results || !can_be_reported(*results)) return exit_bad_input;
        const auto document = document_about(*results);
        if (!document) return exit_bad_input;
        return options.json ? print(*document + '\n')
                            : write_text(options.output, page_with(*document), options.overwrite);
    });
}

}  // namespace

void declare_report(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<ReportOptions>();
    CLI::App* command = program.add_subcommand(
        "report",
        "Write a page, in English and Japanese, about a result, what it brings against a first, or a sweep");
    add_file(*command, "FILE", options->files,
             "Result file, or scenario (.toml, or the name of a shipped one) to be run first; of two, "
             "the first is the base. Or the file of `sweep merge`")
        ->required()
        ->expected(1, 2);
    auto* output = add_file(*command, "-o,--output", options->output, "The page: one HTML file");
    auto* json = command->add_flag("--json", options->json, "Print what the page shows as JSON instead")
                     ->excludes(output);
    constexpr int networks = 20;  // one is drawn; who carries is asked of all, and each takes half a megabyte
    options->runs.network = {NetworkPlan::Detail::full, networks, 0};
    declare_passing_runs(*command, options->runs);
    declare_overwrite(*command, options->overwrite);
    command->callback([&chosen, options, output, json] {
        if (output->count() == 0 && json->count() == 0) throw CLI::RequiredError("--output");
        chosen = [options] { return report_on(*options); };
    });
}

}  // namespace musubi
