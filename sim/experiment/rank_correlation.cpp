#include "sim/experiment/rank_correlation.hpp"

#include <Eigen/Dense>
#include <cmath>

#include "musubi/missing.hpp"
#include "sim/experiment/complete_points.hpp"

namespace musubi {
namespace {

constexpr double z = 1.959963984540054;  // the 97.5 % quantile of the normal distribution
constexpr double of_ranks = 1.06;  // variance of Fisher's transform of a rank correlation, times n − 3

/// Ranks about their mean; equal numbers share the mean of theirs.
Eigen::VectorXd ranks_of(const std::vector<double>& numbers) {
    const std::vector<std::size_t> order = order_of(numbers);
    Eigen::VectorXd ranks(static_cast<Eigen::Index>(numbers.size()));
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && numbers[order[end]] == numbers[order[i]]) ++end;
        for (std::size_t j = i; j < end; ++j)
            ranks[static_cast<Eigen::Index>(order[j])] = static_cast<double>(i + end - 1) / 2;
        i = end;
    }
    return ranks.array() - ranks.mean();
}

Bounded with_interval(double r, double factor, double degrees) {
    if (std::isnan(r) || degrees <= 0) return {r, missing, missing};
    const double half = z * std::sqrt(factor / degrees), at = std::atanh(r);
    return {r, std::tanh(at - half), std::tanh(at + half)};
}

Bounded nothing() { return {missing, missing, missing}; }

}  // namespace

RankCorrelations rank_correlations(const std::vector<std::vector<double>>& factors,
                                   const std::vector<double>& outputs) {
    const CompletePoints complete = complete_points(factors, outputs);
    RankCorrelations found{{}, std::vector<Bounded>(factors.size(), nothing()), complete.outputs.size()};
    if (found.points < 3) return {found.partial, found.partial, found.points};
    std::vector<Eigen::VectorXd> varying{ranks_of(complete.outputs)};
    std::vector<std::size_t> which;
    for (std::size_t f = 0; f < factors.size(); ++f) {
        Eigen::VectorXd ranks = ranks_of(complete.factors[f]);
        if (ranks.squaredNorm() == 0) continue;
        which.push_back(f);
        varying.push_back(std::move(ranks));
    }
    const auto size = static_cast<Eigen::Index>(varying.size());
    Eigen::MatrixXd correlation(size, size);
    for (Eigen::Index i = 0; i < size; ++i)
        for (Eigen::Index j = 0; j < size; ++j) {
            const auto &a = varying[static_cast<std::size_t>(i)], &b = varying[static_cast<std::size_t>(j)];
            correlation(i, j) = a.dot(b) / std::sqrt(a.squaredNorm() * b.squaredNorm());
        }
    found.spearman.assign(factors.size(), nothing());
    if (varying.front().squaredNorm() == 0) return found;
    const double degrees = static_cast<double>(found.points) - 3;
    for (std::size_t i = 0; i < which.size(); ++i)
        found.spearman[which[i]] =
            with_interval(correlation(0, static_cast<Eigen::Index>(i + 1)), of_ranks, degrees);
    const Eigen::FullPivLU<Eigen::MatrixXd> lu(correlation);
    if (!lu.isInvertible()) return found;
    const Eigen::MatrixXd inverse = lu.inverse();
    for (std::size_t i = 0; i < which.size(); ++i) {
        const auto at = static_cast<Eigen::Index>(i + 1);
        found.partial[which[i]] = with_interval(-inverse(0, at) / std::sqrt(inverse(0, 0) * inverse(at, at)),
                                                of_ranks, degrees - static_cast<double>(which.size() - 1));
    }
    return found;
}

}  // namespace musubi
