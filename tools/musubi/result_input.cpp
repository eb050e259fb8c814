#include "tools/musubi/result_input.hpp"

#include <fmt/core.h>

#include <stdexcept>
#include <system_error>

#include "sim/experiment/comparison_panel.hpp"
#include "tools/musubi/report.hpp"

namespace musubi {

std::variant<ResultInput, Finding> read_result(const std::filesystem::path& file) {
    Finding finding = check_seal(file);
    if (finding.condition != Condition::whole) return finding;
    try {
        // Its seal says nothing of the files to which it refers.
        if (!note_on_elsewhere(file).empty())
            if (finding = check_result(file); finding.condition != Condition::whole) return finding;
        return ResultInput{read_panel(file), read_provenance(file)};
    } catch (const std::system_error&) {
        throw;
    } catch (const std::runtime_error& fault) {  // sealed, and yet no result: nobody but a forger makes one
        return Finding{Condition::changed, std::string("was changed and sealed again: ") + fault.what(), {}};
    }
}

bool refuse_comparison(const std::filesystem::path& file, const Panel& panel) {
    if (!is_comparison(panel)) return false;
    tell(fmt::format("{}: is a comparison of results, not the result of a run", file.string()));
    return true;
}

}  // namespace musubi
