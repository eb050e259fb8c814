#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "musubi/spelling.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/words/messages.hpp"
#include "tools/musubi/words/parameter_text.hpp"
#include "tools/musubi/words/text_table.hpp"

namespace musubi {
namespace {

std::string text_of(const Value& value) {
    return std::visit([](const auto& v) { return fmt::format("{}", v); }, value);
}

using Specs = std::vector<ParameterSpec>;

std::string in_small_letters(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// The parameters whose name or meaning has every word: a section, a key, what it is about.
Specs with_words(const AnyModel& model, const std::vector<std::string>& words) {
    Specs found;
    std::copy_if(model.parameters->begin(), model.parameters->end(), std::back_inserter(found),
                 [&](const ParameterSpec& spec) {
                     const std::string text = in_small_letters(spec.name + " " + spec.meaning);
                     return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
                         return text.find(in_small_letters(word)) != std::string::npos;
                     });
                 });
    return found;
}

std::vector<std::vector<std::string>> rows_of(const Specs& specs) {
    std::vector<std::vector<std::string>> rows{
        {"name", "default", "range", "unit", "type", "source", "meaning"}};
    for (const ParameterSpec& spec : specs)
        rows.push_back({spec.name, text_of(spec.fallback), range_of(spec), spec.unit == "1" ? "" : spec.unit,
                        name_of(spec.type), class_of(spec.source), spec.meaning});
    return rows;
}

constexpr const char* classes = "Source: a, the programme's own sheet; b, a publication; c, an assumption.";

/// What the parameters of class b rest on, a line each; empty if there are none.
std::string publications_of(const Specs& specs) {
    std::vector<std::vector<std::string>> rows;
    for (const ParameterSpec& spec : specs)
        if (spec.publication) rows.push_back({spec.name, publication_of(spec)});
    return rows.empty() ? "" : "\nPublications:\n" + aligned(rows, {Align::left, Align::left});
}

std::string as_text(const AnyModel& model, const Specs& specs) {
    return fmt::format("{}: {}\n\n{}\n{}\n{}", model.name, model.title,
                       aligned(rows_of(specs), std::vector<Align>(7, Align::left)), classes,
                       publications_of(specs));
}

std::string as_markdown(const AnyModel& model, const Specs& specs) {
    auto rows = rows_of(specs);
    rows.front().push_back("publication");
    for (std::size_t i = 0; i < specs.size(); ++i) rows[i + 1].push_back(publication_of(specs[i]));
    rows.insert(rows.begin() + 1, std::vector<std::string>(rows[0].size(), "---"));
    std::string text = fmt::format("## {}\n\n{}. {}\n\n", model.name, model.title, classes);
    for (auto& row : rows) {
        for (std::string& cell : row)
            for (std::size_t bar = 0; (bar = cell.find('|', bar)) != std::string::npos; bar += 2)
                cell.insert(bar, "\\");
        text += fmt::format("| {} |\n", fmt::join(row, " | "));
    }
    return text;
}

nlohmann::ordered_json as_json(const Specs& specs) {
    auto list = nlohmann::ordered_json::array();
    for (const ParameterSpec& spec : specs) {
        nlohmann::ordered_json entry{{"name", spec.name}, {"type", name_of(spec.type)}, {"unit", spec.unit}};
        if (is_number(spec)) {
            entry["low"] = spec.low;
            entry["high"] = spec.high;
        }
        if (spec.type == ParameterSpec::Type::choice) entry["choices"] = spec.choices;
        std::visit([&](const auto& fallback) { entry["default"] = fallback; }, spec.fallback);
        entry["source"] = class_of(spec.source);
        entry["meaning"] = spec.meaning;
        if (const auto& from = spec.publication)
            entry["publication"] = {
                {"author", from->author}, {"year", from->year}, {"where", from->where}, {"says", from->says}};
        for (const TableColumn& column : spec.columns)
            entry["columns"].push_back(
                {{"name", column.name}, {"needed", column.needed}, {"meaning", column.meaning}});
        list.push_back(std::move(entry));
    }
    return list;
}

enum class Format { text, markdown, json };

struct ParametersOptions {
    std::string model;  ///< empty: of all
    std::vector<std::string> words;
    bool markdown = false, json = false;
};

/// Sections and keys, which a word may have meant.
std::string meant_by(const std::string& word) {
    std::vector<std::string> known;
    for (const AnyModel& model : models())
        for (const ParameterSpec& spec : *model.parameters) {
            known.push_back(spec.name.substr(0, spec.name.find('.')));
            known.push_back(spec.name.substr(spec.name.rfind('.') + 1));
            known.push_back(spec.name);
        }
    return nearest_word(word, known);
}

ExitCode list_parameters(const ParametersOptions& options) {
    const Format format = options.json ? Format::json : options.markdown ? Format::markdown : Format::text;
    bool any = false;
    std::vector<std::string> texts;
    nlohmann::ordered_json document = nlohmann::ordered_json::object();
    for (const AnyModel& model : models()) {
        if (!options.model.empty() && model.name != options.model) continue;
        const Specs specs = with_words(model, options.words);
        any = any || !specs.empty();
        if (format == Format::json)
            document[model.name] = as_json(specs);
        else if (!specs.empty())
            texts.push_back(format == Format::markdown ? as_markdown(model, specs) : as_text(model, specs));
    }
    if (!any) {
        tell(fmt::format("no parameter has '{}' in its name or meaning{}",
                         fmt::join(options.words, "' and '"), did_you_mean(meant_by(options.words.front()))));
        return exit_bad_input;
    }
    return print(format == Format::json ? document.dump(2) + "\n"
                                        : fmt::format("{}", fmt::join(texts, "\n")));
}

}  // namespace

void declare_parameters(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<ParametersOptions>();
    CLI::App* command =
        program.add_subcommand("parameters", "What a scenario may set: type, unit, range, default, source");
    std::vector<std::string> names;
    for (const AnyModel& model : models()) names.push_back(model.name);
    command->add_option("WORD", options->words,
                        "Only those with this word in name or meaning, as budget; with several: with all");
    command->add_option("--model", options->model, "Only this model's")->check(CLI::IsMember(names));
    auto* markdown = command->add_flag("--markdown", options->markdown, "As a Markdown table");
    command->add_flag("--json", options->json, "As JSON")->excludes(markdown);
    command->callback([&chosen, options] { chosen = [options] { return list_parameters(*options); }; });
}

}  // namespace musubi
