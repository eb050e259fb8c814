#include "sim/io/unfinished.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace musubi::unfinished {
namespace {

namespace fs = std::filesystem;

std::string prefix(const fs::path& target) {
    return fmt::format(".{}.unfinished-", target.filename().string());
}

void remove_file(const fs::path& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) return;
    struct stat found {};
    if (::fstat(file, &found) == 0 && S_ISREG(found.st_mode) && lock_file(file)) ::unlink(path.c_str());
    ::close(file);
}

void remove_folder(const fs::path& path) {
    const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0) return;
    std::error_code ignored;
    if (lock_folder(folder)) fs::remove_all(path, ignored);
    ::close(folder);
}

}  // namespace

fs::path folder_of(const fs::path& target) {
    return target.parent_path().empty() ? fs::path(".") : target.parent_path();
}

std::string name(const fs::path& target, int attempt) {
    return fmt::format("{}{}-{}", prefix(target), ::getpid(), attempt);
}

void remove_what_was_left_behind(const fs::path& target) {
    const std::string ours = prefix(target);
    std::error_code ignored;  // a folder that may not be read keeps what is in it
    for (fs::directory_iterator entry(folder_of(target), ignored), end; entry != end;
         entry.increment(ignored)) {
        if (!entry->path().filename().string().starts_with(ours)) continue;
        if (entry->symlink_status(ignored).type() == fs::file_type::directory)
            remove_folder(entry->path());
        else
            remove_file(entry->path());
    }
}

bool lock_file(int file) {
    struct flock whole {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    return ::fcntl(file, F_OFD_SETLK, &whole) == 0;  // readers of HDF5 take no notice of it
}

bool lock_folder(int folder) { return ::flock(folder, LOCK_EX | LOCK_NB) == 0; }

int rename_to_new_name(const fs::path& from, const fs::path& to) {
    const int result = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
    if (result == 0 || (errno != EINVAL && errno != ENOSYS)) return result;
    struct stat found {};  // a file system that cannot look and rename at once
    if (::lstat(to.c_str(), &found) == 0) {
        errno = EEXIST;
        return -1;
    }
    return ::rename(from.c_str(), to.c_str());
}

void flush_folder(const fs::path& folder) {
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return;
    ::fsync(handle);
    ::close(handle);
}

}  // namespace musubi::unfinished
