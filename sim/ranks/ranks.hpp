#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace musubi {

/// This process among those that a launcher (mpirun, srun) started together, and short messages between them.
/// To be used by one thread at a time, whichever.
struct Ranks {
    using Message = std::array<std::int64_t, 3>;
    struct Received {
        int from = 0;
        Message message{};
    };
    int me = 0, all = 1;  ///< this process is number `me` of `all`, from 0
    std::function<void(int to, const Message&)> send;
    std::function<Received()>
        receive;                   ///< waits for the next message, whoever sends it, and sleeps meanwhile
    std::shared_ptr<void> joined;  ///< the last copy leaves, and waits for the others to leave too
};

/// Joins those that were started together; nothing if this program was built without MPI. Once in a process.
std::optional<Ranks> join_ranks();

}  // namespace musubi
