#include "sim/experiment/sensitivity/variance_shares.hpp"

#include <Eigen/Core>
#include <cmath>
#include <map>
#include <utility>

#include "musubi/missing.hpp"

namespace musubi {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;

/// The points of a block by what they are.
struct Block {
    std::size_t groups;
    bool second_order;
    [[nodiscard]] std::size_t size() const { return (second_order ? 2 * groups : groups) + 2; }
    static constexpr std::size_t a = 0;
    [[nodiscard]] std::size_t b() const { return size() - 1; }
    [[nodiscard]] std::size_t a_with_b(std::size_t g) const { return 1 + g; }
    [[nodiscard]] std::size_t b_with_a(std::size_t g) const { return 1 + groups + g; }
};

/// Mean product of what two points gave, between different replicates; of one replicate, their product.
template <class One, class Other>
double product(const One& u, const Other& v) {
    const auto replicates = static_cast<double>(u.size());
    if (u.size() == 1) return u[0] * v[0];
    return (u.sum() * v.sum() - u.dot(v)) / (replicates * (replicates - 1));
}

/// The blocks of a design, and for every pair of points that is asked for, the products of each block.
class Products {
    static Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }
    /// What a point gave, of the row of a block.
    template <class Row>
    [[nodiscard]] auto at(const Row& row, std::size_t point) const {
        return row.segment(index(point * replicates_), index(replicates_));
    }

  public:
    Products(const SampledOutput& output, const Block& block) : replicates_(output.replicates) {
        const std::size_t width = block.size() * replicates_, all = output.points / block.size();
        std::vector<std::size_t> whole;
        for (std::size_t n = 0; n < all; ++n) {
            bool complete = true;
            for (std::size_t i = 0; i < width; ++i) complete &= !std::isnan(output.runs[n * width + i]);
            if (complete) whole.push_back(n);
        }
        left_out = all - whole.size();
        runs_.resize(static_cast<Eigen::Index>(whole.size()), static_cast<Eigen::Index>(width));
        for (std::size_t n = 0; n < whole.size(); ++n)
            for (std::size_t i = 0; i < width; ++i)
                runs_(index(n), index(i)) = output.runs[whole[n] * width + i];
        centre(block.size());
    }

    void add(Pair pair) {
        if (!columns_.emplace(pair, columns_.size()).second) return;
        columns_of_pairs_.push_back(pair);
    }
    /// To be called once all pairs are added.
    void compute() {
        products_.resize(runs_.rows(), index(columns_.size()));
        for (Eigen::Index n = 0; n < runs_.rows(); ++n)
            for (std::size_t c = 0; c < columns_of_pairs_.size(); ++c) {
                const auto& [u, v] = columns_of_pairs_[c];
                products_(n, index(c)) = product(at(runs_.row(n), u), at(runs_.row(n), v));
            }
    }
    /// Takes the mean over the blocks, each counted so often.
    void weigh(const std::vector<double>& counts) {
        const Eigen::Map<const Eigen::RowVectorXd> weights(counts.data(), index(counts.size()));
        means_ = weights * runs_ / weights.sum();
        mean_products_ = weights * products_ / weights.sum();
    }

    [[nodiscard]] double mean_product(Pair pair) const { return mean_products_[index(columns_.at(pair))]; }
    [[nodiscard]] double covariance(std::size_t u, std::size_t v) const {
        return mean_product({u, v}) - product(at(means_, u), at(means_, v));
    }
    /// Of two sets of points together.
    [[nodiscard]] double variance(std::size_t u, std::size_t v) const {
        const Eigen::RowVectorXd mean = (at(means_, u) + at(means_, v)) / 2;
        return (mean_product({u, u}) + mean_product({v, v})) / 2 - product(mean, mean);
    }
    [[nodiscard]] std::size_t blocks() const { return static_cast<std::size_t>(runs_.rows()); }

    std::size_t left_out = 0;

  private:
    /// Far from zero, products lose digits.
    void centre(std::size_t points) {
        if (runs_.rows() == 0) return;
        for (std::size_t r = 0; r < replicates_; ++r) {
            double sum = 0;
            for (std::size_t p = 0; p < points; ++p) sum += runs_.col(index(p * replicates_ + r)).mean();
            for (std::size_t p = 0; p < points; ++p)
                runs_.col(index(p * replicates_ + r)).array() -= sum / static_cast<double>(points);
        }
    }

    std::size_t replicates_;
    Eigen::MatrixXd runs_, products_;
    Eigen::RowVectorXd means_, mean_products_;
    std::map<Pair, std::size_t> columns_;
    std::vector<Pair> columns_of_pairs_;
};

/// The correlation of what two points gave. Luck taken off, nothing may be left of either: NaN.
double correlation(const Products& p, Pair pair) {
    const auto& [u, v] = pair;
    const double of_u = p.covariance(u, u), of_v = p.covariance(v, v);
    return of_u > 0 && of_v > 0 ? p.covariance(u, v) / std::sqrt(of_u * of_v) : missing;
}

/// What an estimator says of the variance that two points share, as a share of the whole.
double shared(const Products& p, const Block& block, SobolEstimator estimator, Pair pair) {
    const auto& [u, v] = pair;
    const double whole = p.variance(Block::a, block.b());
    if (!(whole > 0)) return missing;
    switch (estimator) {
        case SobolEstimator::jansen:
            return 1 -
                   (p.mean_product({u, u}) + p.mean_product({v, v}) - 2 * p.mean_product(pair)) / 2 / whole;
        case SobolEstimator::saltelli:
            return (p.mean_product(pair) - p.mean_product({Block::a, block.b()})) / whole;
        case SobolEstimator::adjusted: {
            const double by_chance = correlation(p, {Block::a, block.b()});
            return by_chance < 1 ? (correlation(p, pair) - by_chance) / (1 - by_chance) : missing;
        }
        case SobolEstimator::martinez:
            break;
    }
    return correlation(p, pair);
}

