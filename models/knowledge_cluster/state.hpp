#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/knowledge_cluster/consortia.hpp"
#include "models/knowledge_cluster/fact_tallies.hpp"
#include "models/knowledge_cluster/ids.hpp"
#include "models/knowledge_cluster/ledger.hpp"
#include "models/knowledge_cluster/purposes.hpp"
#include "models/knowledge_cluster/world.hpp"
#include "musubi/calendar.hpp"
#include "musubi/random.hpp"
#include "musubi/table.hpp"
#include "musubi/ties.hpp"

/// All that changes in a run. What is constant is in world.hpp, what is forgotten after a month in
/// scratch.hpp.
namespace musubi::knowledge_cluster {

enum class Sponsor : std::uint8_t { own, programme };
inline constexpr std::size_t sponsor_count = 2;

/// A unit vector; the cosine of two is their proximity.
struct alignas(64) Knowledge {
    std::array<float, 16> axis{};
};

/// What a chooser looks at in a candidate, side by side in memory; four to a line of it.
struct alignas(16) Standing {
    Key key = 0;
    float attraction = 0;              ///< utility of its size (firm) or expertise (group) to any chooser
    std::uint8_t region_row = 0;       ///< a byte, for the room; see `region`
    std::uint8_t slots = 0, busy = 0;  ///< projects that it can run, and runs or applies for

    [[nodiscard]] RegionId region() const { return {region_row}; }
    [[nodiscard]] bool has_free_slot() const { return busy < slots; }
};
static_assert(sizeof(Standing) == 16 && most_regions <= 256, "the row of a region is a byte");

/// Research groups and firms as columns. Groups come first, then the firms that stood at the start, region by
/// region in each; firms that are born later are appended. The row is the agent's node in the network of
/// ties.
struct Agents {
    std::uint32_t groups = 0;         ///< rows below are groups
    std::uint32_t founding_size = 0;  ///< rows below stood at the start: the pool that sampling draws from
    Column<AgentId, Standing> standing;
    Column<AgentId, float> eagerness;  ///< of its search, relative to the hazard of its kind
    Column<AgentId, Knowledge> knowledge;
    Column<AgentId, float> expertise;
    Column<AgentId, std::int32_t>
        encouraged_until;                       ///< Month index: an introduction raises its hazard till then
    Column<AgentId, std::uint32_t> first_slot;  ///< into `slot_project`
    Column<AgentId, std::uint8_t> was_in_programme;  ///< ever a member of a programme project
    std::vector<ProjectId> slot_project;  ///< `busy` of them from `first_slot` on are the agent's projects

    Column<AgentId, InstitutionId> institution;     ///< of a group
    Column<AgentId, std::uint16_t> seeds;           ///< of a group: inventions that nobody has filed
    Column<AgentId, std::int32_t> royalties_until;  ///< of a group: Month index
    Column<AgentId, std::int32_t> employees;        ///< of a firm
    Column<AgentId, ThousandYen> research_budget;   ///< of a firm, a year
    Column<AgentId, ThousandYen> own_money;         ///< of a firm: its yearly shares in own-money projects
    Column<AgentId, std::uint8_t> own_projects;     ///< of a firm: number of those
    Column<AgentId, std::uint8_t> born;             ///< 1: a start-up, born in the run

    std::vector<std::uint32_t> group_begin, firm_begin;  ///< by region row, one past the end at the back
    std::vector<AgentId> newborns;                       ///< in the order of birth

    [[nodiscard]] std::size_t size() const { return standing.size(); }
    [[nodiscard]] bool is_group(AgentId agent) const { return agent.row < groups; }
    [[nodiscard]] bool is_sme(AgentId firm) const { return employees[firm] <= 300; }
    [[nodiscard]] std::span<const ProjectId> projects_of(AgentId agent) const {
        return std::span(slot_project).subspan(first_slot[agent], standing[agent].busy);
    }

