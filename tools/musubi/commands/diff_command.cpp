#include <fmt/core.h>

#include <cmath>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/reports/difference.hpp"
#include "tools/musubi/words/messages.hpp"
#include "tools/musubi/words/text_table.hpp"

namespace musubi {
namespace {

std::string percent(double relative) {
    if (std::isnan(relative)) return "no mean";
    if (std::isinf(relative)) return "from 0";
    return fmt::format("{:+.3g} %", 100 * relative);
}

std::string as_text(const Difference& found, bool results) {
    if (found.none())
        return fmt::format("identical: the same scenario{}\n", results ? " and the same results" : "");
    std::string text;
    if (!found.settings.empty()) {
        auto rows = found.settings;
        rows.insert(rows.begin(), {"setting", "first", "second"});
        text += aligned(rows, std::vector<Align>(3, Align::left));
    }
    if (!results || found.same_content) return text;
    const Comparison& c = found.results;
    text +=
        fmt::format("{}{} of {} variables differ\n", text.empty() ? "" : "\n", c.changes.size(), c.compared);
    std::vector<std::vector<std::string>> rows{
        {"variable", "first mean", "second mean", "difference", "unit"}};
    for (const Change& change : c.changes)
        rows.push_back({change.variable, fmt::format("{:.6g}", change.first),
                        fmt::format("{:.6g}", change.second), percent(change.relative), change.units});
    if (!c.changes.empty())
        text += aligned(rows, {Align::left, Align::right, Align::right, Align::right, Align::left});
    for (const std::string& name : c.only_in_first) text += fmt::format("only in the first: {}\n", name);
    for (const std::string& name : c.only_in_second) text += fmt::format("only in the second: {}\n", name);
    return text;
}

std::string as_json(const Difference& found) {
    nlohmann::ordered_json document{{"identical", found.none()}};
    auto& settings = document["settings"] = nlohmann::ordered_json::array();
    for (const auto& row : found.settings)
        settings.push_back({{"name", row[0]}, {"first", row[1]}, {"second", row[2]}});
    auto& results = document["results"] = nlohmann::ordered_json::array();
    for (const Change& change : found.results.changes)  // what is no number becomes null
        results.push_back({{"name", change.variable},
                           {"units", change.units},
                           {"first", change.first},
                           {"second", change.second},
                           {"relative", change.relative}});
    document["only_in_first"] = found.results.only_in_first;
    document["only_in_second"] = found.results.only_in_second;
    return document.dump(2) + "\n";
}

ExitCode diff(const std::vector<std::string>& files, bool json) {
    return or_say_why_not([&]() -> ExitCode {
        const auto first = read_side_of_diff(files[0]), second = read_side_of_diff(files[1]);
        if (!first || !second) return exit_bad_input;
        const Difference found = difference_between(*first, *second);
        const bool results = first->results && second->results;
        if (print(json ? as_json(found) : as_text(found, results)) != exit_ok) return exit_bad_input;
        return found.none() ? exit_ok : exit_differ;
    });
}

}  // namespace

void declare_diff(CLI::App& program, Chosen& chosen) {
    struct Options {
        std::vector<std::string> files;
        bool json = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("diff", "What differs between two results or scenarios");
    add_file(*command, "FILE", options->files,
             "Two result files, scenarios (.toml, or names of shipped ones), or one of each")
        ->required()
        ->expected(2);
    command->add_flag("--json", options->json, "As JSON");
    command->callback(
        [&chosen, options] { chosen = [options] { return diff(options->files, options->json); }; });
}

}  // namespace musubi
