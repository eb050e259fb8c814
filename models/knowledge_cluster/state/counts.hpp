#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/knowledge_cluster/state/indicators.hpp"
#include "models/knowledge_cluster/state/sponsor.hpp"
#include "models/knowledge_cluster/world/ids.hpp"
#include "models/knowledge_cluster/world/world.hpp"

namespace musubi::knowledge_cluster {

/// Counts by indicator, region and sponsor.
class Counters {
  public:
    void clear(std::size_t regions) {
        regions_ = regions;
        counts_.assign(indicator_count * regions * sponsor_count, 0);
    }
    [[nodiscard]] std::int32_t& at(Indicator indicator, RegionId region, Sponsor sponsor) {
        return counts_[(static_cast<std::size_t>(indicator) * regions_ + region.row) * sponsor_count +
                       static_cast<std::size_t>(sponsor)];
    }
    [[nodiscard]] std::int32_t at(Indicator indicator, RegionId region, Sponsor sponsor) const {
        return const_cast<Counters*>(this)->at(indicator, region, sponsor);
    }

    void count(Indicator indicator, RegionId region, Sponsor sponsor, std::int32_t n = 1) {
        at(indicator, region, sponsor) += n;
    }

  private:
    std::size_t regions_ = 0;
    std::vector<std::int32_t> counts_;
};

/// Who takes part in running projects now: each agent and institution once a region and sponsor.
struct Participants {
    Counters counts;  ///< of projects that run and of different participants

    void clear(std::size_t regions) {
        counts.clear(regions);
        regions_ = regions;
        groups_.clear();
    }
    /// Groups of an institution that take part.
    [[nodiscard]] std::int32_t& groups_of(InstitutionId institution, RegionId region, Sponsor sponsor) {
        const std::size_t at =
            (institution.row * regions_ + region.row) * sponsor_count + static_cast<std::size_t>(sponsor);
        if (at >= groups_.size()) groups_.resize((institution.row + 1) * regions_ * sponsor_count, 0);
        return groups_[at];
    }

  private:
    std::size_t regions_ = 0;
    std::vector<std::int32_t> groups_;
};

/// Who was counted already in a region and for a sponsor: one bit a region, so that "different participants,
/// counted once a region" needs no sorting.
struct Seen {
    std::array<std::vector<std::uint64_t>, sponsor_count> agents, institutions;

    void clear(std::size_t agent_rows, std::size_t institution_rows) {
        for (auto& rows : agents) rows.assign(agent_rows, 0);
        for (auto& rows : institutions) rows.assign(institution_rows, 0);
    }
    void make_room(std::size_t agent_rows) {
        for (auto& rows : agents)
            if (rows.size() < agent_rows) rows.resize(agent_rows, 0);
    }
    /// True the first time.
    [[nodiscard]] static bool mark(std::vector<std::uint64_t>& rows, std::uint32_t row, RegionId region) {
        const bool first = (rows[row] & bit(region)) == 0;
        rows[row] |= bit(region);
        return first;
    }
};

/// All that is counted.
struct Counts {
    Counters month, year;
    Participants participants;  ///< from the first year of the programme on
    Seen seen;                  ///< this fiscal year
};

}  // namespace musubi::knowledge_cluster
