#pragma once

#include <cstdint>
#include <string>

#include "musubi/ensemble.hpp"

namespace musubi {

/// The cost of one replicate on this machine. It is run once, on one thread, and stopped after some time.
struct ReplicateCost {
    double seconds = 0;
    bool finished = true;    ///< else it takes longer than that
    double state_bytes = 0;  ///< by which the memory of this process grew
};
ReplicateCost measure_replicate(const PreparedModel& model, std::uint64_t seed);

/// What a run would cost, as comments of a TOML file, so that they can follow the resolved scenario.
/// `cores`: how many threads can work at once.
std::string cost_text(const PreparedModel& model, const EnsemblePlan& plan, const ReplicateCost& cost,
                      int cores);

}  // namespace musubi
