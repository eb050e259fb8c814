#include "tools/musubi/words/what_intervals_hold.hpp"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

namespace musubi {
namespace {

constexpr const char* luck_only = "luck only, not what is unknown about the parameters";

std::string ignorance_too(const Vectors& vectors, const char* of_the_vectors) {
    return fmt::format("what is not known about the fitted parameters, and luck ({} vectors {})",
                       vectors.count, of_the_vectors);
}

}  // namespace

std::string what_intervals_hold(const Vectors& vectors) {
    if (!vectors.drawn) return luck_only;
    if (vectors.count == 1)
        return "nothing, as all replicates drew one vector of the parameters: ask for more with --replicates";
    return ignorance_too(vectors, "of them, which count instead of replicates");
}

std::string what_ranges_hold(const Vectors& vectors) {
    if (!vectors.drawn) return luck_only;
    if (vectors.count == 1) return "luck only, as they drew one vector of the fitted parameters";
    return ignorance_too(vectors, "of them");
}

nlohmann::ordered_json intervals_hold_json(const Vectors& vectors) {
    return {{"luck", true},
            {"fitted_parameters", vectors.drawn},
            {"vectors", vectors.drawn ? nlohmann::ordered_json(vectors.count) : nlohmann::ordered_json()}};
}

}  // namespace musubi
