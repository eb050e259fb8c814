#pragma once

#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"

namespace musubi {

/// A table to begin with.
struct StartingTable {
    std::string parameter;  ///< that names it
    std::string file;       ///< its name, without a folder
    std::string text;       ///< as the scenario's, with comments before it that say what its columns are
};

/// The tables of a scenario, for a planner to edit. What cannot be read is a problem.
std::vector<StartingTable> starting_tables(const AnyModel& model, const Scenario& scenario,
                                           Problems& problems);

}  // namespace musubi
