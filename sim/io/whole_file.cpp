#include "sim/io/whole_file.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "sim/io/unfinished.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 255;  // what the file systems of Linux hold

[[noreturn]] void fail(int fault, const std::string& doing, const fs::path& path) {
    throw std::system_error(fault, std::generic_category(), doing + " " + path.string());
}

/// A new file beside the target that disappears with this object, unless it took the target's name. It is
/// locked, so that the next run can tell it from what a killed one left behind.
class UnfinishedFile {
  public:
    explicit UnfinishedFile(const fs::path& target) {
        constexpr int attempts = 100;  // a killed process with the same id may have left one behind
        for (int attempt = 0; attempt < attempts; ++attempt) {
            path_ = unfinished::folder_of(target) / unfinished::name(target, attempt);
            file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            if (file_ < 0 && errno != EEXIST) break;
            if (file_ < 0) continue;
            unfinished::lock_file(file_);
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

    /// Takes owner and mode of the file that it will replace, as far as this user may.
    void resemble(const fs::path& replaced) {
        struct stat old {};
        if (::lstat(replaced.c_str(), &old) != 0 || !S_ISREG(old.st_mode)) return;
        struct stat own {};
        if (::fstat(file_, &own) != 0) return;
        mode_t mode = old.st_mode & 0777;
        if (own.st_uid != old.st_uid) static_cast<void>(::fchown(file_, old.st_uid, -1) == 0);
        if (own.st_gid != old.st_gid && ::fchown(file_, -1, old.st_gid) != 0)
            mode = (mode & ~mode_t{070}) | (mode & 007) << 3;  // another group is not told more than all are
        if (mode != (own.st_mode & 0777) && ::fchmod(file_, mode) != 0)
            fail(errno, "cannot set the mode of", path_);
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
        const int result = overwrite == Overwrite::yes ? ::rename(path_.c_str(), target.c_str())
                                                       : unfinished::rename_to_new_name(path_, target);
        if (result != 0) fail(errno, "cannot put the finished file in place as", target);
        named_ = true;
    }

  private:
    fs::path path_;
    int file_ = -1;
    bool named_ = false;
};

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
    if (unfinished::name(target, 0).size() > longest_name)
        return fmt::format("the name is too long: {} characters, where {} can be used", name.string().size(),
                           longest_name - (unfinished::name(target, 0).size() - name.string().size()));
    struct stat found {};
    const int fault = ::lstat(target.c_str(), &found) == 0 ? 0 : errno;
    if (fault == 0)  // before the folder: to that of /dev/null few may write, which is not what is wrong
        if (auto objection = refuse_kind(found.st_mode)) return objection;
    if (auto objection = refuse_folder(unfinished::folder_of(target))) return objection;
    if (fault == ENOENT) return std::nullopt;
    if (fault != 0) return fmt::format("cannot be used: {}", std::strerror(fault));
    if (overwrite == Overwrite::no) return "exists already; --overwrite replaces it";
    return std::nullopt;
}

void write_whole_file(const fs::path& target, std::span<const std::byte> content, Overwrite overwrite) {
    unfinished::remove_what_was_left_behind(target);
    UnfinishedFile file(target);
    if (overwrite == Overwrite::yes) file.resemble(target);
    file.write(content);
    file.flush();
    file.take_name(target, overwrite);
    unfinished::flush_folder(unfinished::folder_of(target));
}

}  // namespace musubi
