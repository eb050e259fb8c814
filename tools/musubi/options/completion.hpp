#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace musubi {

/// What may stand after an option or as an argument.
struct Expected {
    enum class Kind { nothing, number, file, word } kind = Kind::nothing;
    std::vector<std::string> words;  ///< to choose from
};

struct OptionShape {
    std::vector<std::string> names;  ///< "-o", "--output"; none for an argument
    std::string description;
    Expected value;
};

struct CommandShape {
    std::string name, description;
    std::vector<OptionShape> options;
    Expected argument;                        ///< the first that is not an option, and those after it
    std::vector<CommandShape> commands = {};  ///< below it
};

/// What a program takes, as it was declared: completions made from this cannot lag behind it.
std::vector<CommandShape> shape_of(const CLI::App& program);

std::string bash_completion(const std::vector<CommandShape>& commands);
std::string zsh_completion(const std::vector<CommandShape>& commands);

}  // namespace musubi