/// The pairs of points that have in common: one group; all but one; two.
std::vector<Pair> one_in_common(const Block& block, std::size_t g) {
    std::vector<Pair> pairs{{block.a_with_b(g), block.b()}};
    if (block.second_order) pairs.emplace_back(Block::a, block.b_with_a(g));
    return pairs;
}
std::vector<Pair> all_but_one(const Block& block, std::size_t g) {
    std::vector<Pair> pairs{{Block::a, block.a_with_b(g)}};
    if (block.second_order) pairs.emplace_back(block.b_with_a(g), block.b());
    return pairs;
}
std::vector<Pair> two_in_common(const Block& block, std::size_t g, std::size_t h) {
    return {{block.a_with_b(g), block.b_with_a(h)}, {block.a_with_b(h), block.b_with_a(g)}};
}

double mean_shared(const Products& p, const Block& block, SobolEstimator estimator,
                   const std::vector<Pair>& pairs) {
    double sum = 0;
    for (const Pair& pair : pairs) sum += shared(p, block, estimator, pair);
    return sum / static_cast<double>(pairs.size());
}

void add_pairs(Products& products, const Block& block) {
    for (std::size_t point = 0; point < block.size(); ++point) products.add({point, point});
    products.add({Block::a, block.b()});
    const auto add = [&](const std::vector<Pair>& pairs) {
        for (const Pair& pair : pairs) products.add(pair);
    };
    for (std::size_t g = 0; g < block.groups; ++g) {
        add(one_in_common(block, g));
        add(all_but_one(block, g));
        for (std::size_t h = 0; block.second_order && h < g; ++h) add(two_in_common(block, h, g));
    }
    products.compute();
}

SobolEstimator estimator_of_totals(SobolEstimator estimator) {
    if (estimator == SobolEstimator::saltelli) return SobolEstimator::jansen;
    return estimator == SobolEstimator::adjusted ? SobolEstimator::martinez : estimator;
}

/// First, total, second, one after the other.
std::vector<double> all_shares(const Products& p, const Block& block, SobolEstimator estimator) {
    const SobolEstimator of_total = estimator_of_totals(estimator);
    std::vector<double> shares;
    for (std::size_t g = 0; g < block.groups; ++g)
        shares.push_back(mean_shared(p, block, estimator, one_in_common(block, g)));
    for (std::size_t g = 0; g < block.groups; ++g)
        shares.push_back(1 - mean_shared(p, block, of_total, all_but_one(block, g)));
    for (std::size_t g = 0; block.second_order && g < block.groups; ++g)
        for (std::size_t h = g + 1; h < block.groups; ++h)
            shares.push_back(mean_shared(p, block, estimator, two_in_common(block, g, h)) - shares[g] -
                             shares[h]);
    return shares;
}

/// An interval of the bootstrap as wide as the points of a sequence need it (see variance_shares.hpp).
Bounded widened(const Bounded& one, std::size_t blocks) {
    constexpr double worse_than_chance = 160;  // measured: docs/sensitivity.md
    const double by = std::sqrt(1 + worse_than_chance / static_cast<double>(blocks));
    return {one.value, one.value - by * (one.value - one.low), one.value + by * (one.high - one.value)};
}

}  // namespace

const char* name_of(SobolEstimator estimator) {
    switch (estimator) {
        case SobolEstimator::adjusted:
            return "adjusted";
        case SobolEstimator::jansen:
            return "jansen";
        case SobolEstimator::saltelli:
            return "saltelli";
        case SobolEstimator::martinez:
            break;
    }
    return "martinez";
}

const std::vector<SobolEstimator>& sobol_estimators() {
    static const std::vector<SobolEstimator> all{SobolEstimator::adjusted, SobolEstimator::jansen,
                                                 SobolEstimator::saltelli, SobolEstimator::martinez};
    return all;
}

VarianceShares variance_shares(const SampledOutput& output, std::size_t groups, bool second_order,
                               SobolEstimator estimator, const Resampling& resampling) {
    const Block block{groups, second_order};
    Products products(output, block);
    VarianceShares shares;
    shares.blocks = products.blocks();
    shares.left_out = products.left_out;
    if (shares.blocks < 2) return shares;
    add_pairs(products, block);
    std::vector<Bounded> all = bootstrap(resampling, shares.blocks, [&](const std::vector<double>& counts) {
        products.weigh(counts);
        return all_shares(products, block, estimator);
    });
    for (Bounded& one : all) one = widened(one, shares.blocks);
    const auto begin = all.cbegin();
    const auto count = static_cast<std::ptrdiff_t>(groups);
    shares.first.assign(begin, begin + count);
    shares.total.assign(begin + count, begin + 2 * count);
    auto next = begin + 2 * count;
    for (std::size_t g = 0; second_order && g < groups; ++g) {
        shares.second.emplace_back(groups);
        for (std::size_t h = g + 1; h < groups; ++h) shares.second[g][h] = *next++;
    }
    products.weigh(std::vector<double>(shares.blocks, 1.0));
    shares.variance = products.variance(Block::a, block.b());
    return shares;
}

}  // namespace musubi
