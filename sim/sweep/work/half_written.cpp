#include "sim/sweep/work/half_written.hpp"

#include "sim/io/unfinished.hpp"
#include "sim/sweep/work/begun.hpp"
#include "sim/sweep/work/shard.hpp"

namespace musubi {

void clear_half_written(const std::filesystem::path& folder, const SweepPlan& plan, const Batch& batch) {
    const std::string name = batch.name();
    for (const std::filesystem::path& target : {shard_file(folder, plan, batch), begun_file(folder, name),
                                                folder / "begun" / name, folder / "failed" / name})
        unfinished::remove_what_was_left_behind(target);
}

}  // namespace musubi
