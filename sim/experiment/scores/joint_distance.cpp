#include "sim/experiment/scores/joint_distance.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>

#include "musubi/missing.hpp"
#include "sim/experiment/estimates/fisher.hpp"

namespace musubi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// What the mean and the covariance of some members take: sums over their vectors of parameters, which can be
/// subtracted.
struct Sums {
    double members = 0;       ///< Σ n
    double squares = 0;       ///< Σ n²
    VectorXd sum;             ///< Σ n m, where m is the mean of a vector's n members
    MatrixXd of_means;        ///< Σ n m mᵀ
    MatrixXd within;          ///< Σ S, where S is the sum of squares and products about m
    MatrixXd within_by_size;  ///< Σ n S
};

Sums zero(Index figures) {
    const MatrixXd nothing = MatrixXd::Zero(figures, figures);
    return {0, 0, VectorXd::Zero(figures), nothing, nothing, nothing};
}

void add(Sums& to, const Sums& more, double sign) {
    to.members += sign * more.members;
    to.squares += sign * more.squares;
    to.sum += sign * more.sum;
    to.of_means += sign * more.of_means;
    to.within += sign * more.within;
    to.within_by_size += sign * more.within_by_size;
}

/// `columns` are the members of one vector.
Sums of_vector(const MatrixXd& columns) {
    const auto n = static_cast<double>(columns.cols());
    const VectorXd mean = columns.rowwise().mean();
    const MatrixXd about = columns.colwise() - mean;
    const MatrixXd within = about * about.transpose();
    return {n, n * n, n * mean, n * mean * mean.transpose(), within, n * within};
}

/// The covariance of what an observation differs by from the mean of the members: that of an independent
/// draw, estimated without bias from the pairs of members of different vectors, in its part between vectors
/// and its part within; that of the mean; and the error of the observation, which is 1 for each figure.
MatrixXd covariance(const Sums& s) {
    const double pairs = s.members * s.members - s.squares;
    const MatrixXd between = (s.of_means - s.sum * s.sum.transpose() / s.members) * (s.members / pairs);
    const MatrixXd within = (s.members * s.within - s.within_by_size) / pairs;
    const double of_mean = s.squares / (s.members * s.members);
    return (1 + of_mean) * between + within + MatrixXd::Identity(s.sum.size(), s.sum.size());
}

/// The members by vector, a column each, about the mean of all, so that sums can be subtracted without loss.
std::vector<MatrixXd> columns_by_vector(const Deviations& deviations, const Vectors& vectors,
                                        VectorXd& mean) {
    const auto figures = static_cast<Index>(deviations.front().size());
    std::vector<std::vector<VectorXd>> members(vectors.count);
    mean = VectorXd::Zero(figures);
    for (std::size_t i = 0; i < deviations.size(); ++i) {
        members[vectors.of[i]].emplace_back(Eigen::Map<const VectorXd>(deviations[i].data(), figures));
        mean += members[vectors.of[i]].back() / static_cast<double>(deviations.size());
    }
    std::vector<MatrixXd> columns;
    for (const auto& of : members) {
        columns.emplace_back(figures, static_cast<Index>(of.size()));
        for (std::size_t i = 0; i < of.size(); ++i) columns.back().col(static_cast<Index>(i)) = of[i] - mean;
    }
    return columns;
}

/// Mean T² of the members of a vector, with an error of observation each, against all others.
double left_out(const MatrixXd& columns, const Sums& others) {
    const Eigen::LLT<MatrixXd> factor(covariance(others));
    const MatrixXd away = columns.colwise() - others.sum / others.members;
    const MatrixXd inverse = factor.solve(MatrixXd::Identity(away.rows(), away.rows()));
    return (away.array() * factor.solve(away).array()).sum() / static_cast<double>(away.cols()) +
           inverse.trace();
}

/// ν of the Hotelling's T² whose mean, ν d/(ν − d − 1), is that of the members which were left out.
double degrees_of(const std::vector<MatrixXd>& columns, const Sums& all, double figures) {
    constexpr double known = 100'000;  // so many are as good as a covariance that is known
    double mean = 0;
    for (const MatrixXd& vector : columns) {
        Sums others = all;
        add(others, of_vector(vector), -1);
        mean += left_out(vector, others) * static_cast<double>(vector.cols()) / all.members;
    }
    const double at_least = static_cast<double>(columns.size()) - 1;
    const double matched = mean > figures ? (figures + 1) * mean / (mean - figures) : known;
    return std::clamp(matched, at_least, std::max(known, at_least));
}

}  // namespace

JointDistance joint_distance(const Deviations& deviations, const Vectors& vectors) {
    if (vectors.count < fewest_vectors) return {missing, missing, missing, missing};
    VectorXd mean;
    const std::vector<MatrixXd> columns = columns_by_vector(deviations, vectors, mean);
    Sums all = zero(mean.size());
    for (const MatrixXd& vector : columns) add(all, of_vector(vector), 1);
    const double squared = mean.dot(Eigen::LLT<MatrixXd>(covariance(all)).solve(mean));
    const auto figures = static_cast<double>(mean.size());
    const double degrees = degrees_of(columns, all, figures), denominator = degrees - figures + 1;
    return {squared, figures, denominator,
            fisher_above(squared * denominator / (degrees * figures), figures, denominator)};
}

}  // namespace musubi
