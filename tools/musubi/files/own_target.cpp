#include "tools/musubi/files/own_target.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "tools/musubi/files/written.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

std::optional<struct stat> seen(const fs::path& file) {
    struct stat found {};
    if (::lstat(file.c_str(), &found) != 0) return std::nullopt;
    return found;
}

bool is_the_same(const struct stat& one, const struct stat& other) {
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino && one.st_size == other.st_size &&
           one.st_mtim.tv_sec == other.st_mtim.tv_sec && one.st_mtim.tv_nsec == other.st_mtim.tv_nsec;
}

/// Whether something stands where a finished file was to be put.
bool is_taken(const std::system_error& fault) {
    const int code = fault.code().value();
    return code == EEXIST || code == EISDIR || code == ENOTEMPTY;
}

fs::path beside(const fs::path& target, int number) {
    return target.parent_path() /
           fmt::format("{}-{}{}", target.stem().string(), number, target.extension().string());
}

/// Returns where it is.
fs::path write_where_free(const fs::path& target, Overwrite overwrite, const WriteTarget& write) {
    constexpr int most = 1000;
    fs::path file = target;
    for (int number = 2;; ++number) {
        try {
            write(file, overwrite);
            break;
        } catch (const std::system_error& fault) {
            if (!is_taken(fault) || number > most) throw;
        }
        file = beside(target, number);
        overwrite = Overwrite::no;
    }
    if (file != target)
        tell(fmt::format(
            "{}: came into being meanwhile, and stays as it is; what was to be written there is in {}",
            target.string(), file.string()));
    return file;
}

}  // namespace

ExitCode write_to(const fs::path& target, Overwrite overwrite, const WriteTarget& write) {
    fs::path file = target;
    const ExitCode failed = write_to(target, [&] { file = write_where_free(target, overwrite, write); });
    return file != target ? exit_not_written : failed;
}

OwnTarget::OwnTarget(fs::path target, Overwrite overwrite, bool taken_up)
    : target_(std::move(target)), file_(target_), overwrite_(overwrite) {
    if (taken_up) own_ = seen(target_);
}

void OwnTarget::write(const WriteTarget& write) {
    const auto there = seen(file_);
    const bool replace = own_ ? there && is_the_same(*own_, *there) : overwrite_ == Overwrite::yes;
    file_ = write_where_free(file_, replace ? Overwrite::yes : Overwrite::no, write);
    own_ = seen(file_);
}

}  // namespace musubi
