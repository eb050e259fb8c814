#include "tools/musubi/options/usage.hpp"

#include <fmt/core.h>

#include <sstream>
#include <string>
#include <vector>

#include "musubi/spelling.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

/// The command that was typed last, and how it is typed: "musubi sweep plan".
struct Typed {
    const CLI::App* command;
    std::string line;
};

Typed typed_in(const CLI::App& program) {
    Typed typed{&program, program.get_name()};
    while (!typed.command->get_subcommands().empty()) {
        typed.command = typed.command->get_subcommands().back();
        typed.line += " " + typed.command->get_name();
    }
    return typed;
}

std::vector<std::string> commands_of(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::App* one : command.get_subcommands([](const CLI::App*) { return true; }))
        if (!one->get_group().empty()) names.push_back(one->get_name());
    return names;
}

std::vector<std::string> options_of(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

bool is_option(const std::string& word) { return word.size() > 1 && word.front() == '-'; }

/// A line of what nobody expected there. Where an option is not known, what stands free may be its value.
std::vector<std::string> unknown_words(const Typed& typed) {
    std::vector<std::string> lines;
    const std::vector<std::string> words = typed.command->remaining();
    for (const std::string& word : words) {
        if (!is_option(word)) continue;
        const std::string name = word.substr(0, word.find('='));
        lines.push_back(fmt::format("{} has no option {}{}", typed.line, name,
                                    did_you_mean(nearest_word(name, options_of(*typed.command)))));
    }
    if (!lines.empty()) return lines;
    const auto commands = commands_of(*typed.command);
    for (const std::string& word : words) {
        lines.push_back(commands.empty() ? fmt::format("{} takes no further argument: '{}'", typed.line, word)
                                         : fmt::format("{} has no command '{}'{}", typed.line, word,
                                                       did_you_mean(nearest_word(word, commands))));
        if (!commands.empty()) break;  // what follows was meant for it
    }
    return lines;
}

/// Whether the words that are not known may be why CLI11 misses something.
bool follows_from_unknown_words(const CLI::ParseError& error) {
    return dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr ||
           dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
}

ExitCode print_help(const CLI::App& program, const CLI::ParseError& error) {
    std::ostringstream help;
    program.exit(error, help, help);
    return print(help.str());
}

}  // namespace

ExitCode answer_usage(const CLI::App& program, const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return print_help(program, error);
    const Typed typed = typed_in(program);
    const auto unknown = unknown_words(typed);
    for (const std::string& line : unknown) tell(line);
    if (unknown.empty() || !follows_from_unknown_words(error)) tell(error.what());
    if (dynamic_cast<const CLI::ValidationError*>(&error) == nullptr)
        tell(fmt::format("{} --help says what it takes", typed.line));
    return exit_bad_input;
}

}  // namespace musubi
