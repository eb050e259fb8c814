#include "sim/io/whole_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>

namespace musubi {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what) {
    throw std::runtime_error(what + ": " + std::generic_category().message(errno));
}

fs::path folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

/// A file descriptor that is closed when it goes out of sight.
class Descriptor {
  public:
    Descriptor(const fs::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
        if (number_ < 0) fail("cannot open " + path.string());
    }
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    void write(std::span<const std::byte> bytes) const {
        while (!bytes.empty()) {
            const ssize_t written = ::write(number_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail("cannot write");
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
    }
    void sync() const {
        if (::fsync(number_) != 0) fail("cannot write to the disk");
    }
    void close() {
        const int number = number_;
        number_ = -1;
        if (::close(number) != 0) fail("cannot close the file");
    }

  private:
    int number_;
};

/// A temporary file that is removed unless it was put in its place.
class Temporary {
  public:
    explicit Temporary(fs::path path) : path_(std::move(path)) {}
    ~Temporary() {
        if (!placed_) ::unlink(path_.c_str());
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    void put_in_place(const fs::path& target, Overwrite overwrite) {
        // link() never replaces a file that came into being meanwhile; rename() does.
        if (overwrite == Overwrite::no) {
            if (::link(path_.c_str(), target.c_str()) != 0) fail("cannot put the file in its place");
            return;
        }
        if (::rename(path_.c_str(), target.c_str()) != 0) fail("cannot put the file in its place");
        placed_ = true;
    }

  private:
    fs::path path_;
    bool placed_ = false;
};

}  // namespace

std::optional<std::string> refuse_target(const fs::path& path, Overwrite overwrite) {
    std::error_code error;
    const fs::path folder = folder_of(path);
    if (path.filename().empty()) return "this names no file";
    if (!fs::exists(folder, error)) return "the folder " + folder.string() + " does not exist";
    if (!fs::is_directory(folder, error)) return folder.string() + " is not a folder";
    const auto status = fs::symlink_status(path, error);
    if (fs::is_directory(status)) return "this is a folder";
    if (fs::is_symlink(status)) return "this is a link; name the file itself";
    if (fs::exists(status) && !fs::is_regular_file(status)) return "this is a device, not a file";
    if (fs::exists(status) && overwrite == Overwrite::no) return "the file exists already; --overwrite replaces it";
    if (::access(folder.c_str(), W_OK | X_OK) != 0) return "the folder " + folder.string() + " cannot be written to";
    return std::nullopt;
}

void write_whole_file(const fs::path& path, std::span<const std::byte> bytes, Overwrite overwrite) {
    if (const auto objection = refuse_target(path, overwrite)) throw std::runtime_error(*objection);
    const fs::path beside =
        folder_of(path) / ("." + path.filename().string() + ".partial-" + std::to_string(::getpid()));
    Temporary temporary(beside);
    Descriptor file(beside, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(bytes);
    file.sync();
    file.close();
    temporary.put_in_place(path, overwrite);
    Descriptor(folder_of(path), O_RDONLY | O_DIRECTORY).sync();
}

}  // namespace musubi
