#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace musubi {

/// A process that works at a sweep, by what tells it from every other on the machines that share the folder.
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

/// Who is at which batch. No file is locked, and none is written to by two: a claim is a file that only one
/// process can create, `NAME.0`; where its owner is dead, `NAME.1` claims the batch again, and so on. That
/// needs no more of a shared file system than that creation is exclusive. A claim goes when its shard is
/// there, so whoever has claimed a batch must look again whether it is needed.
class Claims {
  public:
    /// Dead is a worker of another machine that gave no sign for so long.
    static constexpr std::chrono::minutes silence{5};

    explicit Claims(std::filesystem::path folder) : folder_(std::move(folder)), me_(this_worker()) {}

    /// Claims a batch; false if somebody at work has it. Throws std::system_error where the folder cannot be
    /// written to.
    bool claim(const std::string& batch);
    /// Gives up a claim of this process, and those of the dead that it took over.
    void release(const std::string& batch);

    void give_sign(SignOfLife sign);
    [[nodiscard]] const WorkerName& me() const { return me_; }

  private:
    std::filesystem::path folder_;
    WorkerName me_;
};

/// The signs of life in a folder, each with whether its worker is at work.
struct KnownWorker {
    SignOfLife sign;
    bool at_work = false;
};
std::vector<KnownWorker> workers_of(const std::filesystem::path& folder);

/// The batches that somebody at work has claimed, with whose they are.
std::map<std::string, std::string> claimed_batches(const std::filesystem::path& folder);

}  // namespace musubi
