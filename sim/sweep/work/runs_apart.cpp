#include "sim/sweep/work/runs_apart.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <span>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

#include "musubi/missing.hpp"

namespace musubi {
namespace {

/// Both ends are the same program on the same machine, so numbers go as they lie in memory.
struct Asked {
    std::uint64_t point = 0, replicate = 0;
};
struct Answered {
    std::int64_t status = 0;
    std::uint64_t outputs = 0, letters = 0;  ///< that follow: so many numbers, then a message so long
};
constexpr char ready = 'r';

/// False if the other end is gone. Not SIGPIPE: it would end this process.
bool put(int socket, const void* bytes, std::size_t size) {
    const char* next = static_cast<const char*>(bytes);
    while (size > 0) {
        const ssize_t sent = ::send(socket, next, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        next += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}

bool get(int socket, void* bytes, std::size_t size) {
    char* next = static_cast<char*>(bytes);
    while (size > 0) {
        const ssize_t read = ::recv(socket, next, size, 0);
        if (read < 0 && errno == EINTR) continue;
        if (read <= 0) return false;
        next += read;
        size -= static_cast<std::size_t>(read);
    }
    return true;
}

bool put_outcome(int socket, const RunOutcome& outcome) {
    const Answered answered{static_cast<std::int64_t>(outcome.status), outcome.outputs.size(),
                            outcome.message.size()};
    return put(socket, &answered, sizeof answered) &&
           put(socket, outcome.outputs.data(), outcome.outputs.size() * sizeof(double)) &&
           put(socket, outcome.message.data(), outcome.message.size());
}

bool get_outcome(int socket, RunOutcome& outcome) {
    Answered answered;
    if (!get(socket, &answered, sizeof answered)) return false;
    outcome.status = static_cast<RunStatus>(answered.status);
    outcome.outputs.resize(answered.outputs);
    outcome.message.resize(answered.letters);
    return get(socket, outcome.outputs.data(), outcome.outputs.size() * sizeof(double)) &&
           get(socket, outcome.message.data(), outcome.message.size());
}

/// What the process is started with: the socket in place of its input and output, and deaf to the signals by
/// which its maker is told to stop, who will see to it.
class Start {
  public:
    explicit Start(int socket) {
        ::posix_spawn_file_actions_init(&files_);
        for (const int standard : {STDIN_FILENO, STDOUT_FILENO})
            ::posix_spawn_file_actions_adddup2(&files_, socket, standard);
        sigset_t deaf;
        ::sigemptyset(&deaf);
        for (const int signal : {SIGINT, SIGTERM}) ::sigaddset(&deaf, signal);
        ::posix_spawnattr_init(&attributes_);
        ::posix_spawnattr_setsigmask(&attributes_, &deaf);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
    }
    ~Start() {
        ::posix_spawn_file_actions_destroy(&files_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    Start(const Start&) = delete;
    Start& operator=(const Start&) = delete;

    [[nodiscard]] pid_t process(const std::filesystem::path& program,
                                const std::filesystem::path& folder) const {
        std::string name = "musubi", sweep = "sweep", make = "make-runs", where = folder.string();
        const std::array<char*, 5> words{name.data(), sweep.data(), make.data(), where.data(), nullptr};
        pid_t process = -1;
        const int fault =
            ::posix_spawn(&process, program.c_str(), &files_, &attributes_, words.data(), environ);
        if (fault == 0) return process;
        throw std::runtime_error(fmt::format("cannot start {}: {}", program.string(), std::strerror(fault)));
    }

  private:
    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

int waited_for(pid_t process) {
    int ended = 0;
    while (::waitpid(process, &ended, 0) < 0 && errno == EINTR) continue;
    return ended;
}

}  // namespace

RunsApart::RunsApart(std::filesystem::path program, std::filesystem::path folder, const SweepPlan& plan)
    : program_(std::move(program)), folder_(std::move(folder)), plan_(plan) {}

RunsApart::~RunsApart() {
    if (line_ >= 0) ::close(line_);
    if (process_ < 0) return;
    ::kill(process_, SIGKILL);
    waited_for(process_);
}

void RunsApart::start() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        throw std::runtime_error(fmt::format("cannot make a socket: {}", std::strerror(errno)));
    line_ = ends[0];
    try {
        process_ = Start(ends[1]).process(program_, folder_);
    } catch (...) {
        ::close(ends[1]);
        throw;
    }
    ::close(ends[1]);
    char said = 0;
    if (!get(line_, &said, 1) || said != ready)
        throw std::runtime_error("the process that is to make runs apart did not come to its first");
}

RunOutcome RunsApart::make(std::size_t point, std::uint64_t replicate) {
    if (process_ < 0) start();
    const Asked asked{point, replicate};
    RunOutcome outcome;
    if (put(line_, &asked, sizeof asked) && get_outcome(line_, outcome)) return outcome;
    return what_ended_it();
}

RunOutcome RunsApart::what_ended_it() {
    ::close(std::exchange(line_, -1));
    const int ended = waited_for(std::exchange(process_, -1));
    // Whoever ends a whole job kills this process too, a moment later: then the run is not to blame.
    std::this_thread::sleep_for(std::chrono::seconds(1));
    const std::string how =
        WIFSIGNALED(ended)
            ? fmt::format("was killed by signal {} ({}){}", WTERMSIG(ended), ::strsignal(WTERMSIG(ended)),
                          WTERMSIG(ended) == SIGKILL ? ", as the system does when memory runs out" : "")
            : fmt::format("ended with code {}", WEXITSTATUS(ended));
    return {RunStatus::failed, std::vector<double>(plan_.sweep.outputs.size(), missing),
            "the process that made this run alone " + how};
}

void make_runs_asked_for(int socket, const SweepPlan& plan) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // If memory runs out, this process is the one that can be spared.
    std::ofstream("/proc/self/oom_score_adj") << 1000;
    Asked asked;
    if (!put(socket, &ready, 1)) return;
    while (get(socket, &asked, sizeof asked))
        if (!put_outcome(socket, run_point(plan, asked.point, asked.replicate, {}))) return;
}

}  // namespace musubi
