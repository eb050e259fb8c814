#include "sim/experiment/placing.hpp"

#include <algorithm>
#include <cstddef>

namespace musubi {

std::vector<Placing> placings(const std::vector<std::vector<double>>& of_each,
                              WithInterval (*within)(const WithInterval&)) {
    const std::size_t replicates = of_each.empty() ? 0 : of_each.front().size();
    std::vector<double> most(replicates, 0);
    for (const auto& numbers : of_each)
        for (std::size_t r = 0; r < replicates; ++r) most[r] = std::max(most[r], numbers[r]);
    std::vector<Placing> all;
    all.reserve(of_each.size());
    for (const auto& numbers : of_each) {
        std::size_t times = 0;
        for (std::size_t r = 0; r < replicates; ++r) times += most[r] > 0 && numbers[r] == most[r] ? 1 : 0;
        all.push_back({within(mean_with_interval(numbers)), share_with_interval(times, replicates)});
    }
    return all;
}

}  // namespace musubi
