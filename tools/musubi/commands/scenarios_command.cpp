#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/io/scenario_file.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/files/shipped_scenarios.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/words/json_text.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

using ByLanguage = std::map<std::string, std::string>;

struct ShippedScenario {
    std::string name;
    std::filesystem::path file;
    Scenario scenario;
};

/// Nothing, and every problem, if one of them is broken.
std::optional<std::vector<ShippedScenario>> read_shipped(Problems& problems) {
    std::vector<ShippedScenario> all;
    for (const std::string& name : shipped_scenario_names()) {
        const std::filesystem::path file = scenario_file(name);
        if (auto scenario = read_scenario(file, models(), problems, shipped_scenarios()))
            all.push_back({name, file, std::move(*scenario)});
    }
    if (!problems.none()) return std::nullopt;
    return all;
}

/// In the language asked for, or in all there are; where there is none in it, in the first.
std::vector<std::string> lines_in(const ByLanguage& texts, const std::string& language) {
    std::vector<std::string> lines;
    for (const auto& [one, text] : texts)
        if (language == "both" || one == language) lines.push_back(text);
    if (lines.empty() && !texts.empty()) lines.push_back(texts.begin()->second);
    return lines;
}

std::string list_as_text(const std::vector<ShippedScenario>& all, const std::string& language) {
    std::string text;
    for (const ShippedScenario& one : all) {
        text += (text.empty() ? "" : "\n") + one.name + "\n";
        const auto titles = lines_in(one.scenario.titles, language),
                   questions = lines_in(one.scenario.questions, language);
        for (std::size_t i = 0; i < std::max(titles.size(), questions.size()); ++i) {
            if (i < titles.size()) text += fmt::format("    {}\n", titles[i]);
            if (i < questions.size()) text += fmt::format("      {}\n", questions[i]);
        }
    }
    return text;
}

std::string list_as_json(const std::vector<ShippedScenario>& all) {
    auto document = nlohmann::ordered_json::array();
    for (const ShippedScenario& one : all)
        document.push_back({{"name", one.name},
                            {"file", one.file.string()},
                            {"model", one.scenario.model},
                            {"title", one.scenario.titles},  // by language
                            {"question", one.scenario.questions}});
    return json_text(document);
}

ExitCode list_scenarios(const std::string& language, bool json) {
    Problems problems;
    const auto all = read_shipped(problems);
    if (!all) return refuse(problems);
    return print(json ? list_as_json(*all) : list_as_text(*all, language));
}

}  // namespace

void declare_scenarios(CLI::App& program, Chosen& chosen) {
    struct Options {
        std::string language = "both";
        bool json = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand(
        "scenarios", "List the scenarios that are shipped, by the names that run, compare and others take");
    command->add_option("--language", options->language, "Of titles and questions")
        ->check(CLI::IsMember({"en", "ja", "both"}))
        ->capture_default_str();
    command->add_flag("--json", options->json, "As JSON, in all languages");
    command->callback([&chosen, options] {
        chosen = [options] { return list_scenarios(options->language, options->json); };
    });
}

}  // namespace musubi
