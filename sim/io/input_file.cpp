#include "sim/io/input_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace musubi {
namespace {

std::string kind_of(mode_t mode) {
    if (S_ISDIR(mode)) return "is a folder";
    if (S_ISFIFO(mode)) return "is a pipe";
    if (S_ISSOCK(mode)) return "is a socket";
    return "is a device";
}

/// Refuses all that is not an ordinary file.
void see_kind(const std::filesystem::path& path, const struct stat& found) {
    if (S_ISREG(found.st_mode)) return;
    throw CannotRead(path, S_ISDIR(found.st_mode) ? EISDIR : EINVAL,
                     kind_of(found.st_mode) + ", not an ordinary file");
}

}  // namespace

CannotRead::CannotRead(const std::filesystem::path& file, int fault)
    : CannotRead(file, fault, std::strerror(fault)) {}

CannotRead::CannotRead(const std::filesystem::path& file, int fault, std::string reason)
    : std::system_error(fault, std::generic_category()),
      reason_(std::move(reason)),
      said_(file.string() + ": cannot be read: " + reason_) {}

bool CannotRead::is_of_machine() const {
    constexpr std::array of_who_named_it{ENOENT, ENOTDIR, EISDIR,       EINVAL, EACCES,
                                         EPERM,  ELOOP,   ENAMETOOLONG, ENXIO};
    return std::find(of_who_named_it.begin(), of_who_named_it.end(), code().value()) == of_who_named_it.end();
}

InputFile::InputFile(const std::filesystem::path& path) : path_(path) {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) throw CannotRead(path, errno);
    see_kind(path, found);
    file_ = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file_ < 0) throw CannotRead(path, errno);
    try {
        if (::fstat(file_, &found) != 0) throw CannotRead(path, errno);
        see_kind(path, found);  // it may have changed since
    } catch (const CannotRead&) {
        ::close(file_);
        throw;
    }
    size_ = static_cast<std::uint64_t>(found.st_size);
}

InputFile::~InputFile() { ::close(file_); }

std::size_t InputFile::read(std::uint64_t from, std::span<std::byte> bytes) const {
    constexpr std::size_t most_at_once = 1 << 30;
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = ::pread(file_, bytes.data() + have, std::min(bytes.size() - have, most_at_once),
                                    static_cast<off_t>(from + have));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw CannotRead(path_, errno);
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    return have;
}

}  // namespace musubi
