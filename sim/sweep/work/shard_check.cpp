#include "sim/sweep/work/shard_check.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <system_error>

#include "sim/sweep/work/shard.hpp"

namespace musubi {

namespace fs = std::filesystem;

std::vector<UnusableShard> unusable_shards(const fs::path& folder, const SweepPlan& plan) {
    std::vector<UnusableShard> unusable;
    const std::vector<bool> done = batches_done(folder, plan);
    for (std::size_t b = 0; b < done.size(); ++b) {
        if (!done[b]) continue;
        const Batch batch = plan.batch(b);
        try {
            read_shard(folder, plan, batch);
        } catch (const BrokenShard& fault) {
            unusable.push_back({shard_file(folder, plan, batch), fault.what()});
        }
    }
    const std::vector<UnusableShard> strangers = strangers_among_shards(folder, plan);
    unusable.insert(unusable.end(), strangers.begin(), strangers.end());
    return unusable;
}

std::vector<UnusableShard> strangers_among_shards(const fs::path& folder, const SweepPlan& plan) {
    std::set<std::string> ours;
    for (std::size_t b = 0; b < plan.batches(); ++b) ours.insert(plan.batch(b).name());
    std::vector<UnusableShard> strangers;
    for (const fs::path& file : shard_files(folder))
        if (ours.count(file.stem().string()) == 0) strangers.push_back({file, "is of no batch of this plan"});
    std::sort(strangers.begin(), strangers.end(),
              [](const UnusableShard& a, const UnusableShard& b) { return a.file < b.file; });
    return strangers;
}

fs::path set_aside(const fs::path& folder, const fs::path& shard) {
    const fs::path aside = folder / "aside";
    fs::create_directories(aside);
    for (unsigned number = 0;; ++number) {
        const std::string suffix = number == 0 ? "" : fmt::format(".{}", number);
        const fs::path target = aside / (shard.filename().string() + suffix);
        if (::link(shard.c_str(), target.c_str()) == 0) {
            ::unlink(shard.c_str());
            return target;
        }
        if (errno == ENOENT) return {};
        if (errno != EEXIST)
            throw std::system_error(errno, std::generic_category(), "cannot set aside " + shard.string());
    }
}

}  // namespace musubi
