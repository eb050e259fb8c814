#include "sim/sweep/analysis/factor_order.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace musubi {
namespace {

bool is_of(const SweepEstimate& one, const std::string& output, const OrderingMeasure& by) {
    return one.output == output && one.estimator == name_of(by.estimator) && one.measure == by.measure &&
           !std::isnan(one.value.value);
}

}  // namespace

std::vector<SweepEstimate> ordered_factors(const SweepAnalysis& analysis, const std::string& output,
                                           const OrderingMeasure& by) {
    std::vector<SweepEstimate> found;
    for (const SweepEstimate& one : analysis.measured)
        if (is_of(one, output, by)) found.push_back(one);
    std::stable_sort(found.begin(), found.end(), [&](const SweepEstimate& a, const SweepEstimate& b) {
        return by.size_of(a.value.value) > by.size_of(b.value.value);
    });
    return found;
}

std::vector<std::string> factors_of_family(const SweepAnalysis& analysis, const std::string& family,
                                           const OrderingMeasure& by) {
    std::vector<std::string> factors;
    std::map<std::string, double> size;
    for (const OutputAnalysis& one : analysis.outputs) {
        if (one.output.family != family || one.output.together) continue;
        for (const SweepEstimate& measured : analysis.measured)
            if (is_of(measured, one.output.name, by)) {
                if (size.count(measured.factor) == 0) factors.push_back(measured.factor);
                size[measured.factor] += by.size_of(measured.value.value);
            }
    }
    std::stable_sort(factors.begin(), factors.end(),
                     [&](const std::string& a, const std::string& b) { return size.at(a) > size.at(b); });
    return factors;
}

std::vector<std::string> families_of(const SweepAnalysis& analysis) {
    std::vector<std::string> families;
    for (const OutputAnalysis& one : analysis.outputs)
        if (!one.output.family.empty() &&
            std::find(families.begin(), families.end(), one.output.family) == families.end())
            families.push_back(one.output.family);
    return families;
}

}  // namespace musubi
