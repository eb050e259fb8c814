#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace musubi {

/// A process that works at a sweep. The members tell it from every other process on the machines that share
/// the folder.
struct WorkerName {
    std::string machine;       ///< host, start of its system, and namespace of its processes
    std::int64_t process = 0;  ///< id
    std::string since;         ///< when the process started, in the machine's own ticks
    [[nodiscard]] std::string text() const;
    static std::optional<WorkerName> in(const std::string& text);
};
WorkerName this_worker();

/// Whether a worker still runs: nothing if it is on another machine, where only its signs of life can tell.
std::optional<bool> runs_here(const WorkerName& worker);

/// What a worker lets the others know.
struct SignOfLife {
    WorkerName worker;
    std::uint64_t runs = 0, failed = 0;  ///< that it has made
    double seconds = 0;                  ///< since it began
    int threads = 1;
    bool ended = false;  ///< by itself
};

/// Claims: which process is at which batch. No file is locked, and no file is written to by two processes.
///
/// 1. Each process writes its name into a file of its own beside the claims.
/// 2. To claim batch NAME, it makes the hard link `NAME.0` to that file. Only one process can succeed, and
///    the link shows its owner.
/// 3. If the owner is dead, another process claims the batch by the link `NAME.1`, and so on.
/// 4. The links of a batch are removed once its shard is there. So a process that has just claimed a batch
///    must check whether the shard is there already.
///
/// A shared file system needs to support no more than hard links within a folder, and no claim is ever
/// without the name of its owner.
class Claims {
  public:
    /// A worker of another machine counts as dead if its last sign of life is older than this, or lies
    /// further than this in the future: then its clock, or ours, is wrong.
    static constexpr std::chrono::minutes silence{5};

    explicit Claims(std::filesystem::path folder) : folder_(std::move(folder)), me_(this_worker()) {}
    ~Claims();
    Claims(const Claims&) = delete;
    Claims& operator=(const Claims&) = delete;

    /// Claims a batch; false if somebody at work has it. Throws std::system_error where the folder cannot be
    /// written to, or a claim cannot be read.
    bool claim(const std::string& batch);
    /// Whether a batch that this process has claimed was that of a process that died.
    [[nodiscard]] bool taken_over(const std::string& batch) const;
    /// Lets a batch go that is made, with the claims of the dead that were at it before.
    void release(const std::string& batch);
    /// Lets a batch go that is not made. The claims of the dead stay, and tell who takes it next.
    void give_up(const std::string& batch);

    /// The file of it stays open, so that a sign is no more than a write.
    void give_sign(const SignOfLife& sign);
    [[nodiscard]] const WorkerName& me() const { return me_; }

  private:
    void sign_claims();
    bool take(const std::filesystem::path& claim);
    std::optional<unsigned> let_go(const std::string& batch);

    std::filesystem::path folder_, signed_;
    WorkerName me_;
    int living_ = -1;
    mutable std::mutex mutex_;
    std::map<std::string, unsigned> held_;  ///< batches, each with the number of its claim
};

/// Whether whoever claimed a batch last is at work.
bool somebody_at(const std::filesystem::path& folder, const std::string& batch);

/// Removes what the dead signed their claims with: a worker that is killed leaves it. What cannot be removed
/// stays.
void clear_signatures_of_the_dead(const std::filesystem::path& folder);

/// The batches that have a claim, of whomever, dead or alive.
std::set<std::string> batches_with_a_claim(const std::filesystem::path& folder);

/// The signs of life in a folder, each with whether its worker is at work.
struct KnownWorker {
    SignOfLife sign;
    bool at_work = false;
};
std::vector<KnownWorker> workers_of(const std::filesystem::path& folder);

/// The batches that somebody at work has claimed, with whose they are.
std::map<std::string, std::string> claimed_batches(const std::filesystem::path& folder);

}  // namespace musubi
