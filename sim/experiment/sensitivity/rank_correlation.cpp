#include "sim/experiment/sensitivity/rank_correlation.hpp"

#include <Eigen/Dense>
#include <cmath>

#include "musubi/elementary.hpp"
#include "musubi/missing.hpp"
#include "sim/experiment/designs/complete_points.hpp"

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

/// Fisher's transform of a correlation, and back. Our own functions: the same bits on every machine.
double transformed(double r) { return natural_log((1 + r) / (1 - r)) / 2; }
double correlation_of(double transform) { return 1 - 2 / (exponential(2 * transform) + 1); }

Bounded with_interval(double r, double factor, double degrees) {
    if (std::isnan(r) || degrees <= 0) return {r, missing, missing};
    if (std::abs(r) >= 1) return {r, r, r};
    const double half = z * std::sqrt(factor / degrees), at = transformed(r);
    return {r, correlation_of(at - half), correlation_of(at + half)};
}

Bounded nothing() { return {missing, missing, missing}; }

/// The ranks of an output and of the factors that vary.
struct Ranked {
    Eigen::VectorXd output;
    std::vector<std::size_t> which;  ///< factors
    std::vector<Eigen::VectorXd> factors;
    std::size_t points = 0;
};

Ranked ranked(const std::vector<std::vector<double>>& factors, const std::vector<double>& outputs) {
    const CompletePoints complete = complete_points(factors, outputs);
    Ranked all;
    all.points = complete.outputs.size();
    if (all.points < 3) return all;
    all.output = ranks_of(complete.outputs);
    for (std::size_t f = 0; f < factors.size(); ++f) {
        Eigen::VectorXd ranks = ranks_of(complete.factors[f]);
        if (ranks.squaredNorm() == 0) continue;
        all.which.push_back(f);
        all.factors.push_back(std::move(ranks));
    }
    return all;
}

double correlation(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
    return a.dot(b) / std::sqrt(a.squaredNorm() * b.squaredNorm());
}

double degrees_of(const Ranked& all) { return static_cast<double>(all.points) - 3; }

/// The inverse of the correlations of factors among each other, where they determine each other but for those
/// that do.
struct Inverse {
    Eigen::MatrixXd of;
    std::vector<bool> determined;
    Eigen::Index rank = 0;
};

Inverse inverse_of(const Eigen::MatrixXd& correlations) {
    constexpr double nothing_left = 1e-9;  // of the variance of a factor; rounding leaves 1e-14
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(correlations);
    const Eigen::Index size = correlations.rows();
    Inverse inverse{Eigen::MatrixXd::Zero(size, size), std::vector<bool>(static_cast<std::size_t>(size)), 0};
    for (Eigen::Index i = 0; i < size; ++i) {
        const Eigen::VectorXd along = solver.eigenvectors().col(i);
        if (solver.eigenvalues()[i] > nothing_left) {
            inverse.of += along * along.transpose() / solver.eigenvalues()[i];
            ++inverse.rank;
            continue;
        }
        for (Eigen::Index f = 0; f < size; ++f)
            if (along[f] * along[f] > nothing_left) inverse.determined[static_cast<std::size_t>(f)] = true;
    }
    return inverse;
}

/// From a factor's slope, by itself and over its standard error but for the root of the degrees of freedom.
double partial_from(double slope, double unexplained, double own) {
    constexpr double rounding = 1e-12;
    if (unexplained < rounding && slope * slope < rounding) return missing;  // the others explain everything
    return slope / std::sqrt(slope * slope + (unexplained < rounding ? 0 : unexplained) * own);
}

}  // namespace

SpearmanCorrelations spearman_correlations(const std::vector<std::vector<double>>& factors,
                                           const std::vector<double>& outputs) {
    const Ranked all = ranked(factors, outputs);
    SpearmanCorrelations found{std::vector<Bounded>(factors.size(), nothing()), all.points};
    if (all.points < 3 || all.output.squaredNorm() == 0) return found;
    for (std::size_t i = 0; i < all.which.size(); ++i)
        found.values[all.which[i]] =
            with_interval(correlation(all.output, all.factors[i]), of_ranks, degrees_of(all));
    return found;
}

PartialCorrelations partial_correlations(const std::vector<std::vector<double>>& factors,
                                         const std::vector<double>& outputs) {
    const Ranked all = ranked(factors, outputs);
    PartialCorrelations found{std::vector<Bounded>(factors.size(), nothing()), all.points, false, {}};
    if (all.points < 3 || all.output.squaredNorm() == 0 || all.which.empty()) return found;
    const auto size = static_cast<Eigen::Index>(all.which.size());
    found.too_few = degrees_of(all) <= static_cast<double>(size - 1);
    if (found.too_few) return found;
    Eigen::MatrixXd among(size, size);
    Eigen::VectorXd with_output(size);
    for (Eigen::Index i = 0; i < size; ++i) {
        const auto& one = all.factors[static_cast<std::size_t>(i)];
        with_output[i] = correlation(all.output, one);
        for (Eigen::Index j = 0; j < size; ++j)
            among(i, j) = correlation(one, all.factors[static_cast<std::size_t>(j)]);
    }
    const Inverse inverse = inverse_of(among);
    const Eigen::VectorXd slopes = inverse.of * with_output;
    const double unexplained = 1 - with_output.dot(slopes);
    for (std::size_t i = 0; i < all.which.size(); ++i) {
        const auto at = static_cast<Eigen::Index>(i);
        if (inverse.determined[i])
            found.determined.push_back(all.which[i]);
        else
            found.values[all.which[i]] =
                with_interval(partial_from(slopes[at], unexplained, inverse.of(at, at)), of_ranks,
                              degrees_of(all) - static_cast<double>(inverse.rank - 1));
    }
    return found;
}

}  // namespace musubi
