#include "tools/musubi/report.hpp"

#include <fmt/core.h>

#include <cstdio>

#include "sim/io/scenario_file.hpp"

namespace musubi {

ExitCode refuse(const Problems& problems) {
    for (const Problem& problem : problems.items()) fmt::print(stderr, "{}\n", format_problem(problem));
    const std::size_t errors = problems.items().size();
    fmt::print(stderr, "{} error{}; nothing was computed.\n", errors, errors == 1 ? "" : "s");
    return exit_bad_input;
}

}  // namespace musubi
