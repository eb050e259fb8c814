#pragma once

#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "musubi/ensemble.hpp"
#include "musubi/model.hpp"
#include "sim/io/machine_memory.hpp"
#include "sim/network/network_plan.hpp"

namespace musubi {

/// The least memory that a command is about to take.
struct MemoryNeed {
    double a_replicate = 0;        ///< bytes of results that are kept at once
    std::uint64_t replicates = 1;  ///< whose results they are
    double a_thread = 0;           ///< bytes of a replicate under way
    int threads = 1;               ///< that have one
    const char* counted = "replicates";
};

/// "12 kB", "3 MB", "1.2 GB"; small ones rounded up.
std::string in_bytes(double bytes);

/// Of the numbers of one replicate.
double result_bytes(const Panel& layout);

/// Of one replicate of a model under way: its people, their knowledge and ties.
double state_bytes(const PreparedModel& model);

/// Of an ensemble whose results are kept so many times at once.
MemoryNeed need_of(const PreparedModel& model, const EnsemblePlan& plan, const NetworkPlan& network,
                   int times = 1);

/// Why the need does not fit into the room, and what would; nothing if it does.
std::optional<std::string> objection_of_memory(const MemoryNeed& need, const MemoryRoom& room);

/// What `require_memory` throws. The program ends with the code of too little memory, and says what would
/// fit.
class NotEnoughMemory : public std::bad_alloc {
  public:
    explicit NotEnoughMemory(std::string why) : why_(std::move(why)) {}
    [[nodiscard]] const char* what() const noexcept override { return why_.c_str(); }

  private:
    std::string why_;
};

/// Throws NotEnoughMemory if the need does not fit into what this process may take. To be called before
/// anything is computed: later the system would kill the program, which could not say why.
void require_memory(const MemoryNeed& need);

}  // namespace musubi
