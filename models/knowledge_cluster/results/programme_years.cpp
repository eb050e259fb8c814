#include "models/knowledge_cluster/results/programme_years.hpp"

#include <algorithm>

#include "models/knowledge_cluster/state/state.hpp"

namespace musubi::knowledge_cluster {
namespace {

constexpr FiscalYear never{0};

/// The first year in which this region may be a full one; `never` if it stays on trial or outside.
FiscalYear may_be_full_in(const World& world, RegionId region) {
    const FiscalYear trial = world.regions.first_trial[region], full = world.regions.first_full[region];
    if (trial == never) return full;
    switch (world.parameters.promotion.rule) {
        case Promotion::as_realised:
            return full;
        case Promotion::early:
            return trial + 1;
        case Promotion::never:
        case Promotion::merit:  // it may be on trial to the end
            break;
    }
    return never;
}

/// `never` for a region that never enters.
FiscalYear last_year_of(const World& world, RegionId region) {
    const FiscalYear last_entry{static_cast<std::int32_t>(world.parameters.promotion.last_entry)};
    const FiscalYear trial = world.regions.first_trial[region], full = may_be_full_in(world, region);
    const bool enters_on_trial = trial != never && trial <= last_entry;
    if (full != never && full <= last_entry) return full + (world.plan_years() - 1);
    return enters_on_trial ? world.last_year() : never;
}

bool takes_part(std::int8_t state) {
    Headquarters headquarters;
    headquarters.state = static_cast<ProgrammeState>(state);
    return headquarters.takes_part();
}

}  // namespace

FiscalYear last_programme_year(const World& world) {
    FiscalYear last = never;
    for (const RegionId region : world.regions.all()) last = std::max(last, last_year_of(world, region));
    return last == never ? world.last_year() : std::min(last, world.last_year());
}

FiscalYear last_programme_year(const Panel& results) {
    const auto& years = results.dimension("fiscal_year").numbers;
    const auto& states = std::get<std::vector<std::int8_t>>(results.variable("programme_state").numbers);
    const std::size_t regions = results.dimension("region").size();
    std::size_t last = 0;
    bool any = false;
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (!takes_part(states[i])) continue;
        last = std::max(last, i / regions % years.size());
        any = true;
    }
    return {static_cast<std::int32_t>(any ? years[last] : years.back())};
}

bool has_undistributed_money(const Panel& results) {
    const auto& left = std::get<std::vector<std::int64_t>>(results.variable("undistributed").numbers);
    return std::any_of(left.begin(), left.end(), [](std::int64_t thousand_yen) { return thousand_yen > 0; });
}

}  // namespace musubi::knowledge_cluster
