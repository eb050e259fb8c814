#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/sweep/plan/sweep_plan.hpp"

namespace musubi {

/// A file among the shards that cannot be merged.
struct UnusableShard {
    std::filesystem::path file;
    std::string what;  ///< is wrong with it
};

/// Opens every shard of a folder and says which are not whole, of another plan or version, in another's
/// place, or of no batch of the plan. Throws std::system_error if one cannot be read.
std::vector<UnusableShard> unusable_shards(const std::filesystem::path& folder, const SweepPlan& plan);

/// Files among the shards that no batch of the plan has.
std::vector<UnusableShard> strangers_among_shards(const std::filesystem::path& folder, const SweepPlan& plan);

/// So many are opened without being asked to: that takes a second or so, and more would load a folder that
/// many share.
constexpr std::size_t opened_unasked = 1000;

/// Moves a shard out of the way, into DIR/aside, so that its batch is made again. Where to; empty if somebody
/// else has. Throws std::system_error.
std::filesystem::path set_aside(const std::filesystem::path& folder, const std::filesystem::path& shard);

}  // namespace musubi
