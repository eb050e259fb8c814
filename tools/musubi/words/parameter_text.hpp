#pragma once

#include <string>

#include "musubi/parameters.hpp"

namespace musubi {

/// What a listing says of a parameter: "real", "integer" …
const char* name_of(ParameterSpec::Type type);

/// a: the programme's own sheet, b: a publication, c: an assumption.
const char* class_of(Source source);

/// "0 … 5", "false, true", the choices …
std::string range_of(const ParameterSpec& spec);

/// "Hall (2007), NBER Working Paper 13473: what it says"; empty if the parameter has none.
std::string publication_of(const ParameterSpec& spec);

}  // namespace musubi
