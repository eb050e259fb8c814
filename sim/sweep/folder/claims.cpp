#include "sim/sweep/folder/claims.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <sstream>
#include <system_error>

#include "sim/io/input_file.hpp"
#include "sim/io/looked_up.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

std::string host_name() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "host";
}

/// The start time of a process: field 22 of its status, after its name in brackets. Empty if there is none.
std::string start_of(std::int64_t process) {
    const std::string line = first_line_of(fmt::format("/proc/{}/stat", process)).value_or("");
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
    std::string boot = first_line_of("/proc/sys/kernel/random/boot_id").value_or("").substr(0, 8);
    std::string host = host_name();
    std::replace_if(
        host.begin(), host.end(), [](char c) { return c == '/' || c == '~' || c <= ' '; }, '_');
    return fmt::format("{}~{}~{}", host, boot, space);
}

/// The claims of a batch are numbered 0, 1, …
fs::path claim_file(const fs::path& folder, const std::string& batch, unsigned turn) {
    return folder / "claims" / fmt::format("{}.{}", batch, turn);
}

fs::path sign_file(const fs::path& folder, const std::string& worker) { return folder / "workers" / worker; }

[[noreturn]] void fail(const std::string& doing, const fs::path& file) {
    throw std::system_error(errno, std::generic_category(), "cannot " + doing + ' ' + file.string());
}

/// Whose a claim is; nothing if it has gone. Of none: that of somebody whose machine went down as it signed.
std::optional<std::string> owner_of(const fs::path& claim) {
    for (int look = 0; look < 3; ++look) {  // it may come to be, or go, between two looks
        if (auto owner = first_line_of(claim)) return owner;
        if (::access(claim.c_str(), F_OK) != 0) return std::nullopt;
    }
    throw CannotRead(claim, EACCES);
}

/// The claims of all batches: not what their owners signed.
std::vector<fs::path> claims_in(const fs::path& folder) {
    std::vector<fs::path> claims;
    for (const fs::path& file : entries_in(folder / "claims"))
        if (!file.filename().string().starts_with('.')) claims.push_back(file);
    return claims;
}

using Clock = fs::file_time_type::clock;

/// How long ago a file was written, by this machine's clock; nothing if it is not there.
std::optional<std::chrono::seconds> age_of(const fs::path& file) {
    std::error_code fault;
    const auto time = fs::last_write_time(file, fault);
    if (fault) return std::nullopt;
    return std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - time);
}

