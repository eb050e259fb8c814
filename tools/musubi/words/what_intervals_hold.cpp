#include "tools/musubi/words/what_intervals_hold.hpp"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

namespace musubi {
namespace {

constexpr const char* luck_only = "luck only, not what is unknown about the parameters";

}  // namespace

std::string what_intervals_hold(const Vectors& vectors) {
    if (!vectors.drawn) return luck_only;
    if (vectors.count == 1)
        return "nothing, as all replicates drew one vector of the parameters: ask for more with --replicates";
    return fmt::format(
        "how well the mean over {} vectors of the fitted parameters is known, and not what is "
        "not known about these (vectors count, not replicates)",
        vectors.count);
}

std::string what_ranges_hold(const Vectors& vectors) {
    if (!vectors.drawn) return luck_only;
    if (vectors.count == 1) return "luck only, as they drew one vector of the fitted parameters";
    return fmt::format("what is not known about the fitted parameters, and luck ({} vectors of them)",
                       vectors.count);
}

std::string line_on_round_brackets(const Vectors& vectors) {
    if (!vectors.drawn || vectors.count < fewest_of_a_range) return "";
    return fmt::format(
        "In round brackets: 5 % to 95 % of the vectors of parameters, {}: what is not known about the fitted "
        "parameters.\n",
        tells_luck_apart(vectors) ? "luck taken off by analysis of variance"
                                  : "with luck in it, as each has one replicate");
}

std::string in_round_brackets(const OverVectors& over, const std::function<std::string(double)>& text) {
    return over.is_known() ? fmt::format(" ({} to {})", text(over.low), text(over.high)) : "";
}

nlohmann::ordered_json intervals_hold_json(const Vectors& vectors) {
    return {{"luck", true},
            {"fitted_parameters", vectors.drawn},
            {"vectors", vectors.drawn ? nlohmann::ordered_json(vectors.count) : nlohmann::ordered_json()}};
}

nlohmann::ordered_json over_vectors_json(const OverVectors& over) {
    if (!over.is_known()) return nullptr;
    return {{"low", over.low},
            {"high", over.high},
            {"same_sign", over.same_sign},
            {"luck_taken_off", over.luck_taken_off}};
}

nlohmann::ordered_json interval_json(const WithInterval& x) {
    return {{"value", x.value}, {"low", x.low}, {"high", x.high}};
}

nlohmann::ordered_json interval_json(const MeanAndRange& x) {
    nlohmann::ordered_json json = interval_json(x.mean);
    json["over_vectors"] = over_vectors_json(x.over_vectors);
    return json;
}

}  // namespace musubi
