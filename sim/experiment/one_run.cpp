#include "sim/experiment/one_run.hpp"

namespace musubi {

std::optional<std::vector<double>> quantities_of_run(const AnyModel& model, const Scenario& scenario,
                                                     const std::vector<Quantity>& quantities,
                                                     const Replicate& replicate, const Workers& workers,
                                                     Problems& problems) {
    const auto prepared = model.prepare(scenario, problems);
    if (!prepared) return std::nullopt;
    Panel results = prepared->layout;
    PanelSlice slice(results, 0, 1);
    prepared->simulate(replicate, workers, slice);
    std::vector<double> given;
    given.reserve(quantities.size());
    for (const Quantity& quantity : quantities) given.push_back(by_replicate(results, quantity).front());
    return given;
}

}  // namespace musubi
