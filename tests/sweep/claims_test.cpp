#include "sim/sweep/claims.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "tests/io/folder.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

class ClaimsOfASweep : public ::testing::Test {
  protected:
    ClaimsOfASweep() {
        for (const char* beside : {"claims", "workers"}) fs::create_directories(folder.path() / beside);
    }
    /// Claims a batch in another process, which then lives until it is killed.
    pid_t claim_elsewhere(const char* batch) {
        const pid_t child = ::fork();
        if (child == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            Claims(folder.path()).claim(batch);
            std::ofstream(folder.path() / "ready").put('\n');
            for (;;) ::pause();
        }
        while (!fs::exists(folder.path() / "ready")) ::usleep(1000);
        fs::remove(folder.path() / "ready");
        return child;
    }
    void kill(pid_t child) {
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
    }
    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder.path() / "claims"), fs::directory_iterator()));
    }
    Folder folder;
};

TEST_F(ClaimsOfASweep, AreForOneAtATime) {
    Claims claims(folder.path());
    EXPECT_TRUE(claims.claim("a"));
    EXPECT_FALSE(claims.claim("a")) << "another thread of the same process has it";
    EXPECT_TRUE(claims.claim("b"));
    claims.release("a");
    EXPECT_TRUE(claims.claim("a"));
}

TEST_F(ClaimsOfASweep, OfALivingProcessStandAndOfADeadOneDoNot) {
    const pid_t child = claim_elsewhere("a");
    Claims claims(folder.path());
    EXPECT_FALSE(claims.claim("a"));
    EXPECT_EQ(claimed_batches(folder.path()).count("a"), 1U);
    kill(child);
    EXPECT_EQ(claimed_batches(folder.path()).count("a"), 0U);
    EXPECT_TRUE(claims.claim("a"));
    EXPECT_FALSE(claims.claim("a"));
    claims.release("a");
    EXPECT_EQ(files(), 0U) << "what the dead left goes with it";
}

TEST_F(ClaimsOfASweep, OfADeadOneAreTakenOverByOneOnly) {
    kill(claim_elsewhere("a"));
    const pid_t heir = claim_elsewhere("a");
    EXPECT_FALSE(Claims(folder.path()).claim("a"));
    kill(heir);
    EXPECT_TRUE(Claims(folder.path()).claim("a"));
}

TEST_F(ClaimsOfASweep, OfAnotherMachineStandAsLongAsItGivesSigns) {
    const std::string stranger = WorkerName{"elsewhere~0~0", 17, "1"}.text();
    std::ofstream(folder.path() / "claims" / "a.0") << stranger << '\n';
    EXPECT_TRUE(Claims(folder.path()).claim("a")) << "no sign at all";
    Claims(folder.path()).release("a");
    std::ofstream(folder.path() / "claims" / "a.0") << stranger << '\n';
    const fs::path sign = folder.path() / "workers" / stranger;
    std::ofstream(sign) << "3 1 2.5 4 at-work\n";
    EXPECT_FALSE(Claims(folder.path()).claim("a"));
    fs::last_write_time(sign, fs::file_time_type::clock::now() - Claims::silence - std::chrono::seconds(1));
    EXPECT_TRUE(Claims(folder.path()).claim("a"));
}

TEST_F(ClaimsOfASweep, KnowWhoIsAtWorkAndWhatItMade) {
    Claims claims(folder.path());
    claims.give_sign({claims.me(), 12, 2, 3.0, 4, false});
    const auto workers = workers_of(folder.path());
    ASSERT_EQ(workers.size(), 1U);
    EXPECT_TRUE(workers[0].at_work);
    EXPECT_EQ(workers[0].sign.runs, 12U);
    EXPECT_EQ(workers[0].sign.failed, 2U);
    EXPECT_EQ(workers[0].sign.threads, 4);
    claims.give_sign({claims.me(), 12, 2, 3.0, 4, true});
    EXPECT_FALSE(workers_of(folder.path())[0].at_work);
}

TEST(NameOfAWorker, ReadsBackAndIsNothingElse) {
    const WorkerName me = this_worker();
    const auto again = WorkerName::in(me.text());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->machine, me.machine);
    EXPECT_EQ(again->process, ::getpid());
    EXPECT_EQ(again->since, me.since);
    EXPECT_EQ(runs_here(me), true);
    EXPECT_EQ(runs_here({me.machine, me.process, "1"}), false) << "the id is of a later process";
    EXPECT_FALSE(WorkerName::in(""));
    EXPECT_FALSE(WorkerName::in("a~b~c"));
}

}  // namespace
}  // namespace musubi
