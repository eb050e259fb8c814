#include "sim/experiment/calibration/calibrated_set.hpp"

namespace musubi {

ParameterSet parameter_set_of(const Calibration& calibration, const std::vector<Factor>& factors) {
    const auto vectors = calibration.vectors.size();
    ParameterSet set{{}, {}, std::vector<double>(vectors, 1 / static_cast<double>(vectors))};
    for (const Factor& factor : factors) set.names.push_back(factor.name);
    for (const Point& point : calibration.vectors) {
        auto& values = set.values.emplace_back();
        for (std::size_t f = 0; f < factors.size(); ++f) values.push_back(value_at(factors[f], point[f]));
    }
    return set;
}

}  // namespace musubi
