#include "sim/experiment/comparison/paired.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "musubi/missing.hpp"
#include "sim/experiment/comparison/comparison.hpp"
#include "sim/experiment/designs/parameter_set.hpp"
#include "sim/experiment/estimates/interval.hpp"
#include "sim/experiment/estimates/mean.hpp"
#include "sim/experiment/panels/present.hpp"
#include "sim/experiment/panels/sums.hpp"

namespace musubi {
namespace {

std::vector<double> differences(const std::vector<double>& base, const std::vector<double>& changed) {
    if (base.empty() || base.size() != changed.size())
        throw std::invalid_argument("a paired difference needs as many replicates of each, and at least one");
    std::vector<double> difference(base.size());
    std::transform(changed.begin(), changed.end(), base.begin(), difference.begin(), std::minus<>());
    return difference;
}

int sign(double x) { return x > 0 ? 1 : x < 0 ? -1 : 0; }

double share_with_sign(const std::vector<double>& sample, int wanted) {
    const auto with =
        std::count_if(sample.begin(), sample.end(), [&](double x) { return sign(x) == wanted; });
    return static_cast<double>(with) / static_cast<double>(sample.size());
}

OverVectors ratio_over_vectors(const std::vector<double>& of, const std::vector<double>& to, double ratio,
                               const Vectors& vectors) {
    if (!vectors.drawn) return unknown_over_vectors;
    std::vector<double> expected = expected_by_vector(of, vectors);
    const std::vector<double> divisors = expected_by_vector(to, vectors);
    for (std::size_t v = 0; v < expected.size(); ++v) {
        if (sign(divisors[v]) != sign(divisors.front()) || divisors[v] == 0) return unknown_over_vectors;
        expected[v] /= divisors[v];
    }
    return over_expected(std::move(expected), ratio, tells_luck_apart(vectors));
}

/// All replicates of one cell, out of the numbers of a variable.
struct Cells {
    std::vector<double> numbers;
    std::size_t replicates, each;

