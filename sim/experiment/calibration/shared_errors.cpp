#include "sim/experiment/calibration/shared_errors.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "musubi/distributions.hpp"

namespace musubi {
namespace {

/// Of a figure, how large its relative error is in log(figure + shift).
double share_of_shifted(const Target& target, double shift) {
    const double size = target.size.value_or(target.value);
    return shift == 0 ? 1 : size / (size + shift);
}

/// An error of so much in all, in units of the logarithm, of which these parts are shared.
struct Parts {
    double all = 0;
    const std::vector<SharedPart>* shared = nullptr;
    double unit = 1;  ///< of the parts in the logarithm
};

SharedErrors errors_of(const std::vector<Parts>& targets) {
    std::map<std::string, std::vector<double>> by_name;
    SharedErrors errors;
    for (std::size_t j = 0; j < targets.size(); ++j) {
        double squares = targets[j].all * targets[j].all;
        for (const SharedPart& one : *targets[j].shared) {
            const double part = one.part * targets[j].unit;
            by_name.try_emplace(one.name, targets.size()).first->second[j] = part;
            squares -= part * part;
        }
        errors.own.push_back(std::sqrt(std::max(0.0, squares)));
    }
    for (auto& [name, parts] : by_name) errors.shared.push_back(std::move(parts));
    return errors;
}

}  // namespace

Covariance SharedErrors::covariance() const {
    Covariance covariance(own.size());
    for (std::size_t i = 0; i < own.size(); ++i) {
        for (std::size_t j = 0; j < own.size(); ++j)
            for (const std::vector<double>& parts : shared) covariance(i, j) += parts[i] * parts[j];
        covariance(i, i) += own[i] * own[i];
    }
    return covariance;
}

std::vector<double> SharedErrors::draw(const Stream& draws) const {
    constexpr Key of_own = 0, of_shared = 1;
    std::vector<double> errors;
    for (std::size_t j = 0; j < own.size(); ++j)
        errors.push_back(own[j] * standard_normal(draws.uniform(of_own, j)));
    for (std::size_t n = 0; n < shared.size(); ++n) {
        const double z = standard_normal(draws.uniform(of_shared, n));
        for (std::size_t j = 0; j < own.size(); ++j) errors[j] += shared[n][j] * z;
    }
    return errors;
}

SharedErrors observation_errors(const std::vector<Target>& targets, const std::vector<double>& shifts) {
    std::vector<Parts> parts;
    for (std::size_t j = 0; j < targets.size(); ++j) {
        const Target& target = targets[j];
        const double shifted = target.size.value_or(target.value) + shifts[j];
        parts.push_back({target.fitted ? target.tolerance / shifted : 0, &target.shared_error,
                         share_of_shifted(target, shifts[j])});
    }
    return errors_of(parts);
}

SharedErrors discrepancies(const std::vector<Target>& targets, const std::vector<double>& shifts) {
    std::vector<Parts> parts;
    for (std::size_t j = 0; j < targets.size(); ++j) {
        const double unit = share_of_shifted(targets[j], shifts[j]);
        parts.push_back({targets[j].discrepancy * unit, &targets[j].shared_discrepancy, unit});
    }
    return errors_of(parts);
}

}  // namespace musubi
