#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tools/musubi/commands.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/parameter_text.hpp"
#include "tools/musubi/report.hpp"
#include "tools/musubi/text_table.hpp"

namespace musubi {
namespace {

std::string text_of(const Value& value) {
    return std::visit([](const auto& v) { return fmt::format("{}", v); }, value);
}

std::vector<std::vector<std::string>> rows_of(const AnyModel& model) {
    std::vector<std::vector<std::string>> rows{
        {"name", "default", "range", "unit", "type", "source", "meaning"}};
    for (const ParameterSpec& spec : *model.parameters)
        rows.push_back({spec.name, text_of(spec.fallback), range_of(spec), spec.unit == "1" ? "" : spec.unit,
                        name_of(spec.type), class_of(spec.source), spec.meaning});
    return rows;
}

constexpr const char* classes = "Source: a, the programme's own sheet; b, a public page; c, an assumption.";

std::string as_text(const AnyModel& model) {
    return fmt::format("{}: {}\n\n{}\n{}\n", model.name, model.title,
                       aligned(rows_of(model), std::vector<Align>(7, Align::left)), classes);
}

std::string as_markdown(const AnyModel& model) {
    auto rows = rows_of(model);
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

nlohmann::ordered_json as_json(const AnyModel& model) {
    auto list = nlohmann::ordered_json::array();
    for (const ParameterSpec& spec : *model.parameters) {
        nlohmann::ordered_json entry{{"name", spec.name}, {"type", name_of(spec.type)}, {"unit", spec.unit}};
        if (spec.type == ParameterSpec::Type::real || spec.type == ParameterSpec::Type::integer) {
            entry["low"] = spec.low;
            entry["high"] = spec.high;
        }
        if (spec.type == ParameterSpec::Type::choice) entry["choices"] = spec.choices;
        std::visit([&](const auto& fallback) { entry["default"] = fallback; }, spec.fallback);
        entry["source"] = class_of(spec.source);
        entry["meaning"] = spec.meaning;
        list.push_back(std::move(entry));
    }
    return list;
}

enum class Format { text, markdown, json };

ExitCode list_parameters(const std::string& wanted, Format format) {
    std::vector<std::string> texts;
    nlohmann::ordered_json document = nlohmann::ordered_json::object();
    for (const AnyModel& model : models()) {
        if (!wanted.empty() && model.name != wanted) continue;
        if (format == Format::json)
            document[model.name] = as_json(model);
        else
            texts.push_back(format == Format::markdown ? as_markdown(model) : as_text(model));
    }
    return print(format == Format::json ? document.dump(2) + "\n"
                                        : fmt::format("{}", fmt::join(texts, "\n")));
}

}  // namespace

void declare_parameters(CLI::App& program, Chosen& chosen) {
    struct Options {
        std::string model;
        bool markdown = false, json = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        program.add_subcommand("parameters", "What a scenario may set: type, unit, range, default, source");
    std::vector<std::string> names;
    for (const AnyModel& model : models()) names.push_back(model.name);
    command->add_option("--model", options->model, "Only this model's")->check(CLI::IsMember(names));
    auto* markdown = command->add_flag("--markdown", options->markdown, "As a Markdown table");
    command->add_flag("--json", options->json, "As JSON")->excludes(markdown);
    command->callback([&chosen, options] {
        const Format format = options->json       ? Format::json
                              : options->markdown ? Format::markdown
                                                  : Format::text;
        chosen = [options, format] { return list_parameters(options->model, format); };
    });
}

}  // namespace musubi
