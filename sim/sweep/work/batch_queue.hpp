#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <unordered_set>
#include <vector>

namespace musubi {

/// Where the threads of a worker get their batches. A batch is known by its number in the plan.
struct Batches {
    std::function<std::optional<std::size_t>()> next;  ///< the next batch; nothing if none is left
    std::function<void(std::size_t)> put_off;          ///< to call if another process has claimed the batch
};

/// The batches without a shard, as they were when the folder was last read.
struct OpenBatches {
    std::vector<std::size_t> free;     ///< without a claim
    std::vector<std::size_t> claimed;  ///< by a process that may be dead
};

/// Decides which batch a process takes next from a folder that many processes share. It gives the process
/// each batch at most once, unless the batch is put off. Many threads may call it at once.
///
/// Reading the folder opens a few files, and so does asking whether the owner of a claim is alive. A file
/// server can take only so many of these requests (see FolderLoad). So a process spares them:
///
/// 1. It reads the folder, and takes the free batches in order, from a random one on.
/// 2. When it meets a batch that another process has claimed meanwhile, it goes back to 1.
/// 3. When no batch is free, it asks of up to `patience` claimed batches, from a random one on, whether the
///    owner is alive, and takes the first whose owner is dead.
/// 4. If all those owners are alive, it stops. Towards the end there are no more claims than `patience`, so
///    the last process asks about all of them, and no batch of a dead process is left over.
class BatchQueue {
  public:
    using Look = std::function<OpenBatches()>;        ///< reads the folder
    using AtWork = std::function<bool(std::size_t)>;  ///< whether the owner of a batch's claim is alive
    /// After this many owners who are alive the process stops asking.
    static constexpr std::size_t patience = 8;

    /// `chance`: a random number, different for each process.
    BatchQueue(Look look, AtWork at_work, std::uint64_t chance)
        : look_(std::move(look)), at_work_(std::move(at_work)), chance_(chance) {}

    std::optional<std::size_t> next();
    void put_off(std::size_t batch);
    /// How many open batches this process has not taken, by its last reading of the folder.
    [[nodiscard]] std::size_t left() const { return open_.free.size() + open_.claimed.size(); }
    [[nodiscard]] Batches batches();

  private:
    void look();
    std::optional<std::size_t> next_of_the_dead();

    Look look_;
    AtWork at_work_;
    std::uint64_t chance_;
    std::mutex mutex_;
    OpenBatches open_;  ///< in reverse order: the next batch is the last element
    std::unordered_set<std::size_t> taken_;
    bool stale_ = true;
};

}  // namespace musubi
