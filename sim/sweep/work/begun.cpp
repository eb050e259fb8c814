#include "sim/sweep/work/begun.hpp"

#include <unistd.h>

#include <set>
#include <system_error>

#include "sim/io/input_file.hpp"
#include "sim/io/looked_up.hpp"
#include "sim/sweep/folder/batch_notes.hpp"

namespace musubi {
namespace fs = std::filesystem;

fs::path begun_file(const fs::path& folder, const std::string& batch) {
    return folder / "begun" / (batch + ".h5");
}

std::map<std::string, std::size_t> runs_begun(const fs::path& folder) { return noted(folder / "begun"); }

std::map<std::string, std::size_t> usable_runs_begun(const fs::path& folder, const SweepPlan& plan) {
    std::set<std::string> there;
    for (const fs::path& file : entries_in(folder / "begun"))
        if (file.extension() == ".h5") there.insert(file.stem().string());
    std::map<std::string, std::size_t> runs;
    for (std::size_t b = 0; b < plan.batches() && !there.empty(); ++b) {
        const Batch batch = plan.batch(b);
        if (there.erase(batch.name()) == 0) continue;
        if (const auto shard = begun_shard(folder, plan, batch)) runs[batch.name()] = shard->made();
    }
    return runs;
}

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
    } catch (const CannotRead& fault) {  // somebody made the rest of the batch, and removed it
        if (fault.code() != std::errc::no_such_file_or_directory) throw;
        return std::nullopt;
    }
}

void forget_begun(const fs::path& folder, const std::string& batch) {
    note(folder / "begun", batch, 0);  // first: a number alone would count runs that are not there
    ::unlink(begun_file(folder, batch).c_str());
}

}  // namespace musubi
