#include "sim/io/result_check.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string_view>
#include <system_error>

#include "sim/io/checksum.hpp"
#include "sim/io/content.hpp"
#include "sim/io/hdf5.hpp"
#include "sim/io/result_file.hpp"
#include "sim/io/seal.hpp"

namespace musubi {
namespace {

constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
constexpr std::string_view mark_of_musubi = "musubi_format";  // the root attribute that every result file has

/// An ordinary file's bytes, by position.
class Bytes {
  public:
    explicit Bytes(const std::filesystem::path& path) : path_(path.string()) {
        struct stat found {};
        if (::stat(path.c_str(), &found) != 0) fail(errno);
        if (S_ISDIR(found.st_mode)) fail(EISDIR);
        if (!S_ISREG(found.st_mode)) fail(EINVAL);  // a device or a pipe has no end to look at
        size_ = static_cast<std::uint64_t>(found.st_size);
        file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file_ < 0) fail(errno);
    }
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;
    ~Bytes() { ::close(file_); }

    [[nodiscard]] std::uint64_t size() const { return size_; }

    /// At most `count` bytes from `from` on; fewer only where the file ends.
    [[nodiscard]] std::string read(std::uint64_t from, std::size_t count) const {
        std::string bytes(count, '\0');
        std::size_t have = 0;
        while (have < count) {
            const ssize_t got =
                ::pread(file_, bytes.data() + have, count - have, static_cast<off_t>(from + have));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) fail(errno);
            if (got == 0) break;
            have += static_cast<std::size_t>(got);
        }
        bytes.resize(have);
        return bytes;
    }

  private:
    [[noreturn]] void fail(int fault) const {
        throw std::system_error(fault, std::generic_category(), path_ + ": cannot be read");
    }
    std::string path_;
    std::uint64_t size_ = 0;
    int file_ = -1;
};

/// Where an HDF5 file says that it ends; nothing if its head is cut off or of a form that musubi does not
/// write.
std::optional<std::uint64_t> end_of_hdf5(std::string_view head) {
    constexpr std::size_t version_at = 8, end_at = 40,
                          end_size = 8;  // of superblock 0 with offsets of 8 bytes
    if (head.size() < end_at + end_size || head[version_at] != 0) return std::nullopt;
    std::uint64_t end = 0;
    for (std::size_t i = end_size; i-- > 0;) end = end << 8 | static_cast<unsigned char>(head[end_at + i]);
    return end;
}

bool is_of_musubi(const Bytes& file) {
    constexpr std::size_t step = 1 << 20;
    for (std::uint64_t at = 0; at < file.size(); at += step)
        if (file.read(at, step + mark_of_musubi.size()).find(mark_of_musubi) != std::string::npos)
            return true;
    return false;
}

/// What to think of a file that does not end in a seal.
Finding without_seal(const Bytes& file) {
    const std::string head = file.read(0, 64);
    if (head.empty()) return {Condition::cut_short, "is empty", {}};
    if (!head.starts_with(signature.substr(0, head.size())))
        return {Condition::foreign, "is not a result of musubi: it is not HDF5", {}};
    const auto end = end_of_hdf5(head);
    if (head.size() < 64 || (end && file.size() < *end))
        return {Condition::cut_short,
                fmt::format("is cut short: {} bytes{}", file.size(),
                            end ? fmt::format(" of at least {}", *end) : " of an HDF5 file"),
                {}};
    if (!is_of_musubi(file))
        return {Condition::foreign, "is not a result of musubi: it is HDF5 of another program", {}};
    if (end && file.size() < *end + seal_size)
        return {Condition::cut_short,
                "is cut short in its last line, the seal, or was saved again by another program",
                {}};
    return {Condition::changed, "was changed: its last line is not the seal that musubi wrote", {}};
}

std::string checksum_before_seal(const Bytes& file) {
    constexpr std::uint64_t step = 1 << 20;
    const std::uint64_t end = file.size() - seal_checksum_size;
    Checksum sum;
    for (std::uint64_t at = 0; at < end; at += step) {
        const std::string part = file.read(at, std::min(step, end - at));
        sum.add_bytes(part.data(), part.size());
    }
    return sum.hexadecimal();
}

Finding by_seal(const Bytes& file) {
    const std::uint64_t from = file.size() - std::min<std::uint64_t>(file.size(), seal_size);
    const auto seal = parse_seal(file.read(from, seal_size));
    if (!seal) return without_seal(file);
    if (seal->bytes != from)
        return {
            Condition::changed,
            fmt::format("was changed: {} bytes stand before its seal, which speaks of {}", from, seal->bytes),
            {}};
    if (checksum_before_seal(file) != seal->checksum)
        return {Condition::changed, "was changed: its bytes do not have the checksum of its seal", {}};
    if (seal->format > content::format_version)
        return {Condition::newer,
                fmt::format("is whole, but of format {}; this program knows formats up to {}: a newer musubi "
                            "reads it",
                            seal->format, content::format_version),
                {}};
    return {Condition::whole, "is whole and unchanged", {}};
}

}  // namespace

Finding check_seal(const std::filesystem::path& path) { return by_seal(Bytes(path)); }

Finding check_result(const std::filesystem::path& path) {
    Finding finding = check_seal(path);
    if (finding.condition != Condition::whole) return finding;
    try {
        finding.content_checksum = content_checksum(read_panel(path));
        const std::string stored = stored_checksum(path);
        if (finding.content_checksum == stored) return finding;
        if (const std::string note = note_on_elsewhere(path); !note.empty())
            return {Condition::changed,
                    "is whole, but what it refers to was changed or cannot be read: " + note,
                    {}};
        return {Condition::changed,
                fmt::format("was changed and sealed again: its content has the checksum {}, not {}",
                            finding.content_checksum, stored),
                {}};
    } catch (const hdf5::Fault& fault) {
        return {Condition::changed, fmt::format("was changed and sealed again: {}", fault.what()), {}};
    }
}

}  // namespace musubi
