#include "tools/musubi/files/model_result.hpp"

#include <fmt/core.h>

#include <system_error>

#include "musubi/numbers_over.hpp"
#include "sim/results/result_file.hpp"
#include "tools/musubi/words/fault.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {

ExitCode with_result(const std::filesystem::path& file, const std::function<bool(const Panel&)>& holds_it,
                     const std::string& what, const std::function<ExitCode(const ResultInput&)>& act) {
    try {
        const auto read = read_result(file);
        if (const auto* finding = std::get_if<Finding>(&read)) return report(file, *finding);
        const auto& result = std::get<ResultInput>(read);
        if (refuse_comparison(file, result.panel)) return exit_bad_input;
        if (holds_it(result.panel) && replicates_in(result.panel) > 0) return act(result);
        tell(
            fmt::format("{}: has no {}: it is of another model, or of an older musubi", file.string(), what));
    } catch (const NotAsDeclared& fault) {
        return report(
            file, {Condition::changed, fmt::format("was changed and sealed again: {}", fault.what()), {}});
    } catch (const std::system_error& fault) {
        return tell_unread(fault);
    }
    return exit_bad_input;
}

}  // namespace musubi
