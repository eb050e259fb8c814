#include "tools/musubi/options/completion.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "tools/musubi/options/number_option.hpp"

namespace musubi {
namespace {

/// The words of "TEXT:{automatic,replicates,inside}", which is how CLI11 describes a choice.
std::vector<std::string> words_in(const std::string& type) {
    std::vector<std::string> words;
    const std::size_t open = type.find('{'), close = type.rfind('}');
    if (open == std::string::npos || close == std::string::npos) return words;
    for (std::size_t at = open + 1; at < close;) {
        const std::size_t comma = std::min(type.find(',', at), close);
        words.push_back(type.substr(at, comma - at));
        at = comma + 1;
    }
    return words;
}

Expected expected_by(const CLI::Option& option) {
    if (option.get_items_expected_max() == 0) return {};
    const std::string type = option.get_type_name();
    if (auto words = words_in(type); !words.empty()) return {Expected::Kind::word, std::move(words)};
    return {takes_number(option) ? Expected::Kind::number : Expected::Kind::file, {}};
}

OptionShape shape_of(const CLI::Option& option) {
    OptionShape shape{{}, option.get_description(), expected_by(option)};
    for (const std::string& name : option.get_snames()) shape.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) shape.names.push_back("--" + name);
    return shape;
}

std::string all_names(const CommandShape& command) {
    std::string names;
    for (const OptionShape& option : command.options)
        for (const std::string& name : option.names) names += (names.empty() ? "" : " ") + name;
    return names;
}

/// How bash fills COMPREPLY with what is expected.
std::string bash_reply(const Expected& expected) {
    switch (expected.kind) {
        case Expected::Kind::word:
            return fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$word\"))", fmt::join(expected.words, " "));
        case Expected::Kind::file:
            return "mapfile -t COMPREPLY < <(compgen -f -- \"$word\")";
        default:
            return "COMPREPLY=()";
    }
}

/// In zsh's own quotation marks.
std::string zsh_text(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\'') safe += "'\\'";
        if (c == '[' || c == ']' || c == ':' || c == '\\') safe += '\\';
        safe += c;
    }
    return safe;
}

/// ":value:(a b)" as _arguments has it.
std::string zsh_value(const Expected& expected) {
    switch (expected.kind) {
        case Expected::Kind::word:
            return fmt::format(":value:({})", fmt::join(expected.words, " "));
        case Expected::Kind::file:
            return ":file:_files";
        case Expected::Kind::number:
            return ":number: ";
        default:
            return "";
    }
}

std::string zsh_option(const OptionShape& option) {
    const std::string rest = fmt::format("[{}]{}'", zsh_text(option.description), zsh_value(option.value));
    if (option.names.size() == 1) return fmt::format("'{}{}", option.names[0], rest);
    return fmt::format("'({})'{{{}}}'{}", fmt::join(option.names, " "), fmt::join(option.names, ","), rest);
}

/// The names of some commands, each with a blank after it.
std::string names_of(const std::vector<CommandShape>& commands) {
    std::string names;
    for (const CommandShape& command : commands) names += command.name + " ";
    return names;
}

/// The cases of a bash script: by command (and the one below it), and by the word before.
struct BashCases {
    std::string groups, values, rest;

    void add(const std::string& path, const CommandShape& command) {
        if (!command.commands.empty())
            groups += fmt::format(
                "        {})\n            if (( COMP_CWORD == 2 )); then COMPREPLY=($(compgen -W '{}--help' "
                "-- "
                "\"$word\")); return; fi\n            path+=\" ${{COMP_WORDS[2]}}\" ;;\n",
                path, names_of(command.commands));
        for (const OptionShape& option : command.options) add_value(path, option);
        rest += fmt::format(
            "        '{}')\n            if [[ $word == -* ]]; then COMPREPLY=($(compgen -W '{}' -- "
            "\"$word\"))\n            else {}; fi ;;\n",
            path, all_names(command), bash_reply(command.argument));
        for (const CommandShape& below : command.commands) add(path + " " + below.name, below);
    }

  private:
    void add_value(const std::string& path, const OptionShape& option) {
        if (option.value.kind == Expected::Kind::nothing) return;
        std::string cases;
        for (const std::string& name : option.names)
            cases += fmt::format("{}'{}:{}'", cases.empty() ? "" : " | ", path, name);
        values += fmt::format("        {}) {}; return ;;\n", cases, bash_reply(option.value));
    }
};

std::string zsh_commands(const std::vector<CommandShape>& commands);

std::string zsh_case(const CommandShape& command) {
    if (!command.commands.empty())
        return fmt::format("        {})\n{}        ;;\n", command.name, zsh_commands(command.commands));
    std::string text = fmt::format("        {}) _arguments -s", command.name);
    for (const OptionShape& option : command.options) text += " \\\n            " + zsh_option(option);
    if (command.argument.kind != Expected::Kind::nothing)
        text += fmt::format(" \\\n            '*{}'", zsh_value(command.argument));
    return text + " ;;\n";
}

/// Offers these commands, or completes what follows the one that stands there.
std::string zsh_commands(const std::vector<CommandShape>& commands) {
    std::string names, cases;
    for (const CommandShape& command : commands) {
        names += fmt::format("        '{}:{}'\n", command.name, zsh_text(command.description));
        cases += zsh_case(command);
    }
    return fmt::format(
        "    commands=(\n{}    )\n"
        "    if (( CURRENT == 2 )); then _describe command commands; return; fi\n"
        "    command=$words[2]\n"
        "    shift words; (( CURRENT-- ))\n"
        "    case $command in\n{}    esac\n",
        names, cases);
}

}  // namespace

std::vector<CommandShape> shape_of(const CLI::App& program) {
    std::vector<CommandShape> commands;
    for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; })) {
        if (command->get_group().empty()) continue;  // hidden: the program calls it itself
        CommandShape shape{command->get_name(), command->get_description(), {}, {}, shape_of(*command)};
        for (const CLI::Option* option : command->get_options()) {
            if (option->get_positional())
                shape.argument = expected_by(*option);
            else
                shape.options.push_back(shape_of(*option));
        }
        commands.push_back(std::move(shape));
    }
    return commands;
}

std::string bash_completion(const std::vector<CommandShape>& commands) {
    BashCases cases;
    for (const CommandShape& command : commands) cases.add(command.name, command);
    return fmt::format(
        "# Completion of musubi in bash: source it, or put it in /etc/bash_completion.d.\n"
        "_musubi() {{\n"
        "    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} "
        "path=${{COMP_WORDS[1]}}\n"
        "    COMPREPLY=()\n"
        "    if (( COMP_CWORD == 1 )); then COMPREPLY=($(compgen -W '{}--help' -- \"$word\")); return; fi\n"
        "    case $path in\n{}    esac\n"
        "    case $path:$before in\n{}    esac\n"
        "    case $path in\n{}    esac\n"
        "}}\n"
        "complete -o filenames -F _musubi musubi\n",
        names_of(commands), cases.groups, cases.values, cases.rest);
}

std::string zsh_completion(const std::vector<CommandShape>& commands) {
    return fmt::format(
        "#compdef musubi\n"
        "# Completion of musubi in zsh: put it as _musubi into a folder of fpath, or source it after "
        "compinit.\n"
        "_musubi() {{\n"
        "    local -a commands\n"
        "    local command\n"
        "{}"
        "}}\n"
        "compdef _musubi musubi\n",
        zsh_commands(commands));
}

}  // namespace musubi
