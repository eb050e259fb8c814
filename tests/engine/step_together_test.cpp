#include "musubi/step_together.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "musubi/table.hpp"
#include "musubi/ties.hpp"

using musubi::in_order;
using musubi::LooksLeft;
using musubi::meanwhile;
using musubi::read_all;
using musubi::read_at;
using musubi::read_in;
using musubi::read_of;
using musubi::read_then;
using musubi::step;
using musubi::step_together;

namespace {

using Log = std::vector<std::string>;

/// A read of one look that logs its name and the item instead of finding a place.
auto logged(Log& log, const std::string& name) {
    return read_at([&log, name](int item) {
        log.push_back(name + std::to_string(item));
        return nullptr;
    });
}

/// What a read logs when so many looks are left.
template <std::size_t left, class Read, class Item>
Log look(Log& log, const Read& read, const Item& item) {
    log.clear();
    read.look(LooksLeft<left>{}, item);
    return log;
}

std::vector<int> numbers(int size) {
    std::vector<int> all;
    for (int i = 0; i < size; ++i) all.push_back(i);
    return all;
}

std::ptrdiff_t place(const Log& log, const std::string& entry) {
    return std::find(log.begin(), log.end(), entry) - log.begin();
}

}  // namespace

TEST(Reads, OneLookIsTakenWhenOneIsLeft) {
    Log log;
    const auto read = logged(log, "a");
    EXPECT_EQ(look<2>(log, read, 5), Log{});
    EXPECT_EQ(look<1>(log, read, 5), Log{"a5"});
}

TEST(Reads, WhatLeadsToAPlaceIsLookedAtBeforeIt) {
    Log log;
    const auto read = read_then(logged(log, "a"), read_then(logged(log, "b"), logged(log, "c")));
    EXPECT_EQ(read.looks, 3U);
    EXPECT_EQ(look<3>(log, read, 1), Log{"a1"});
    EXPECT_EQ(look<2>(log, read, 1), Log{"b1"});
    EXPECT_EQ(look<1>(log, read, 1), Log{"c1"});
}

TEST(Reads, ThoseTakenTogetherEndTogether) {
    Log log;
    const auto read =
        read_all(logged(log, "a"), read_then(logged(log, "b"), logged(log, "c")), logged(log, "d"));
    EXPECT_EQ(read.looks, 2U);
    EXPECT_EQ(look<2>(log, read, 1), Log{"b1"});
    EXPECT_EQ(look<1>(log, read, 1), (Log{"a1", "c1", "d1"}));
}

TEST(Reads, AreOfTheThingOrOfEachThingThatIsNamed) {
    struct Pair {
        int one, other;
        [[nodiscard]] std::array<int, 2> both() const { return {one, other}; }
    };
    Log log;
    EXPECT_EQ(look<1>(log, read_of(&Pair::other, logged(log, "a")), Pair{3, 4}), Log{"a4"});
    EXPECT_EQ(look<1>(log, read_of(&Pair::both, logged(log, "a")), Pair{3, 4}), (Log{"a3", "a4"}));
    EXPECT_EQ(look<2>(log, read_of(&Pair::both, logged(log, "a")), Pair{3, 4}), Log{});
}

TEST(Reads, FindTheirPlaces) {
    const std::vector<double> column(10);
    EXPECT_EQ(read_in(column).where(7), &column[7]);
    musubi::Ties<> ties(4);
    ties.connect(1, 3);
    EXPECT_EQ(ties.read_first_neighbours().where(3), ties.neighbours(3).data());
    EXPECT_EQ(ties.read_neighbours().looks, 2U);
}

TEST(InOrder, ActsOnEveryItemOnceAndInOrder) {
    Log log;
    const auto read = read_then(logged(log, "a"), logged(log, "b"));
    for (const int size : {0, 1, 7, 8, 9, 16, 17, 100}) {
        std::vector<int> acted;
        in_order(numbers(size), read, [&](int item) { acted.push_back(item); });
        EXPECT_EQ(acted, numbers(size));
    }
}

