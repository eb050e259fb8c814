#include "sim/results/result_check.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/io/checksum.hpp"
#include "sim/io/content.hpp"
#include "sim/io/input_file.hpp"
#include "sim/io/seal.hpp"
#include "sim/results/elsewhere_reader.hpp"
#include "sim/results/opened_result.hpp"
#include "sim/results/whole_result.hpp"

namespace musubi {
namespace {

constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
constexpr std::string_view mark_of_musubi = "musubi_format";  // the root attribute that every result file has

/// At most `count` bytes of a file from `from` on; fewer only where it ends.
std::string part_of(const InputFile& file, std::uint64_t from, std::size_t count) {
    std::string bytes(count, '\0');
    bytes.resize(file.read(from, std::as_writable_bytes(std::span(bytes))));
    return bytes;
}

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

bool is_of_musubi(const InputFile& file) {
    constexpr std::size_t step = 1 << 20;
    for (std::uint64_t at = 0; at < file.size(); at += step)
        if (part_of(file, at, step + mark_of_musubi.size()).find(mark_of_musubi) != std::string::npos)
            return true;
    return false;
}

/// What to think of a file that does not end in a seal.
Finding without_seal(const InputFile& file) {
    const std::string head = part_of(file, 0, 64);
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

Finding changed(const std::string& what) { return {Condition::changed, "was changed" + what, {}}; }

/// All bytes of a file, if they have the checksum of its seal and are of a format that this program knows.
std::variant<std::vector<std::byte>, Finding> sealed_bytes(const InputFile& file) {
    const std::uint64_t from = file.size() - std::min<std::uint64_t>(file.size(), seal_size);
    const auto seal = parse_seal(part_of(file, from, seal_size));
    if (!seal) return without_seal(file);
    if (seal->bytes != from)
        return changed(
            fmt::format(": {} bytes stand before its seal, which speaks of {}", from, seal->bytes));
    std::vector<std::byte> bytes(file.size());
    bytes.resize(file.read(0, bytes));
    Checksum sum;
    sum.add_bytes(bytes.data(), bytes.size() - std::min<std::size_t>(bytes.size(), seal_checksum_size));
    if (sum.hexadecimal() != seal->checksum)
        return changed(": its bytes do not have the checksum of its seal");
    if (seal->format > content::format_version)
        return Finding{
            Condition::newer,
            fmt::format("is whole, but of format {}; this program knows formats up to {}: a newer musubi "
                        "reads it",
                        seal->format, content::format_version),
            {}};
    return bytes;
}

enum class MayRefer { no, yes };

/// What a file holds, with the numbers of those to which it refers.
std::variant<WholeResult, Finding> judged(const std::filesystem::path& path, MayRefer may_refer);

SourceContent source_in(const std::filesystem::path& path) {
    try {
        auto read = judged(path, MayRefer::no);
        if (const auto* finding = std::get_if<Finding>(&read)) return {std::nullopt, finding->message};
        return {std::move(std::get<WholeResult>(read).panel)};
    } catch (const CannotRead& fault) {
        if (fault.is_of_machine()) throw;
        return {std::nullopt, "cannot be read: " + fault.reason()};
    }
}

std::variant<WholeResult, Finding> content_of(std::span<std::byte> bytes, const std::filesystem::path& path,
                                              MayRefer may_refer) {
    OpenedResult file(bytes);
    WholeResult result{file.panel(), file.provenance(), {}};
    if (!file.elsewhere().empty() && may_refer == MayRefer::no)
        return changed(" and sealed again: refers to others, where others refer to it");
    const std::string objection =
        fill_from_elsewhere(result.panel, file.elsewhere(), path.parent_path(), source_in);
    result.content_checksum = content_checksum(result.panel);
    if (file.stored_checksum() == result.content_checksum ||
        file.stored_checksum() == content_checksum(result.panel, Nans::as_they_are))
        return result;
    if (!file.elsewhere().empty())
        return Finding{Condition::changed,
                       fmt::format("is whole, but what it refers to was changed or cannot be read{}: {}",
                                   objection.empty() ? "" : " (" + objection + ")", file.note()),
                       {}};
    return changed(fmt::format(" and sealed again: its content has the checksum {}, not {}",
                               result.content_checksum, file.stored_checksum()));
}

std::variant<WholeResult, Finding> judged_once(std::span<std::byte> bytes, const std::filesystem::path& path,
                                               MayRefer may_refer) {
    try {
        return content_of(bytes, path, may_refer);
    } catch (const hdf5::Fault& fault) {
        return changed(fmt::format(" and sealed again: {}", fault.what()));
    }
}

/// What speaks against a sealed file must be found twice: where memory is short HDF5 says wrong things of a
/// whole one, without an error too, and seldom at the next look again.
std::variant<WholeResult, Finding> judged(const std::filesystem::path& path, MayRefer may_refer) {
    auto sealed = sealed_bytes(InputFile(path));
    if (const auto* finding = std::get_if<Finding>(&sealed)) return *finding;
    auto& bytes = std::get<std::vector<std::byte>>(sealed);
    auto first = judged_once(bytes, path, may_refer);
    return std::holds_alternative<WholeResult>(first) ? std::move(first)
                                                      : judged_once(bytes, path, may_refer);
}

std::vector<std::byte> bytes_of(const std::filesystem::path& path) {
    const InputFile file(path);
    std::vector<std::byte> bytes(file.size());
    bytes.resize(file.read(0, bytes));
    return bytes;
}

/// Reads a file that nobody judged: what HDF5 finds wrong is said of it.
template <class Read>
auto read_unjudged(const std::filesystem::path& path, Read&& read) {
    auto bytes = bytes_of(path);
    try {
        OpenedResult file(bytes);
        return read(file);
    } catch (const hdf5::Fault& fault) {
        throw hdf5::Fault(path.string() + ": " + fault.what());
    }
}

}  // namespace

std::variant<WholeResult, Finding> read_whole_result(const std::filesystem::path& file) {
    return judged(file, MayRefer::yes);
}

Finding check_result(const std::filesystem::path& path) {
    const auto read = read_whole_result(path);
    if (const auto* finding = std::get_if<Finding>(&read)) return *finding;
    return {Condition::whole, "is whole and unchanged", std::get<WholeResult>(read).content_checksum};
}

Panel read_panel(const std::filesystem::path& path) {
    return read_unjudged(path, [&](OpenedResult& file) {
        Panel panel = file.panel();
        fill_from_elsewhere(panel, file.elsewhere(), path.parent_path(), source_in);
        return panel;
    });
}

Provenance read_provenance(const std::filesystem::path& path) {
    return read_unjudged(path, [](OpenedResult& file) { return file.provenance(); });
}

std::string note_on_elsewhere(const std::filesystem::path& path) {
    return read_unjudged(path, [](OpenedResult& file) { return file.note(); });
}

std::string stored_checksum(const std::filesystem::path& path) {
    return read_unjudged(path, [](OpenedResult& file) { return file.stored_checksum(); });
}

}  // namespace musubi
