#include "tools/musubi/words/messages.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <new>
#include <span>
#include <system_error>

#include "sim/io/safe_text.hpp"
#include "sim/io/scenario_file.hpp"
#include "tools/musubi/words/fault.hpp"

namespace musubi {
namespace {

/// A fault of a whole column or file says the same thousands of times.
constexpr std::size_t most_said = 50;

ExitCode exit_code_of(Condition condition) {
    switch (condition) {
        case Condition::whole:
            return exit_ok;
        case Condition::cut_short:
            return exit_cut_short;
        case Condition::changed:
            return exit_changed;
        case Condition::foreign:
            return exit_foreign;
        case Condition::newer:
            return exit_newer;
    }
    return exit_internal_error;
}

}  // namespace

void tell(const std::string& line) { std::fputs((safe_line(line) + '\n').c_str(), stderr); }

ExitCode refuse(const Problems& problems) {
    const std::size_t errors = problems.items().size(), said = std::min(errors, most_said);
    for (std::size_t i = 0; i < said; ++i) tell(format_problem(problems.items()[i]));
    if (said < errors) tell(fmt::format("… and {} more", errors - said));
    tell(fmt::format("{} error{}; nothing was computed.", errors, errors == 1 ? "" : "s"));
    return exit_bad_input;
}

ExitCode print(const std::string& wanted) {
    const std::string text = safe_text(wanted);
    const bool whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if ((whole && std::fflush(stdout) == 0) || errno == EPIPE) return exit_ok;
    tell(fmt::format("musubi: cannot print: {}", std::strerror(errno)));
    return exit_not_written;
}

ExitCode or_say_why_not(const std::function<ExitCode()>& work) {
    try {
        return work();
    } catch (const std::system_error& fault) {
        return tell_unread(fault);
    }
}

ExitCode report(const std::filesystem::path& file, const Finding& finding) {
    const Problem said{Place{file.string(), 0, 0}, finding.message};
    if (finding.condition == Condition::whole) {
        if (const ExitCode failed = print(format_problem(said) + '\n'); failed != exit_ok) return failed;
    } else {
        tell(format_problem(said));
    }
    return exit_code_of(finding.condition);
}

}  // namespace musubi
