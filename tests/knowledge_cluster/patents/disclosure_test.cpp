#include <gtest/gtest.h>

#include "tests/knowledge_cluster/little_exploitation.hpp"

// From invention to filing: institutions, patent advisers, backlogs and old seeds (docs/odd.md,
// "Exploitation").
namespace musubi::knowledge_cluster::testing {
namespace {

std::vector<Key> keys_of(const std::vector<Invention>& inventions) {
    std::vector<Key> keys;
    keys.reserve(inventions.size());
    for (const Invention& invention : inventions) keys.push_back(invention.key);
    return keys;
}

/// Applications at home in each of the next months; the first is the month just passed.
std::vector<double> applications(Office& l, int months, Sponsor sponsor) {
    std::vector<double> filed;
    for (int month = 0; month < months; ++month) {
        filed.push_back(l.counted(Indicator::patent_applications_domestic, sponsor));
        l.next_month();
    }
    return filed;
}
double sum(const std::vector<double>& numbers) {
    double total = 0;
    for (const double number : numbers) total += number;
    return total;
}

TEST(Filing, AnInstitutionFilesAQuarterByItselfWithinOneToEightMonthsAndTheRestAreSeeds) {
    Office l;
    l.disclose(many);
    const double seeds = l.s.agents.seeds[l.group];
    const auto filed = applications(l, 10, Sponsor::own);
    EXPECT_EQ(filed[0], 0) << "not in the month of the disclosure";
    for (std::size_t lag = 1; lag <= 8; ++lag) expect_binomial(filed[lag], many, 0.25 / 8);
    EXPECT_EQ(filed[9], 0);
    expect_binomial(sum(filed), many, 0.25);
    EXPECT_EQ(sum(filed) + seeds, many) << "nothing is lost";
}

TEST(Filing, OfWhatTheInstitutionDoesNotOwnAShareIsFiledOutsideAndCountedApart) {
    Office l({{"exploitation.outside", 0.4}});
    l.disclose(many);
    const double seeds = l.s.agents.seeds[l.group];
    double owned = 0, outside = 0;
    for (int month = 0; month < 10; ++month) {
        owned += l.counted(Indicator::patent_applications_domestic);
        outside += l.counted(Indicator::patent_applications_outside);
        l.next_month();
    }
    expect_binomial(owned, many, 0.25);
    expect_binomial(outside, many, 0.75 * 0.4);
    EXPECT_EQ(owned + outside + seeds, many);
}

TEST(Filing, RoyaltiesRaiseTheInstitutionsPropensity) {
    Office l;
    l.s.institutions.royalties[l.university] = 30;
    l.disclose(many);
    expect_binomial(sum(applications(l, 10, Sponsor::own)), many, 0.25 + 30 * 0.01);
}

TEST(Filing, WithAnAdviserFilesMostWithinOneToEightMonths) {
    Office l({{"exploitation.disclosures_an_adviser", static_cast<double>(many)}});
    l.hq("AAA").advisers = posts_all_year(1);
    l.disclose(many, Sponsor::programme);
    const auto filed = applications(l, 10, Sponsor::programme);
    for (std::size_t lag = 1; lag <= 8; ++lag) expect_binomial(filed[lag], many, 0.85 / 8);
    expect_binomial(sum(filed), many, 0.85);
    EXPECT_EQ(l.s.agents.seeds[l.group], 0) << "what an adviser declines is not worth a seed";
}

TEST(Filing, IsNotForOwnMoneyInventionsToWaitForAnAdviser) {
    Office l;
    l.hq("AAA").advisers = posts_all_year(1);
    l.disclose(100);
    EXPECT_TRUE(l.hq("AAA").backlog.empty());
}

TEST(Filing, WithoutAnyAdviserTheInstitutionDecidesOnTheProgrammesToo) {
    Office l;
    l.disclose(many, Sponsor::programme);
    EXPECT_TRUE(l.hq("AAA").backlog.empty());
    expect_binomial(sum(applications(l, 10, Sponsor::programme)), many, 0.25);
}

TEST(Backlog, IsHandledInTheOrderOfDisclosureSoManyAMonth) {
    Office l({{"exploitation.advised_propensity", 1.0}});
    l.hq("AAA").advisers = posts_all_year(1);
    l.fill_backlog(5);
    l.next_month();
    EXPECT_EQ(keys_of(l.hq("AAA").backlog), (std::vector<Key>{2, 3, 4}));
    l.next_month();
    EXPECT_EQ(keys_of(l.hq("AAA").backlog), (std::vector<Key>{4}));
    l.next_month();
    EXPECT_TRUE(l.hq("AAA").backlog.empty());
    EXPECT_EQ(sum(applications(l, 12, Sponsor::programme)), 5);
}

TEST(Backlog, ThisMonthsInventionsStandBehindThoseThatWait) {
    Office l;
    l.hq("AAA").advisers = posts_all_year(1);
    l.fill_backlog(3);
    l.disclose(1, Sponsor::programme);
    ASSERT_EQ(l.hq("AAA").backlog.size(), 2U);
    EXPECT_EQ(l.hq("AAA").backlog[0].key, 2U);
    EXPECT_EQ(l.hq("AAA").backlog[1].key, combine(key_of("found"), 0));
}

TEST(Backlog, GrowsWhereAdvisersAreTooFew) {
    Office l;
    l.hq("AAA").advisers = posts_all_year(2);
    for (int month = 1; month <= 6; ++month) {
        l.disclose(7, Sponsor::programme);
        EXPECT_EQ(l.hq("AAA").backlog.size(), 3U * static_cast<std::size_t>(month));
    }
}

TEST(Backlog, WaitsForAPartTimeAdviser) {
    // Six months of posts a year are at work in every second month of the fiscal year: May, July, …
    Office l;
    l.hq("AAA").advisers = {6, 10'000};
    l.fill_backlog(6);
    std::vector<std::size_t> waiting;
    for (int month = 0; month < 5; ++month) {
        l.next_month();
        waiting.push_back(l.hq("AAA").backlog.size());
    }
    EXPECT_EQ(waiting, (std::vector<std::size_t>{4, 4, 2, 2, 0}));
}

/// An office with an adviser, and a project of its group and firm.
struct OfficeWithSeeds : Office {
    explicit OfficeWithSeeds(const Overrides& overrides = {{"exploitation.uncovering", 1.0}})
        : Office(overrides, three_regions) {
        s.agents.seeds[group] = 10;
        hq("AAA").advisers = posts_all_year(1);
    }
    void run(Sponsor sponsor, Month start = april_2002) {
        add_project(*this, {.members = {group, firm}, .sponsor = sponsor, .start = start, .end = start + 60});
    }
    void uncover() { uncover_seeds(p(), now, s, s.agents, s.programme, region("AAA")); }
};

TEST(Applications, OfTheProgrammeAreMadeInItsProjectsOrUncovered) {
    OfficeWithSeeds l({{"exploitation.uncovering", 1.0},
                       {"exploitation.advised_propensity", 1.0},
                       {"exploitation.disclosures_an_adviser", 100.0}});
    l.run(Sponsor::programme);
    for (int i = 0; i < 7; ++i) {
        Invention made = l.invention(static_cast<Key>(i), l.firm, Sponsor::programme);
        made.begun = april_2002;
        l.w.projects.inventions.push_back(made);
    }
    double all = 0, made = 0, uncovered = 0;
    for (int month = 0; month < 10; ++month) {
        l.next_month();
        all += l.counted(Indicator::patent_applications_domestic, Sponsor::programme);
        made += l.counted(Indicator::patent_applications_made_in_projects, Sponsor::programme);
        uncovered += l.counted(Indicator::patent_applications_uncovered, Sponsor::programme);
    }
    EXPECT_EQ(made, 7);
    EXPECT_EQ(uncovered, 10);
    EXPECT_EQ(all, 17);
}

TEST(Seeds, OfMembersOfRunningProgrammeProjectsAreUncoveredAndWaitAsDisclosures) {
    OfficeWithSeeds l;
    l.run(Sponsor::programme);
    l.uncover();
    EXPECT_EQ(l.s.agents.seeds[l.group], 0);
    ASSERT_EQ(l.hq("AAA").backlog.size(), 10U);
    std::set<Key> keys;
    for (const Invention& seed : l.hq("AAA").backlog) {
        EXPECT_EQ(seed.group, l.group);
        EXPECT_EQ(seed.firm, l.firm) << "the project's firm could license it";
        EXPECT_EQ(seed.region, l.region("AAA"));
        EXPECT_EQ(seed.sponsor, Sponsor::programme) << "they count for the programme";
        keys.insert(seed.key);
    }
    EXPECT_EQ(keys.size(), 10U);
}

TEST(Seeds, OfAnyoneElseStayWhereTheyAre) {
    OfficeWithSeeds own_money, not_yet, no_project, no_adviser, adviser_elsewhere;
    own_money.run(Sponsor::own);
    not_yet.run(Sponsor::programme, not_yet.now + 1);
    no_adviser.run(Sponsor::programme);
    no_adviser.hq("AAA").advisers = {};
    adviser_elsewhere.run(Sponsor::programme);
    adviser_elsewhere.hq("AAA").advisers = {};
    adviser_elsewhere.hq("BBB").advisers = posts_all_year(1);
    for (OfficeWithSeeds* l : {&own_money, &not_yet, &no_project, &no_adviser, &adviser_elsewhere}) {
        l->next_month();
        EXPECT_EQ(l->s.agents.seeds[l->group], 10);
        for (const Headquarters& hq : l->s.programme.headquarters) EXPECT_TRUE(hq.backlog.empty());
    }
}

TEST(Seeds, AreUncoveredOneInSixteenAMonth) {
    OfficeWithSeeds l(Overrides{});
    l.run(Sponsor::programme);
    constexpr int months = 2000;
    for (int month = 0; month < months; ++month, ++l.now) {
        l.s.agents.seeds[l.group] = 10;
        l.s.projects.row[ProjectId{0}].end = l.now + 2;
        l.uncover();
    }
    expect_binomial(static_cast<double>(l.hq("AAA").backlog.size()), 10.0 * months, 0.06);
}

TEST(Seeds, GrowStaleInApril) {
    // With a half-life of 36 months, 0.5^(12/36) of them are left a year later.
    Office l;
    double left = 0;
    constexpr int years = 500;
    for (int year = 0; year < years; ++year) {
        l.now = Month::opening({2003 + year});
        l.s.agents.seeds[l.group] = 40;
        l.next_month();
        left += l.s.agents.seeds[l.group];
        const int after_april = l.s.agents.seeds[l.group];
        l.advance(3);
        EXPECT_EQ(l.s.agents.seeds[l.group], after_april) << "once a year";
    }
    expect_binomial(left, 40.0 * years, std::pow(0.5, 1.0 / 3));
}

TEST(Filing, WhatAnAdviserDeclinesMayBeASeedAgain) {
    Office l({{"exploitation.disclosures_an_adviser", static_cast<double>(many)},
              {"exploitation.unfiled", "seed"}});
    l.hq("AAA").advisers = posts_all_year(1);
    l.disclose(many, Sponsor::programme);
    const double seeds = l.s.agents.seeds[l.group];
    expect_binomial(seeds, many, 0.15);
    EXPECT_EQ(sum(applications(l, 10, Sponsor::programme)) + seeds, many) << "nothing is lost";
}

TEST(Filing, IsAsEagerAsTheHeadquartersIs) {
    Office l({{"exploitation.disclosures_an_adviser", static_cast<double>(many)}});
    l.hq("AAA").advisers = posts_all_year(1);
    l.hq("AAA").ways.filing = 0.3;
    l.disclose(many, Sponsor::programme);
    expect_binomial(sum(applications(l, 10, Sponsor::programme)), many, 0.3);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
