#include "sim/experiment/comparison/ranking.hpp"

#include <algorithm>
#include <cstddef>

namespace musubi {

std::vector<Ranking> rankings(const std::vector<std::vector<double>>& of_each, const Vectors& vectors,
                              const NumberKind& kind) {
    const std::size_t replicates = vectors.of.size();
    std::vector<double> most(replicates, 0);
    for (const auto& numbers : of_each)
        for (std::size_t r = 0; r < replicates; ++r) most[r] = std::max(most[r], numbers[r]);
    std::vector<Ranking> all;
    all.reserve(of_each.size());
    for (const auto& numbers : of_each) {
        std::vector<double> first(replicates);
        for (std::size_t r = 0; r < replicates; ++r) first[r] = most[r] > 0 && numbers[r] == most[r] ? 1 : 0;
        const MeanAndRange number = mean_and_range(numbers, vectors, kind);
        all.push_back({number.mean, number.over_vectors, share_with_interval(first, vectors)});
    }
    return all;
}

}  // namespace musubi
