#include "sim/experiment/calibration/predictive.hpp"

#include <algorithm>
#include <cmath>

#include "musubi/distributions.hpp"
#include "musubi/elementary.hpp"
#include "sim/experiment/estimates/chi_square.hpp"

namespace musubi {

PredictiveChecks check_predictions(const Likelihood& likelihood, const EmulatedPoints& posterior) {
    const std::vector<double>& observed = likelihood.observed();
    const auto points = static_cast<double>(posterior.size());
    PredictiveChecks checks;
    std::vector<double> larger(observed.size());
    for (const std::vector<Emulated>& at : posterior) {
        const std::vector<Normal> replicated = likelihood.replicated(at);
        for (std::size_t i = 0; i < observed.size(); ++i)
            larger[i] +=
                normal_below((replicated[i].mean - observed[i]) / std::sqrt(replicated[i].variance)) / points;
        const double distance = likelihood.squared_distance(at);
        checks.squared_distance += distance / points;
        checks.joint_p += chi_square_above(distance, observed.size()) / points;
    }
    for (const double chance : larger) checks.p.push_back(2 * std::min(chance, 1 - chance));
    return checks;
}

std::vector<std::vector<double>> draw_history(const Likelihood& likelihood, const EmulatedPoints& posterior,
                                              const Emulator& emulator, const Stream& draws) {
    const std::vector<std::size_t>& projected = likelihood.which_projected();
    std::vector<std::vector<double>> figures(projected.size());
    for (std::size_t k = 0; k < posterior.size(); ++k) {
        const std::vector<Normal> logs = likelihood.projected(posterior[k]);
        for (std::size_t i = 0; i < projected.size(); ++i) {
            const double z = standard_normal(draws.uniform(k, i));
            figures[i].push_back(exponential(logs[i].mean + std::sqrt(logs[i].variance) * z) -
                                 emulator.shift(projected[i]));
        }
    }
    return figures;
}

}  // namespace musubi
