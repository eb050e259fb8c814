#include "sim/experiment/calibration/emulator.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "musubi/elementary.hpp"
#include "sim/experiment/calibration/luck_covariance.hpp"
#include "sim/experiment/calibration/response_surface.hpp"

namespace musubi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// A ridge of one millionth of a point: no coefficient may run away where the design says nothing of it.
constexpr double ridge = 1e-6;
/// Rounds in which it is learnt how much the coefficients of each kind spread.
constexpr int rounds = 8;

Index index(std::size_t i) { return static_cast<Index>(i); }

struct Logarithms {
    MatrixXd mean;                               ///< one row per point, one column per output
    std::vector<std::vector<double>> contrasts;  ///< of the runs at each point in turn, one column per output
    /// Mean variance of a run about the mean of its point.
    [[nodiscard]] VectorXd luck() const {
        VectorXd luck = VectorXd::Zero(mean.cols());
        for (const std::vector<double>& contrast : contrasts)
            for (Index j = 0; j < luck.size(); ++j)
                luck[j] += contrast[static_cast<std::size_t>(j)] * contrast[static_cast<std::size_t>(j)];
        return luck / static_cast<double>(contrasts.size());
    }
    /// Covariance of a run about it, at the points from one on.
    [[nodiscard]] Covariance luck_from(std::size_t point) const {
        const std::size_t each = contrasts.size() / static_cast<std::size_t>(mean.rows());
        const auto from = contrasts.begin() + static_cast<std::ptrdiff_t>(point * each);
        return shrunk_covariance({from, contrasts.end()});
    }
};

std::vector<std::vector<double>> logarithms_at(const Runs& point, const std::vector<double>& shifts) {
    std::vector<std::vector<double>> logs;
    for (const std::vector<double>& run : point.outputs) {
        std::vector<double>& of_run = logs.emplace_back();
        for (std::size_t j = 0; j < shifts.size(); ++j) {
            const double shifted = run[j] + shifts[j];
            if (!(shifted > 0)) throw std::invalid_argument("an output that has no logarithm is emulated");
            of_run.push_back(natural_log(shifted));
        }
    }
    return logs;
}

Logarithms logarithms(const std::vector<Runs>& runs, const std::vector<double>& shifts) {
    Logarithms l{MatrixXd::Zero(index(runs.size()), index(shifts.size())), {}};
    for (std::size_t n = 0; n < runs.size(); ++n) {
        const std::vector<std::vector<double>> logs = logarithms_at(runs[n], shifts);
        for (std::size_t j = 0; j < shifts.size(); ++j) {
            double sum = 0;
            for (const std::vector<double>& run : logs) sum += run[j];
            l.mean(index(n), index(j)) = sum / static_cast<double>(logs.size());
        }
        for (std::vector<double>& contrast : contrasts_of(logs)) l.contrasts.push_back(std::move(contrast));
    }
    return l;
}

/// The variances of a covariance.
VectorXd diagonal_of(const Covariance& covariance) {
    VectorXd diagonal(index(covariance.size()));
    for (std::size_t j = 0; j < covariance.size(); ++j) diagonal[index(j)] = covariance(j, j);
    return diagonal;
}

/// The terms at every point, one column per point, and the normal equations with them. Columns are scaled by
/// the root of the point's weight, so that sums of squares are weighted.
struct Design {
    Design(const std::vector<Runs>& runs, const SurfaceTerms& surface)
        : scale(index(runs.size())), terms(index(surface.number()), index(runs.size())) {
        for (std::size_t n = 0; n < runs.size(); ++n) {
            scale[index(n)] = std::sqrt(runs[n].weight);
            surface.expand(runs[n].point, terms.col(index(n)).data());
            terms.col(index(n)) *= scale[index(n)];
        }
        products = terms * terms.transpose();
        believe(VectorXd::Constant(terms.rows(), ridge));
    }
    /// That coefficients are normal about 0 with these precisions, in units of the error's.
    void believe(VectorXd precisions) {
        precision = std::move(precisions);
        MatrixXd equations = products;
        equations.diagonal() += precision;
        normal.compute(equations);
    }
    [[nodiscard]] MatrixXd fitted_to(const MatrixXd& outputs) const {
        return normal.solve(terms * (scale.asDiagonal() * outputs));
    }
    [[nodiscard]] MatrixXd residuals(const MatrixXd& outputs, const MatrixXd& coefficients) const {
        return outputs - scale.cwiseInverse().asDiagonal() * (terms.transpose() * coefficients);
    }
    /// Of the coefficients, in units of the error's.
    [[nodiscard]] VectorXd variances() const {
        MatrixXd root = MatrixXd::Identity(terms.rows(), terms.rows());
        normal.matrixL().solveInPlace(root);
        return root.colwise().squaredNorm().transpose();
    }

