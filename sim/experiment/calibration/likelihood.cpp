#include "sim/experiment/calibration/likelihood.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>
#include <utility>

#include "musubi/elementary.hpp"
#include "sim/experiment/calibration/shared_errors.hpp"

namespace musubi {
namespace {

using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic>;
using Column = Eigen::VectorXd;

Eigen::Index row(std::size_t i) { return static_cast<Eigen::Index>(i); }

std::vector<double> shifts_in(const Emulator& emulator, std::size_t outputs) {
    std::vector<double> shifts;
    for (std::size_t j = 0; j < outputs; ++j) shifts.push_back(emulator.shift(j));
    return shifts;
}

Covariance part_of(const Covariance& all, const std::vector<std::size_t>& chosen) {
    Covariance part(chosen.size());
    for (std::size_t i = 0; i < chosen.size(); ++i)
        for (std::size_t j = 0; j < chosen.size(); ++j) part(i, j) = all(chosen[i], chosen[j]);
    return part;
}

/// The errors of the fitted figures at one point: the root of their covariance, and how far the observed ones
/// lie from what is expected. Made once for many points, as it keeps its memory.
class Errors {
  public:
    Errors(const Covariance& constant, const std::vector<std::size_t>& fitted,
           const std::vector<double>& observed)
        : constant_(row(fitted.size()), row(fitted.size())), fitted_(fitted), observed_(observed) {
        for (std::size_t i = 0; i < fitted.size(); ++i)
            for (std::size_t j = 0; j < fitted.size(); ++j) constant_(row(i), row(j)) = constant(i, j);
        distance.resize(row(fitted.size()));
    }
    void take(const std::vector<Emulated>& at) {
        covariance_ = constant_;
        for (std::size_t i = 0; i < fitted_.size(); ++i) {
            covariance_(row(i), row(i)) += at[fitted_[i]].variance;
            distance[row(i)] = observed_[i] - at[fitted_[i]].mean;
        }
        root.compute(covariance_);
    }
    /// Σ log of the squared diagonal of the root.
    [[nodiscard]] double log_determinant() const {
        double sum = 0;
        for (Eigen::Index i = 0; i < covariance_.rows(); ++i) sum += 2 * natural_log(root.matrixLLT()(i, i));
        return sum;
    }
    [[nodiscard]] double squared_distance() const { return root.matrixL().solve(distance).squaredNorm(); }

    Eigen::LLT<Rows> root;
    Column distance;

  private:
    Rows constant_, covariance_;
    const std::vector<std::size_t>& fitted_;
    const std::vector<double>& observed_;
};

}  // namespace

Likelihood::Likelihood(const Emulator& emulator, const std::vector<Target>& targets)
    : emulator_(emulator), history_(emulator.luck_of_all()), known_(0) {
    const std::vector<double> shifts = shifts_in(emulator, targets.size());
    for (std::size_t j = 0; j < targets.size(); ++j) {
        (targets[j].fitted ? fitted_ : projected_).push_back(j);
        if (targets[j].fitted) observed_.push_back(natural_log(targets[j].value + shifts[j]));
    }
    history_ += discrepancies(targets, shifts).covariance();
    Covariance all = history_;
    all += observation_errors(targets, shifts).covariance();
    known_ = part_of(all, fitted_);
}

Likelihood Likelihood::about(std::vector<double> logarithms) const {
    Likelihood other = *this;
    other.observed_ = std::move(logarithms);
    return other;
}

std::vector<double> Likelihood::log_at(const std::vector<Point>& points) const {
    std::vector<double> logs;
    logs.reserve(points.size());
    Errors errors(known_, fitted_, observed_);
    for (const std::vector<Emulated>& at : emulator_.at_each(points)) {
        errors.take(at);
        logs.push_back(-(errors.squared_distance() + errors.log_determinant()) / 2);
    }
    return logs;
}

double Likelihood::squared_distance(const std::vector<Emulated>& at) const {
    Errors errors(known_, fitted_, observed_);
    errors.take(at);
    return errors.squared_distance();
}

std::vector<Normal> Likelihood::replicated(const std::vector<Emulated>& at) const {
    std::vector<Normal> figures;
    for (std::size_t i = 0; i < fitted_.size(); ++i)
        figures.push_back({at[fitted_[i]].mean, known_(i, i) + at[fitted_[i]].variance});
    return figures;
}

double Likelihood::deviation(std::size_t i) const { return std::sqrt(known_(i, i)); }

std::vector<double> Likelihood::drawn(const std::vector<Emulated>& at,
                                      const std::vector<double>& normals) const {
    Errors errors(known_, fitted_, observed_);
    errors.take(at);
    const Column error =
        errors.root.matrixL() * Eigen::Map<const Column>(normals.data(), row(normals.size()));
    std::vector<double> figures;
    for (std::size_t i = 0; i < fitted_.size(); ++i) figures.push_back(at[fitted_[i]].mean + error[row(i)]);
    return figures;
}

std::vector<Normal> Likelihood::projected(const std::vector<Emulated>& at) const {
    Errors errors(known_, fitted_, observed_);
    errors.take(at);
    std::vector<Normal> figures;
    for (const std::size_t j : projected_) {
        Column with(row(fitted_.size()));  // covariance of the fitted figures with this one
        for (std::size_t i = 0; i < fitted_.size(); ++i) with[row(i)] = history_(fitted_[i], j);
        figures.push_back(
            {at[j].mean + with.dot(errors.root.solve(errors.distance)),
             at[j].variance + history_(j, j) - errors.root.matrixL().solve(with).squaredNorm()});
    }
    return figures;
}

}  // namespace musubi
