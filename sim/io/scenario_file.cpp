#include "sim/io/scenario_file.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>
#include <vector>

#include "sim/io/csv.hpp"
#include "sim/io/parameter_value.hpp"
#include "sim/io/safe_text.hpp"
#include "sim/io/scenario_chain.hpp"
#include "sim/io/suggestion.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;
using Kind = TomlNode::Kind;

const std::array<std::string, 5> frame_keys{"title", "question", "outcome", "model", "extends"};

bool is_frame_key(const std::string& key) {
    return std::find(frame_keys.begin(), frame_keys.end(), key) != frame_keys.end();
}

std::string section_of(const std::string& name) { return name.substr(0, name.rfind('.')); }
std::string key_of(const std::string& name) { return name.substr(name.rfind('.') + 1); }

bool is_language(const std::string& name) {
    return name.size() == 2 &&
           std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "2004" or "first_fiscal_year": what somebody sets who looks for years that stand in a table.
bool names_per_year(const std::string& key) {
    const bool number = key.size() == 4 && key.find_first_not_of("0123456789") == std::string::npos;
    const bool first = key.find("first") != std::string::npos || key.find("start") != std::string::npos;
    return number || (first && key.find("year") != std::string::npos);
}

using ByLanguage = std::map<std::string, std::string>;

/// A title or a question: a text, or a text a language.
ByLanguage read_line(const TomlNode& node, Problems& problems) {
    if (node.kind == Kind::text) {
        const auto& text = std::get<std::string>(node.value);
        return text.empty() ? ByLanguage{} : ByLanguage{{"", text}};
    }
    if (node.kind != Kind::table || node.children.empty()) {
        problems.add(node.place,
                     fmt::format("{} must be a text, or a table of texts as {{en = …, ja = …}}, not {}",
                                 node.key, in_words(node.kind)));
        return {};
    }
    ByLanguage line;
    for (const TomlNode& translation : node.children) {
        if (!is_language(translation.key))
            problems.add(translation.key_place,
                         fmt::format("{}: {} is no language; two small letters were meant, as en or ja",
                                     node.key, in_quotes(translation.key)));
        else if (translation.kind != Kind::text)
            problems.add(translation.place, fmt::format("{}.{} must be a text, not {}", node.key,
                                                        translation.key, in_words(translation.kind)));
        else if (const auto& text = std::get<std::string>(translation.value); !text.empty())
            line[translation.key] = text;
    }
    return line;
}

/// The title or question of the scenario nearest to it that has one.
ByLanguage nearest_line(const char* key, const std::vector<ScenarioFile>& chain, Problems& problems) {
    ByLanguage nearest;
    for (const ScenarioFile& file : chain) {
        const TomlNode* node = file.root.find(key);
        if (node == nullptr) continue;
        ByLanguage line = read_line(*node, problems);
        if (nearest.empty()) nearest = std::move(line);
    }
    return nearest;
}

/// The model of the scenario; null, and a problem, if it names none of those there are.
const AnyModel* choose_model(const std::vector<ScenarioFile>& chain, std::span<const AnyModel> models,
                             Problems& problems) {
    for (const ScenarioFile& file : chain) {
        const TomlNode* node = file.root.find("model");
        if (node == nullptr) continue;
        if (node->kind != Kind::text) {
            problems.add(node->place,
                         fmt::format("model must be the name of a model, not {}", in_words(node->kind)));
            return nullptr;
        }
        const auto& name = std::get<std::string>(node->value);
        std::vector<std::string> known;
        for (const AnyModel& model : models) {
            if (model.name == name) return &model;
            known.push_back(model.name);
        }
        problems.add(node->place, is_none_of("model", name, known));
        return nullptr;
    }
    return &models.front();
}

/// Reads the settings of one file after the other and knows which keys there can be.
class Settings {
  public:
    Settings(const std::vector<ParameterSpec>& parameters, Problems& problems)
        : parameters_(parameters), problems_(problems) {
        for (const ParameterSpec& parameter : parameters) {
            const std::string section = section_of(parameter.name);
            if (!is_section(section)) sections_.push_back(section);
            settings_[parameter.name] = {parameter.fallback, {}};
        }
    }

    /// Takes what a file sets; it wins over what was taken before.
    void take(const TomlNode& root) {
        for (const TomlNode& node : root.children) {
            if (is_frame_key(node.key)) continue;
            if (is_section(node.key))
                take_section(node);
            else
                refuse_top_level(node);
        }
    }
    [[nodiscard]] std::map<std::string, Setting> finished() && { return std::move(settings_); }

  private:
    [[nodiscard]] bool is_section(const std::string& name) const {
        return std::find(sections_.begin(), sections_.end(), name) != sections_.end();
    }

    void take_section(const TomlNode& section) {
        if (section.kind != Kind::table) {
            problems_.add(section.place, fmt::format("{} is a section with keys of its own ([{}]), not {}",
                                                     section.key, section.key, in_words(section.kind)));
            return;
        }
        for (const TomlNode& node : section.children) {
            const std::string name = section.key + "." + node.key;
            const ParameterSpec* parameter = parameter_named(parameters_, name);
            if (parameter == nullptr)
                refuse_key(section.key, node);
            else if (auto value = value_for(*parameter, node, problems_))
                settings_[name] = {*std::move(value), node.place};
        }
    }

    /// Among the keys of its section, or of the same name in another section.
    void refuse_key(const std::string& section, const TomlNode& node) {
        std::vector<std::string> keys;
        for (const ParameterSpec& parameter : parameters_)
            if (section_of(parameter.name) == section) keys.push_back(key_of(parameter.name));
        std::string meant = nearest_word(node.key, keys);
        meant = meant.empty() ? with_key(node.key) : section + "." + meant;
        problems_.add(node.key_place, fmt::format("unknown key {}{}", in_quotes(section + "." + node.key),
                                                  names_per_year(node.key) ? where_years_stand(section)
                                                                           : did_you_mean(meant)));
    }
    /// The tables whose meaning speaks of years, those of this section if it has any.
    [[nodiscard]] std::string where_years_stand(const std::string& section) const {
        std::string own, all;
        for (const ParameterSpec& parameter : parameters_) {
            if (parameter.type != ParameterSpec::Type::table ||
                parameter.meaning.find("year") == std::string::npos)
                continue;
            all += (all.empty() ? "" : ", ") + parameter.name;
            if (section_of(parameter.name) == section) own += (own.empty() ? "" : ", ") + parameter.name;
        }
        return all.empty() ? "" : fmt::format("; years stand in a CSV: see {}", own.empty() ? all : own);
    }
    void refuse_top_level(const TomlNode& node) {
        if (node.kind == Kind::table) {
            problems_.add(node.key_place, fmt::format("unknown section {}{}", in_quotes(node.key),
                                                      did_you_mean(nearest_word(node.key, sections_))));
            return;
        }
        std::string meant = with_key(node.key);
        if (meant.empty()) meant = nearest_word(node.key, frame_keys);
        problems_.add(node.key_place,
                      fmt::format("unknown key {}{}", in_quotes(node.key),
                                  names_per_year(node.key) ? where_years_stand("") : did_you_mean(meant)));
    }
    [[nodiscard]] std::string with_key(const std::string& key) const {
        for (const ParameterSpec& parameter : parameters_)
            if (key_of(parameter.name) == key) return parameter.name;
        return {};
    }

    const std::vector<ParameterSpec>& parameters_;
    Problems& problems_;
    std::vector<std::string> sections_;
    std::map<std::string, Setting> settings_;
};

/// Where a table may lie: a folder a line of the rule at read_scenario().
std::vector<fs::path> folders_for(const Setting& setting, const std::vector<ScenarioFile>& chain,
                                  const fs::path& shipped) {
    if (!setting.origin.file.empty()) return {fs::path(setting.origin.file).parent_path()};
    std::vector<fs::path> folders;
    folders.reserve(chain.size() + 1);
    for (const ScenarioFile& file : chain) folders.push_back(file.path.parent_path());
    if (!shipped.empty()) folders.push_back(shipped);
    return folders;
}

/// The CSV files that lie where a table should, named as the table was.
std::vector<std::string> tables_beside(const fs::path& folder, const fs::path& name) {
    std::vector<std::string> names;
    std::error_code fault;
    for (const auto& entry : fs::directory_iterator(folder / name.parent_path() / ".", fault))
        if (entry.path().extension() == ".csv")
            names.push_back((name.parent_path() / entry.path().filename()).string());
    std::sort(names.begin(), names.end());
    return names;
}

void read_tables(const std::vector<ParameterSpec>& parameters, const std::vector<ScenarioFile>& chain,
                 const fs::path& shipped, Scenario& scenario, Problems& problems) {
    for (const ParameterSpec& parameter : parameters) {
        if (parameter.type != ParameterSpec::Type::table) continue;
        const Setting& setting = scenario.settings.at(parameter.name);
        const auto& name = std::get<std::string>(setting.value);
        if (name.empty()) continue;
        const auto folders = folders_for(setting, chain, shipped);
        const auto folder = std::find_if(folders.begin(), folders.end(), [&](const fs::path& one) {
            std::error_code ignored;
            return fs::exists(one / name, ignored);
        });
        if (folder == folders.end()) {
            Place place = setting.origin;
            if (place.file.empty()) place.file = chain.front().path.string();
            problems.add(place,
                         fmt::format("{}: there is no file {}{}", parameter.name,
                                     in_quotes((folders.front() / name).lexically_normal().string()),
                                     did_you_mean(nearest_word(name, tables_beside(folders.front(), name)))));
        } else if (fs::is_directory(*folder / name)) {
            problems.add(setting.origin, fmt::format("{}: {} is a folder; the name of a CSV file was meant",
                                                     parameter.name, in_quotes(name)));
        } else if (auto table = read_csv((*folder / name).lexically_normal(), problems)) {
            scenario.tables[parameter.name] = *std::move(table);
        }
    }
}

/// As a person reads: file by file, from the top down.
void add_in_order(Problems& problems, std::vector<Problem> found, const std::vector<ScenarioFile>& chain) {
    const auto rank = [&](const Problem& problem) {
        const auto file = std::find_if(chain.begin(), chain.end(), [&](const ScenarioFile& one) {
            return one.path.string() == problem.place.file;
        });
        return std::tuple(file - chain.begin(), problem.place.file, problem.place.line, problem.place.column);
    };
    std::stable_sort(found.begin(), found.end(),
                     [&](const Problem& a, const Problem& b) { return rank(a) < rank(b); });
    for (Problem& problem : found) problems.add(std::move(problem.place), std::move(problem.message));
}

/// What the model finds wrong inside the tables, although keys are wrong too. What it says of the keys is
/// left out: it saw defaults where they could not be read.
void add_faults_in_tables(const Scenario& scenario, const AnyModel& model, Problems& problems) {
    Problems found;
    model.prepare(scenario, found);
    for (const Problem& problem : found.items())
        if (std::any_of(scenario.tables.begin(), scenario.tables.end(),
                        [&](const auto& table) { return table.second.file == problem.place.file; }))
            problems.add(problem.place, problem.message);
}

/// The names of what the model compares in results of this scenario; none if it cannot be prepared.
std::vector<std::string> outcomes_of(const Scenario& scenario, const AnyModel& model) {
    Problems said_later;
    std::vector<std::string> names;
    if (const auto prepared = model.prepare(scenario, said_later))
        for (const Indicator& one : model.questions(prepared->layout).indicators) names.push_back(one.name);
    return names;
}

/// What is wrong with a primary outcome of this name; "" if nothing is, or the rest keeps from saying.
std::string fault_in_outcome(const std::string& name, const Scenario& scenario, const AnyModel& model) {
    if (!model.questions)
        return fmt::format("outcome = {}: the model {} asks no questions", in_quotes(name),
                           in_quotes(model.name));
    const std::vector<std::string> known = outcomes_of(scenario, model);
    if (known.empty() || std::find(known.begin(), known.end(), name) != known.end()) return "";
    return is_none_of("outcome", name, known);
}

/// The primary outcome that the scenario nearest to it names, for its question.
std::string read_outcome(const std::vector<ScenarioFile>& chain, const Scenario& scenario,
                         const AnyModel& model, Problems& problems) {
    const auto names_one = [](const ScenarioFile& file) { return file.root.find("outcome") != nullptr; };
    const auto file = std::find_if(chain.begin(), chain.end(), names_one);
    if (file == chain.end()) return "";
    const TomlNode& node = *file->root.find("outcome");
    if (node.kind != Kind::text) {
        problems.add(node.place, fmt::format("outcome must be the name of what a comparison shows, not {}",
                                             in_words(node.kind)));
        return "";
    }
    auto name = std::get<std::string>(node.value);
    if (!problems.none()) return name;
    if (std::string fault = fault_in_outcome(name, scenario, model); !fault.empty())
        problems.add(node.place, std::move(fault));
    return name;
}

Scenario resolve(const std::vector<ScenarioFile>& chain, std::span<const AnyModel> models,
                 const fs::path& shipped, Problems& problems) {
    Scenario scenario;
    scenario.name = chain.front().path.stem().string();
    const ByLanguage nearest = nearest_line("title", chain, problems);
    // A title says what a scenario is: that of the one it extends would call two different ones the same.
    if (chain.size() == 1 || chain.front().root.find("title") != nullptr)
        scenario.titles = nearest;
    else
        scenario.title = scenario.name;
    scenario.questions = nearest_line("question", chain, problems);
    if (const auto english = scenario.titles.find("en"); english != scenario.titles.end())
        scenario.title = english->second;
    else if (!scenario.titles.empty())
        scenario.title = scenario.titles.begin()->second;
    const AnyModel* model = choose_model(chain, models, problems);
    if (model == nullptr) return scenario;
    scenario.model = model->name;
    Settings settings(*model->parameters, problems);
    std::for_each(chain.rbegin(), chain.rend(), [&](const ScenarioFile& file) { settings.take(file.root); });
    scenario.settings = std::move(settings).finished();
    read_tables(*model->parameters, chain, shipped, scenario, problems);
    scenario.outcome = read_outcome(chain, scenario, *model, problems);
    if (!problems.none()) add_faults_in_tables(scenario, *model, problems);
    return scenario;
}

}  // namespace

std::optional<Scenario> read_scenario(const fs::path& path, std::span<const AnyModel> models,
                                      Problems& problems, const fs::path& shipped_scenarios) {
    Problems found;
    const std::vector<ScenarioFile> chain = read_chain(path, shipped_scenarios, found);
    Scenario scenario;
    // Where a file of the chain is missing, its model and its keys are too: nothing can be said about the
    // rest.
    if (found.none()) scenario = resolve(chain, models, shipped_scenarios, found);
    add_in_order(problems, found.items(), chain);
    if (!found.none()) return std::nullopt;
    return scenario;
}

std::string format_problem(const Problem& problem) {
    const Place& place = problem.place;
    std::string text = place.file;
    if (place.line > 0) text += fmt::format(":{}", place.line);
    if (place.line > 0 && place.column > 0) text += fmt::format(":{}", place.column);
    return safe_line(text + (text.empty() ? "" : ": ") + problem.message);
}

}  // namespace musubi
