#include "sim/experiment/designs/complete_points.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace musubi {

CompletePoints complete_points(const std::vector<std::vector<double>>& factors,
                               const std::vector<double>& outputs) {
    CompletePoints complete{std::vector<std::vector<double>>(factors.size()), {}};
    for (std::size_t p = 0; p < outputs.size(); ++p) {
        const bool whole = !std::isnan(outputs[p]) && std::none_of(factors.begin(), factors.end(),
                                                                   [&](const std::vector<double>& factor) {
                                                                       return std::isnan(factor[p]);
                                                                   });
        if (!whole) continue;
        complete.outputs.push_back(outputs[p]);
        for (std::size_t f = 0; f < factors.size(); ++f) complete.factors[f].push_back(factors[f][p]);
    }
    return complete;
}

std::vector<std::size_t> order_of(const std::vector<double>& numbers) {
    std::vector<std::size_t> order(numbers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return numbers[a] < numbers[b]; });
    return order;
}

}  // namespace musubi
