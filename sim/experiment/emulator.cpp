#include "sim/experiment/emulator.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <stdexcept>

#include "musubi/elementary.hpp"

namespace musubi {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// A ridge of one millionth of a point: no coefficient may run away where the design says nothing of it.
constexpr double ridge = 1e-6;

/// 1, x, x³, x², x·x′ of the factors on −1 … 1.
void expand(const Point& point, double* term) {
    *term++ = 1;
    for (std::size_t i = 0; i < point.size(); ++i) {
        const double x = 2 * point[i] - 1;
        *term++ = x;
        *term++ = x * x * x;
        for (std::size_t k = 0; k <= i; ++k) *term++ = x * (2 * point[k] - 1);
    }
}

Index index(std::size_t i) { return static_cast<Index>(i); }

struct Logarithms {
    MatrixXd mean;  ///< a row a point, a column an output
    VectorXd luck;  ///< variance of a run about its point's mean, by output
};

Logarithms logarithms(const std::vector<Runs>& runs, std::size_t outputs) {
    const std::size_t each = runs.front().outputs.size();
    Logarithms l{MatrixXd::Zero(index(runs.size()), index(outputs)), VectorXd::Zero(index(outputs))};
    for (std::size_t n = 0; n < runs.size(); ++n)
        for (std::size_t j = 0; j < outputs; ++j) {
            std::vector<double> logs;
            double sum = 0;
            for (const auto& run : runs[n].outputs) {
                if (!(run[j] > 0)) throw std::invalid_argument("an output that is not positive is emulated");
                sum += logs.emplace_back(natural_log(run[j]));
            }
            const double mean = sum / static_cast<double>(each);
            l.mean(index(n), index(j)) = mean;
            for (const double log : logs) l.luck[index(j)] += (log - mean) * (log - mean);
        }
    l.luck /= static_cast<double>(runs.size() * (each - 1));
    return l;
}

}  // namespace

struct Emulator::Fit {
    Eigen::LLT<MatrixXd> normal;
    MatrixXd coefficients;  ///< a row a term, a column an output
    VectorXd luck, residual, lack_of_fit, explained;
};

Emulator::Emulator(const std::vector<Runs>& runs, std::size_t factors, std::size_t outputs)
    : fit_(std::make_unique<Fit>()) {
    if (runs.size() <= terms(factors))
        throw std::invalid_argument("an emulator needs more points than terms");
    const std::size_t each = runs.front().outputs.size();
    if (each < 2) throw std::invalid_argument("an emulator needs two runs at each point to tell luck");
    MatrixXd design(index(terms(factors)), index(runs.size()));  // a column a point: expand() fills it
    for (std::size_t n = 0; n < runs.size(); ++n) expand(runs[n].point, design.col(index(n)).data());
    const Logarithms logs = logarithms(runs, outputs);

    MatrixXd normal = design * design.transpose();
    normal.diagonal().array() += ridge;
    fit_->normal.compute(normal);
    fit_->coefficients = fit_->normal.solve(design * logs.mean);
    fit_->luck = logs.luck;

    const MatrixXd residuals = logs.mean - design.transpose() * fit_->coefficients;
    const double freedom = static_cast<double>(runs.size() - terms(factors));
    fit_->residual = residuals.colwise().squaredNorm().transpose() / freedom;
    const VectorXd luck_of_mean = logs.luck / static_cast<double>(each);
    fit_->lack_of_fit = (fit_->residual - luck_of_mean).cwiseMax(0);
    fit_->explained = VectorXd::Zero(index(outputs));
    for (Index j = 0; j < index(outputs); ++j) {
        const VectorXd about = logs.mean.col(j).array() - logs.mean.col(j).mean();
        const double between = about.squaredNorm() / static_cast<double>(runs.size() - 1) - luck_of_mean[j];
        if (between > 0) fit_->explained[j] = std::max(0.0, 1 - fit_->lack_of_fit[j] / between);
    }
}

Emulator::~Emulator() = default;
Emulator::Emulator(Emulator&&) noexcept = default;
Emulator& Emulator::operator=(Emulator&&) noexcept = default;

std::vector<Emulated> Emulator::at(const Point& point) const {
    VectorXd term(fit_->coefficients.rows());
    expand(point, term.data());
    const VectorXd mean = fit_->coefficients.transpose() * term;
    const double leverage = fit_->normal.matrixL().solve(term).squaredNorm();
    std::vector<Emulated> emulated;
    for (Index j = 0; j < mean.size(); ++j)
        emulated.push_back({mean[j], fit_->residual[j] * leverage + fit_->lack_of_fit[j]});
    return emulated;
}

double Emulator::luck(std::size_t output) const { return fit_->luck[index(output)]; }
double Emulator::lack_of_fit(std::size_t output) const { return fit_->lack_of_fit[index(output)]; }
double Emulator::explained(std::size_t output) const { return fit_->explained[index(output)]; }

}  // namespace musubi