    /// Asks the memory for how an agent stands and where its slots are, which will be wanted soon.
    void prefetch_standing(AgentId agent) const {
        __builtin_prefetch(&standing[agent]);
        __builtin_prefetch(&first_slot[agent]);
    }
    /// For its slots; where they are should be near.
    void prefetch_slots(AgentId agent) const { __builtin_prefetch(slot_project.data() + first_slot[agent]); }
};

/// What two agents have in common. Strength is in 0 … 1 and fades from the month of the last work on.
struct Bond {
    float strength = 0;
    std::int16_t worked = 0;      ///< months since the run began; the strength is of that month
    std::int16_t introduced = 0;  ///< month of the last introduction that no project followed; 0: none
};

enum class InstitutionKind : std::uint8_t { university, public_institute };

struct Institutions {
    Column<InstitutionId, Key> key;
    Column<InstitutionId, RegionId> region;
    Column<InstitutionId, InstitutionKind> kind;
    Column<InstitutionId, std::uint64_t> clusters;  ///< regions in whose clusters it takes part
    Column<InstitutionId, std::uint8_t> has_centre;
    Column<InstitutionId, std::uint8_t>
        centre_months;  ///< months of this fiscal year that a headquarters pays its centre
    Column<InstitutionId, std::uint16_t> royalties;  ///< streams that flow now
    [[nodiscard]] std::size_t size() const { return key.size(); }
};

enum class Stage : std::uint8_t { free_row, applying, running };

/// One line of memory each.
struct alignas(64) Project {
    Key key = 0;            ///< of lead, partner and the month of forming
    AgentId lead, partner;  ///< the core: a group and a firm
    RegionId region;        ///< of the lead; of the headquarters that pays, for a programme project
    RegionId caller;        ///< the headquarters whose call it applies to
    Sponsor sponsor = Sponsor::own;
    Stage stage = Stage::free_row;
    Field field = Field::it;
    bool begun_by_firm = false;      ///< who of its core asked the other; for the facts
    bool stands_alone = true;        ///< its core would want it without the call too
    bool introduced = false;         ///< a coordinator brought the core together
    std::uint8_t centre_months = 0;  ///< of this fiscal year in which a member's joint centre is paid
    bool counted = false;  ///< among the participants: it has begun to run, within the programme's years
    ThousandYen yearly_cost = 0;
    Month start = {}, end = {};  ///< runs from `start` to the month before `end`
    float quality = 1;           ///< without the joint centre
    float money_factor = 1;      ///< (cost/reference)^elasticity
    Consortia::Block members = {};
};

static_assert(sizeof(Project) == 64);

struct Projects {
    Column<ProjectId, Project> row;
    Consortia consortia;
    std::vector<ProjectId> free_rows;
    std::vector<ProjectId> alive;         ///< running, in the order of their starts
    std::vector<ProjectId> applications;  ///< waiting for a deadline, in the order of their forming
    [[nodiscard]] std::span<const AgentId> members(ProjectId id) const {
        return consortia.members(row[id].members);
    }
};

struct Coordinator {
    Key key = 0;
    RegionId region;
    float skill = 0.5F;  ///< 0 … 1
    static constexpr std::size_t memory = 32;
    std::array<AgentId, memory> met{};  ///< those it met last, in a ring
    std::uint32_t meetings = 0;
};

/// An invention that waits for a patent adviser, or an application on its way.
struct Invention {
    Key key = 0;
    AgentId group, firm;  ///< the lead, and a member firm that could license it
    RegionId region;
    Sponsor sponsor = Sponsor::own;
    Month begun = {};  ///< when the project started that made or uncovered it
};

enum class Step : std::uint8_t { filing, filing_abroad, licence, startup };
/// Something that will happen to an application in a month that is fixed already.
struct DatedStep {
    Invention invention;
    Step step = Step::filing;
};
struct Licence {
    Invention invention;
    Month until;
};
struct Royalty {
    AgentId group;
    Month until;
};

/// The intellectual property under way.
struct Pipeline {
    static constexpr std::size_t horizon = 64;  ///< months ahead that a step can be dated
    std::array<std::vector<DatedStep>, horizon> due;
    std::vector<Licence> licences;
    std::vector<Royalty> royalties;
    [[nodiscard]] std::vector<DatedStep>& in(Month month) {
        return due[static_cast<std::size_t>(month.index()) % horizon];
    }
};

enum class ProgrammeState : std::uint8_t { none, trial, full, expanded, held, shrunk, stopped, completed };
enum class Grade : std::uint8_t { none, a, b, c, d };

/// The network of running joint research at the end of a fiscal year: agents that share a project are
/// partners.
struct Network {
    std::int64_t nodes = 0, edges = 0, largest_component = 0, components = 0, highest_core = 0;
    double ties_an_agent = 0;
};

/// How a region, or a merged wide area, stands in the network of running joint research, at the end of a
/// fiscal year.
struct RegionNetwork {
    std::int64_t partners_in_core =
        0;  ///< participants in its largest component whose core number is at least 3
    std::int64_t outside_partners = 0;  ///< partners elsewhere, summed over its participants
    std::int64_t participants = 0;
};

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
    /// Posts at work in month k of the fiscal year (1 … 12).
    [[nodiscard]] std::int64_t at_work(std::int64_t k) const {
        return bought * k / 12 - bought * (k - 1) / 12;
    }
    /// What they cost in that month.
    [[nodiscard]] ThousandYen cost(std::int64_t k) const {
        return yearly_cost * (bought * k / 12) / 12 - yearly_cost * (bought * (k - 1) / 12) / 12;
    }
};

