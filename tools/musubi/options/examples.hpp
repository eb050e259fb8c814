#pragma once

#include <CLI/CLI.hpp>

namespace musubi {

/// Gives the help of every command its examples. To be called once all are declared.
void add_examples(CLI::App& program);

}  // namespace musubi
