#include "sim/sweep/work/heartbeat.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace musubi {
namespace {

using namespace std::chrono_literals;

TEST(Heartbeat, BeatsUntilItsEnd) {
    std::atomic<int> beats = 0;
    {
        const Heartbeat heart(1ms, [&] { ++beats; });
        while (beats < 3) std::this_thread::yield();
    }
    const int at_the_end = beats;
    std::this_thread::sleep_for(5ms);
    EXPECT_EQ(beats, at_the_end);
}

TEST(Heartbeat, EndsInTheMidstOfALongPause) {
    std::atomic<int> beats = 0;
    const auto begin = std::chrono::steady_clock::now();
    {
        const Heartbeat heart(1h, [&] { ++beats; });
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 1min);
    EXPECT_EQ(beats, 0);
}

}  // namespace
}  // namespace musubi
