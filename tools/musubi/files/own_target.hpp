#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <functional>
#include <optional>

#include "sim/io/whole_file.hpp"
#include "tools/musubi/words/exit_codes.hpp"

namespace musubi {

using WriteTarget = std::function<void(const std::filesystem::path& file, Overwrite overwrite)>;

/// Writes a result that took long to make to its target. If a file has come into being there meanwhile, it
/// writes to the next free name (`r-2.h5` for `r.h5`) and says so: neither the result nor the other file is
/// lost. If it cannot write, it says why. Returns exit_ok only if the result is at its target.
ExitCode write_to(const std::filesystem::path& target, Overwrite overwrite, const WriteTarget& write);

/// The file of a command that writes it again and again: it replaces what it wrote itself, or took up, and
/// nothing that came into its place since.
class OwnTarget {
  public:
    /// `taken_up`: the file is there, and this command goes on with it.
    OwnTarget(std::filesystem::path target, Overwrite overwrite, bool taken_up);
    /// Throws what `write` throws, if it is not that the name was taken: see write_to.
    void write(const WriteTarget& write);
    /// Where it was written last.
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    [[nodiscard]] bool is_elsewhere() const { return file_ != target_; }

  private:
    std::filesystem::path target_, file_;
    Overwrite overwrite_;
    std::optional<struct stat> own_;
};

}  // namespace musubi