TEST(InOrder, AsksOnceForWhatAnItemReadsLookAfterLookAndBeforeTheAct) {
    Log log;
    in_order(numbers(40), read_then(logged(log, "a"), logged(log, "b")),
             [&](int item) { log.push_back("act" + std::to_string(item)); });
    for (int item = 20; item < 40; ++item) {
        const std::string number = std::to_string(item);
        EXPECT_EQ(std::count(log.begin(), log.end(), "a" + number), 1);
        EXPECT_EQ(std::count(log.begin(), log.end(), "b" + number), 1);
        EXPECT_LT(place(log, "a" + number), place(log, "act" + std::to_string(item - 9)));
        EXPECT_LT(place(log, "a" + number), place(log, "b" + number));
        EXPECT_LT(place(log, "b" + number), place(log, "act" + std::to_string(item - 3)));
    }
}

TEST(InOrder, AsksFewerItemsAheadWhereAnItemIsManyThings) {
    const auto ahead = [](auto things) {
        Log log;
        in_order<decltype(things)::value>(numbers(30), logged(log, "a"),
                                          [&](int) { log.emplace_back("act"); });
        const auto asked = log.begin() + place(log, "a20");
        return 20 - std::count(log.begin(), asked, "act");
    };
    EXPECT_EQ(ahead(LooksLeft<1>{}), 8);
    EXPECT_EQ(ahead(LooksLeft<2>{}), 4);
    EXPECT_EQ(ahead(LooksLeft<3>{}), 3);
    EXPECT_EQ(ahead(LooksLeft<100>{}), 1);
}

TEST(InOrder, GoesThroughIdsAndMayChangeItems) {
    using Id = musubi::Id<struct RowTag>;
    const std::vector<int> column(6);
    std::vector<std::uint32_t> rows;
    in_order(musubi::IdsBetween<Id>(3, 6), read_of(&Id::row, read_in(column)),
             [&](Id id) { rows.push_back(id.row); });
    EXPECT_EQ(rows, (std::vector<std::uint32_t>{3, 4, 5}));
    std::vector<int> items{1, 2, 3};
    in_order(items, read_at([](int) { return nullptr; }), [](int& item) { item *= 2; });
    EXPECT_EQ(items, (std::vector<int>{2, 4, 6}));
}

TEST(StepTogether, AllLanesTakeAStepBeforeAnyTakesTheNext) {
    Log log;
    auto lanes = numbers(2);
    const auto act = [&](const std::string& name) {
        return [&log, name](int lane) { log.push_back(name + std::to_string(lane)); };
    };
    step_together(lanes, step(act("one")), step(logged(log, "a"), act("two")),
                  step(read_then(logged(log, "b"), logged(log, "c")), act("three")));
    EXPECT_EQ(log,
              (Log{"one0", "a0", "one1", "a1", "two0", "b0", "two1", "b1", "c0", "c1", "three0", "three1"}));
}

TEST(StepTogether, WhatIsReadFirstIsAskedForBeforeAnyStep) {
    Log log;
    step_together(std::array{0, 1}, step(logged(log, "a"), [&](int) { log.emplace_back("act"); }));
    EXPECT_EQ(log, (Log{"a0", "a1", "act", "act"}));
}

TEST(StepTogether, WhatIsDoneMeanwhileIsDoneOnceWhileMemoryFetches) {
    Log log;
    step_together(std::array{0, 1}, meanwhile([&] { log.emplace_back("first"); }), step([](int) {}),
                  meanwhile([&] { log.emplace_back("second"); }),
                  step(read_then(logged(log, "a"), logged(log, "b")), [&](int) { log.emplace_back("act"); }));
    EXPECT_EQ(log, (Log{"first", "a0", "a1", "second", "b0", "b1", "act", "act"}));
}

TEST(StepTogether, ALaneThatDoesNotGoOnTakesNoFurtherStepAndReadsNothing) {
    Log log;
    auto lanes = numbers(6);
    step_together(lanes, step([](int& lane) { return (lane += 10) % 2 == 0; }),
                  step(logged(log, "a"), [](int lane) { return lane != 12; }),
                  step([&](int lane) { log.push_back("act" + std::to_string(lane)); }));
    EXPECT_EQ(log, (Log{"a10", "a12", "a14", "act10", "act14"}));
    EXPECT_EQ(lanes, (std::vector<int>{10, 14}));
}

TEST(StepTogether, WithoutLanesOnlyWhatIsDoneMeanwhileIsDone) {
    Log log;
    std::vector<int> none;
    step_together(none, step(logged(log, "a"), [&](int) { log.emplace_back("act"); }),
                  meanwhile([&] { log.emplace_back("meanwhile"); }),
                  step(logged(log, "b"), [](int) { return true; }));
    EXPECT_EQ(log, Log{"meanwhile"});
}