bool at_work(const fs::path& folder, const std::string& worker) {
    const auto name = WorkerName::in(worker);
    if (!name) return false;
    if (const auto alive = runs_here(*name)) return *alive;
    const auto age = age_of(sign_file(folder, worker));
    return age && std::chrono::abs(*age) < Claims::silence;
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

Claims::~Claims() {
    if (living_ >= 0) ::close(living_);
    if (!signed_.empty()) ::unlink(signed_.c_str());
}

/// A file beside the claims, where some file systems alone allow links, that is hidden from who lists them.
void Claims::sign_claims() {
    const fs::path file = folder_ / "claims" / ('.' + me_.text());
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (handle < 0) fail("create", file);
    const std::string text = me_.text() + '\n';
    const bool whole = ::write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (::close(handle) != 0 || !whole) fail("write", file);
    signed_ = file;
}

bool Claims::take(const fs::path& claim) {
    if (signed_.empty()) sign_claims();
    if (::link(signed_.c_str(), claim.c_str()) == 0) return true;
    if (errno == ENOENT) {  // somebody took this worker for dead and removed it
        sign_claims();
        if (::link(signed_.c_str(), claim.c_str()) == 0) return true;
    }
    if (errno != EEXIST) fail("create", claim);
    return false;
}

bool Claims::claim(const std::string& batch) {
    const std::scoped_lock lock(mutex_);
    if (held_.count(batch) > 0) return false;
    std::optional<std::string> before;  // whose the claim before is
    for (unsigned turn = 0;;) {
        const fs::path file = claim_file(folder_, batch, turn);
        // Ours without having been taken: the answer of a file server was lost on its way.
        const auto owner = take(file) ? me_.text() : owner_of(file);
        const bool ours = owner == me_.text();
        if (ours && (turn == 0 || owner_of(claim_file(folder_, batch, turn - 1)) == before)) {
            held_[batch] = turn;
            return true;
        }
        if (ours) ::unlink(file.c_str());
        if (!ours && owner && at_work(folder_, *owner)) return false;
        // On after the dead; from the first claim again where somebody let one go meanwhile.
        turn = ours || !owner ? 0 : turn + 1;
        before = owner;
    }
}

bool Claims::taken_over(const std::string& batch) const {
    const std::scoped_lock lock(mutex_);
    const auto held = held_.find(batch);
    return held != held_.end() && held->second > 0;
}

std::optional<unsigned> Claims::let_go(const std::string& batch) {
    const std::scoped_lock lock(mutex_);
    const auto held = held_.extract(batch);
    return held ? std::optional(held.mapped()) : std::nullopt;
}

void Claims::release(const std::string& batch) {
    const auto last = let_go(batch);
    // From the first on: nobody takes over what is half released.
    for (unsigned turn = 0; last && turn <= *last; ++turn) ::unlink(claim_file(folder_, batch, turn).c_str());
}

void Claims::give_up(const std::string& batch) {
    if (const auto last = let_go(batch)) ::unlink(claim_file(folder_, batch, *last).c_str());
}

void Claims::give_sign(const SignOfLife& sign) {
    const fs::path file = sign_file(folder_, me_.text());
    if (living_ < 0) living_ = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    // As long as any, so that a later one covers an earlier.
    const std::string text = fmt::format("{:20} {:20} {:20.3f} {:5} {:>7}\n", sign.runs, sign.failed,
                                         sign.seconds, sign.threads, sign.ended ? "ended" : "at-work");
    if (living_ < 0 || ::pwrite(living_, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()) ||
        ::fsync(living_) != 0)
        fail("write", file);
}

bool somebody_at(const fs::path& folder, const std::string& batch) {
    unsigned turns = 0;
    std::error_code ignored;
    while (fs::exists(claim_file(folder, batch, turns), ignored)) ++turns;
    if (turns == 0) return false;
    return at_work(folder, owner_of(claim_file(folder, batch, turns - 1)).value_or(""));
}

void clear_signatures_of_the_dead(const fs::path& folder) {
    for (const fs::path& file : entries_in(folder / "claims")) {
        const std::string name = file.filename().string();
        if (name.starts_with('.') && WorkerName::in(name.substr(1)) && !at_work(folder, name.substr(1)))
            ::unlink(file.c_str());
    }
}

std::set<std::string> batches_with_a_claim(const fs::path& folder) {
    std::set<std::string> claimed;
    for (const fs::path& file : claims_in(folder)) claimed.insert(file.stem().string());
    return claimed;
}

std::vector<KnownWorker> workers_of(const fs::path& folder) {
    std::vector<KnownWorker> workers;
    for (const fs::path& file : entries_in(folder / "workers")) {
        const std::string text = file.filename().string();
        const auto name = WorkerName::in(text);
        if (!name || text.starts_with('.')) continue;
        KnownWorker worker;
        worker.sign.worker = *name;
        std::string state;
        std::istringstream fields(first_line_of(file).value_or(""));
        fields >> worker.sign.runs >> worker.sign.failed >> worker.sign.seconds >> worker.sign.threads >>
            state;
        worker.sign.ended = state == "ended";
        worker.at_work = !worker.sign.ended && at_work(folder, text);
        workers.push_back(std::move(worker));
    }
    std::sort(workers.begin(), workers.end(), [](const KnownWorker& a, const KnownWorker& b) {
        return a.sign.worker.text() < b.sign.worker.text();
    });
    return workers;
}

std::map<std::string, std::string> claimed_batches(const fs::path& folder) {
    std::map<std::string, std::string> claimed;
    for (const fs::path& file : claims_in(folder)) {
        const auto owner = owner_of(file);
        if (owner && at_work(folder, *owner)) claimed[file.stem().string()] = *owner;
    }
    return claimed;
}

}  // namespace musubi
