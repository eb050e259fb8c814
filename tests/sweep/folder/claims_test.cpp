#include "sim/sweep/folder/claims.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "musubi/random.hpp"
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
    fs::path claim(unsigned turn) const { return folder.path() / "claims" / ("a." + std::to_string(turn)); }
    std::size_t files() const {
        std::size_t files = 0;
        for (const auto& entry : fs::directory_iterator(folder.path() / "claims"))
            if (!entry.path().filename().string().starts_with('.')) ++files;
        return files;
    }
    Folder folder;
};

TEST_F(ClaimsOfASweep, AreForOneAtATime) {
    Claims claims(folder.path());
    EXPECT_TRUE(claims.claim("a"));
    EXPECT_FALSE(claims.claim("a")) << "another thread of the same process has it";
    EXPECT_TRUE(claims.claim("b"));
    EXPECT_FALSE(claims.taken_over("b"));
    claims.release("a");
    EXPECT_TRUE(claims.claim("a"));
}

TEST_F(ClaimsOfASweep, OfALivingProcessStandAndOfADeadOneDoNot) {
    const pid_t child = claim_elsewhere("a");
    Claims claims(folder.path());
    EXPECT_FALSE(claims.claim("a"));
    EXPECT_EQ(claimed_batches(folder.path()).count("a"), 1U);
    EXPECT_TRUE(somebody_at(folder.path(), "a"));
    kill(child);
    EXPECT_EQ(claimed_batches(folder.path()).count("a"), 0U);
    EXPECT_FALSE(somebody_at(folder.path(), "a"));
    EXPECT_EQ(batches_with_a_claim(folder.path()), std::set<std::string>{"a"});
    EXPECT_TRUE(claims.claim("a"));
    EXPECT_TRUE(claims.taken_over("a"));
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

TEST_F(ClaimsOfASweep, AreLetGoButForThoseOfTheDeadWhereABatchIsGivenUp) {
    kill(claim_elsewhere("a"));
    Claims claims(folder.path());
    ASSERT_TRUE(claims.claim("a"));
    claims.give_up("a");
    EXPECT_EQ(files(), 1U);
    EXPECT_FALSE(claims.taken_over("a"));
    EXPECT_TRUE(claims.claim("a"));
    EXPECT_TRUE(claims.taken_over("a")) << "whoever takes it next knows that somebody died at it";
}

TEST_F(ClaimsOfASweep, OfNobodyAreOfTheDead) {
    std::ofstream(claim(0)).close();  // as it may lie there after a machine went down
    EXPECT_FALSE(somebody_at(folder.path(), "a"));
    EXPECT_TRUE(Claims(folder.path()).claim("a"));
}

TEST_F(ClaimsOfASweep, AreOursWhereTheAnswerThatTheyWereMadeIsLost) {
    std::ofstream(claim(0)) << this_worker().text() << '\n';
    Claims claims(folder.path());
    EXPECT_TRUE(claims.claim("a"));
    EXPECT_FALSE(claims.claim("a"));
}

TEST_F(ClaimsOfASweep, ThatCannotBeMadeOrReadAreAnError) {
    fs::create_directory(claim(0));
    EXPECT_THROW(Claims(folder.path()).claim("a"), std::system_error);
    fs::remove_all(folder.path() / "claims");
    EXPECT_THROW(Claims(folder.path()).claim("a"), std::system_error);
}

TEST_F(ClaimsOfASweep, OfAnotherMachineStandAsLongAsItGivesSigns) {
    const std::string stranger = WorkerName{"elsewhere~0~0", 17, "1"}.text();
    std::ofstream(claim(0)) << stranger << '\n';
    const fs::path sign = folder.path() / "workers" / stranger;
    std::ofstream(sign) << "3 1 2.5 4 at-work\n";
    Claims claims(folder.path());
    EXPECT_FALSE(claims.claim("a"));
    fs::last_write_time(sign, fs::file_time_type::clock::now() - Claims::silence - std::chrono::seconds(1));
    EXPECT_TRUE(claims.claim("a"));
    claims.give_up("a");
    fs::remove(sign);
    EXPECT_TRUE(claims.claim("a")) << "no sign at all";
}

TEST_F(ClaimsOfASweep, OfAnotherMachineDoNotStandForEverWhereItsClockIsWrong) {
    const std::string stranger = WorkerName{"elsewhere~0~0", 17, "1"}.text();
    std::ofstream(claim(0)) << stranger << '\n';
    const fs::path sign = folder.path() / "workers" / stranger;
    std::ofstream(sign) << "3 1 2.5 4 at-work\n";
    const auto now = fs::file_time_type::clock::now();
    fs::last_write_time(sign, now + std::chrono::minutes(2));
    Claims claims(folder.path());
    EXPECT_FALSE(claims.claim("a")) << "clocks differ a little";
    fs::last_write_time(sign, now + std::chrono::hours(24 * 365));
    EXPECT_FALSE(workers_of(folder.path())[0].at_work);
    EXPECT_TRUE(claims.claim("a"));
}

TEST_F(ClaimsOfASweep, AreSignedWithFilesThatGoWithTheirWorkerOrAreClearedWhenItIsDead) {
    const auto signatures = [&] {
        std::size_t files = 0;
        for (const auto& entry : fs::directory_iterator(folder.path() / "claims"))
            if (entry.path().filename().string().starts_with('.')) ++files;
        return files;
    };
    const std::string dead = WorkerName{this_worker().machine, 999'999'999, "1"}.text();
    const fs::path signature = folder.path() / "claims" / ('.' + dead);
    std::ofstream(signature) << dead << '\n';
    fs::create_hard_link(signature, claim(0));
    Claims claims(folder.path());
    ASSERT_TRUE(claims.claim("b"));
    EXPECT_EQ(signatures(), 2U);
    clear_signatures_of_the_dead(folder.path());
    EXPECT_EQ(signatures(), 1U) << "that of this worker stays";
    EXPECT_TRUE(claims.claim("a")) << "the claim of the dead says still whose it was";
    EXPECT_TRUE(claims.taken_over("a"));
}

TEST_F(ClaimsOfASweep, AreSignedAgainWhereSomebodyTookTheirWorkerForDead) {
    Claims claims(folder.path());
    ASSERT_TRUE(claims.claim("a"));
    fs::remove(folder.path() / "claims" / ('.' + claims.me().text()));
    EXPECT_TRUE(claims.claim("b"));
    EXPECT_TRUE(somebody_at(folder.path(), "b"));
}

/// Claims, is alone with the batch for a moment, and releases it, gives it up or dies, by chance. The code
/// with which it ends is 1 if it was not alone.
int be_alone_for_a_moment(const fs::path& folder, unsigned chance) {
    Claims claims(folder);
    if (!claims.claim("a")) return 0;
    const fs::path token = folder / "token";
    const int handle = ::open(token.c_str(), O_CREAT | O_EXCL | O_WRONLY, 0666);
    if (handle < 0) return 1;
    ::usleep(chance % 500);
    ::unlink(token.c_str());
    if (chance % 3 == 0) claims.release("a");
    if (chance % 3 == 1) claims.give_up("a");
    return 0;
}

TEST_F(ClaimsOfASweep, AreNeverOfTwoAtOnceWhoeverReleasesGivesUpOrDies) {
    constexpr unsigned at_once = 4, rounds = 150;
    std::array<pid_t, at_once> parents{};
    for (unsigned parent = 0; parent < at_once; ++parent)
        if ((parents[parent] = ::fork()) == 0) {
            int twice = 0;
            for (unsigned round = 0; round < rounds; ++round) {
                const auto chance = static_cast<unsigned>(scramble(parent * rounds + round) % 1000);
                const pid_t child = ::fork();
                if (child == 0) ::_exit(be_alone_for_a_moment(folder.path(), chance));
                int ended = 0;
                ::waitpid(child, &ended, 0);
                twice |= ended;
            }
            ::_exit(twice == 0 ? 0 : 1);
        }
    for (const pid_t parent : parents) {
        int ended = 0;
        ::waitpid(parent, &ended, 0);
        EXPECT_EQ(ended, 0);
    }
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
