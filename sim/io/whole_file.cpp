#include "sim/io/whole_file.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <utility>

namespace musubi {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 255;  // what the file systems of Linux hold

[[noreturn]] void fail(int fault, const std::string& doing, const fs::path& path) {
    throw std::system_error(fault, std::generic_category(), doing + " " + path.string());
}

fs::path folder_of(const fs::path& target) {
    return target.parent_path().empty() ? fs::path(".") : target.parent_path();
}

/// Hidden, and named so that a person who finds it knows what it is and whose.
std::string unfinished_prefix(const fs::path& target) {
    return fmt::format(".{}.unfinished-", target.filename().string());
}

std::string unfinished_name(const fs::path& target, int attempt) {
    return fmt::format("{}{}-{}", unfinished_prefix(target), ::getpid(), attempt);
}

/// Holds a file for this process: false if another holds it. The lock ends with the process, even a killed
/// one, and with a handle of this file; readers of HDF5 take no notice of it.
bool lock(int file) {
    struct flock whole {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    return ::fcntl(file, F_OFD_SETLK, &whole) == 0;
}

/// A new file beside the target that disappears with this object, unless it took the target's name. It is
/// locked, so that the next run can tell it from what a killed one left behind.
class UnfinishedFile {
  public:
    explicit UnfinishedFile(const fs::path& target) {
        constexpr int attempts = 100;  // a killed process with the same id may have left one behind
        for (int attempt = 0; attempt < attempts; ++attempt) {
            path_ = folder_of(target) / unfinished_name(target, attempt);
            file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            if (file_ < 0 && errno != EEXIST) break;
            if (file_ < 0) continue;
            lock(file_);  // where it cannot be locked, nobody else can lock and remove it either
            struct stat found {};
            if (::fstat(file_, &found) == 0 && found.st_nlink > 0) return;
            ::close(std::exchange(file_, -1));  // another run removed it before it was locked
        }
        fail(errno, "cannot create", path_);
    }
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;
    ~UnfinishedFile() {
        if (!named_) ::unlink(path_.c_str());
        if (file_ >= 0) ::close(file_);
    }

    void write(std::span<const std::byte> content) {
        constexpr std::size_t most_at_once = 1 << 30;
        while (!content.empty()) {
            const ssize_t written = ::write(file_, content.data(), std::min(content.size(), most_at_once));
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail(errno, "cannot write", path_);
            content = content.subspan(static_cast<std::size_t>(written));
        }
    }
    void flush() {
        if (::fsync(file_) != 0) fail(errno, "cannot flush", path_);
    }
    void take_name(const fs::path& target, Overwrite overwrite) {
        if (rename_to(target, overwrite) != 0)
            fail(errno, "cannot put the finished file in place as", target);
        named_ = true;
    }

  private:
    [[nodiscard]] int rename_to(const fs::path& target, Overwrite overwrite) const {
        if (overwrite == Overwrite::yes) return ::rename(path_.c_str(), target.c_str());
        const int result = ::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE);
        if (result == 0 || (errno != EINVAL && errno != ENOSYS)) return result;
        if (::access(target.c_str(), F_OK) == 0) {  // a file system that cannot look and rename at once
            errno = EEXIST;
            return -1;
        }
        return ::rename(path_.c_str(), target.c_str());
    }

    fs::path path_;
    int file_ = -1;
    bool named_ = false;
};

/// Removes one file that a killed run left behind; not one that somebody is writing.
void remove_if_left_behind(const fs::path& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) return;
    struct stat found {};
    if (::fstat(file, &found) == 0 && S_ISREG(found.st_mode) && lock(file)) ::unlink(path.c_str());
    ::close(file);
}

void remove_what_was_left_behind(const fs::path& target) {
    const std::string prefix = unfinished_prefix(target);
    std::error_code ignored;  // a folder that may not be read keeps what is in it
    for (fs::directory_iterator entry(folder_of(target), ignored), end; entry != end;
         entry.increment(ignored))
        if (entry->path().filename().string().starts_with(prefix)) remove_if_left_behind(entry->path());
}

/// So that the name, too, outlives a power failure. Some file systems cannot; the file is whole all the same.
void flush_folder(const fs::path& folder) {
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return;
    ::fsync(handle);
    ::close(handle);
}

std::optional<std::string> refuse_folder(const fs::path& folder) {
    struct stat found {};
    if (::stat(folder.c_str(), &found) != 0)
        return errno == ENOENT
                   ? fmt::format("there is no folder '{}'", folder.string())
                   : fmt::format("the folder '{}' cannot be used: {}", folder.string(), std::strerror(errno));
    if (!S_ISDIR(found.st_mode)) return fmt::format("'{}' is not a folder", folder.string());
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        return fmt::format("the folder '{}' cannot be written to: {}", folder.string(), std::strerror(errno));
    return std::nullopt;
}

std::optional<std::string> refuse_kind(mode_t mode) {
    if (S_ISDIR(mode)) return "is a folder; the name of a file is expected";
    if (S_ISLNK(mode)) return "is a link; name the file itself";
    if (!S_ISREG(mode)) return "is not an ordinary file";
    return std::nullopt;
}

}  // namespace

std::optional<std::string> refuse_target(const fs::path& target, Overwrite overwrite) {
    const fs::path name = target.filename();
    if (name.empty() || name == "." || name == "..") return "is a folder; the name of a file is expected";
    if (unfinished_name(target, 0).size() > longest_name)
        return fmt::format("the name is too long: {} characters, where {} can be used", name.string().size(),
                           longest_name - (unfinished_name(target, 0).size() - name.string().size()));
    struct stat found {};
    const int fault = ::lstat(target.c_str(), &found) == 0 ? 0 : errno;
    if (fault == 0)  // before the folder: to that of /dev/null few may write, which is not what is wrong
        if (auto objection = refuse_kind(found.st_mode)) return objection;
    if (auto objection = refuse_folder(folder_of(target))) return objection;
    if (fault == ENOENT) return std::nullopt;
    if (fault != 0) return fmt::format("cannot be used: {}", std::strerror(fault));
    if (overwrite == Overwrite::no) return "exists already; --overwrite replaces it";
    return std::nullopt;
}

void write_whole_file(const fs::path& target, std::span<const std::byte> content, Overwrite overwrite) {
    remove_what_was_left_behind(target);
    UnfinishedFile file(target);
    file.write(content);
    file.flush();
    file.take_name(target, overwrite);
    flush_folder(folder_of(target));
}

}  // namespace musubi