    Cells(const Panel& panel, const Variable& variable)
        : replicates(panel.dimension("replicate").size()),
          each(replicates == 0 ? 0 : panel.size_of(variable) / replicates) {
        std::visit(
            [&](const auto& all) {
                for (const auto& number : all) numbers.push_back(as_double(variable, number));
            },
            variable.numbers);
    }
    [[nodiscard]] std::vector<double> of(std::size_t cell) const {
        std::vector<double> sample(replicates);
        for (std::size_t r = 0; r < replicates; ++r) sample[r] = numbers[r * each + cell];
        return sample;
    }
};

std::string extent_of(const Dimension& dimension) {
    if (dimension.size() == 0) return "none";
    return std::to_string(dimension.size()) + " from " + label_of(dimension, 0) + " to " +
           label_of(dimension, dimension.size() - 1);
}

/// Lists of who took part have the length that they have, and are not compared.
bool has_amounts_along(const Panel& panel, const Dimension& dimension) {
    return std::any_of(panel.variables.begin(), panel.variables.end(), [&](const Variable& variable) {
        return holds_amounts(variable) && std::find(variable.dimensions.begin(), variable.dimensions.end(),
                                                    dimension.name) != variable.dimensions.end();
    });
}

const Variable* same_variable(const Panel& panel, const Variable& wanted) {
    const Variable* const found = panel.find(wanted.group, wanted.name);
    return found == nullptr || found->dimensions != wanted.dimensions ? nullptr : found;
}

}  // namespace

const std::vector<std::string> paired_statistics{"base_mean",
                                                 "changed_mean",
                                                 "difference",
                                                 "low",
                                                 "high",
                                                 "relative",
                                                 "same_sign_if_coupled",
                                                 "variance_ratio",
                                                 "over_vectors_low",
                                                 "over_vectors_high",
                                                 "over_vectors_same_sign"};

std::size_t known_statistics(const Vectors& vectors) {
    constexpr std::size_t over_vectors_alone = 3;
    return paired_statistics.size() - (vectors.drawn ? 0 : over_vectors_alone);
}

std::vector<double> numbers_of(const PairedDifference& d) {
    return {d.base,
            d.changed,
            d.mean,
            d.low,
            d.high,
            d.relative,
            d.same_sign,
            d.variance_ratio,
            d.over_vectors.low,
            d.over_vectors.high,
            d.over_vectors.same_sign};
}

bool holds_amounts(const Variable& variable) {
    return variable.per_replicate && variable.flags.empty() && !says_what_was_drawn(variable) &&
           !std::holds_alternative<std::vector<std::string>>(variable.numbers);
}

PairedDifference paired_difference(const std::vector<double>& base, const std::vector<double>& changed,
                                   const Vectors& vectors) {
    const std::vector<double> difference = differences(base, changed);
    const WithInterval mean = mean_with_interval(difference, vectors);
    if (std::isnan(mean.value))
        return {missing, missing, missing, missing, missing, missing, missing, missing, unknown_over_vectors};
    PairedDifference d;
    d.base = mean_of(base);
    d.changed = mean_of(changed);
    d.mean = mean.value;
    d.low = mean.low;
    d.high = mean.high;
    d.relative = d.mean == 0 ? 0 : d.mean / std::abs(d.base);
    d.same_sign = share_with_sign(difference, sign(d.mean));
    d.variance_ratio =
        (squared_error(base, vectors) + squared_error(changed, vectors)) / squared_error(difference, vectors);
    d.over_vectors = over_vectors(difference, vectors);
    return d;
}

PairedRatio paired_ratio(const std::vector<double>& of, const std::vector<double>& to,
                         const Vectors& vectors) {
    if (of.size() != to.size()) throw std::invalid_argument("a ratio needs as many replicates of each");
    const WithInterval denominator = mean_with_interval(to, vectors);
    const bool defined = denominator.low > 0 || denominator.high < 0;
    if (!defined || std::isnan(mean_of(of))) return {missing, missing, missing, false, unknown_over_vectors};
    std::vector<double> without_each = sums_without_each(of, vectors);
    const std::vector<double> to_without_each = sums_without_each(to, vectors);
    for (std::size_t v = 0; v < vectors.count; ++v) without_each[v] /= to_without_each[v];
    const WithInterval ratio = with_jackknife_interval(mean_of(of) / mean_of(to), without_each);
    return {ratio.value, ratio.low, ratio.high, true, ratio_over_vectors(of, to, ratio.value, vectors)};
}

std::vector<std::string> what_keeps_from_comparing(const Panel& base, const Panel& changed) {
    std::vector<std::string> reasons;
    for (const Dimension& dimension : base.dimensions) {
        if (!has_amounts_along(base, dimension)) continue;
        const auto other = std::find_if(changed.dimensions.begin(), changed.dimensions.end(),
                                        [&](const Dimension& d) { return d.name == dimension.name; });
        if (other == changed.dimensions.end())
            reasons.push_back("it has no dimension '" + dimension.name + "'");
        else if (other->labels != dimension.labels || other->numbers != dimension.numbers)
            reasons.push_back("its " + dimension.name + " are others: " + extent_of(*other) + ", not " +
                              extent_of(dimension));
    }
    return reasons;
}

std::vector<PairedVariable> paired_cells(const Panel& base, const Panel& changed) {
    if (const auto reasons = what_keeps_from_comparing(base, changed); !reasons.empty())
        throw std::invalid_argument("panels that cannot be paired: " + reasons.front());
    const Vectors vectors = vectors_of(base);
    std::vector<PairedVariable> variables;
    for (const Variable& variable : base.variables) {
        const Variable* other = same_variable(changed, variable);
        if (!holds_amounts(variable) || other == nullptr) continue;
        const Cells before(base, variable), after(changed, *other);
        PairedVariable paired{&variable, {variable.dimensions.begin() + 1, variable.dimensions.end()}, {}};
        for (std::size_t cell = 0; cell < before.each; ++cell)
            paired.cells.push_back(paired_difference(before.of(cell), after.of(cell), vectors));
        variables.push_back(std::move(paired));
    }
    return variables;
}

}  // namespace musubi
