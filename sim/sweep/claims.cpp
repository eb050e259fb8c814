#include "sim/sweep/claims.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <set>
#include <span>
#include <sstream>
#include <system_error>

#include "sim/io/whole_file.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

std::string first_line(const fs::path& file) {
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    return line;
}

std::string host_name() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "host";
}

/// The start time of a process: field 22 of its status, after its name in brackets. Empty if there is none.
std::string start_of(std::int64_t process) {
    const std::string line = first_line(fmt::format("/proc/{}/stat", process));
    const std::size_t after_name = line.rfind(')');
    if (after_name == std::string::npos) return {};
    std::istringstream fields(line.substr(after_name + 1));
    std::string field;
    for (int i = 3; i <= 22 && fields >> field; ++i)
        if (i == 3 && (field == "Z" || field == "X")) return {};  // dead, but not yet buried
    return field;
}

std::string machine_name() {
    std::error_code ignored;
    std::string space = fs::read_symlink("/proc/self/ns/pid", ignored).string();
    std::erase_if(space, [](char c) { return c < '0' || c > '9'; });
    std::string boot = first_line("/proc/sys/kernel/random/boot_id").substr(0, 8);
    std::string host = host_name();
    std::replace_if(
        host.begin(), host.end(), [](char c) { return c == '/' || c == '~' || c <= ' '; }, '_');
    return fmt::format("{}~{}~{}", host, boot, space);
}

/// The claims of a batch number 0, 1, … as far as there are any; that of the last, if there is one.
fs::path claim_file(const fs::path& folder, const std::string& batch, unsigned turn) {
    return folder / "claims" / fmt::format("{}.{}", batch, turn);
}

fs::path sign_file(const fs::path& folder, const std::string& worker) { return folder / "workers" / worker; }

/// Creates a file that nobody else can create too; false if it is there.
bool create_alone(const fs::path& file, const std::string& content) {
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (handle < 0 && errno == EEXIST) return false;
    if (handle < 0) throw std::system_error(errno, std::generic_category(), "cannot create " + file.string());
    const bool whole =
        ::write(handle, content.data(), content.size()) == static_cast<ssize_t>(content.size());
    const int fault = errno;
    ::close(handle);
    if (whole) return true;
    ::unlink(file.c_str());
    throw std::system_error(fault, std::generic_category(), "cannot write " + file.string());
}

using Clock = fs::file_time_type::clock;

/// How long ago a file was written, by this machine's clock; nothing if it is not there.
std::optional<std::chrono::seconds> age_of(const fs::path& file) {
    std::error_code fault;
    const auto time = fs::last_write_time(file, fault);
    if (fault) return std::nullopt;
    return std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - time);
}

/// Whether a worker, known by its name or not, is at work. A claim without a name was created, but its owner
/// did not live to sign it, or is just about to: its age tells.
bool at_work(const fs::path& folder, const std::string& worker, const fs::path& claim) {
    const auto name = WorkerName::in(worker);
    if (name)
        if (const auto alive = runs_here(*name)) return *alive;
    const auto age = age_of(name ? sign_file(folder, worker) : claim);
    const auto limit = name ? std::chrono::seconds(Claims::silence) : std::chrono::seconds(2);
    return age && *age < limit;
}

}  // namespace

std::string WorkerName::text() const { return fmt::format("{}~{}~{}", machine, process, since); }

std::optional<WorkerName> WorkerName::in(const std::string& text) {
    const std::size_t last = text.rfind('~');
    if (last == std::string::npos || last == 0) return std::nullopt;
    const std::size_t before = text.rfind('~', last - 1);
    if (before == std::string::npos) return std::nullopt;
    WorkerName name;
    name.machine = text.substr(0, before);
    name.since = text.substr(last + 1);
    name.process = std::atoll(text.substr(before + 1, last - before - 1).c_str());
    if (name.process <= 0 || name.since.empty()) return std::nullopt;
    return name;
}

WorkerName this_worker() { return {machine_name(), ::getpid(), start_of(::getpid())}; }

std::optional<bool> runs_here(const WorkerName& worker) {
    static const std::string here = machine_name();
    if (worker.machine != here) return std::nullopt;
    return start_of(worker.process) == worker.since;
}

bool Claims::claim(const std::string& batch) {
    for (unsigned turn = 0;; ++turn) {
        const fs::path file = claim_file(folder_, batch, turn);
        if (create_alone(file, me_.text() + '\n')) return true;
        const std::string owner = first_line(file);
        if (owner == me_.text() || at_work(folder_, owner, file)) return false;
    }
}

void Claims::release(const std::string& batch) {
    std::vector<fs::path> files;
    for (unsigned turn = 0;; ++turn) {
        const fs::path file = claim_file(folder_, batch, turn);
        std::error_code ignored;
        if (!fs::exists(file, ignored)) break;
        files.push_back(file);
    }
    // From the first on, so that the last stands as long as any: nobody takes over what is half released.
    for (const fs::path& file : files) ::unlink(file.c_str());
}

void Claims::give_sign(SignOfLife sign) {
    const std::string text = fmt::format("{} {} {:.3f} {} {}\n", sign.runs, sign.failed, sign.seconds,
                                         sign.threads, sign.ended ? "ended" : "at-work");
    write_whole_file(sign_file(folder_, me_.text()), std::as_bytes(std::span(text)), Overwrite::yes);
}

std::vector<KnownWorker> workers_of(const fs::path& folder) {
    std::vector<KnownWorker> workers;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder / "workers", ignored)) {
        const std::string text = entry.path().filename().string();
        const auto name = WorkerName::in(text);
        if (!name || text.starts_with('.')) continue;
        KnownWorker worker;
        worker.sign.worker = *name;
        std::string state;
        std::istringstream fields(first_line(entry.path()));
        fields >> worker.sign.runs >> worker.sign.failed >> worker.sign.seconds >> worker.sign.threads >>
            state;
        worker.sign.ended = state == "ended";
        worker.at_work = !worker.sign.ended && at_work(folder, text, entry.path());
        workers.push_back(std::move(worker));
    }
    std::sort(workers.begin(), workers.end(), [](const KnownWorker& a, const KnownWorker& b) {
        return a.sign.worker.text() < b.sign.worker.text();
    });
    return workers;
}

std::map<std::string, std::string> claimed_batches(const fs::path& folder) {
    std::map<std::string, std::string> claimed;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder / "claims", ignored)) {
        const std::string owner = first_line(entry.path());
        if (at_work(folder, owner, entry.path())) claimed[entry.path().stem().string()] = owner;
    }
    return claimed;
}

}  // namespace musubi
