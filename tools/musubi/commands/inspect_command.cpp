#include <fmt/core.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "sim/experiment/comparison/comparison.hpp"
#include "sim/experiment/comparison/comparison_panel.hpp"
#include "sim/experiment/estimates/summary.hpp"
#include "sim/io/resolved_toml.hpp"
#include "sim/io/safe_text.hpp"
#include "sim/sweep/work/sweep_merge.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/files/result_input.hpp"
#include "tools/musubi/files/sweep_input.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/running/compared_results.hpp"
#include "tools/musubi/words/json_text.hpp"
#include "tools/musubi/words/messages.hpp"
#include "tools/musubi/words/number_text.hpp"
#include "tools/musubi/words/text_table.hpp"

namespace musubi {
namespace {

using HeldJson = nlohmann::ordered_json;

/// A text that the scenario of a result sets; empty if it does not.
std::string text_of(const Provenance& provenance, const std::string& name) {
    const auto settings = settings_in(provenance.resolved_scenario);
    const auto setting = settings.find(name);
    return setting == settings.end() ? "" : plain_text(setting->second);
}

std::string title_of(const ResultInput& result) {
    return result.panel.title.empty() ? text_of(result.provenance, "title") : result.panel.title;
}

std::string label(const Dimension& dimension, std::size_t index) {
    return dimension.labels.empty() ? fmt::format("{}", dimension.numbers[index]) : dimension.labels[index];
}

/// "5: 2002 … 2006".
std::string extent_of(const Dimension& dimension) {
    const std::size_t size = dimension.size();
    if (size == 0) return "0";
    if (size == 1) return fmt::format("1: {}", label(dimension, 0));
    return fmt::format("{}: {} … {}", size, label(dimension, 0), label(dimension, size - 1));
}

/// Of what kind a result is, of how much it holds, and whether that is all that was asked for.
struct Held {
    std::string model, text;
    bool complete = true;
    HeldJson counts = HeldJson::object();  ///< the same for a program
};

Held held_of_run(const ResultInput& result) {
    const std::uint64_t there = replicates_in(result.panel), asked = result.provenance.replicates;
    const bool complete = !is_partial(result.panel, result.provenance);
    return {text_of(result.provenance, "model"),
            fmt::format("{} of {} replicates: {}", there, asked,
                        complete ? "complete" : "partial, the run was stopped"),
            complete,
            {{"replicates", there}, {"replicates_asked_for", asked}}};
}

Held held_of_merged(const ResultInput& result) {
    const MergedRuns runs = runs_in(result.panel);
    const std::size_t there = runs.all - runs.missing, replicates = replicates_in(result.panel);
    return {
        "",
        fmt::format("a sweep: {} of {} runs: {} missing, {} failed", there, runs.all, runs.missing,
                    runs.failed),
        runs.missing == 0,
        {{"replicates", replicates},
         {"replicates_asked_for", replicates},
         {"runs",
          {{"asked_for", runs.all}, {"there", there}, {"missing", runs.missing}, {"failed", runs.failed}}}}};
}

/// Says so if the sweep is of another version, whose model and parameters are not ours.
Held held_in(const std::filesystem::path& file, const ResultInput& result) {
    if (!holds_a_plan(result.panel)) return held_of_run(result);
    const auto plan = plan_of_sweep(file, result);
    Held held = holds_a_sweep(result.panel)
                    ? held_of_merged(result)
                    : Held{"", "the plan of a sweep, no run", false, {{"replicates", 0}}};
    if (plan) held.model = plan->sweep.model->name;
    return held;
}

using Headline = std::vector<std::pair<std::string, Estimate>>;

/// The sums that the model answers in words first, over all years and regions. Nothing of a calibration or of
/// an older musubi, which do not hold what is asked.
Headline headline(const ResultInput& result) {
    const AnyModel* const model = is_comparison(result.panel) ? nullptr : model_of(result);
    if (model == nullptr || !model->questions || replicates_in(result.panel) == 0) return {};
    try {
        Headline sums;
        for (const auto& [name, sum] : model->questions(result.panel).indicators)
            sums.emplace_back(sum.heading, estimate(sum_by_replicate(result.panel, sum)));
        return sums;
    } catch (const std::logic_error&) {
        return {};
    }
}

std::string headline_text(const ResultInput& result) {
    std::vector<std::vector<std::string>> rows{{"in all", "mean", "5 % to 95 % of replicates"}};
    for (const auto& [heading, sum] : headline(result)) {
        const int decimals = decimals_for({sum.mean, sum.low, sum.high});
        rows.push_back({heading, grouped(sum.mean, decimals),
                        grouped(sum.low, decimals) + " to " + grouped(sum.high, decimals)});
    }
    return rows.size() == 1 ? "" : "\n" + aligned(rows, {Align::left, Align::right, Align::left});
}

/// "programme state of a region (0 none, 1 trial)".
std::string meaning_of(const Variable& variable) {
    std::vector<std::string> flags;
    for (const Flag& flag : variable.flags) flags.push_back(fmt::format("{} {}", flag.value, flag.meaning));
    return flags.empty() ? variable.long_name
                         : fmt::format("{} ({})", variable.long_name, fmt::join(flags, ", "));
}

std::string as_text(const ResultInput& result, const Held& held) {
    const Provenance& from = result.provenance;
    const std::vector<Align> two{Align::left, Align::left};
    std::string text = safe_line(title_of(result)) + "\n\n";
    text += aligned({{"model", held.model},
                     {"holds", held.text},
                     {"seed", fmt::format("{}", from.seed)},
                     {"made by", fmt::format("musubi {} (commit {})", from.version, from.commit)},
                     {"made", fmt::format("{} to {}", from.start_time, from.end_time)},
                     {"command", from.command_line},
                     {"content checksum", content_checksum(result.panel)}},
                    two);
    std::vector<std::vector<std::string>> dimensions{{"dimension", "size: first … last"}};
    for (const Dimension& dimension : result.panel.dimensions)
        dimensions.push_back({dimension.name, extent_of(dimension)});
    text += headline_text(result) + "\n" + aligned(dimensions, two);
    std::vector<std::vector<std::string>> variables{{"variable", "unit", "dimensions", "meaning"}};
    for (const Variable& variable : result.panel.variables)
        variables.push_back({full_name(variable), variable.units,
                             fmt::format("{}", fmt::join(variable.dimensions, ", ")), meaning_of(variable)});
    return text + "\n" + aligned(variables, std::vector<Align>(4, Align::left));
}

HeldJson json_of(const ResultInput& result, const Held& held) {
    const Provenance& from = result.provenance;
    HeldJson document{{"title", title_of(result)},
                      {"model", held.model},
                      {"version", from.version},
                      {"commit", from.commit},
                      {"seed", from.seed}};
    document.update(held.counts);
    document.update({{"complete", held.complete},
                     {"start_time", from.start_time},
                     {"end_time", from.end_time},
                     {"command_line", from.command_line},
                     {"content_checksum", content_checksum(result.panel)}});
    auto& sums = document["in_all"] = HeldJson::array();
    for (const auto& [heading, sum] : headline(result))
        sums.push_back({{"heading", heading}, {"mean", sum.mean}, {"p05", sum.low}, {"p95", sum.high}});
    auto& dimensions = document["dimensions"] = HeldJson::object();
    for (const Dimension& dimension : result.panel.dimensions) {
        if (dimension.labels.empty())
            dimensions[dimension.name] = dimension.numbers;
        else
            dimensions[dimension.name] = dimension.labels;
    }
    auto& variables = document["variables"] = HeldJson::array();
    for (const Variable& variable : result.panel.variables) {
        variables.push_back({{"name", full_name(variable)},
                             {"units", variable.units},
                             {"long_name", variable.long_name},
                             {"dimensions", variable.dimensions}});
        for (const Flag& flag : variable.flags)
            variables.back()["flags"][fmt::format("{}", flag.value)] = flag.meaning;
    }
    return document;
}

ExitCode inspect(const std::filesystem::path& file, bool json) {
    return or_say_why_not([&]() -> ExitCode {
        const auto read = read_result(file);
        if (const auto* finding = std::get_if<Finding>(&read)) return report(file, *finding);
        const auto& result = std::get<ResultInput>(read);
        const Held held = held_in(file, result);
        return print(json ? json_text(json_of(result, held)) : as_text(result, held));
    });
}

}  // namespace

void declare_inspect(CLI::App& program, Chosen& chosen) {
    struct Options {
        std::filesystem::path file;
        bool json = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("inspect", "What is in a result file, at a glance");
    add_file(*command, "FILE", options->file, "Result file")->required();
    command->add_flag("--json", options->json, "As JSON");
    command->callback(
        [&chosen, options] { chosen = [options] { return inspect(options->file, options->json); }; });
}

}  // namespace musubi
