#include <gtest/gtest.h>

#include <map>
#include <set>

#include "models/knowledge_cluster/partners/matching.hpp"
#include "tests/knowledge_cluster/little_projects.hpp"

// How a core invites guests and its consortium grows (docs/odd.md, "Search and matching").
namespace musubi::knowledge_cluster::testing {
namespace {

/// A core of a group and a firm that know sixty others with a free slot.
struct Host : Little {
    AgentId lead, partner;
    std::vector<AgentId> acquaintances;

    explicit Host(const Overrides& overrides = {}, int number = 60, const std::string& regions = one_region)
        : Little(regions, with(eager, overrides)) {
        lead = add_group(*this, add_institution(*this, "AAA"), {.slots = 1});
        partner = add_firm(*this, "AAA", {.slots = 1});
        for (int i = 0; i < number; ++i) {
            acquaintances.push_back(add_firm(*this, "AAA", {.slots = 1}));
            tie(*this, i % 2 == 0 ? lead : partner, acquaintances.back());
        }
    }
    void form_core(Month now) {
        put(w.partners.accepted, {{.group = lead,
                                   .firm = partner,
                                   .joint_utility = 1,
                                   .key = combine(key_of("core"), static_cast<Key>(now.index())),
                                   .value = {}}});
        form_cores(s.agents, s.projects, w.partners);
    }
    /// The guests who join in a month; all leave again.
    std::vector<AgentId> guests(Month now) {
        form_core(now);
        gather_consortia(*world, now, s, s.agents, s.projects, w.tools, w.partners);
        Core& core = w.partners.cores.at(0);
        const auto span = s.projects.consortia.members(core.members);
        const std::vector<AgentId> members(span.begin(), span.end());
        for (const AgentId member : members) free_slot(s.agents, member, ProjectId::none());
        s.projects.consortia.release(core.members);
        return {members.begin() + 2, members.end()};
    }
    std::set<AgentId> guests_of_many_months() {
        std::set<AgentId> all;
        for (int month = 0; month < 200; ++month)
            for (const AgentId guest : guests(april_2002 + month)) all.insert(guest);
        return all;
    }
};

TEST(Consortium, SizesFollowATruncatedParetoDistribution) {
    // With sixty willing acquaintances a consortium reaches the size it aims at: a Pareto draw of exponent
    // 1.6 between 2 and 40.999, rounded down. It is k or more with the chance
    // ((2/k)^1.6 − b)/(1 − b), b = (2/40.999)^1.6.
    Host l;
    constexpr int months = 4000;
    std::vector<int> of_size(41, 0);
    for (int month = 0; month < months; ++month) {
        const std::size_t size = 2 + l.guests(april_2002 + month).size();
        ASSERT_LE(size, 40U);
        ++of_size[size];
    }
    const double beyond = std::pow(2 / 40.999, 1.6);
    for (const int k : {3, 4, 6, 10, 20, 40}) {
        double or_more = 0;
        for (std::size_t size = static_cast<std::size_t>(k); size <= 40; ++size) or_more += of_size[size];
        expect_binomial(or_more, months, (std::pow(2.0 / k, 1.6) - beyond) / (1 - beyond));
    }
}

TEST(Consortium, NeverGrowsBeyondTheLargestAllowed) {
    Host l({{"consortium.largest", std::int64_t{5}}});
    std::set<std::size_t> sizes;
    for (int month = 0; month < 500; ++month) sizes.insert(2 + l.guests(april_2002 + month).size());
    EXPECT_EQ(sizes, (std::set<std::size_t>{2, 3, 4, 5}));
}

TEST(Consortium, WithoutRoundsIsItsCore) {
    Host l({{"consortium.rounds", std::int64_t{0}}});
    EXPECT_TRUE(l.guests_of_many_months().empty());
}

/// Beside the core: an acquaintance, an acquaintance of his, one who is busy, and a stranger.
struct Circle : Host {
    AgentId free, friend_of_friend, busy, stranger;
    explicit Circle(std::int64_t rounds) : Host({{"consortium.rounds", rounds}}, 0) {
        free = add_firm(*this, "AAA");
        friend_of_friend = add_firm(*this, "AAA");
        busy = add_firm(*this, "AAA");
        stranger = add_firm(*this, "AAA");
        tie(*this, partner, free);
        tie(*this, free, friend_of_friend);
        tie(*this, lead, busy);
        tie(*this, busy, stranger);
        s.agents.card[busy].busy = s.agents.card[busy].slots;
    }
};

TEST(Consortium, GuestsAreAcquaintancesOfMembersWithAFreeSlotRoundByRound) {
    Circle one_round(1), two_rounds(2);
    EXPECT_EQ(one_round.guests_of_many_months(), std::set{one_round.free});
    EXPECT_EQ(two_rounds.guests_of_many_months(), (std::set{two_rounds.free, two_rounds.friend_of_friend}));
}

TEST(Consortium, GuestsMayBeAnyoneOfTheCountryKnownOrNotWithAFreeSlot) {
    Host l({{"consortium.guests", text("anyone")},
            {"consortium.rounds", std::int64_t{1}},
            {"choice.tie", 0.0},
            {"choice.shared", 0.0},
            {"choice.degree", 0.0},
            {"choice.distance", 0.0}},
           20, one_region + "BBB,Beta,,IT,,,2002,43,141,small\n");
    for (int i = 0; i < 40; ++i) add_firm(l, "BBB", {.slots = 1});
    const AgentId busy = add_firm(l, "BBB", {.slots = 1});
    l.s.agents.card[busy].busy = 1;
    std::map<AgentId, int> came;
    double guests = 0, far = 0;
    for (int month = 0; month < 2000; ++month)
        for (const AgentId guest : l.guests(april_2002 + month)) {
            ++came[guest];
            ++guests;
            far += l.s.agents.card[guest].region() == RegionId{1} ? 1 : 0;
        }
    EXPECT_EQ(came.size(), 60U);
    EXPECT_EQ(came.count(busy), 0U);
    expect_binomial(far, guests, 40.0 / 60);
}

TEST(Consortium, AGuestComesIfItAndTheLeadWouldRatherThanStayAlone) {
    // Outside options 5.5 and 2, both 2 lower for a project that stands already. Guest and lead are alike,
    // next door and know each other (tie 0.3) and nobody whom the other knows:
    // to both 3·0.3 − 0.35 ln 2. The guest pulls by its degree of 1, the lead by its degree of 1.
    Host l({{"choice.outside_group", 5.5},
            {"choice.outside_firm", 2.0},
            {"choice.size", 0.0},
            {"choice.tie", 12.0},
            {"research.fade_half_life", 1e9},
            {"consortium.tail", 0.5}},
           0);
    const AgentId guest = add_firm(l, "AAA");
    tie(l, l.lead, guest, 0.25);
    const double worth = 12 * 0.25 - 0.35 * std::log(2) + 0.3 * std::log(2);
    const Key lead = l.s.agents.card[l.lead].key, other = l.s.agents.card[guest].key;
    std::array<int, 2> comes{};
    for (int month = 0; month < 400; ++month) {
        const Month now = april_2002 + month;
        const bool invited = worth + l.s.luck.stream(Purpose::invitation, now).gumbel(lead, other) > 5.5 - 2;
        const bool willing = worth + l.s.luck.stream(Purpose::answer, now).gumbel(other, lead) > 2.0 - 2;
        const auto guests = l.guests(now);
        if (l.w.partners.cores[0].target == 2) continue;  // it aims at nobody
        EXPECT_EQ(guests.size(), invited && willing ? 1U : 0U) << month;
        ++comes[guests.size()];
    }
    EXPECT_GT(comes[0], 20);
    EXPECT_GT(comes[1], 20);
}

TEST(Consortium, NobodyComesWhereStayingAloneIsMuchBetter) {
    Host l({{"consortium.outside_shift", 5000.0}});
    EXPECT_TRUE(l.guests_of_many_months().empty());
}

TEST(Consortium, AGuestWithOneSlotJoinsOneOfTheCoresThatInviteIt) {
    Little l(one_region, with(eager, {{"consortium.tail", 0.5}}));
    const InstitutionId university = add_institution(l, "AAA");
    std::vector<Core> accepted;
    std::vector<AgentId> leads;
    accepted.reserve(5);
    leads.reserve(5);
    for (int i = 0; i < 5; ++i) leads.push_back(add_group(l, university, {.slots = 1}));
    for (const AgentId lead : leads)
        accepted.push_back(
            {.group = lead, .firm = add_firm(l, "AAA", {.slots = 1}), .key = lead.row, .value = {}});
    const AgentId guest = add_firm(l, "AAA", {.slots = 1});
    for (const AgentId lead : leads) tie(l, lead, guest);
    put(l.w.partners.accepted, accepted);
    form_cores(l.s.agents, l.s.projects, l.w.partners);
    gather_consortia(*l.world, april_2002, l.s, l.s.agents, l.s.projects, l.w.tools, l.w.partners);
    std::size_t members = 0;
    for (const Core& core : l.w.partners.cores)
        members += l.s.projects.consortia.members(core.members).size();
    EXPECT_EQ(members, 5U * 2 + 1);
    EXPECT_EQ(l.s.agents.card[guest].busy, 1);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
