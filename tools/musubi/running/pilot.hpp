#pragma once

#include <cstdint>
#include <string>

#include "musubi/ensemble.hpp"
#include "musubi/model.hpp"
#include "sim/experiment/designs/vectors.hpp"

namespace musubi {

/// A few replicates before a run, from which one can tell what more of them would say.
inline constexpr std::uint64_t pilot_replicates = 16;

/// How well the mean of a number is known by a pilot.
struct Known {
    double low = 0, high = 0;  ///< 90 % interval of the mean
    Vectors vectors;           ///< of the pilot
};

/// What numbers of replicates would know the mean to, and how long they take: of a quarter, once, four and
/// sixteen times as many as are planned, a line each that begins with `before`. `seconds`: of one replicate
/// with all threads at work.
std::string foretold_text(const Known& known, std::uint64_t planned, double seconds,
                          const std::string& before);

/// What these numbers do not tell.
std::string meaning_of_pilot(const Vectors& pilot);

/// The primary outcome of a model's questions in the pilot, and what more replicates would say of it:
/// comments of a TOML file. Empty if the model asks nothing, or a pilot would take more than a minute.
std::string pilot_text(const AnyModel& model, const std::string& outcome, const PreparedModel& prepared,
                       EnsemblePlan plan, double seconds_alone);

}  // namespace musubi
