#include "models/knowledge_cluster/partners/matching.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "models/knowledge_cluster/partners/search.hpp"
#include "tests/knowledge_cluster/little_projects.hpp"

// Who accepts, and which consortia form (docs/odd.md, "Search and matching").
namespace musubi::knowledge_cluster::testing {
namespace {

/// Groups and firms of one region with so many slots each.
struct Fair : Little {
    std::vector<AgentId> group, firm;

    Fair(const std::vector<int>& group_slots, const std::vector<int>& firm_slots,
         const Overrides& overrides = {})
        : Little(one_region, with({{"choice.size", 0.0}}, overrides)) {
        const InstitutionId university = add_institution(*this, "AAA");
        for (const int slots : group_slots) group.push_back(add_group(*this, university, {.slots = slots}));
        for (const int slots : firm_slots) firm.push_back(add_firm(*this, "AAA", {.slots = slots}));
    }
    [[nodiscard]] Key key(AgentId agent) const { return s.agents.card[agent].key; }
    [[nodiscard]] int busy(AgentId agent) const { return s.agents.card[agent].busy; }

    /// Answers these offers and returns the cores that form, in their order.
    const std::vector<Core>& cores_of(Month now, const std::vector<Offer>& offers) {
        put(w.partners.offers, offers);
        answer_offers(p(), now, s, w.tools, w.partners);
        form_cores(s.agents, s.projects, w.partners);
        return w.partners.cores;
    }
    /// Takes these pairs as accepted and forms cores.
    const std::vector<Core>& cores_of(const std::vector<Core>& accepted) {
        put(w.partners.accepted, accepted);
        form_cores(s.agents, s.projects, w.partners);
        return w.partners.cores;
    }
    void disband() {
        for (Core& core : w.partners.cores) {
            for (const AgentId member : s.projects.consortia.members(core.members))
                free_slot(s.agents, member, ProjectId::none());
            s.projects.consortia.release(core.members);
        }
    }
};

Core accepted(AgentId group, AgentId firm, double joint_utility, Key key = 1) {
    return {.group = group, .firm = firm, .joint_utility = joint_utility, .key = key, .value = {}};
}
std::vector<std::pair<AgentId, AgentId>> pairs_of(const std::vector<Core>& cores) {
    std::vector<std::pair<AgentId, AgentId>> pairs;
    pairs.reserve(cores.size());
    for (const Core& core : cores) pairs.emplace_back(core.group, core.firm);
    return pairs;
}
using Pairs = std::vector<std::pair<AgentId, AgentId>>;

TEST(Matching, AnAgentWithOneSlotTakesTheOfferOfGreatestJointUtility) {
    // Two groups ask one firm. Either's own utility is 5; to the firm a group is worth 2, its pull of
    // 0.3 ln(1 + degree), which differs, and the firm's own luck.
    Fair l({2, 2}, {1, 1, 1}, eager);
    tie(l, l.group[1], l.firm[1]);
    tie(l, l.group[1], l.firm[2]);
    std::array<int, 2> taken{};
    for (int month = 0; month < 100; ++month) {
        const Month now = april_2002 + month;
        const Stream noise = l.s.luck.stream(Purpose::choice, now);
        const std::array<double, 2> joint{
            5 + 2 + noise.gumbel(l.key(l.firm[0]), l.key(l.group[0])),
            5 + 2 + 0.3 * std::log(3) + noise.gumbel(l.key(l.firm[0]), l.key(l.group[1]))};
        const std::size_t best = joint[0] > joint[1] ? 0 : 1;
        const auto& cores = l.cores_of(now, {{l.group[0], l.firm[0], 5, {.common = 2, .call = {}}},
                                             {l.group[1], l.firm[0], 5, {.common = 2, .call = {}}}});
        ASSERT_EQ(cores.size(), 1U);
        EXPECT_EQ(cores[0].group, l.group[best]) << month;
        EXPECT_NEAR(cores[0].joint_utility, joint[best], 1e-9);
        EXPECT_FALSE(cores[0].begun_by_firm);
        EXPECT_EQ(l.busy(l.firm[0]), 1);
        EXPECT_EQ(l.busy(l.group[best]), 1);
        EXPECT_EQ(l.busy(l.group[1 - best]), 0) << "the other one keeps its slot";
        ++taken[best];
        l.disband();
    }
    EXPECT_GT(taken[0], 10);
    EXPECT_GT(taken[1], 10);
}

TEST(Matching, TheAskedOneDeclinesBelowItsOutsideOption) {
    Fair l({1}, {1});
    std::array<int, 2> answers{};
    for (int month = 0; month < 200; ++month) {
        const Month now = april_2002 + month;
        const Key asked = l.key(l.firm[0]), asker = l.key(l.group[0]);
        // A firm's outside option is 2.
        const double utility = 1.5 + l.s.luck.stream(Purpose::choice, now).gumbel(asked, asker);
        const double outside = 2.0 + l.s.luck.stream(Purpose::outside, now).gumbel(asked);
        const auto& cores = l.cores_of(now, {{l.group[0], l.firm[0], 9, {.common = 1.5, .call = {}}}});
        EXPECT_EQ(cores.size(), utility > outside ? 1U : 0U) << month;
        ++answers[cores.size()];
        l.disband();
    }
    EXPECT_GT(answers[0], 20);
    EXPECT_GT(answers[1], 20);
}

TEST(Matching, APairStandsAloneIfBothWouldWantItWithoutTheCall) {
    Fair l({1}, {1});
    const RegionId caller = l.region("AAA");
    std::array<int, 2> alone{};
    for (int month = 0; month < 300; ++month) {
        const Month now = april_2002 + month;
        const Key group = l.key(l.group[0]), firm = l.key(l.firm[0]);
        const Stream outside = l.s.luck.stream(Purpose::outside, now);
        const double to_firm = 4 + l.s.luck.stream(Purpose::choice, now).gumbel(firm, group);
        const bool stands =
            7.5 - 1.2 > 5.5 + outside.gumbel(group) && to_firm - 1.2 > 2 + outside.gumbel(firm);
        const auto& cores =
            l.cores_of(now, {{l.group[0], l.firm[0], 7.5, {.common = 4, .call = {caller, 1.2}}}});
        if (!cores.empty()) {
            EXPECT_EQ(cores[0].stands_alone, stands) << month;
            EXPECT_EQ(cores[0].value.call.region, caller);
            ++alone[stands ? 1 : 0];
        }
        l.disband();
    }
    EXPECT_GT(alone[0], 20);
    EXPECT_GT(alone[1], 20);
}

TEST(Matching, MutualOffersAreOneAndAreNeverDeclined) {
    Little l(one_region, with(only_ties, {{"search.group_hazard", 1.0},
                                          {"search.firm_hazard", 1.0},
                                          {"choice.outside_group", 3.0},
                                          {"choice.outside_firm", 1.0}}));
    const AgentId group = add_group(l, add_institution(l, "AAA")), firm = add_firm(l, "AAA");
    tie(l, group, firm);
    int mutual = 0;
    for (int month = 0; month < 600; ++month) {
        act(l, "search", april_2002 + month);
        answer_offers(l.p(), april_2002 + month, l.s, l.w.tools, l.w.partners);
        if (all_of(l.w.partners.offers).size() != 2) continue;
        ++mutual;
        const auto once = all_of(l.w.partners.accepted);
        ASSERT_EQ(once.size(), 1U) << month;
        EXPECT_EQ(once[0].group, group);
        EXPECT_EQ(once[0].firm, firm);
    }
    EXPECT_GT(mutual, 10);
}

TEST(Matching, AFirmThatAsksBeginsTheProjectAndTheGroupLeads) {
    Fair l({1}, {1}, eager);
    const auto& cores = l.cores_of(april_2002, {{l.firm[0], l.group[0], 5, {}}});
    ASSERT_EQ(cores.size(), 1U);
    EXPECT_TRUE(cores[0].begun_by_firm);
    EXPECT_EQ(cores[0].group, l.group[0]);
    EXPECT_EQ(cores[0].firm, l.firm[0]);
}

TEST(FormCores, GoesGreedilyDownTheJointUtilityWhileBothEndsHaveASlot) {
    // 5: g1–f0 takes both. 4: g1–f1, but g1 is full. 3: g0–f0, but f0 is full. 2: g0–f1 is left.
    Fair l({2, 1}, {1, 2});
    const auto& cores = l.cores_of({accepted(l.group[0], l.firm[0], 3), accepted(l.group[0], l.firm[1], 2),
                                    accepted(l.group[1], l.firm[0], 5), accepted(l.group[1], l.firm[1], 4)});
    EXPECT_EQ(pairs_of(cores), (Pairs{{l.group[1], l.firm[0]}, {l.group[0], l.firm[1]}}));
}

TEST(FormCores, BreaksTiesByKeyWhateverTheOrderOfOffers) {
    for (const bool reversed : {false, true}) {
        Fair l({1, 1, 1}, {1});
        std::vector<Core> equals{accepted(l.group[0], l.firm[0], 3, 30),
                                 accepted(l.group[1], l.firm[0], 3, 10),
                                 accepted(l.group[2], l.firm[0], 3, 20)};
        if (reversed) std::reverse(equals.begin(), equals.end());
        EXPECT_EQ(pairs_of(l.cores_of(equals)), (Pairs{{l.group[1], l.firm[0]}}));
    }
}

/// Whatever is accepted: nobody exceeds its slots, and a pair is turned away only where one of its ends is
/// full of pairs that stand before it.
TEST(FormCores, AreStable) {
    const bool ok = rc::check([] {
        const auto slots = rc::gen::container<std::vector<int>>(4, rc::gen::inRange(0, 4));
        Fair l(*slots, *slots);
        std::vector<Core> all;
        for (const AgentId group : l.group)
            for (const AgentId firm : l.firm)
                if (*rc::gen::inRange(0, 3) > 0)
                    all.push_back(accepted(group, firm, *rc::gen::inRange(0, 5), all.size()));
        const auto pairs = pairs_of(l.cores_of(all));
        const auto before = [](const Core& a, const Core& b) {
            return a.joint_utility > b.joint_utility || (a.joint_utility == b.joint_utility && a.key < b.key);
        };
        const auto full_before = [&](AgentId agent, const Core& core) {
            int taken = 0;
            for (const Core& other : l.w.partners.cores)
                taken += (other.group == agent || other.firm == agent) && before(other, core) ? 1 : 0;
            return taken >= l.s.agents.card[agent].slots;
        };
        for (const Core& core : all) {
            const bool formed =
                std::find(pairs.begin(), pairs.end(), std::pair(core.group, core.firm)) != pairs.end();
            RC_ASSERT(formed == !(full_before(core.group, core) || full_before(core.firm, core)));
        }
        for (const AgentId agent : AllIds<AgentId>(l.s.agents.size()))
            RC_ASSERT(l.busy(agent) <= l.s.agents.card[agent].slots);
    });
    EXPECT_TRUE(ok);
}

TEST(FormProjects, ACoreBecomesAProjectOfItsLeadThatItsMembersSlotsHold) {
    Little l(three_regions);
    const AgentId lead = add_group(l, add_institution(l, "BBB"));
    const AgentId partner = add_firm(l, "AAA", {.knowledge = at_proximity(0.1, Field::it, Field::life)});
    const AgentId guest = add_firm(l, "CCC", {.knowledge = pure(Field::life)});
    Core core = accepted(lead, partner, 3, 77);
    core.begun_by_firm = true;
    core.stands_alone = false;
    core.value = {.common = 1, .call = {l.region("AAA"), 0.5}, .introduced = true};
    put(l.w.partners.accepted, {core});
    form_cores(l.s.agents, l.s.projects, l.w.partners);
    take_slot(l.s.agents, guest, ProjectId::none());
    l.s.projects.consortia.add(l.w.partners.cores[0].members, guest);
    form_projects(l.s.agents, l.s.projects, l.w.partners);

    ASSERT_EQ(l.w.partners.formed.size(), 1U);
    const ProjectId id = l.w.partners.formed[0];
    const Project& project = l.s.projects.row[id];
    EXPECT_EQ(project.key, 77U);
    EXPECT_EQ(project.lead, lead);
    EXPECT_EQ(project.partner, partner);
    EXPECT_EQ(project.region, l.region("BBB")) << "the lead's";
    EXPECT_EQ(project.caller, l.region("AAA"));
    EXPECT_TRUE(project.begun_by_firm);
    EXPECT_FALSE(project.stands_alone);
    EXPECT_TRUE(project.introduced);
    EXPECT_EQ(project.field, Field::life) << "the sum of the three is (1.1, 1.995)";
    EXPECT_EQ(members_of(l.s, id), (std::vector{lead, partner, guest}));
    for (const AgentId member : {lead, partner, guest}) EXPECT_EQ(projects_of(l.s, member), std::vector{id});
}

TEST(FormProjects, TheRowOfAnEndedProjectIsUsedAgain) {
    Fair l({2}, {2});
    l.s.projects.row.resize(2);
    l.s.projects.free_rows = {ProjectId{0}};
    l.cores_of({accepted(l.group[0], l.firm[0], 3, 77)});
    form_projects(l.s.agents, l.s.projects, l.w.partners);
    EXPECT_EQ(l.w.partners.formed, std::vector{ProjectId{0}});
    EXPECT_EQ(l.s.projects.row.size(), 2U);
    EXPECT_TRUE(l.s.projects.free_rows.empty());
    EXPECT_EQ(l.s.projects.row[ProjectId{0}].key, 77U);
}

TEST(Match, EveryMemberOfEveryProjectGivesItOneSlot) {
    Fair l(std::vector<int>(30, 2), std::vector<int>(30, 3),
           with(eager, {{"search.group_hazard", 0.2}, {"search.firm_hazard", 0.2}}));
    for (std::size_t i = 0; i < 30; ++i)
        for (const std::size_t step : {1, 2, 5, 11}) tie(l, l.group[i], l.firm[(i + step) % 30]);
    std::set<ProjectId> all;
    std::set<Key> keys;
    std::size_t taken = 0, memberships = 0;
    for (int month = 0; month < 4; ++month) {
        act(l, "search", april_2002 + month);
        act(l, "matching", april_2002 + month);
        EXPECT_FALSE(l.w.partners.formed.empty());
        for (const ProjectId id : l.w.partners.formed) {
            all.insert(id);
            keys.insert(l.s.projects.row[id].key);
        }
    }
    EXPECT_EQ(keys.size(), all.size());
    for (const ProjectId id : all) {
        const Project& project = l.s.projects.row[id];
        const auto members = members_of(l.s, id);
        EXPECT_EQ(std::set<AgentId>(members.begin(), members.end()).size(), members.size());
        EXPECT_TRUE(l.s.agents.is_group(project.lead));
        EXPECT_FALSE(l.s.agents.is_group(project.partner));
        for (const AgentId core : {project.lead, project.partner})
            EXPECT_EQ(std::count(members.begin(), members.end(), core), 1);
        for (const AgentId member : members) {
            const auto projects = projects_of(l.s, member);
            EXPECT_EQ(std::count(projects.begin(), projects.end(), id), 1);
        }
        memberships += members.size();
    }
    for (const AgentId agent : AllIds<AgentId>(l.s.agents.size())) {
        EXPECT_LE(l.busy(agent), l.s.agents.card[agent].slots);
        taken += static_cast<std::size_t>(l.busy(agent));
    }
    EXPECT_EQ(taken, memberships);
}

TEST(FreeSlot, KeepsTheOrderOfTheOtherProjects) {
    Fair l({3}, {});
    for (const std::uint32_t row : {4, 5, 6}) take_slot(l.s.agents, l.group[0], ProjectId{row});
    EXPECT_FALSE(l.s.agents.card[l.group[0]].has_free_slot());
    free_slot(l.s.agents, l.group[0], ProjectId{5});
    EXPECT_EQ(projects_of(l.s, l.group[0]), (std::vector{ProjectId{4}, ProjectId{6}}));
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
