#include "sim/experiment/designs/simulate_quantities.hpp"

namespace musubi {
namespace {

std::vector<double> all_of(const std::vector<Quantity>& quantities, const Panel& results) {
    std::vector<double> given;
    given.reserve(quantities.size());
    for (const Quantity& quantity : quantities) given.push_back(by_replicate(results, quantity).front());
    return given;
}

}  // namespace

std::optional<std::vector<double>> simulate_quantities(const AnyModel& model, const Scenario& scenario,
                                                       const std::vector<Quantity>& quantities,
                                                       const Replicate& replicate, const Workers& workers,
                                                       Problems& problems) {
    const auto prepared = model.prepare(scenario, problems);
    if (!prepared) return std::nullopt;
    Panel results = prepared->layout;
    PanelSlice slice(results, 0, 1);
    prepared->simulate(replicate, workers, slice);
    return all_of(quantities, results);
}

std::optional<std::array<std::vector<double>, 2>> simulate_both_quantities(
    const AnyModel& model, const Scenario& one, const Scenario& other,
    const std::vector<Quantity>& quantities, const Replicate& replicate, const Workers& workers,
    Problems& problems) {
    const auto first = model.prepare(one, problems);
    if (!first) return std::nullopt;
    const auto second = model.prepare(other, problems);
    if (!second) return std::nullopt;
    Panel results = first->layout, others = second->layout;
    PanelSlice slice(results, 0, 1), other_slice(others, 0, 1);
    model.simulate_both(*first, *second, replicate, workers, slice, other_slice);
    return std::array{all_of(quantities, results), all_of(quantities, others)};
}

}  // namespace musubi
