#include "sim/experiment/comparison/response.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <stdexcept>

#include "musubi/elementary.hpp"
#include "musubi/missing.hpp"

namespace musubi {
namespace {

using ByReplicate = std::vector<double>;

double sum_of(const ByReplicate& sample) { return std::accumulate(sample.begin(), sample.end(), 0.0); }

double elasticity_of(double from, double to, double before, double after) {
    if (!(from > 0) || !(before > 0) || !(after > 0)) return missing;
    return natural_log(after / before) / natural_log(to / from);
}

WithInterval elasticity_with_interval(double from, double to, const ByReplicate& before,
                                      const ByReplicate& after, const Vectors& vectors) {
    std::vector<double> without_each = sums_without_each(after, vectors);
    const std::vector<double> before_without_each = sums_without_each(before, vectors);
    for (std::size_t v = 0; v < vectors.count; ++v)
        without_each[v] = elasticity_of(from, to, before_without_each[v], without_each[v]);
    return with_jackknife_interval(elasticity_of(from, to, sum_of(before), sum_of(after)), without_each);
}

ByReplicate slopes(double from, double to, const ByReplicate& before, const ByReplicate& after) {
    ByReplicate slope(before.size());
    for (std::size_t r = 0; r < slope.size(); ++r) slope[r] = (after[r] - before[r]) / (to - from);
    return slope;
}

ResponseStep step_between(double from, double to, const ByReplicate& before, const ByReplicate& after,
                          const Vectors& vectors) {
    const ByReplicate slope = slopes(from, to, before, after);
    return {from, to, mean_with_interval(slope, vectors), over_vectors(slope, vectors),
            elasticity_with_interval(from, to, before, after, vectors)};
}

std::optional<double> fall(const std::vector<double>& levels, const std::vector<ByReplicate>& by_level,
                           const Vectors& vectors, const Response& response) {
    if (!(response.steps.front().marginal.low > 0)) return std::nullopt;
    const ByReplicate first = slopes(levels[0], levels[1], by_level[0], by_level[1]);
    std::optional<double> from;
    for (std::size_t k = response.steps.size() - 1; k > 0; --k) {
        ByReplicate less = slopes(levels[k], levels[k + 1], by_level[k], by_level[k + 1]);
        for (std::size_t r = 0; r < less.size(); ++r) less[r] -= first[r];
        if (!(mean_with_interval(less, vectors).high < 0)) break;
        from = levels[k];
    }
    return from;
}

}  // namespace

Response response(const std::vector<double>& levels, const std::vector<std::vector<double>>& by_level,
                  const Vectors& vectors) {
    const bool as_many = std::all_of(by_level.begin(), by_level.end(), [&](const ByReplicate& sample) {
        return !sample.empty() && sample.size() == by_level.front().size();
    });
    if (levels.size() < 2 || by_level.size() != levels.size() || !as_many)
        throw std::invalid_argument("a response needs two levels, and as many replicates of each");
    Response found;
    for (const ByReplicate& sample : by_level) {
        found.means.push_back(mean_with_interval(sample, vectors));
        found.over_vectors.push_back(over_vectors(sample, vectors));
    }
    for (std::size_t k = 0; k + 1 < levels.size(); ++k)
        found.steps.push_back(step_between(levels[k], levels[k + 1], by_level[k], by_level[k + 1], vectors));
    found.whole = step_between(levels.front(), levels.back(), by_level.front(), by_level.back(), vectors);
    found.falls_from = fall(levels, by_level, vectors, found);
    return found;
}

}  // namespace musubi
