#include "sim/io/whole_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <span>
#include <system_error>
#include <utility>

#include "sim/io/unfinished.hpp"
#include "sim/io/whole_file.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(int fault, const std::string& doing, const fs::path& path) {
    throw std::system_error(fault, std::generic_category(), doing + " " + path.string());
}

/// A new folder beside the target that disappears with this object, unless it took the target's name. It is
/// locked, so that the next run can tell it from what a killed one left behind.
class UnfinishedFolder {
  public:
    explicit UnfinishedFolder(const fs::path& target) {
        constexpr int attempts = 100;  // a process with the same id in another container may have one
        for (int attempt = 0; attempt < attempts; ++attempt) {
            path_ = unfinished::folder_of(target) / unfinished::name(target, attempt);
            if (::mkdir(path_.c_str(), 0777) != 0) {
                if (errno != EEXIST) break;
                continue;
            }
            if (hold()) return;
        }
        fail(errno, "cannot create", path_);
    }
    UnfinishedFolder(const UnfinishedFolder&) = delete;
    UnfinishedFolder& operator=(const UnfinishedFolder&) = delete;
    ~UnfinishedFolder() {
        std::error_code ignored;
        if (!named_) fs::remove_all(path_, ignored);
        if (folder_ >= 0) ::close(folder_);
    }
    [[nodiscard]] const fs::path& path() const { return path_; }
    void take_name(const fs::path& target) {
        unfinished::flush_folder(path_);
        if (unfinished::rename_to_new_name(path_, target) != 0) fail(errno, "cannot put in place", target);
        named_ = true;
        unfinished::flush_folder(unfinished::folder_of(target));
    }

  private:
    /// False if another run took it for left behind before it was locked.
    bool hold() {
        folder_ = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder_ < 0) return false;
        const bool taken = !unfinished::lock_folder(folder_) && errno == EWOULDBLOCK;
        struct stat found {};
        if (!taken && ::fstat(folder_, &found) == 0 && found.st_nlink > 0) return true;
        ::close(std::exchange(folder_, -1));
        return false;
    }

    fs::path path_;
    int folder_ = -1;
    bool named_ = false;
};

}  // namespace

void write_whole_folder(const fs::path& target,
                        const std::vector<std::pair<std::string, std::string>>& files) {
    unfinished::remove_what_was_left_behind(target);
    UnfinishedFolder folder(target);
    for (const auto& [file, text] : files)
        write_whole_file(folder.path() / file, std::as_bytes(std::span(text)), Overwrite::no);
    folder.take_name(target);
}

}  // namespace musubi