    VectorXd scale, precision;
    MatrixXd terms, products;
    Eigen::LLT<MatrixXd> normal;
};

/// A surface for each output.
struct Surfaces {
    MatrixXd coefficients;  ///< one row per term, one column per output
    VectorXd variances;     ///< of the coefficients, in units of the error's
    MatrixXd residuals;     ///< one row per point
    VectorXd error;         ///< mean square of the residuals by weight, by output
    double freedom = 0;     ///< points less the terms that they decide
};

Surfaces fitted(const Design& design, const MatrixXd& outputs) {
    Surfaces s;
    s.coefficients = design.fitted_to(outputs);
    s.variances = design.variances();
    s.residuals = design.residuals(outputs, s.coefficients);
    const double decided = static_cast<double>(design.precision.size()) - design.precision.dot(s.variances);
    s.freedom = static_cast<double>(outputs.rows()) - decided;
    s.error = (design.scale.asDiagonal() * s.residuals).colwise().squaredNorm().transpose() /
              design.scale.squaredNorm() * static_cast<double>(outputs.rows()) / s.freedom;
    return s;
}

/// How precisely the coefficients of a kind are 0: the inverse of their mean square, over all outputs in
/// units of their errors. Level and slopes are free.
VectorXd precision_of(const std::vector<TermKind>& kinds, const Surfaces& s) {
    std::map<TermKind, std::pair<double, double>> sums;  // of squares, and how many
    for (Index t = 0; t < s.variances.size(); ++t)
        for (Index j = 0; j < s.error.size(); ++j) {
            if (!(s.error[j] > 0)) continue;
            auto& [squares, number] = sums[kinds[static_cast<std::size_t>(t)]];
            squares += s.coefficients(t, j) * s.coefficients(t, j) / s.error[j] + s.variances[t];
            number += 1;
        }
    VectorXd precision = VectorXd::Constant(s.variances.size(), ridge);
    for (Index t = 0; t < precision.size(); ++t) {
        const TermKind kind = kinds[static_cast<std::size_t>(t)];
        if (kind == TermKind::level || kind == TermKind::slope) continue;
        const auto [squares, number] = sums[kind];
        if (squares > 0) precision[t] = std::max(ridge, number / squares);
    }
    return precision;
}

/// Terms that bring nothing are shrunk away, or they would follow luck: how far, the runs decide (the
/// evidence of MacKay, 1992, by expectation and maximisation).
Surfaces fit_shrunk(const std::vector<TermKind>& kinds, Design& design, const MatrixXd& outputs) {
    for (int round = 0; round < rounds; ++round) design.believe(precision_of(kinds, fitted(design, outputs)));
    return fitted(design, outputs);
}

/// The factors by how much of the outputs they move, each by itself, the most active first.
std::vector<std::size_t> by_activity(const SurfaceTerms& surface, const Design& design,
                                     const MatrixXd& coefficients, std::size_t factors) {
    MatrixXd moved(index(factors), coefficients.cols());
    for (std::size_t f = 0; f < factors; ++f) {
        MatrixXd effect = MatrixXd::Zero(design.terms.cols(), coefficients.cols());
        for (const std::size_t term : surface.terms_of(f))
            effect += design.terms.row(index(term)).transpose() * coefficients.row(index(term));
        moved.row(index(f)) = (effect.rowwise() - effect.colwise().mean()).colwise().squaredNorm();
    }
    const VectorXd all = moved.colwise().sum().transpose();
    VectorXd activity = VectorXd::Zero(index(factors));
    for (Index j = 0; j < all.size(); ++j)
        if (all[j] > 0) activity += moved.col(j) / all[j];
    std::vector<std::size_t> order(factors);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return activity[index(a)] > activity[index(b)]; });
    return order;
}

SurfaceTerms surface_for(const std::vector<Runs>& runs, const MatrixXd& outputs, std::size_t factors) {
    const std::size_t active = SurfaceTerms::bearable(factors, runs.size());
    SurfaceTerms least(factors);
    if (active == 0) return least;
    const Design design(runs, least);
    auto order = by_activity(least, design, design.fitted_to(outputs), factors);
    order.resize(active);
    return SurfaceTerms(factors, std::move(order));
}

