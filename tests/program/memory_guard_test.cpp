#include "tools/musubi/running/memory_guard.hpp"

#include <gtest/gtest.h>

namespace musubi {
namespace {

const MemoryRoom ten_gigabytes{10e9, "the control group /job"};

std::string why_not(const MemoryNeed& need) {
    return objection_of_memory(need, ten_gigabytes).value_or("it fits");
}

TEST(NeededMemory, ThatFitsIsNoTrouble) {
    EXPECT_EQ(why_not({1e6, 9000, 100e6, 10}), "it fits");
    EXPECT_EQ(why_not({}), "it fits");
}

TEST(NeededMemory, OfTooManyReplicatesIsSaidWithHowManyWouldFit) {
    EXPECT_EQ(
        why_not({243e3, 1'000'000, 10e6, 2}),
        "not enough memory: this needs at least 243.0 GB, and the control group /job allows 10.0 GB more; "
        "41000 replicates would fit");
}

TEST(NeededMemory, OfTooManyThreadsIsSaidWithHowManyWouldFit) {
    EXPECT_NE(why_not({1e6, 100, 2e9, 64}).find("; --threads 4 would fit"), std::string::npos)
        << why_not({1e6, 100, 2e9, 64});
}

TEST(NeededMemory, OfBothIsSaidWithWhatFitsOnOneThread) {
    EXPECT_NE(why_not({1e6, 20'000, 6e9, 2}).find("; 4000 replicates on one thread would fit"),
              std::string::npos)
        << why_not({1e6, 20'000, 6e9, 2});
}

TEST(NeededMemory, OfOneReplicateMayBeTooMuch) {
    EXPECT_NE(why_not({1e6, 20, 60e9, 2}).find("; not even one fits"), std::string::npos);
}

}  // namespace
}  // namespace musubi