struct Headquarters {
    ProgrammeState state = ProgrammeState::none, state_this_year = ProgrammeState::none;
    FiscalYear full_since;                                ///< 0: not yet
    FiscalYear graded_in;                                 ///< 0: not yet
    Grade grade = Grade::none, true_grade = Grade::none;  ///< as seen, and as they are without noise
    std::array<double, merit_count> merit{};              ///< of the last March
    double score = 0;                                     ///< of the last March, without noise
    double weight = 1;                                    ///< what the grade made of its share
    double true_weight = 1;  ///< what the grade without noise would have made of it
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
    [[nodiscard]] bool call_is_open(Month now) const {
        return call_closes.index() != 0 && now <= call_closes;
    }
};

/// What is counted each month. The first are flows, then come stocks and numbers of different participants.
enum class Indicator : std::uint8_t {
    patent_applications_domestic,
    patent_applications_foreign,
    inventions,
    papers,
    licences,
    commercialisations,
    startups,
    jobs,
    jobs_young_or_long_unemployed,
    projects_started,
    firm_participations,
    sme_participations,
    introductions,
    introductions_that_led_to_projects,
    disclosure_backlog,
    projects_running,
    participating_institutions,
    participating_universities,
    participating_groups,
    participating_firms,
    participating_smes
};
inline constexpr std::size_t indicator_count = 21, flow_indicator_count = 14, first_distinct_indicator = 16;

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

struct State {
    const World* world = nullptr;
    Luck luck{0, 0};
    Month began;  ///< month of the first tick
    Agents agents;
    Ties<Bond> ties;
    Institutions institutions;
    Projects projects;
    std::vector<Coordinator> coordinators;            ///< by region, in the order of hiring
    std::vector<std::vector<CoordinatorId>> rosters;  ///< by region row
    Column<RegionId, Headquarters> headquarters;
    ThousandYen national_budget = 0, undistributed = 0;  ///< of the fiscal year
    double growth = 1;                                   ///< of the own-money search hazard since FY1998
    Pipeline pipeline;
    Counters month_counts, year_counts;
    Participants participants;  ///< from the first year of the programme on
    Seen seen_this_year;
    FactTallies facts;
    std::array<double, fact_count> fact{};          ///< of the last fiscal year, by Fact
    std::array<double, field_count> field_share{};  ///< of the projects that run in its March
    Network network;                                ///< of the last March
    std::vector<RegionNetwork> cluster_networks;    ///< by cluster of the world; of the last March

    /// Months since the run began, from 1: how bonds date themselves.
    [[nodiscard]] std::int16_t age(Month month) const { return static_cast<std::int16_t>(month - began + 1); }
    void count(Indicator indicator, RegionId region, Sponsor sponsor, std::int32_t n = 1) {
        month_counts.at(indicator, region, sponsor) += n;
    }
};

}  // namespace musubi::knowledge_cluster
