#include "tools/musubi/words/parameter_text.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace musubi {

using Type = ParameterSpec::Type;

const char* name_of(Type type) {
    switch (type) {
        case Type::real:
            return "real";
        case Type::integer:
            return "integer";
        case Type::flag:
            return "flag";
        case Type::choice:
            return "choice";
        case Type::text:
            return "text";
        case Type::table:
            return "table";
    }
    return "";
}

const char* class_of(Source source) {
    return source == Source::sheet ? "a" : source == Source::published ? "b" : "c";
}

std::string range_of(const ParameterSpec& spec) {
    switch (spec.type) {
        case Type::real:
        case Type::integer:
            return fmt::format("{} … {}", spec.low, spec.high);
        case Type::flag:
            return "false, true";
        case Type::choice:
            return fmt::format("{}", fmt::join(spec.choices, ", "));
        case Type::text:
            return "any";
        case Type::table:
            return "CSV file";
    }
    return "";
}

std::string publication_of(const ParameterSpec& spec) {
    if (!spec.publication) return "";
    const Publication& from = *spec.publication;
    return fmt::format("{} ({}), {}: {}", from.author, from.year, from.where, from.says);
}

}  // namespace musubi
