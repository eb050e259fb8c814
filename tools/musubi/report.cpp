#include "tools/musubi/report.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "sim/io/scenario_file.hpp"

namespace musubi {

void tell(const std::string& line) { std::fputs((line + '\n').c_str(), stderr); }

ExitCode refuse(const Problems& problems) {
    for (const Problem& problem : problems.items()) tell(format_problem(problem));
    const std::size_t errors = problems.items().size();
    tell(fmt::format("{} error{}; nothing was computed.", errors, errors == 1 ? "" : "s"));
    return exit_bad_input;
}

ExitCode print(const std::string& text) {
    const bool whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if ((whole && std::fflush(stdout) == 0) || errno == EPIPE) return exit_ok;
    tell(fmt::format("musubi: cannot print: {}", std::strerror(errno)));
    return exit_not_written;
}

}  // namespace musubi
