#include "tools/musubi/running/interruption.hpp"

#include <gtest/gtest.h>
#include <signal.h>

namespace musubi {
namespace {

TEST(Interruption, CountsBothSignalsWhileItLives) {
    {
        const Interruption interruption;
        EXPECT_EQ(Interruption::asked(), Stop::no);
        ::raise(SIGINT);
        EXPECT_EQ(Interruption::asked(), Stop::after_those_under_way);
        ::raise(SIGTERM);
        EXPECT_EQ(Interruption::asked(), Stop::at_once);
    }
    const Interruption another;
    EXPECT_EQ(Interruption::asked(), Stop::no) << "each run begins anew";
}

TEST(Interruption, TheThirdSignalEndsTheProgramAsWithoutIt) {
    for (const int signal : {SIGINT, SIGTERM})
        EXPECT_EXIT(
            {
                const Interruption interruption;
                for (int i = 0; i < 3; ++i) ::raise(signal);
            },
            testing::KilledBySignal(signal), "Stopping at once");
}

TEST(Interruption, GivesBackWhatWasThereBefore) {
    const auto before = ::signal(SIGTERM, SIG_IGN);
    {
        const Interruption interruption;
        ::raise(SIGTERM);
        EXPECT_EQ(Interruption::asked(), Stop::no) << "what was to be ignored still is";
    }
    EXPECT_EQ(::signal(SIGTERM, before), SIG_IGN);
    EXPECT_EXIT(
        {
            { const Interruption interruption; }
            ::raise(SIGINT);
        },
        testing::KilledBySignal(SIGINT), "");
}

}  // namespace
}  // namespace musubi
