#include "tools/musubi/files/result_input.hpp"

#include <fmt/core.h>

#include <utility>

#include "sim/experiment/comparison/comparison_panel.hpp"
#include "sim/results/whole_result.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {

std::variant<ResultInput, Finding> read_result(const std::filesystem::path& file) {
    auto read = read_whole_result(file);
    if (const auto* finding = std::get_if<Finding>(&read)) return *finding;
    auto& result = std::get<WholeResult>(read);
    return ResultInput{std::move(result.panel), std::move(result.provenance)};
}

bool refuse_comparison(const std::filesystem::path& file, const Panel& panel) {
    if (!is_comparison(panel)) return false;
    tell(fmt::format("{}: is a comparison of results, not the result of a run", file.string()));
    return true;
}

}  // namespace musubi
