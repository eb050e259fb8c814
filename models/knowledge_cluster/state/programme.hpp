#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/knowledge_cluster/state/headquarters_ways.hpp"
#include "models/knowledge_cluster/state/ledger.hpp"
#include "models/knowledge_cluster/state/measures.hpp"
#include "models/knowledge_cluster/state/pipeline.hpp"
#include "models/knowledge_cluster/world/ids.hpp"
#include "models/knowledge_cluster/world/world.hpp"
#include "musubi/calendar.hpp"
#include "musubi/table.hpp"

namespace musubi::knowledge_cluster {

struct Coordinator {
    Key key = 0;
    RegionId region;
    float skill = 0.5F;  ///< 0 … 1
    static constexpr std::size_t memory = 32;
    std::array<AgentId, memory> met{};  ///< those it met last, in a ring
    std::uint32_t meetings = 0;
};

enum class ProgrammeState : std::uint8_t { none, trial, full, expanded, held, shrunk, stopped, completed };
enum class Grade : std::uint8_t { none, a, b, c, d };

/// A region's record in the programme, for the evaluation: sums since its first year.
struct Record {
    std::int64_t participations = 0;  ///< participants, counted once a fiscal year
    std::int64_t projects = 0, patents = 0, commercialisations = 0;  ///< of the programme; with start-ups
    std::int64_t running_own = 0;  ///< projects that past and present members lead, last December or March
    std::int64_t running_programme = 0;  ///< projects, this month
    ThousandYen granted = 0;
};

/// The months of posts that the year's money buys, and the k-th month's part of them.
struct Posts {
    std::int64_t bought = 0;  ///< post-months this fiscal year
    ThousandYen yearly_cost = 0;
    std::int64_t closed_months = 0;  ///< of this fiscal year before their headquarters opens
    /// Posts at work in month k of the fiscal year (1 … 12).
    [[nodiscard]] std::int64_t at_work(std::int64_t k) const { return worked(k) - worked(k - 1); }
    /// What they cost in that month.
    [[nodiscard]] ThousandYen cost(std::int64_t k) const {
        return yearly_cost * worked(k) / 12 - yearly_cost * worked(k - 1) / 12;
    }
    /// The most that are at work in a month of the year.
    [[nodiscard]] std::int64_t most() const {
        const std::int64_t open = 12 - closed_months;
        return (bought + open - 1) / open;
    }

  private:
    /// Post-months up to month k.
    [[nodiscard]] std::int64_t worked(std::int64_t k) const {
        return k <= closed_months ? 0 : bought * (k - closed_months) / (12 - closed_months);
    }
};

struct Headquarters {
    HeadquartersWays ways;
    ProgrammeState state = ProgrammeState::none, state_this_year = ProgrammeState::none;
    FiscalYear full_since;                                ///< 0: not yet
    FiscalYear graded_in;                                 ///< 0: not yet
    Grade grade = Grade::none, true_grade = Grade::none;  ///< as seen, and as they are without noise
    std::array<double, merit_count> merit{};              ///< of the last March
    double score = 0;                                     ///< of the last March, without noise
    double weight = 1;                                    ///< what the grade made of its share
    double true_weight = 1;          ///< what the grade without noise would have made of it
    std::int64_t closed_months = 0;  ///< of this fiscal year before it opens, in its first one
    ThousandYen grant = 0;
    ThousandYen moved_by_grades = 0;  ///< of this grant: what it would not have if no grade had weight
    ThousandYen moved_by_noise = 0;   ///< of this grant: what it would not have under grades without noise
    Ledger ledger;
    Posts coordinators, advisers, centres;
    std::int64_t paid_of = 1, due_of = 1;  ///< research payments are scaled by paid_of/due_of after a cut
    Month call_closes;                     ///< the call is open up to this month; in the past: none is open
    ThousandYen ended_cost = 0;            ///< this fiscal year's cost of the projects that have ended in it
    double uncommitted = 0;                ///< share of this year's research money without commitments
    std::vector<ProjectId> projects;       ///< that it pays, in the order of their starts
    std::vector<Invention> backlog;        ///< disclosures that wait, first come first served
    RegionNetwork network;
    Record record, record_to_december;
    bool chosen_for_promotion = false,
         chosen_to_stop = false;  ///< by the last evaluation, from next April on

    /// What it pays of what is due to its projects: less than all of it after a cut.
    [[nodiscard]] double paid_part() const {
        return static_cast<double>(paid_of) / static_cast<double>(due_of);
    }
    [[nodiscard]] bool is_funded() const { return grant > 0; }
    [[nodiscard]] bool is_full() const {
        return state != ProgrammeState::none && state != ProgrammeState::trial &&
               state != ProgrammeState::stopped && state != ProgrammeState::completed;
    }
    /// By the calendar, whatever money there is.
    [[nodiscard]] bool takes_part() const { return state == ProgrammeState::trial || is_full(); }
    /// Completed in time, or stopped before.
    [[nodiscard]] bool plan_has_ended(FiscalYear year, int plan_years) const {
        return full_since.value != 0 && year - full_since >= plan_years;
    }
    [[nodiscard]] bool is_open(Month now) const { return now.of_fiscal_year() > closed_months; }
    [[nodiscard]] bool opens_in(Month now) const {
        return closed_months > 0 && now.of_fiscal_year() == closed_months + 1;
    }
    [[nodiscard]] bool call_is_open(Month now) const {
        return call_closes.index() != 0 && now <= call_closes;
    }
};

/// The programme: a headquarters a region, its coordinators, and the year's money.
struct Programme {
    Column<RegionId, Headquarters> headquarters;
    std::vector<Coordinator> coordinators;               ///< by region, in the order of hiring
    std::vector<std::vector<CoordinatorId>> rosters;     ///< by region row
    ThousandYen national_budget = 0, undistributed = 0;  ///< of the fiscal year
};

/// Before time begins every region has a headquarters with its ways, whether it will ever be funded or not.
inline void found_headquarters(const World& world, const Luck& luck, Programme& programme) {
    programme.rosters.resize(world.regions.size());
    programme.headquarters.resize(world.regions.size());
    for (const RegionId region : world.regions.all())
        programme.headquarters[region].ways = ways_of(world, luck, region);
}

}  // namespace musubi::knowledge_cluster
