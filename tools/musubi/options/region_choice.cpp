#include "tools/musubi/options/region_choice.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "musubi/spelling.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {

std::vector<std::string> regions_in(const std::string& together) {
    std::vector<std::string> codes;
    for (std::size_t at = 0; at <= together.size();) {
        const std::size_t end = std::min(together.find('+', at), together.size());
        codes.push_back(together.substr(at, end - at));
        at = end + 1;
    }
    return codes;
}

std::optional<std::vector<std::string>> chosen_regions(const std::string& asked, const std::string& file,
                                                       const Panel& layout, const DimensionLabels& left_out) {
    const auto found = std::find_if(layout.dimensions.begin(), layout.dimensions.end(),
                                    [](const Dimension& dimension) { return dimension.name == "region"; });
    if (found == layout.dimensions.end()) {
        tell(fmt::format("{}: has no regions: it is of another model", file));
        return std::nullopt;
    }
    std::vector<std::string> chosen = asked.empty() ? found->labels : regions_in(asked);
    for (const auto& [dimension, label] : left_out)
        if (asked.empty() && dimension == "region") std::erase(chosen, label);
    bool all = true;
    for (const std::string& code : chosen)
        if (std::find(found->labels.begin(), found->labels.end(), code) == found->labels.end()) {
            tell(fmt::format("{}: has no region '{}'{}; it has {}", file, code,
                             did_you_mean(nearest_word(code, found->labels)),
                             fmt::join(found->labels, ", ")));
            all = false;
        }
    return all ? std::optional(chosen) : std::nullopt;
}

}  // namespace musubi
