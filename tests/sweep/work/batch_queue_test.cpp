#include "sim/sweep/work/batch_queue.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <set>

namespace musubi {
namespace {

/// A queue that sees these batches at every look, and counts looks and questions.
struct Seen {
    OpenBatches open;
    std::set<std::size_t> dead;
    std::size_t looks = 0, questions = 0;
    BatchQueue queue{[this] {
                         ++looks;
                         return open;
                     },
                     [this](std::size_t batch) {
                         ++questions;
                         return dead.count(batch) == 0;
                     },
                     17};
    std::multiset<std::size_t> all() {
        std::multiset<std::size_t> taken;
        while (const auto batch = queue.next()) taken.insert(*batch);
        return taken;
    }
};

TEST(QueueOfBatches, GivesEachThatIsFreeOnce) {
    Seen seen{.open = {{3, 5, 8}, {}}, .dead = {}};
    EXPECT_EQ(seen.all(), (std::multiset<std::size_t>{3, 5, 8})) << "although none of them is ever done";
    EXPECT_EQ(seen.looks, 2U) << "at the beginning and at the end";
    EXPECT_EQ(seen.queue.left(), 0U);
}

TEST(QueueOfBatches, GoesOnFromAPlaceOfItsOwnInTheOrderOfThePlan) {
    Seen seen;
    seen.open.free.resize(1000);
    std::iota(seen.open.free.begin(), seen.open.free.end(), 0U);
    const std::size_t first = *seen.queue.next();
    for (std::size_t after = 1; after < 1000; ++after) ASSERT_EQ(seen.queue.next(), (first + after) % 1000);
}

TEST(QueueOfBatches, LooksAgainWhenSomebodyElseHasOne) {
    Seen seen{.open = {{1, 2, 3, 4}, {}}, .dead = {}};
    const std::size_t first = *seen.queue.next();
    seen.queue.put_off(first);
    seen.open = {{9}, {first}};
    EXPECT_EQ(seen.queue.next(), 9U);
    EXPECT_EQ(seen.queue.next(), std::nullopt);
    EXPECT_EQ(seen.queue.left(), 1U) << "that of the other, who is at work";
    seen.dead = {first};
    EXPECT_EQ(seen.queue.next(), first) << "it has died since";
}

TEST(QueueOfBatches, GivesUpAfterAFewOfManyWhoAreAtWork) {
    Seen seen;
    seen.open.claimed.resize(1000);
    std::iota(seen.open.claimed.begin(), seen.open.claimed.end(), 0U);
    EXPECT_EQ(seen.queue.next(), std::nullopt);
    EXPECT_EQ(seen.questions, BatchQueue::patience);
}

TEST(QueueOfBatches, TakesAllOfTheDead) {
    Seen seen;
    seen.open.claimed.resize(100);
    std::iota(seen.open.claimed.begin(), seen.open.claimed.end(), 0U);
    seen.dead = {seen.open.claimed.begin(), seen.open.claimed.end()};
    EXPECT_EQ(seen.all(), (std::multiset<std::size_t>(seen.dead.begin(), seen.dead.end())));
}

}  // namespace
}  // namespace musubi
