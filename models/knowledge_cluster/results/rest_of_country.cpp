#include "models/knowledge_cluster/results/rest_of_country.hpp"

#include <algorithm>

#include "models/knowledge_cluster/world/world.hpp"

namespace musubi::knowledge_cluster {

std::string rest_of_country(const Panel& results) {
    const auto& codes = results.dimension("region").labels;
    const auto found = std::find_if(results.variables.begin(), results.variables.end(),
                                    [](const Variable& v) { return v.name == "region_size_class"; });
    std::size_t at = 0;
    if (found == results.variables.end()) {
        at = static_cast<std::size_t>(std::find(codes.begin(), codes.end(), "OUT") - codes.begin());
    } else {
        const auto& classes = std::get<std::vector<std::string>>(found->numbers);
        const char* rest = size_class_names[static_cast<std::size_t>(SizeClass::rest)];
        at = static_cast<std::size_t>(std::find(classes.begin(), classes.end(), rest) - classes.begin());
    }
    return at < codes.size() ? codes[at] : "";
}

std::vector<std::pair<std::string, std::string>> left_out_as_rest(const std::string& code) {
    if (code.empty()) return {};
    return {{"region", code}};
}

}  // namespace musubi::knowledge_cluster
