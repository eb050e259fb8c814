#pragma once

#include <initializer_list>

#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"

namespace musubi::knowledge_cluster {

/// The first of several keys that a file sets; the scenario as a whole if all are defaults.
inline Place setting_origin(const Scenario& scenario, std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (const auto it = scenario.settings.find(name);
            it != scenario.settings.end() && !it->second.origin.file.empty())
            return it->second.origin;
    return {scenario.name, 0, 0};
}

}  // namespace musubi::knowledge_cluster
