#include "sim/sweep/work/begun.hpp"

#include <unistd.h>

#include <system_error>

#include "sim/sweep/folder/batch_notes.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

fs::path begun_file(const fs::path& folder, const std::string& batch) {
    return folder / "begun" / (batch + ".h5");
}

}  // namespace

std::map<std::string, std::size_t> runs_begun(const fs::path& folder) { return noted(folder / "begun"); }

void leave_begun(const fs::path& folder, const SweepPlan& plan, const Shard& shard) {
    const std::string batch = shard.batch.name();
    fs::create_directories(folder / "begun");
    write_result(begun_file(folder, batch), panel_of(plan, shard), provenance_of_shard(plan), Overwrite::yes);
    note(folder / "begun", batch, shard.made());
}

std::optional<Shard> begun_shard(const fs::path& folder, const SweepPlan& plan, const Batch& batch) {
    std::error_code ignored;
    const fs::path file = begun_file(folder, batch.name());
    if (!fs::exists(file, ignored)) return std::nullopt;
    try {
        return shard_in(file, plan, batch);
    } catch (const BrokenShard&) {
        return std::nullopt;
    }
}

void forget_begun(const fs::path& folder, const std::string& batch) {
    note(folder / "begun", batch, 0);  // first: a number alone would count runs that are not there
    ::unlink(begun_file(folder, batch).c_str());
}

}  // namespace musubi
