#include "sim/sweep/analysis/luck_floor.hpp"

#include <algorithm>
#include <cmath>

#include "sim/experiment/designs/spread.hpp"

namespace musubi {
namespace {

/// The share of its range by which a number moves on the grid.
double share_of_a_move(const Design& morris) {
    const std::size_t places = morris.grid / 2;
    return static_cast<double>(places) / static_cast<double>(morris.grid - 1);
}

}  // namespace

std::optional<SweepNote> luck_floor(const Design& morris, const std::vector<std::string>& groups,
                                    const std::vector<Bounded>& strength) {
    const auto luck = std::find(groups.begin(), groups.end(), luck_factor);
    if (luck == groups.end()) return std::nullopt;
    const double moved = strength[static_cast<std::size_t>(luck - groups.begin())].value;
    if (std::isnan(moved)) return std::nullopt;
    SweepNote note{.kind = SweepNote::Kind::luck_floor, .value = moved / share_of_a_move(morris)};
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g] == luck_factor || std::isnan(strength[g].value)) continue;
        ++note.of;
        note.count += strength[g].value < note.value ? 1 : 0;
    }
    return note;
}

}  // namespace musubi
