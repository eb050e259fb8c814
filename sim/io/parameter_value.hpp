#pragma once

#include <cstdint>
#include <optional>

#include "musubi/parameters.hpp"
#include "musubi/problems.hpp"
#include "sim/io/toml_file.hpp"

namespace musubi {

/// What a file says a parameter to be, in the parameter's type; a whole number will do for a real one. A
/// problem, and nothing, if it is of another type, out of range or none of the choices.
std::optional<Value> value_for(const ParameterSpec& parameter, const TomlNode& node, Problems& problems);

/// 3.0 as 3; nothing for what is no whole number of 64 bits.
std::optional<std::int64_t> as_whole_number(double number);

/// A kind of value in words: "a text", "a whole number" …
const char* in_words(TomlNode::Kind kind);

}  // namespace musubi
