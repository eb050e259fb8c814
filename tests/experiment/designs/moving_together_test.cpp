#include "sim/experiment/designs/moving_together.hpp"

#include <gtest/gtest.h>

namespace musubi {
namespace {

TEST(MovingTogether, AreFactorsThatRiseOrFallWithEachOther) {
    const auto found = moving_together({{1, 2, 3, 4},     // a
                                        {5, 6, 9, 1000},  // rises with it
                                        {3, 1, 4, 2},     // has a way of its own
                                        {0, -1, -2, -8},  // falls when a rises
                                        {9, 1, 16, 4}});  // rises with the third
    EXPECT_EQ(found.kept, (std::vector<std::size_t>{0, 2}));
    EXPECT_EQ(found.with, (std::vector<std::vector<std::size_t>>{{1, 3}, {4}}));
    EXPECT_FALSE(found.none(5));
}

TEST(MovingTogether, AreNotThoseOfWhichOneStaysWhereTheOtherMoves) {
    EXPECT_TRUE(moving_together({{1, 1, 2, 3}, {1, 2, 3, 4}}).none(2));
    EXPECT_TRUE(moving_together({{1, 1, 1, 1}, {1, 2, 3, 4}, {2, 2, 2, 2}}).none(3))
        << "what does not vary moves with nothing";
    EXPECT_TRUE(moving_together({{1, 2, 3, 4}, {1, 2, 1, 2}, {4, 1, 1, 4}}).none(3)) << "there and back";
    EXPECT_EQ(moving_together({{1, 1, 2, 3}, {7, 7, 5, 2}}).kept, (std::vector<std::size_t>{0}));
}

}  // namespace
}  // namespace musubi
