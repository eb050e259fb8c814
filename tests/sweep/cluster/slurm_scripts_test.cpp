#include "sim/sweep/cluster/slurm_scripts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "sim/sweep/cluster/slurm_options.hpp"

namespace musubi {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

SlurmJob job_in(const std::string& folder, std::vector<std::string> options = {}) {
    SlurmJob job;
    job.program = "/usr/bin/musubi";
    job.folder = folder;
    job.merged = "/home/me/merged.h5";
    job.options = std::move(options);
    return job;
}

std::vector<std::string> objections_to(const std::string& option) {
    return objections_of_slurm(job_in("/home/me/sweep", {option}));
}

TEST(ScriptsForSlurm, NameTheLogsInAFolderWithPerCentSignsSoThatSlurmReplacesNone) {
    const SlurmJob job = job_in("/home/me/50%j of it's");
    EXPECT_THAT(objections_of_slurm(job), IsEmpty());
    EXPECT_THAT(array_script(job),
                HasSubstr("#SBATCH --output=\"/home/me/50%%j of it's/slurm/%A_%a.log\"\n"));
    EXPECT_THAT(merge_script(job),
                HasSubstr("#SBATCH --output=\"/home/me/50%%j of it's/slurm/merge-%j.log\"\n"));
    EXPECT_THAT(array_script(job), HasSubstr("sweep resume '/home/me/50%j of it'\\''s' "));
}

TEST(ScriptsForSlurm, AreNotWrittenForAFolderThatALogCannotHaveInItsName) {
    for (const char* name : {"/a/nl\ntouch x", "/a/\rx", "/a/\x1b[2J", "/a/\"x\"", "/a/x\\y"})
        EXPECT_THAT(objections_of_slurm(job_in(name)), ElementsAre(HasSubstr("rename the folder"))) << name;
}

TEST(ScriptsForSlurm, ShareNoOptionThatIsTheArraysAlone) {
    for (const char* option :
         {"--array=0-3", "--arr=0-3", "--array 0-3", "-a0-3", "-a 0-3", "--time=5 --array=0-3%2"})
        EXPECT_THAT(objections_to(option), ElementsAre(HasSubstr("--at-once N"))) << option;
    for (const char* option : {"--dependency=afterok:7", "--dep=singleton", "-d afterok:7"})
        EXPECT_THAT(objections_to(option), ElementsAre(HasSubstr("depends on the array already"))) << option;
    EXPECT_THAT(objections_to("--mem=4G\ntouch x"), ElementsAre(HasSubstr("is one line")));
    EXPECT_THAT(objections_to("mem=4G"), ElementsAre(HasSubstr("--sbatch=--mem=4G may be meant")));
    for (const char* option : {"--account=x", "-A x", "--partition=long", "--time=2:00:00",
                               "--deadline=now+1day", "--distribution=block", "--acctg-freq=30", "-t 5"})
        EXPECT_THAT(objections_to(option), IsEmpty()) << option;
}

TEST(ScriptsForSlurm, LetAsManyTasksWorkAtOnceAsIsAsked) {
    SlurmJob job = job_in("/home/me/sweep");
    job.tasks = 100;
    EXPECT_THAT(array_script(job), HasSubstr("#SBATCH --array=0-99\n"));
    job.at_once = 7;
    EXPECT_THAT(array_script(job), HasSubstr("#SBATCH --array=0-99%7\n"));
    EXPECT_THAT(merge_script(job), Not(HasSubstr("--array")));
}

double seconds_of(const std::optional<TimeLimit>& limit) { return limit ? limit->seconds.value_or(-1) : -2; }

TEST(TimeLimits, AreReadAsSlurmReadsThem) {
    const auto seconds = [](const char* option) { return seconds_of(limit_of_options({option})); };
    EXPECT_EQ(seconds("--time=90"), 90 * 60);
    EXPECT_EQ(seconds("--time=1:30"), 90);
    EXPECT_EQ(seconds("-t 2:00:00"), 7200);
    EXPECT_EQ(seconds("-t5"), 300);
    EXPECT_EQ(seconds("--time 1-12"), 36 * 3600);
    EXPECT_EQ(seconds("--time=1-00:30"), 24 * 3600 + 1800);
    EXPECT_EQ(seconds("--time=2-01:00:05"), 49 * 3600 + 5);
    EXPECT_EQ(seconds_of(limit_of_options({"--time=10", "--time=20"})), 1200) << "the last is taken";
    EXPECT_EQ(limit_of_options({"--mem=4G", "--time=10"})->said, "--sbatch=--time=10");
}

TEST(TimeLimits, NoneAndUnknownOnesAreToldApart) {
    constexpr double none = std::numeric_limits<double>::infinity();
    for (const char* option : {"--time=UNLIMITED", "--time=infinite", "-t -1", "--time=0", "-t 0:00"})
        EXPECT_EQ(seconds_of(limit_of_options({option})), none) << option;
    for (const char* option : {"--time=2h", "--time", "--time=1:2:3:4"})
        EXPECT_EQ(seconds_of(limit_of_options({option})), -1) << option;
    for (const char* option : {"--partition=long", "--time-min=5", "--tres-per-task=cpu:1"})
        EXPECT_EQ(seconds_of(limit_of_options({option})), -2) << option;
}

TEST(TimeLimits, OfTheEnvironmentAreReadAlike) {
    EXPECT_EQ(seconds_of(limit_of_environment("1:30")), 90);
    EXPECT_EQ(limit_of_environment("90")->said, "SBATCH_TIMELIMIT=90");
    EXPECT_FALSE(limit_of_environment(""));
    EXPECT_FALSE(limit_of_environment(nullptr));
}

}  // namespace
}  // namespace musubi
