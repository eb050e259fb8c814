#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <unordered_set>
#include <vector>

namespace musubi {

/// Where the threads of a worker get the batches that they make, by their number in the plan.
struct Batches {
    std::function<std::optional<std::size_t>()> next;  ///< the next; nothing: there is none
    std::function<void(std::size_t)> put_off;          ///< it could not be claimed: somebody else has it
};

/// Batches that are still to be made, as a look into the folder shows them.
struct OpenBatches {
    std::vector<std::size_t> free;     ///< nobody's
    std::vector<std::size_t> claimed;  ///< by somebody who may be dead
};

/// Which batch a process takes next of a folder that many share; each that it has taken, once. For many
/// threads.
///
/// A look costs a few files opened, a question whether the owner of a claim is at work another, and the
/// folder bears only so many (see FolderLoad). So a process goes on from a place by chance until it meets
/// another, looks again and goes on from elsewhere; and once nothing is free, asks after a few of the claims
/// by chance, and gives up when those are all at work. The last to be done sees few claims, and asks after
/// all.
class BatchQueue {
  public:
    using Look = std::function<OpenBatches()>;
    using AtWork = std::function<bool(std::size_t)>;  ///< whether the owner of a claim is
    /// The process asks after so many living owners before it gives up.
    static constexpr std::size_t patience = 8;

    /// `chance`: another for each process.
    BatchQueue(Look look, AtWork at_work, std::uint64_t chance)
        : look_(std::move(look)), at_work_(std::move(at_work)), chance_(chance) {}

    std::optional<std::size_t> next();
    void put_off(std::size_t batch);
    /// Batches that this process has not taken, when it last looked.
    [[nodiscard]] std::size_t left() const { return open_.free.size() + open_.claimed.size(); }
    [[nodiscard]] Batches batches();

  private:
    void look();
    std::optional<std::size_t> next_of_the_dead();

    Look look_;
    AtWork at_work_;
    std::uint64_t chance_;
    std::mutex mutex_;
    OpenBatches open_;  ///< free: in reverse, so that the next is the last
    std::unordered_set<std::size_t> taken_;
    bool stale_ = true;
};

}  // namespace musubi
