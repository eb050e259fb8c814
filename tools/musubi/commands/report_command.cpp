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
#include "tools/musubi/page/page_document.hpp"
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

/// What the program has for the model of a result, if that has a page of its own.
const ModelRoom* room_with_page(const Compared& one) {
    const ModelRoom* room = room_of(model_of(one.result));
    return room != nullptr && room->page != nullptr ? room : nullptr;
}

/// Whether they are what a page is made of, each for itself; says what is not.
bool each_can_be_shown(const std::vector<Compared>& results) {
    if (const auto sweep = std::find_if(results.begin(), results.end(), is_sweep); sweep != results.end()) {
        if (results.size() > 1)
            refuse_report(sweep->file, "is a sweep, which has a page of its own: name one file");
        return results.size() == 1;
    }
    bool all = true;
    for (const Compared& one : results)
        if (const ModelRoom* room = room_with_page(one);
            room != nullptr && !room->can_be_shown(one.result.panel)) {
            refuse_report(one.file, "has not what a page shows: it is of an older musubi");
            all = false;
        }
    return all;
}

/// Whether the second can be compared with the first; says all that speaks against it.
bool can_be_paired(const Compared& base, const Compared& other) {
    if (model_of(base.result) != model_of(other.result)) {
        refuse_report(other.file, "is of another model than " + base.file.string());
        return false;
    }
    const auto reasons = objections(base, other, questions_on(base.result));
    for (const std::string& reason : reasons)
        refuse_report(other.file, fmt::format("cannot be paired with {}: {}", base.file.string(), reason));
    return reasons.empty();
}

/// Nothing, once it is said why, for a sweep that this program cannot read.
std::optional<std::string> document_about(const std::vector<Compared>& results) {
    const Compared& first = results.front();
    if (is_sweep(first)) {
        const auto plan = plan_of_sweep(first.file, first.result);
        return plan ? std::optional(sweep_page_document(first, *plan)) : std::nullopt;
    }
    const ModelRoom* room = room_with_page(first);
    return room != nullptr ? room->page(results) : page_document(results);
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
        if (!results || !each_can_be_shown(*results)) return exit_bad_input;
        if (results->size() > 1 && !can_be_paired(results->front(), results->back())) return exit_bad_input;
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
