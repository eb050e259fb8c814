#include "sim/io/whole_folder.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <span>
#include <system_error>

#include "sim/io/whole_file.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

/// A new folder that disappears with this object, unless it took the target's name.
class UnfinishedFolder {
  public:
    explicit UnfinishedFolder(fs::path path) : path_(std::move(path)) { fs::create_directory(path_); }
    UnfinishedFolder(const UnfinishedFolder&) = delete;
    UnfinishedFolder& operator=(const UnfinishedFolder&) = delete;
    ~UnfinishedFolder() {
        std::error_code ignored;
        if (!named_) fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const fs::path& path() const { return path_; }
    void take_name(const fs::path& target) {
        if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) != 0)
            throw std::system_error(errno, std::generic_category(), "cannot put in place " + target.string());
        named_ = true;
    }

  private:
    fs::path path_;
    bool named_ = false;
};

}  // namespace

void write_whole_folder(const fs::path& target,
                        const std::vector<std::pair<std::string, std::string>>& files) {
    const std::string name = fmt::format(".{}.unfinished-{}", target.filename().string(), ::getpid());
    UnfinishedFolder folder(target.parent_path() / name);
    for (const auto& [file, text] : files)
        write_whole_file(folder.path() / file, std::as_bytes(std::span(text)), Overwrite::no);
    folder.take_name(target);
}

}  // namespace musubi
