#include "sim/experiment/designs/vectors.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <stdexcept>

#include "sim/experiment/designs/parameter_set.hpp"

namespace musubi {
namespace {

Vectors numbered(const std::vector<std::int64_t>& names) {
    std::map<std::int64_t, std::size_t> numbers;
    Vectors vectors{{}, 0, true};
    for (const std::int64_t name : names)
        vectors.of.push_back(numbers.try_emplace(name, numbers.size()).first->second);
    vectors.count = numbers.size();
    return vectors;
}

}  // namespace

Vectors each_for_itself(std::size_t replicates) {
    Vectors vectors{std::vector<std::size_t>(replicates), replicates, false};
    std::iota(vectors.of.begin(), vectors.of.end(), std::size_t{0});
    return vectors;
}

Vectors vectors_of(const Panel& results) {
    const auto drawn = std::find_if(results.variables.begin(), results.variables.end(), says_which_vector);
    if (drawn == results.variables.end()) return each_for_itself(results.dimension("replicate").size());
    const auto& rows = std::get<std::vector<std::int32_t>>(drawn->numbers);
    return numbered({rows.begin(), rows.end()});
}

Vectors vectors_of_some(const Vectors& all, const std::vector<std::size_t>& replicates) {
    if (!all.drawn) return each_for_itself(replicates.size());
    std::vector<std::int64_t> names;
    names.reserve(replicates.size());
    for (const std::size_t r : replicates) names.push_back(static_cast<std::int64_t>(all.of[r]));
    return numbered(names);
}

std::vector<double> sums_by_vector(std::span<const double> by_replicate, const Vectors& vectors) {
    if (by_replicate.size() != vectors.of.size())
        throw std::invalid_argument("as many numbers as replicates are needed");
    std::vector<double> sums(vectors.count, 0);
    for (std::size_t r = 0; r < by_replicate.size(); ++r) sums[vectors.of[r]] += by_replicate[r];
    return sums;
}

std::vector<double> sums_without_each(std::span<const double> by_replicate, const Vectors& vectors) {
    std::vector<double> sums = sums_by_vector(by_replicate, vectors);
    const double all = std::accumulate(by_replicate.begin(), by_replicate.end(), 0.0);
    for (double& sum : sums) sum = all - sum;
    return sums;
}

}  // namespace musubi
