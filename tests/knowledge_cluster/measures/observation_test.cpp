#include "models/knowledge_cluster/measures/observation.hpp"

#include <gtest/gtest.h>

#include "tests/knowledge_cluster/little_projects.hpp"

// Counters a month, region and sponsor, and what becomes of them in a year.
namespace musubi::knowledge_cluster::testing {
namespace {

/// Two institutions with two groups each in AAA, a small and a large firm.
struct Observed : Little {
    std::array<AgentId, 4> group{};
    AgentId small, large;

    Observed() : Little(three_regions) {
        const InstitutionId one = add_institution(*this, "AAA"), other = add_institution(*this, "AAA");
        for (std::size_t i = 0; i < 4; ++i) group[i] = add_group(*this, i < 2 ? one : other, {.slots = 4});
        small = add_firm(*this, "AAA", {.slots = 4, .employees = 300});
        large = add_firm(*this, "BBB", {.slots = 4, .employees = 301});
    }
    void observe_month(Month now) {
        act(*this, "counters", now);
        act(*this, "endings", now);
        act(*this, "observation", now);
    }
    [[nodiscard]] int month(Indicator i, const std::string& code = "AAA",
                            Sponsor sponsor = Sponsor::own) const {
        return s.counts.month.at(i, region(code), sponsor);
    }
    [[nodiscard]] int year(Indicator i, const std::string& code = "AAA",
                           Sponsor sponsor = Sponsor::own) const {
        return s.counts.year.at(i, region(code), sponsor);
    }
    /// Institutions, groups, firms, small and medium ones among them.
    [[nodiscard]] std::array<int, 4> participants(const std::string& code, Sponsor sponsor) const {
        return {month(Indicator::participating_institutions, code, sponsor),
                month(Indicator::participating_groups, code, sponsor),
                month(Indicator::participating_firms, code, sponsor),
                month(Indicator::participating_smes, code, sponsor)};
    }
};
using Participants = std::array<int, 4>;

TEST(Participants, AreCountedOnceARegionHoweverManyProjectsTheyAreIn) {
    Observed l;
    add_project(l, {.members = {l.group[0], l.small, l.group[1], l.large}});
    add_project(l, {.members = {l.group[0], l.small, l.group[2]}});
    l.observe_month(april_2002);
    EXPECT_EQ(l.participants("AAA", Sponsor::own), (Participants{2, 3, 2, 1})) << "300 employees are an SME";
    EXPECT_EQ(l.participants("BBB", Sponsor::own), (Participants{0, 0, 0, 0})) << "the projects are AAA's";
    EXPECT_EQ(l.month(Indicator::projects_running), 2);
}

TEST(Participants, AreCountedOnceInEachRegionAndForEachSponsor) {
    Observed l;
    add_project(l, {.members = {l.group[0], l.small}});
    for (const char* payer : {"AAA", "BBB"})
        add_project(l, {.members = {l.group[0], l.small}, .sponsor = Sponsor::programme, .payer = payer});
    l.observe_month(april_2002);
    EXPECT_EQ(l.participants("AAA", Sponsor::own), (Participants{1, 1, 1, 1}));
    EXPECT_EQ(l.participants("AAA", Sponsor::programme), (Participants{1, 1, 1, 1}));
    EXPECT_EQ(l.participants("BBB", Sponsor::programme), (Participants{1, 1, 1, 1}));
    EXPECT_EQ(l.participants("BBB", Sponsor::own), (Participants{0, 0, 0, 0}));
}

TEST(Participants, StayAsLongAsOneProjectOfTheirsRuns) {
    Observed l;
    add_project(l, {.members = {l.group[0], l.small, l.group[1]}, .end = april_2002 + 2});
    add_project(l, {.members = {l.group[0], l.large, l.group[2]}, .end = april_2002 + 4});
    for (int month = 0; month < 2; ++month) {
        l.observe_month(april_2002 + month);
        EXPECT_EQ(l.participants("AAA", Sponsor::own), (Participants{2, 3, 2, 1})) << month;
    }
    for (int month = 2; month < 4; ++month) {
        l.observe_month(april_2002 + month);
        EXPECT_EQ(l.participants("AAA", Sponsor::own), (Participants{2, 2, 1, 0})) << month;
    }
    l.observe_month(april_2002 + 4);
    EXPECT_EQ(l.participants("AAA", Sponsor::own), (Participants{0, 0, 0, 0}));
    EXPECT_EQ(l.month(Indicator::projects_running), 0);
}

TEST(Participants, OfAProjectThatIsStoppedBeforeItRunsAreNone) {
    Observed l;
    add_project(l, {.members = {l.group[0], l.small}, .start = april_2002 + 1, .end = april_2002 + 1});
    for (int month = 0; month < 2; ++month) {
        l.observe_month(april_2002 + month);
        EXPECT_EQ(l.participants("AAA", Sponsor::own), (Participants{0, 0, 0, 0})) << month;
    }
    EXPECT_EQ(l.s.agents.card[l.small].busy, 0);
}

TEST(Participants, OfAYearAreDifferentOnesToo) {
    Observed l;
    add_project(l, {.members = {l.group[0], l.small}, .end = april_2002 + 4});
    for (int month = 0; month < 4; ++month) l.observe_month(april_2002 + month);
    EXPECT_EQ(l.year(Indicator::participating_groups), 1) << "four months are no four groups";
    add_project(l, {.members = {l.group[1], l.small}, .start = april_2002 + 4});
    l.observe_month(april_2002 + 4);
    EXPECT_EQ(l.month(Indicator::participating_groups), 1) << "the first has left";
    EXPECT_EQ(l.year(Indicator::participating_groups), 2);
    EXPECT_EQ(l.year(Indicator::participating_institutions), 1);
    EXPECT_EQ(l.year(Indicator::participating_firms), 1);

    l.observe_month(april_2002 + 12);
    EXPECT_EQ(l.year(Indicator::participating_groups), 1) << "a new year";
}

TEST(Participants, AreThoseOfProjectsThatRunAlready) {
    Observed l;
    add_project(l, {.members = {l.group[0], l.small}, .start = april_2002 + 1});
    add_project(l, {.members = {l.group[1], l.small}, .stage = Stage::applying});
    l.observe_month(april_2002);
    EXPECT_EQ(l.participants("AAA", Sponsor::own), (Participants{0, 0, 0, 0}));
    EXPECT_EQ(l.month(Indicator::projects_running), 0);
    l.observe_month(april_2002 + 1);
    EXPECT_EQ(l.participants("AAA", Sponsor::own), (Participants{1, 1, 1, 1}));
}

TEST(Participants, BornInTheYearAreCountedLikeOthers) {
    Observed l;
    l.observe_month(april_2002);
    const AgentId newborn =
        found_startup(*l.world, l.s.agents, l.s.ties, key_of("newborn"), l.group[0], 5, l.s.age(april_2002));
    add_project(l, {.members = {l.group[0], newborn}, .start = april_2002 + 1});
    l.observe_month(april_2002 + 1);
    EXPECT_EQ(l.participants("AAA", Sponsor::own), (Participants{1, 1, 1, 1}));
    EXPECT_EQ(l.year(Indicator::participating_smes), 1);
}

TEST(Participations, AreCountedOnceAProjectInTheMonthItStarts) {
    Observed l;
    add_project(l, {.members = {l.group[0], l.small, l.group[1], l.large}});
    add_project(l, {.members = {l.group[0], l.small, l.group[2]}});
    add_project(l, {.members = {l.group[3], l.large}, .start = april_2002 + 1});
    l.observe_month(april_2002);
    EXPECT_EQ(l.month(Indicator::firm_participations), 3) << "small twice, large once";
    EXPECT_EQ(l.month(Indicator::sme_participations), 2);
    EXPECT_EQ(l.month(Indicator::local_firm_participations), 2) << "large stands in another region";
    l.observe_month(april_2002 + 1);
    EXPECT_EQ(l.month(Indicator::firm_participations), 1);
    EXPECT_EQ(l.month(Indicator::sme_participations), 0);
    EXPECT_EQ(l.month(Indicator::local_firm_participations), 0);
    EXPECT_EQ(l.year(Indicator::firm_participations), 4);
}

TEST(Flows, OfTheMonthsSumToTheYears) {
    Observed l;
    std::array<int, flow_indicator_count> sum{};
    for (int month = 0; month < 12; ++month) {
        act(l, "counters", april_2002 + month);
        for (std::size_t i = 0; i < flow_indicator_count; ++i) {
            const int n = static_cast<int>((7 * i + 3U * static_cast<std::size_t>(month)) % 5);
            l.s.counts.month.count(static_cast<Indicator>(i), l.region("BBB"), Sponsor::programme, n);
            sum[i] += n;
        }
        act(l, "observation", april_2002 + month);
    }
    for (std::size_t i = 0; i < flow_indicator_count; ++i) {
        EXPECT_EQ(l.year(static_cast<Indicator>(i), "BBB", Sponsor::programme), sum[i]) << i;
        EXPECT_EQ(l.year(static_cast<Indicator>(i), "AAA", Sponsor::programme), 0);
        EXPECT_EQ(l.year(static_cast<Indicator>(i), "BBB", Sponsor::own), 0);
    }
    act(l, "counters", april_2002 + 12);
    for (std::size_t i = 0; i < flow_indicator_count; ++i)
        EXPECT_EQ(l.year(static_cast<Indicator>(i), "BBB", Sponsor::programme), 0) << "April begins anew";
}

TEST(Stocks, OfAYearAreThoseOfItsLastMonth) {
    Observed l;
    Headquarters& hq = l.hq("AAA");
    hq.backlog.resize(5);
    add_project(l, {.members = {l.group[0], l.small}, .end = april_2002 + 1});
    l.observe_month(april_2002);
    EXPECT_EQ(l.year(Indicator::disclosure_backlog, "AAA", Sponsor::programme), 5);
    EXPECT_EQ(l.year(Indicator::projects_running), 1);
    hq.backlog.resize(2);
    add_project(l, {.members = {l.group[1], l.small}});
    add_project(l, {.members = {l.group[2], l.small}});
    l.observe_month(april_2002 + 1);
    EXPECT_EQ(l.month(Indicator::disclosure_backlog, "AAA", Sponsor::programme), 2);
    EXPECT_EQ(l.year(Indicator::disclosure_backlog, "AAA", Sponsor::programme), 2);
    EXPECT_EQ(l.year(Indicator::projects_running), 2);
}

TEST(Record, KeepsTheProgrammesSumsAndTheStateOfDecemberForTheEvaluation) {
    Observed l;
    add_project(l, {.members = {l.group[0], l.small, l.group[2]}, .sponsor = Sponsor::programme});
    for (int month = 0; month < 12; ++month) {
        act(l, "counters", april_2002 + month);
        const auto count = [&](Indicator i, Sponsor sponsor, int n) {
            l.s.counts.month.count(i, l.region("AAA"), sponsor, n);
        };
        count(Indicator::projects_started, Sponsor::programme, 1);
        count(Indicator::patent_applications_domestic, Sponsor::programme, 2);
        count(Indicator::commercialisations, Sponsor::programme, 3);
        count(Indicator::startups, Sponsor::programme, 1);
        for (const Indicator i : {Indicator::projects_started, Indicator::patent_applications_domestic,
                                  Indicator::commercialisations, Indicator::startups})
            count(i, Sponsor::own, 50);  // of no concern to the evaluation
        act(l, "observation", april_2002 + month);
    }
    const Headquarters& hq = l.hq("AAA");
    EXPECT_EQ(hq.record.projects, 12);
    EXPECT_EQ(hq.record.patents, 24);
    EXPECT_EQ(hq.record.commercialisations, 12 * (3 + 1));
    EXPECT_EQ(hq.record.running_programme, 1);
    EXPECT_EQ(hq.record.participations, 3) << "two groups and a firm, once a year";
    // April to December are nine months.
    EXPECT_EQ(hq.record_to_december.projects, 9);
    EXPECT_EQ(hq.record_to_december.patents, 18);
    EXPECT_EQ(hq.record_to_december.participations, 3);
    EXPECT_EQ(l.hq("BBB").record.patents, 0);
}

TEST(Record, CountsOwnMoneyProjectsThatPastMembersOfTheProgrammeLead) {
    Observed l;
    const Month december = april_2002 + 8, march = april_2002 + 11;
    const Month end = april_2002 + 100;
    add_project(l, {.members = {l.group[0], l.small}, .end = end});
    add_project(l, {.members = {l.group[1], l.small}, .end = end});
    add_project(l, {.members = {l.group[2], l.small}, .start = march, .end = end});
    l.s.agents.was_in_programme[l.group[0]] = 1;
    l.s.agents.was_in_programme[l.group[2]] = 1;
    l.s.agents.was_in_programme[l.small] = 1;  // a firm does not lead
    act(l, "counters", april_2002);
    l.observe_month(december);
    EXPECT_EQ(l.hq("AAA").record.running_own, 1);
    EXPECT_EQ(l.hq("AAA").record_to_december.running_own, 1);
    l.observe_month(march);
    EXPECT_EQ(l.hq("AAA").record.running_own, 2);
    EXPECT_EQ(l.hq("AAA").record_to_december.running_own, 1);
    l.s.agents.was_in_programme[l.group[0]] = 0;
    act(l, "counters", april_2003);
    l.observe_month(december + 12);
    EXPECT_EQ(l.hq("AAA").record.running_own, 1) << "a stock, not a sum";
}

TEST(Observation, OfTheBurnInKeepsFlowsOnly) {
    Observed l;
    const Month before = april_2002 - 3;
    add_project(l, {.members = {l.group[0], l.small}, .start = before});
    act(l, "counters", Month::opening({2001}));
    act(l, "counters", before);
    l.s.counts.month.count(Indicator::projects_started, l.region("AAA"), Sponsor::own, 4);
    act(l, "observation", before);
    EXPECT_EQ(l.year(Indicator::projects_started), 4) << "the national trend needs them";
    EXPECT_EQ(l.month(Indicator::projects_running), 0);
    EXPECT_EQ(l.hq("AAA").record.projects, 0);
}

TEST(Observation, MeasuresTheNetworkInMarch) {
    Observed l;
    add_project(l, {.members = {l.group[0], l.small}, .end = april_2002 + 100});
    for (int month = 0; month < 12; ++month) {
        l.observe_month(april_2002 + month);
        EXPECT_EQ(l.s.measures.network.edges, month == 11 ? 1 : 0) << month;
    }
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
