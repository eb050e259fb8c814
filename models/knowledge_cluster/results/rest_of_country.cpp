#include "models/knowledge_cluster/results/rest_of_country.hpp"

#include "models/knowledge_cluster/world/world.hpp"

namespace musubi::knowledge_cluster {

std::vector<std::string> rest_of_country(const Panel& results) {
    const auto& codes = results.dimension("region").labels;
    const Variable* const found = results.find("region_size_class");
    std::vector<std::string> rest;
    for (std::size_t at = 0; at < codes.size(); ++at) {
        const bool is_rest = found == nullptr
                                 ? codes[at] == "OUT"
                                 : std::get<std::vector<std::string>>(found->numbers)[at] ==
                                       size_class_names[static_cast<std::size_t>(SizeClass::rest)];
        if (is_rest) rest.push_back(codes[at]);
    }
    return rest;
}

std::vector<std::pair<std::string, std::string>> left_out_as_rest(const std::vector<std::string>& codes) {
    std::vector<std::pair<std::string, std::string>> left_out;
    left_out.reserve(codes.size());
    for (const std::string& code : codes) left_out.emplace_back("region", code);
    return left_out;
}

}  // namespace musubi::knowledge_cluster
