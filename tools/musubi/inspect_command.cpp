#include <fmt/core.h>
#include <fmt/ranges.h>

#include <cmath>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/experiment/comparison.hpp"
#include "sim/io/resolved_toml.hpp"
#include "tools/musubi/commands.hpp"
#include "tools/musubi/report.hpp"
#include "tools/musubi/result_input.hpp"
#include "tools/musubi/text_table.hpp"

namespace musubi {
namespace {

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

std::string completeness(const ResultInput& result) {
    return fmt::format(
        "{} of {} replicates{}", replicates_in(result.panel), result.provenance.replicates,
        is_partial(result.panel, result.provenance) ? ": partial, the run was stopped" : ": complete");
}

std::string as_text(const ResultInput& result) {
    const Provenance& from = result.provenance;
    const std::vector<Align> two{Align::left, Align::left};
    std::string text = title_of(result) + "\n\n";
    text += aligned({{"model", text_of(from, "model")},
                     {"holds", completeness(result)},
                     {"seed", fmt::format("{}", from.seed)},
                     {"made by", fmt::format("musubi {} (commit {})", from.version, from.commit)},
                     {"made", fmt::format("{} to {}", from.start_time, from.end_time)},
                     {"command", from.command_line},
                     {"content checksum", content_checksum(result.panel)}},
                    two);
    std::vector<std::vector<std::string>> dimensions{{"dimension", "size: first … last"}};
    for (const Dimension& dimension : result.panel.dimensions)
        dimensions.push_back({dimension.name, extent_of(dimension)});
    text += "\n" + aligned(dimensions, two);
    std::vector<std::vector<std::string>> variables{{"variable", "mean", "unit", "dimensions"}};
    for (const Variable& variable : result.panel.variables) {
        const double mean = mean_of(variable);
        variables.push_back({full_name(variable), std::isnan(mean) ? "" : fmt::format("{:.4g}", mean),
                             variable.units, fmt::format("{}", fmt::join(variable.dimensions, ", "))});
    }
    return text + "\n" + aligned(variables, {Align::left, Align::right, Align::left, Align::left});
}

nlohmann::ordered_json as_json(const ResultInput& result) {
    const Provenance& from = result.provenance;
    nlohmann::ordered_json document{{"title", title_of(result)},
                                    {"model", text_of(from, "model")},
                                    {"version", from.version},
                                    {"commit", from.commit},
                                    {"seed", from.seed},
                                    {"replicates", replicates_in(result.panel)},
                                    {"replicates_asked_for", from.replicates},
                                    {"complete", !is_partial(result.panel, from)},
                                    {"start_time", from.start_time},
                                    {"end_time", from.end_time},
                                    {"command_line", from.command_line},
                                    {"content_checksum", content_checksum(result.panel)}};
    auto& dimensions = document["dimensions"] = nlohmann::ordered_json::object();
    for (const Dimension& dimension : result.panel.dimensions) {
        if (dimension.labels.empty())
            dimensions[dimension.name] = dimension.numbers;
        else
            dimensions[dimension.name] = dimension.labels;
    }
    auto& variables = document["variables"] = nlohmann::ordered_json::array();
    for (const Variable& variable : result.panel.variables)  // a mean that is NaN becomes null
        variables.push_back({{"name", full_name(variable)},
                             {"units", variable.units},
                             {"long_name", variable.long_name},
                             {"dimensions", variable.dimensions},
                             {"mean", mean_of(variable)}});
    return document;
}

ExitCode inspect(const std::filesystem::path& file, bool json) {
    return or_say_why_not([&]() -> ExitCode {
        const auto read = read_result(file);
        if (const auto* finding = std::get_if<Finding>(&read)) return report(file, *finding);
        const auto& result = std::get<ResultInput>(read);
        return print(json ? as_json(result).dump(2) + "\n" : as_text(result));
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
    command->add_option("FILE", options->file, "Result file")->required();
    command->add_flag("--json", options->json, "As JSON");
    command->callback(
        [&chosen, options] { chosen = [options] { return inspect(options->file, options->json); }; });
}

}  // namespace musubi
