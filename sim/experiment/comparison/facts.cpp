#include "sim/experiment/comparison/facts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "musubi/missing.hpp"
#include "sim/experiment/comparison/comparison.hpp"
#include "sim/experiment/panels/present.hpp"
#include "sim/experiment/panels/sums.hpp"

namespace musubi {
namespace {

const Variable* find(const Panel& panel, const std::string& name) {
    for (const Variable& variable : panel.variables)
        if (full_name(variable) == name) return &variable;
    return nullptr;
}

std::vector<double> as_doubles(const Variable& variable) {
    return std::visit(
        [&](const auto& numbers) {
            std::vector<double> values;
            values.reserve(numbers.size());
            for (const auto& number : numbers) values.push_back(as_double(variable, number));
            return values;
        },
        variable.numbers);
}

/// Where the numbers of a fact lie in its variable: `replicates` apart, from a first one on that depends on
/// the dimension which is not selected.
struct Lay {
    std::size_t first = 0, replicates = 1, replicate_stride = 0;
    const Dimension* open = nullptr;
    std::size_t open_stride = 0;
};

/// The dimensions of a variable one by one; says what is wrong with the selection.
std::optional<Lay> lay_of(const Panel& panel, const Variable& variable, const ExpectedFact& fact,
                          Problems& problems) {
    const auto wrong = [&](const std::string& message) {
        problems.add(fact.place, "'" + fact.variable + "' " + message);
        return std::nullopt;
    };
    if (std::holds_alternative<std::vector<std::string>>(variable.numbers)) return wrong("holds text");
    for (const auto& [name, unused] : fact.select)
        if (std::find(variable.dimensions.begin(), variable.dimensions.end(), name) ==
            variable.dimensions.end())
            return wrong("has no dimension '" + name + "'");
    Lay lay;
    std::size_t stride = panel.size_of(variable);
    for (const std::string& name : variable.dimensions) {
        const Dimension& dimension = panel.dimension(name);
        stride /= std::max<std::size_t>(dimension.size(), 1);
        const auto selected = std::find_if(fact.select.begin(), fact.select.end(),
                                           [&](const auto& part) { return part.first == name; });
        if (name == "replicate") {
            lay.replicates = dimension.size();
            lay.replicate_stride = stride;
        } else if (selected != fact.select.end()) {
            std::size_t at = 0;
            while (at < dimension.size() && label_of(dimension, at) != selected->second) ++at;
            if (at == dimension.size()) return wrong("has no '" + selected->second + "' in '" + name + "'");
            lay.first += at * stride;
        } else if (lay.open != nullptr) {
            return wrong("has the dimensions '" + lay.open->name + "' and '" + name +
                         "': select one label of either");
        } else {
            lay.open = &dimension;
            lay.open_stride = stride;
        }
    }
    return lay;
}

/// The numbers of those replicates that have one.
struct Sample {
    std::vector<double> numbers;
    std::vector<std::size_t> replicates;
};

/// Empty if they are not what the fact asks for.
Sample sample_from(const std::vector<double>& numbers, const Lay& lay, std::size_t open_index,
                   bool every_replicate) {
    Sample sample;
    for (std::size_t r = 0; r < lay.replicates; ++r) {
        const double x = numbers[lay.first + open_index * lay.open_stride + r * lay.replicate_stride];
        if (std::isnan(x)) continue;
        sample.numbers.push_back(x);
        sample.replicates.push_back(r);
    }
    if (every_replicate && sample.numbers.size() < lay.replicates) return {};
    return sample;
}

struct Measured {
    WithInterval interval{missing, missing, missing, 0};
    OverVectors over_vectors;
    std::string when;
};

Measured measure(const Panel& panel, const ExpectedFact& fact, const std::string& whose, Problems& problems) {
    const Variable* const variable = find(panel, fact.variable);
    if (variable == nullptr) {
        if (fact.needs.empty())
            problems.add(fact.place,
                         "unknown measure '" + fact.variable + "': " + whose + " has no such variable");
        return {};
    }
    const auto lay = lay_of(panel, *variable, fact, problems);
    if (!lay) return {};
    const auto numbers = as_doubles(*variable);
    const Vectors vectors = vectors_of(panel);
    for (std::size_t open = lay->open == nullptr ? 1 : lay->open->size(); open-- > 0;) {
        const Sample sample = sample_from(numbers, *lay, open, fact.needs.empty());
        if (sample.numbers.empty()) continue;
        const Vectors drawn = vectors_of_some(vectors, sample.replicates);
        return {mean_with_interval(sample.numbers, drawn), over_vectors(sample.numbers, drawn),
                lay->open == nullptr ? "" : label_of(*lay->open, open)};
    }
    return {};
}

Verdict judge(const ExpectedFact& fact, const WithInterval& measured, const WithInterval& control) {
    if (std::isnan(measured.value)) return Verdict::not_measured;
    if (fact.role == FactRole::background) return Verdict::context;
    if (!(measured.low >= fact.low.value_or(-std::numeric_limits<double>::infinity())) ||
        !(measured.high <= fact.high.value_or(std::numeric_limits<double>::infinity())))
        return Verdict::fails;
    if (!fact.controlled) return Verdict::holds;
    if (std::isnan(control.high)) return Verdict::not_controlled;
    return measured.low > control.high ? Verdict::holds : Verdict::fails;
}

}  // namespace

std::vector<FactFinding> check_facts(const std::vector<ExpectedFact>& facts, const FactPanels& panels,
                                     Problems& problems) {
    std::vector<FactFinding> findings;
    for (const ExpectedFact& fact : facts) {
        const auto measured_in = [&](const Panel* panel, bool asked, const std::string& whose) {
            return asked && panel != nullptr ? measure(*panel, fact, whose, problems) : Measured{};
        };
        const Measured measured = measured_in(&panels.result, true, "the result");
        const Measured against = measured_in(panels.control, fact.controlled, "the control");
        const Measured contrast = measured_in(panels.contrast, fact.contrasted, "the contrast");
        const Variable* const variable = find(panels.result, fact.variable);
        findings.push_back({judge(fact, measured.interval, against.interval), measured.interval,
                            against.interval, contrast.interval, variable == nullptr ? "" : variable->units,
                            measured.over_vectors, measured.when});
    }
    return findings;
}

bool all_that_count_hold(const std::vector<ExpectedFact>& facts, const std::vector<FactFinding>& findings) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const bool counts = facts[i].role != FactRole::input_check && facts[i].role != FactRole::background;
        if (counts && findings[i].verdict != Verdict::holds) return false;
    }
    return true;
}

}  // namespace musubi
