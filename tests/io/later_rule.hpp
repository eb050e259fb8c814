#pragma once

#include <span>
#include <string>
#include <vector>

#include "tests/io/small_models.hpp"

namespace musubi {

/// The pond before and after it got a rule: ice, which is off by default, and how thick it is.
inline const std::vector<ParameterSpec>& frozen_pond_parameters() {
    using Type = ParameterSpec::Type;
    static const std::vector<ParameterSpec> parameters = [] {
        std::vector<ParameterSpec> all = pond_parameters();
        ParameterSpec ice{"ice.winters",      Type::real,      0.0, 0, 1, "1", {},
                          Source::assumption, "frozen winters"};
        ice.effect.off_by_default = true;
        ParameterSpec thickness{"ice.thickness",    Type::real, 0.1, 0, 1, "m", {},
                                Source::assumption, "of ice"};
        thickness.effect.part_of = ice.name;
        all.insert(all.begin() + 2, {ice, thickness});
        return all;
    }();
    return parameters;
}

inline const AnyModel& pond_before() { return small_models().front(); }
inline AnyModel pond_after() { return {"pond", "A pond", &frozen_pond_parameters(), prepare_pond}; }

/// The same text read by the model before or after it got its rule.
inline Scenario pond_scenario(const Scenarios& folder, const AnyModel& model, const std::string& text) {
    folder.write("mine.toml", text);
    Problems problems;
    auto scenario = read_scenario(folder / "mine.toml", std::span(&model, 1), problems, {});
    for (const Problem& problem : problems.items()) ADD_FAILURE() << format_problem(problem);
    return scenario.value_or(Scenario{});
}

}  // namespace musubi