/// Mean square of what is missed at the points from `from` on, as if each had not been fitted to: a point
/// draws the surface toward itself by its leverage.
VectorXd missed_at(const Design& design, const MatrixXd& residuals, Index from) {
    VectorXd sum = VectorXd::Zero(residuals.cols());
    for (Index n = from; n < residuals.rows(); ++n) {
        const double leverage = design.normal.matrixL().solve(design.terms.col(n)).squaredNorm();
        sum += residuals.row(n).transpose().cwiseAbs2() / (1 - leverage);
    }
    return sum / static_cast<double>(residuals.rows() - from);
}

/// Of the variance between points, luck taken off, by output.
VectorXd explained_share(const MatrixXd& outputs, const VectorXd& residual, const VectorXd& luck_of_means) {
    VectorXd explained = VectorXd::Zero(outputs.cols());
    for (Index j = 0; j < outputs.cols(); ++j) {
        const VectorXd about = outputs.col(j).array() - outputs.col(j).mean();
        const double between =
            about.squaredNorm() / static_cast<double>(outputs.rows() - 1) - luck_of_means[j];
        const double missed = std::max(0.0, residual[j] - luck_of_means[j]);
        if (between > 0) explained[j] = std::max(0.0, 1 - missed / between);
    }
    return explained;
}

}  // namespace

struct Emulator::Fit {
    SurfaceTerms surface;
    Eigen::LLT<MatrixXd> normal;
    MatrixXd coefficients;  ///< one row per term, one column per output
    Covariance luck;
    VectorXd residual, lack_of_fit, explained;  ///< `residual` is weighted
    std::vector<double> shifts;
};

Emulator::Emulator(const std::vector<Runs>& runs, std::size_t factors, const std::vector<double>& shifts,
                   std::size_t judged_from) {
    if (runs.size() <= terms(factors))
        throw std::invalid_argument("an emulator needs more points than terms");
    const std::size_t each = runs.front().outputs.size();
    if (each < 2) throw std::invalid_argument("an emulator needs two runs at each point to tell luck");
    const Logarithms logs = logarithms(runs, shifts);
    const SurfaceTerms surface = surface_for(runs, logs.mean, factors);
    Design design(runs, surface);
    const Surfaces surfaces = fit_shrunk(surface.kinds(), design, logs.mean);
    const Covariance covariance = logs.luck_from(judged_from);
    const VectorXd luck = diagonal_of(covariance),
                   missed = missed_at(design, surfaces.residuals, index(judged_from)),
                   residual = surfaces.residuals.colwise().squaredNorm().transpose() / surfaces.freedom,
                   luck_of_means = logs.luck() / static_cast<double>(each);
    fit_ = std::make_unique<Fit>(Fit{surface, design.normal, surfaces.coefficients, covariance,
                                     surfaces.error, (missed - luck / static_cast<double>(each)).cwiseMax(0),
                                     explained_share(logs.mean, residual, luck_of_means), shifts});
}

Emulator::~Emulator() = default;
Emulator::Emulator(Emulator&&) noexcept = default;
Emulator& Emulator::operator=(Emulator&&) noexcept = default;

std::size_t Emulator::terms(std::size_t factors) { return SurfaceTerms(factors).number(); }

std::vector<std::vector<Emulated>> Emulator::at_each(const std::vector<Point>& points) const {
    MatrixXd terms(fit_->coefficients.rows(), index(points.size()));
    for (std::size_t n = 0; n < points.size(); ++n)
        fit_->surface.expand(points[n], terms.col(index(n)).data());
    const MatrixXd mean = fit_->coefficients.transpose() * terms;
    fit_->normal.matrixL().solveInPlace(terms);
    const VectorXd leverage = terms.colwise().squaredNorm().transpose();
    std::vector<std::vector<Emulated>> emulated(points.size());
    for (std::size_t n = 0; n < points.size(); ++n)
        for (Index j = 0; j < mean.rows(); ++j)
            emulated[n].push_back(
                {mean(j, index(n)), fit_->residual[j] * leverage[index(n)] + fit_->lack_of_fit[j]});
    return emulated;
}

double Emulator::expected(const Emulated& emulated, std::size_t output) const {
    return exponential(emulated.mean + luck(output) / 2) - shift(output);
}
double Emulator::shift(std::size_t output) const { return fit_->shifts[output]; }
double Emulator::luck(std::size_t output) const { return fit_->luck(output, output); }
const Covariance& Emulator::luck_of_all() const { return fit_->luck; }
double Emulator::lack_of_fit(std::size_t output) const { return fit_->lack_of_fit[index(output)]; }
double Emulator::explained(std::size_t output) const { return fit_->explained[index(output)]; }

}  // namespace musubi
