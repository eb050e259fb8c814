#include "models/knowledge_cluster/state/ledger.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <numeric>

// Money: whole thousand yen, split and paid out so that none is lost.
namespace musubi::knowledge_cluster {
namespace {

constexpr std::array<ThousandYen, line_count> granted(ThousandYen research, ThousandYen matching = 0) {
    return {research, 0, 0, 0, 0, matching};
}

TEST(Installments, FollowTheFormulaOfTheModel) {
    // 100 a year: ⌊100·m/12⌋ is 0, 8, 16, 25, 33, 41, 50, 58, 66, 75, 83, 91, 100.
    const std::array<ThousandYen, 12> expected{8, 8, 9, 8, 8, 9, 8, 8, 9, 8, 8, 9};
    for (std::int64_t month = 1; month <= 12; ++month)
        EXPECT_EQ(installment(100, month), expected[static_cast<std::size_t>(month - 1)]) << month;
}

TEST(Installments, AnyTwelveInARowAreTheYearlyCost) {
    for (const ThousandYen yearly : {0, 1, 11, 12, 13, 2'350, 9'999, 35'000})
        for (std::int64_t first = 1; first <= 25; ++first) {
            ThousandYen sum = 0;
            for (std::int64_t month = first; month < first + 12; ++month) sum += installment(yearly, month);
            EXPECT_EQ(sum, yearly) << "from month " << first;
        }
}

TEST(Installments, OfAStretchAreTheSumOfItsMonths) {
    for (std::int64_t first = 1; first <= 36; ++first)
        for (std::int64_t last = first - 1; last <= 36; ++last) {
            ThousandYen sum = 0;
            for (std::int64_t month = first; month <= last; ++month) sum += installment(35'003, month);
            EXPECT_EQ(installments(35'003, first, last), sum) << first << " to " << last;
        }
}

TEST(Split, GivesWhatTheDivisionLeavesToTheLargestRemainders) {
    // 100 by 1 : 2 : 4 is 14.29, 28.57, 57.14: the one that is left goes to the second.
    EXPECT_EQ(split(100, {1, 2, 4}), (std::vector<ThousandYen>{14, 29, 57}));
    // 10 by 5 : 3 : 3 is 4.55, 2.73, 2.73: one each to the second and the third.
    EXPECT_EQ(split(10, {5, 3, 3}), (std::vector<ThousandYen>{4, 3, 3}));
}

TEST(Split, GivesTiesToTheEarlierShares) {
    EXPECT_EQ(split(100, {1, 1, 1}), (std::vector<ThousandYen>{34, 33, 33}));
    EXPECT_EQ(split(11, {1, 1, 1}), (std::vector<ThousandYen>{4, 4, 3}));
    EXPECT_EQ(split(2, {1, 1, 1, 1}), (std::vector<ThousandYen>{1, 1, 0, 0}));
}

TEST(Split, GivesNothingToAWeightOfZero) {
    EXPECT_EQ(split(7, {0, 1, 0, 1}), (std::vector<ThousandYen>{0, 4, 0, 3}));
    EXPECT_EQ(split(7, {0, 0}), (std::vector<ThousandYen>{0, 0}));
    EXPECT_TRUE(split(7, {}).empty());
}

TEST(Split, IsOfTheWholeSumAndWithinOneOfTheExactShares) {
    rc::check([] {
        const auto sum = *rc::gen::inRange<ThousandYen>(0, 20'000'000);
        const auto parts =
            *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1000)));
        const std::vector<double> weights(parts.begin(), parts.end());
        const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
        RC_PRE(total > 0);
        const auto shares = split(sum, weights);
        RC_ASSERT(std::accumulate(shares.begin(), shares.end(), ThousandYen{0}) == sum);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const double exact = static_cast<double>(sum) * weights[i] / total;
            RC_ASSERT(std::abs(static_cast<double>(shares[i]) - exact) < 1 + 1e-6);
            if (weights[i] == 0) RC_ASSERT(shares[i] == 0);
        }
    });
}

TEST(Ledger, NeverPaysMoreThanALineHas) {
    Ledger ledger;
    ledger.open_year(granted(100));
    EXPECT_EQ(ledger.pay(Line::research, 70), 70);
    EXPECT_EQ(ledger.pay(Line::research, 70), 30);
    EXPECT_EQ(ledger.pay(Line::research, 70), 0);
    EXPECT_EQ(ledger.pay(Line::ip, 1), 0) << "no other line lends it anything";
    EXPECT_EQ(ledger.account(Line::research).spent, 100);
}

TEST(Ledger, ReturnsWhatIsUnspentToTheTreasury) {
    Ledger ledger;
    ledger.open_year(granted(100, 10));
    ledger.pay(Line::research, 40);
    ledger.close_year(0);
    EXPECT_EQ(ledger.account(Line::research).returned, 60);
    EXPECT_EQ(ledger.account(Line::matching).returned, 10);
    ledger.open_year(granted(50));
    EXPECT_EQ(ledger.account(Line::research).available(), 50) << "nothing of last year's is left";
}

TEST(Ledger, CarriesTheStatedShareOfTheResearchLineOver) {
    Ledger ledger;
    ledger.open_year(granted(100, 10));
    ledger.pay(Line::research, 39);
    ledger.close_year(0.5);  // 61 are left: 30 are carried, 31 return
    EXPECT_EQ(ledger.account(Line::research).carried_out, 30);
    EXPECT_EQ(ledger.account(Line::research).returned, 31);
    EXPECT_EQ(ledger.account(Line::matching).carried_out, 0) << "other lines return all";
    EXPECT_EQ(ledger.account(Line::matching).returned, 10);

    ledger.open_year(granted(50));
    EXPECT_EQ(ledger.account(Line::research).carried_in, 30);
    EXPECT_EQ(ledger.account(Line::research).available(), 80);
    EXPECT_EQ(ledger.pay(Line::research, 100), 80);
    ledger.close_year(0.5);
    EXPECT_EQ(ledger.account(Line::research).carried_out, 0);
    EXPECT_EQ(ledger.account(Line::research).returned, 0);
}

TEST(Ledger, BalancesEveryLineOfEveryYear) {
    rc::check([](const std::vector<std::array<std::uint16_t, 3>>& years) {
        Ledger ledger;
        ThousandYen carried = 0;
        for (const auto& [grant, spending, share] : years) {
            ledger.open_year(granted(grant, grant / 10));
            RC_ASSERT(ledger.account(Line::research).carried_in == carried);
            for (std::size_t line = 0; line < line_count; ++line)
                ledger.pay(static_cast<Line>(line), spending);
            ledger.close_year(share / 65535.0);
            for (const Account& account : ledger.accounts()) {
                RC_ASSERT(account.balanced());
                RC_ASSERT(account.spent >= 0);
                RC_ASSERT(account.carried_out >= 0);
                RC_ASSERT(account.returned >= 0);
            }
            carried = ledger.account(Line::research).carried_out;
        }
    });
}

}  // namespace
}  // namespace musubi::knowledge_cluster
