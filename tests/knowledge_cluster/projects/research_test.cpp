#include "models/knowledge_cluster/projects/research.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "models/knowledge_cluster/measures/observation.hpp"
#include "tests/knowledge_cluster/little_projects.hpp"

// Members learn, projects find, ties grow with work (docs/odd.md, "Research").
namespace musubi::knowledge_cluster::testing {
namespace {

/// Two groups and two firms, each with knowledge in a field of its own.
struct Laboratory : Little {
    std::array<AgentId, 2> group{}, firm{};

    explicit Laboratory(const Overrides& overrides = {}, int slots = 4) : Little(one_region, overrides) {
        const InstitutionId university = add_institution(*this, "AAA");
        group[0] = add_group(*this, university, {.knowledge = pure(Field::it), .slots = slots});
        group[1] = add_group(*this, university, {.knowledge = pure(Field::nano), .slots = slots});
        firm[0] = add_firm(*this, "AAA", {.knowledge = pure(Field::life), .slots = slots});
        firm[1] = add_firm(*this, "AAA", {.knowledge = pure(Field::environment), .slots = slots});
    }
    [[nodiscard]] double knowledge(AgentId agent, Field field) const {
        return double{s.agents.knowledge[agent].axis[axis_of(field)]};
    }
    [[nodiscard]] double length(AgentId agent) const {
        double square = 0;
        for (const float x : s.agents.knowledge[agent].axis) square += double{x} * double{x};
        return std::sqrt(square);
    }
    [[nodiscard]] std::int32_t inventions(Sponsor sponsor = Sponsor::own) const {
        return s.counts.month.at(Indicator::inventions, region("AAA"), sponsor);
    }
    /// A month of research, counted alone.
    void work(Month now) {
        act(*this, "counters", now);
        act(*this, "research", now);
    }
};

TEST(Learning, MovesKnowledgeAHundredthOfTheWayToThePartnerAndKeepsItsLength) {
    Laboratory l;
    add_project(l, {.members = {l.group[0], l.firm[0]}});
    learn(l.p(), april_2002, l.s, l.s.agents, l.w.tools, l.w.projects);
    // (1, 0) moves to (0.99, 0.01), made one of length 1; both ends learn from what the other knew before.
    const double norm = std::sqrt(0.99 * 0.99 + 0.01 * 0.01);
    EXPECT_NEAR(l.knowledge(l.group[0], Field::it), 0.99 / norm, float_error);
    EXPECT_NEAR(l.knowledge(l.group[0], Field::life), 0.01 / norm, float_error);
    EXPECT_NEAR(l.knowledge(l.firm[0], Field::life), 0.99 / norm, float_error);
    EXPECT_NEAR(l.knowledge(l.firm[0], Field::it), 0.01 / norm, float_error);
    for (int quarter = 0; quarter < 200; ++quarter) {
        const double before =
            double{proximity(l.s.agents.knowledge[l.group[0]], l.s.agents.knowledge[l.firm[0]])};
        learn(l.p(), april_2002, l.s, l.s.agents, l.w.tools, l.w.projects);
        EXPECT_GE(double{proximity(l.s.agents.knowledge[l.group[0]], l.s.agents.knowledge[l.firm[0]])},
                  before - float_error);
        EXPECT_NEAR(l.length(l.group[0]), 1, float_error);
    }
    EXPECT_NEAR(double{proximity(l.s.agents.knowledge[l.group[0]], l.s.agents.knowledge[l.firm[0]])}, 1, 0.01)
        << "after fifty years of work they think alike";
}

TEST(Learning, IsFromTheMeanOfThePartnersAndOfTheProjects) {
    Laboratory l;
    add_project(l, {.members = {l.group[0], l.firm[0], l.firm[1]}});
    add_project(l, {.members = {l.group[1], l.firm[1]}});
    learn(l.p(), april_2002, l.s, l.s.agents, l.w.tools, l.w.projects);
    // The group's two partners mean (½, ½): it moves to 0.99, 0.005, 0.005.
    const double group_norm = std::sqrt(0.99 * 0.99 + 2 * 0.005 * 0.005);
    EXPECT_NEAR(l.knowledge(l.group[0], Field::it), 0.99 / group_norm, float_error);
    EXPECT_NEAR(l.knowledge(l.group[0], Field::life), 0.005 / group_norm, float_error);
    EXPECT_NEAR(l.knowledge(l.group[0], Field::environment), 0.005 / group_norm, float_error);
    // The second firm means its two projects: half its step goes to IT and life, half to nano.
    const double firm_norm = std::sqrt(0.99 * 0.99 + 2 * 0.0025 * 0.0025 + 0.005 * 0.005);
    EXPECT_NEAR(l.knowledge(l.firm[1], Field::environment), 0.99 / firm_norm, float_error);
    EXPECT_NEAR(l.knowledge(l.firm[1], Field::it), 0.0025 / firm_norm, float_error);
    EXPECT_NEAR(l.knowledge(l.firm[1], Field::life), 0.0025 / firm_norm, float_error);
    EXPECT_NEAR(l.knowledge(l.firm[1], Field::nano), 0.005 / firm_norm, float_error);
}

TEST(Learning, TakesARunningProject) {
    Laboratory l;
    add_project(l, {.members = {l.group[0], l.firm[0]}, .stage = Stage::applying});
    learn(l.p(), april_2002, l.s, l.s.agents, l.w.tools, l.w.projects);
    for (const AgentId agent : {l.group[0], l.group[1], l.firm[0], l.firm[1]}) {
        EXPECT_NEAR(l.length(agent), 1, float_error);
        EXPECT_EQ(l.s.agents.expertise[agent], 0.0F);
    }
    EXPECT_EQ(l.knowledge(l.group[0], Field::it), 1);
}

TEST(Learning, TakesAProjectThatHasBegun) {
    Laboratory l;
    add_project(l, {.members = {l.group[0], l.firm[0]}, .start = april_2002 + 1, .end = april_2002 + 13});
    learn(l.p(), april_2002, l.s, l.s.agents, l.w.tools, l.w.projects);
    EXPECT_EQ(l.s.agents.expertise[l.group[0]], 0.0F);
    EXPECT_EQ(l.knowledge(l.group[0], Field::it), 1);
}

TEST(Learning, WinsExpertiseAProjectAndLosesAPartOfIt) {
    Laboratory l;
    for (const AgentId agent : {l.group[0], l.group[1]}) l.s.agents.expertise[agent] = 1;
    add_project(l, {.members = {l.group[0], l.firm[0]}});
    add_project(l, {.members = {l.group[0], l.firm[1]}});
    learn(l.p(), april_2002, l.s, l.s.agents, l.w.tools, l.w.projects);
    EXPECT_NEAR(double{l.s.agents.expertise[l.group[0]]}, 0.98 + 2 * 0.05, float_error);
    EXPECT_NEAR(double{l.s.agents.expertise[l.group[1]]}, 0.98, float_error);
    EXPECT_NEAR(double{l.s.agents.expertise[l.firm[0]]}, 0.05, float_error);
    EXPECT_NEAR(double{l.s.agents.card[l.group[0]].attraction}, 0.5 * std::log(1 + 1.08), float_error)
        << "its expertise attracts";
}

TEST(Learning, HappensOnceAQuarter) {
    Laboratory l;
    add_project(l, {.members = {l.group[0], l.firm[0]}});
    for (int month = 0; month < 12; ++month) {
        const double before = l.knowledge(l.group[0], Field::it);
        l.work(april_2002 + month);
        EXPECT_EQ(l.knowledge(l.group[0], Field::it) != before, month % 3 == 2) << month;
    }
}

TEST(Quality, IsOneForStrangersWithoutExpertiseAndNothingToLearn) {
    Laboratory l;
    const ProjectId id = add_project(l, {.members = {l.group[0], l.firm[0]}});
    EXPECT_NEAR(quality_of(l.p(), l.s, l.w.tools.look_up, april_2002, id), 1, 1e-12);
}

TEST(Quality, GrowsWithComplementarityExpertiseAndEarlierWork) {
    Laboratory l;
    l.s.agents.knowledge[l.firm[0]] = at_proximity(0.5, Field::it, Field::life);
    l.s.agents.expertise[l.group[0]] = 3;
    tie(l, l.group[0], l.firm[0], 0.64);
    const ProjectId pair = add_project(l, {.members = {l.group[0], l.firm[0]}});
    // Two of complementarity 0.5 − 0.25; expertise 0.2 · (ln 4 + 0)/2; the root of the tie 0.3 · 0.8.
    EXPECT_NEAR(quality_of(l.p(), l.s, l.w.tools.look_up, april_2002, pair),
                std::exp(2 * 0.25 + 0.2 * std::log(4) / 2 + 0.3 * 0.8), 1e-5);
    EXPECT_NEAR(quality_of(l.p(), l.s, l.w.tools.look_up, april_2002 + 24, pair),
                std::exp(2 * 0.25 + 0.2 * std::log(4) / 2 + 0.3 * std::sqrt(0.32)), 1e-5)
        << "the tie fades";
    // A third member from whom the lead is as far as can be halves complementarity and thins expertise.
    const ProjectId three = add_project(l, {.members = {l.group[0], l.firm[0], l.firm[1]}});
    EXPECT_NEAR(quality_of(l.p(), l.s, l.w.tools.look_up, april_2002, three),
                std::exp(2 * 0.125 + 0.2 * std::log(4) / 3 + 0.3 * 0.8), 1e-5);
}

TEST(Quality, OfRepeatedCollaborationHasFallingReturns) {
    const auto log_quality = [](double strength) {
        Laboratory l;
        tie(l, l.group[0], l.firm[0], strength);
        const ProjectId id = add_project(l, {.members = {l.group[0], l.firm[0]}});
        return std::log(quality_of(l.p(), l.s, l.w.tools.look_up, april_2002, id));
    };
    EXPECT_GT(log_quality(0.2) - log_quality(0), log_quality(0.4) - log_quality(0.2));
    EXPECT_GT(log_quality(0.4), log_quality(0.2));
}

TEST(ExpectedInventions, AreRateTimesQualityTimesTheFactorOfMoney) {
    const Little l;
    Project project;
    project.quality = 1.5F;
    project.money_factor = 2;
    EXPECT_NEAR(expected_inventions(l.p(), project), 0.02 * 1.5 * 2, 1e-12);
    project.centre_months = 6;
    EXPECT_NEAR(expected_inventions(l.p(), project), 0.02 * 1.5 * 2 * std::exp(0.2 * 0.5), 1e-12)
        << "a joint centre is paid for half the year";
}

TEST(Inventions, HaveTheMeanAndTheDispersionOfTheTheory) {
    // 200 projects over 250 months are 50,000 draws of the mean 0.02 · 2 · (35/2.35)^0.45 = 0.135 and the
    // variance m + m²/0.5; papers of the mean 0.12 · 2.
    Laboratory l({}, 250);
    constexpr int projects = 200, months = 250;
    for (int i = 0; i < projects; ++i) {
        const ProjectId id = add_project(
            l, {.members = {l.group[0], l.firm[0]}, .yearly_million = 35, .end = april_2002 + 1000});
        l.s.projects.row[id].quality = 2;
    }
    double inventions = 0, papers = 0;
    for (int month = 0; month < months; ++month) {
        l.work(april_2002 + month);
        EXPECT_EQ(l.inventions(), static_cast<std::int32_t>(l.w.projects.inventions.size()));
        inventions += l.inventions();
        papers += l.s.counts.month.at(Indicator::papers, l.region("AAA"), Sponsor::own);
    }
    const double mean = 0.02 * 2 * std::pow(35 / 2.35, 0.45), draws = projects * months;
    const auto bound = [&](double m) { return once_in_a_million * std::sqrt(draws * (m + m * m / 0.5)); };
    EXPECT_NEAR(inventions, draws * mean, bound(mean));
    EXPECT_NEAR(papers, draws * 0.24, bound(0.24));
}

TEST(Inventions, ComeInClusters) {
    // A month of one project without any has the chance (1 + m/0.5)^−0.5: for m = 0.5, 0.7071. Poisson's
    // would be 0.6065.
    Laboratory l({{"research.inventions", 0.5}});
    const ProjectId id = add_project(
        l, {.members = {l.group[0], l.firm[0]}, .yearly_million = 2.35, .end = april_2002 + 20'000});
    EXPECT_NEAR(expected_inventions(l.p(), l.s.projects.row[id]), 0.5, float_error);
    double without = 0;
    for (int month = 0; month < 20'000; ++month) {
        l.work(april_2002 + month);
        without += l.inventions() == 0 ? 1 : 0;
    }
    expect_binomial(without, 20'000, std::sqrt(0.5));
}

/// The inventions of 500 months of one project.
std::vector<std::int32_t> inventions_of(double yearly_million, float quality) {
    Laboratory l({{"research.inventions", 0.2}});
    const ProjectId id = add_project(
        l, {.members = {l.group[0], l.firm[0]}, .yearly_million = yearly_million, .end = april_2002 + 1000});
    l.s.projects.row[id].quality = quality;
    std::vector<std::int32_t> found;
    for (int month = 0; month < 500; ++month) {
        l.work(april_2002 + month);
        found.push_back(l.inventions());
    }
    return found;
}

TEST(Inventions, ALargerMeanNeverYieldsFewerWithTheSameLuck) {
    const auto plain = inventions_of(2.35, 1);
    for (const auto& richer : {inventions_of(2.35, 1.3F), inventions_of(35, 1), inventions_of(35, 3)}) {
        std::int64_t more = 0;
        for (std::size_t month = 0; month < plain.size(); ++month) {
            EXPECT_GE(richer[month], plain[month]) << month;
            more += richer[month] - plain[month];
        }
        EXPECT_GT(more, 0);
    }
}

TEST(Inventions, AreOnlyThoseOfMonthsInWhichTheProjectRuns) {
    Laboratory l({{"research.inventions", 2.0}});
    add_project(l, {.members = {l.group[0], l.firm[0]}, .start = april_2002 + 5, .end = april_2002 + 10});
    std::int32_t inside = 0;
    for (int month = 0; month < 15; ++month) {
        l.work(april_2002 + month);
        if (month >= 5 && month < 10)
            inside += l.inventions();
        else
            EXPECT_EQ(l.inventions(), 0) << month;
    }
    EXPECT_GT(inside, 0);
}

TEST(Inventions, BelongToTheLeadAndOneOfTheMemberFirmsMayLicenseThem) {
    Laboratory l({{"research.inventions", 2.0}});
    add_project(l, {.members = {l.group[0], l.firm[0], l.group[1], l.firm[1]},
                    .sponsor = Sponsor::programme,
                    .end = april_2002 + 1000});
    std::set<Key> keys;
    std::array<double, 2> by_firm{};
    double all = 0;
    for (int month = 0; month < 500; ++month) {
        l.work(april_2002 + month);
        EXPECT_EQ(l.inventions(Sponsor::programme),
                  static_cast<std::int32_t>(l.w.projects.inventions.size()));
        for (const Invention& invention : l.w.projects.inventions) {
            EXPECT_EQ(invention.group, l.group[0]);
            EXPECT_EQ(invention.region, l.region("AAA"));
            EXPECT_EQ(invention.sponsor, Sponsor::programme);
            for (const std::size_t i : {0, 1}) by_firm[i] += invention.firm == l.firm[i] ? 1 : 0;
            keys.insert(invention.key);
            ++all;
        }
    }
    EXPECT_EQ(static_cast<double>(keys.size()), all) << "each has a name of its own";
    EXPECT_EQ(by_firm[0] + by_firm[1], all);
    expect_binomial(by_firm[0], all, 0.5);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
