#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <system_error>

namespace musubi {

/// Why a file could not be read: "results/a.h5: cannot be read: Input/output error".
class CannotRead : public std::system_error {
  public:
    CannotRead(const std::filesystem::path& file, int fault);
    /// `reason` replaces the system's text for the code.
    CannotRead(const std::filesystem::path& file, int fault, std::string reason);

    [[nodiscard]] const char* what() const noexcept override { return said_.c_str(); }
    [[nodiscard]] const std::string& reason() const { return reason_; }
    /// Whether the machine failed (true), or the file that the user named cannot be read (false). If the
    /// machine failed, another attempt may succeed, and nothing is known about the file.
    [[nodiscard]] bool is_of_machine() const;

  private:
    std::string reason_, said_;
};

/// An ordinary file that is open for reading. A pipe, a device or a folder is none: it is refused without
/// being opened, so that nobody waits for what never comes. All throw CannotRead.
class InputFile {
  public:
    explicit InputFile(const std::filesystem::path& path);
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    ~InputFile();

    [[nodiscard]] std::uint64_t size() const { return size_; }  ///< bytes, when it was opened
    /// Fills the bytes with those from `from` on; returns how many there were, fewer only at the end of the
    /// file.
    std::size_t read(std::uint64_t from, std::span<std::byte> bytes) const;

  private:
    std::filesystem::path path_;
    std::uint64_t size_ = 0;
    int file_ = -1;
};

}  // namespace musubi
