#include "models/knowledge_cluster/projects/lone_research.hpp"

#include <gtest/gtest.h>

#include <set>

#include "models/knowledge_cluster/measures/observation.hpp"
#include "tests/knowledge_cluster/little_projects.hpp"

// Groups invent without joint research too (docs/odd.md, "Research").
namespace musubi::knowledge_cluster::testing {
namespace {

/// Two groups of different talent that work with nobody.
struct Alone : Little {
    AgentId usual, gifted;
    explicit Alone(double inventions_a_month) : Little(one_region, {{"research.alone", inventions_a_month}}) {
        const InstitutionId university = add_institution(*this, "AAA");
        usual = add_group(*this, university);
        gifted = add_group(*this, university, {.talent = 3});
        add_firm(*this, "AAA");
    }
    /// What a month of research finds.
    std::span<const Invention> work(Month now) {
        act(*this, "counters", now);
        act(*this, "research", now);
        return w.projects.inventions;
    }
};

TEST(LoneResearch, FindsNothingByDefault) {
    Alone l(0);
    for (int month = 0; month < 1200; ++month) EXPECT_TRUE(l.work(april_2002 + month).empty());
}

TEST(LoneResearch, FindsAsMuchAsTheRuleAndTalentSay) {
    Alone l(0.05);
    constexpr int months = 20'000;
    double usual = 0, gifted = 0;
    for (int month = 0; month < months; ++month)
        for (const Invention& invention : l.work(april_2002 + month))
            ++(invention.group == l.usual ? usual : gifted);
    // Negative binomial of dispersion 0.5: variance m + m²/0.5.
    const auto expect_near = [&](double count, double mean) {
        EXPECT_NEAR(count, months * mean, once_in_a_million * std::sqrt(months * (mean + 2 * mean * mean)));
    };
    expect_near(usual, 0.05);
    expect_near(gifted, 0.15);
}

TEST(LoneResearch, IsOfNoProjectAndOfTheGroupsRegion) {
    Alone l(0.5);
    std::set<Key> keys;
    int found = 0, counted = 0;
    for (int month = 0; month < 100; ++month) {
        for (const Invention& invention : l.work(april_2002 + month)) {
            EXPECT_FALSE(invention.is_of_a_project());
            EXPECT_FALSE(invention.firm.exists()) << "no firm could license it";
            EXPECT_EQ(invention.region, l.region("AAA"));
            EXPECT_EQ(invention.sponsor, Sponsor::own);
            keys.insert(invention.key);
            ++found;
        }
        counted += l.s.counts.month.at(Indicator::inventions, l.region("AAA"), Sponsor::own);
    }
    EXPECT_GT(found, 50);
    EXPECT_EQ(counted, found);
    EXPECT_EQ(keys.size(), static_cast<std::size_t>(found)) << "each has luck of its own";
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
