#include "sim/experiment/sensitivity/regression_tree.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "musubi/missing.hpp"
#include "sim/experiment/designs/complete_points.hpp"

namespace musubi {
namespace {

constexpr std::size_t fewest_in_a_leaf = 5, leaves_at_most = 20, folds = 10;

using Points = std::vector<std::size_t>;

struct Split {
    double gain = 0;  ///< by how much the sum of squares about the means falls
    std::size_t factor = 0;
    double border = 0;
};

double mean_of(const std::vector<double>& outputs, const Points& points) {
    double sum = 0;
    for (const std::size_t p : points) sum += outputs[p];
    return sum / static_cast<double>(points.size());
}

double squares_about_mean(const std::vector<double>& outputs, const Points& points) {
    const double mean = mean_of(outputs, points);
    double sum = 0;
    for (const std::size_t p : points) sum += (outputs[p] - mean) * (outputs[p] - mean);
    return sum;
}

class Grower {
  public:
    Grower(const CompletePoints& sample, std::size_t depth, std::size_t fewest, RegressionTree& tree)
        : sample_(sample), depth_(depth), fewest_(fewest), tree_(tree) {}

    std::size_t grow(const Points& points, std::size_t level) {
        const std::size_t here = tree_.nodes.size();
        tree_.nodes.push_back({points.size(), mean_of(sample_.outputs, points)});
        const Split split = level < depth_ ? best_split(points) : Split{};
        if (split.gain <= 0) return here;
        tree_.importance[split.factor] += split.gain;
        Points low, high;
        for (const std::size_t p : points)
            (sample_.factors[split.factor][p] < split.border ? low : high).push_back(p);
        const std::size_t below = grow(low, level + 1), above = grow(high, level + 1);
        RegressionTree::Node& node = tree_.nodes[here];
        node.factor = split.factor;
        node.border = split.border;
        node.below = below;
        node.above = above;
        return here;
    }

  private:
    [[nodiscard]] Split best_split(Points points) const {
        Split best;
        const double mean = mean_of(sample_.outputs, points);
        const auto all = static_cast<double>(points.size());
        for (std::size_t f = 0; f < sample_.factors.size(); ++f) {
            const std::vector<double>& factor = sample_.factors[f];
            std::stable_sort(points.begin(), points.end(),
                             [&](std::size_t a, std::size_t b) { return factor[a] < factor[b]; });
            double sum = 0;  // of the outputs below, about the mean of all
            for (std::size_t i = 1; i < points.size(); ++i) {
                sum += sample_.outputs[points[i - 1]] - mean;
                const double from = factor[points[i - 1]], to = factor[points[i]];
                if (i < fewest_ || points.size() - i < fewest_ || from == to) continue;
                const auto below = static_cast<double>(i);
                const double gain = sum * sum / below + sum * sum / (all - below);
                if (gain > best.gain) best = {gain, f, from + (to - from) / 2};
            }
        }
        return best;
    }

    const CompletePoints& sample_;
    std::size_t depth_, fewest_;
    RegressionTree& tree_;
};

RegressionTree grown(const CompletePoints& sample, const Points& points, std::size_t depth) {
    RegressionTree tree;
    tree.importance.assign(sample.factors.size(), 0.0);
    tree.points = points.size();
    const std::size_t fewest = std::max(fewest_in_a_leaf, points.size() / leaves_at_most);
    Grower(sample, depth, fewest, tree).grow(points, 0);
    const double all = squares_about_mean(sample.outputs, points);
    for (double& share : tree.importance) share = all > 0 ? share / all : 0;
    return tree;
}

/// Every tenth point is left out in turn and foretold by the tree of the others.
double cross_validated(const CompletePoints& sample, std::size_t depth) {
    double missed = 0;
    Points all;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        Points kept, left_out;
        for (std::size_t p = 0; p < sample.outputs.size(); ++p)
            (p % folds == fold ? left_out : kept).push_back(p);
        const RegressionTree tree = grown(sample, kept, depth);
        for (const std::size_t p : left_out) {
            std::vector<double> numbers;
            for (const auto& factor : sample.factors) numbers.push_back(factor[p]);
            const double error = sample.outputs[p] - expected_at(tree, numbers);
            missed += error * error;
            all.push_back(p);
        }
    }
    const double squares = squares_about_mean(sample.outputs, all);
    return squares > 0 ? 1 - missed / squares : missing;
}

}  // namespace

RegressionTree regression_tree(const std::vector<std::vector<double>>& factors,
                               const std::vector<double>& outputs, std::size_t depth) {
    const CompletePoints sample = complete_points(factors, outputs);
    if (sample.outputs.size() < 2 * folds) {
        RegressionTree none;
        none.importance.assign(factors.size(), missing);
        none.explained = missing;
        none.points = sample.outputs.size();
        return none;
    }
    Points points(sample.outputs.size());
    std::iota(points.begin(), points.end(), std::size_t{0});
    RegressionTree tree = grown(sample, points, depth);
    tree.explained = cross_validated(sample, depth);
    return tree;
}

double expected_at(const RegressionTree& tree, const std::vector<double>& numbers) {
    std::size_t at = 0;
    while (tree.nodes[at].below != 0)
        at = numbers[tree.nodes[at].factor] < tree.nodes[at].border ? tree.nodes[at].below
                                                                    : tree.nodes[at].above;
    return tree.nodes[at].mean;
}

}  // namespace musubi
