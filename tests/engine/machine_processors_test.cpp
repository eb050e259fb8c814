#include "sim/engine/machine_processors.hpp"

#include <gtest/gtest.h>

#include "sim/engine/worker_pool.hpp"
#include "tests/io/folder.hpp"

namespace musubi {
namespace {

constexpr int sixteen = 16;

/// Files as Linux has them, made up: a machine of sixteen processors.
class ProcessorsOfAMachine : public ::testing::Test {
  protected:
    void member_of(const std::string& groups) const { folder.write("proc/self/cgroup", groups); }
    void group_2(const std::string& group, const std::string& max) const {
        folder.write("cgroup/" + group + "/cpu.max", max + '\n');
    }
    void group_1(const std::string& group, const std::string& quota) const {
        folder.write("cgroup/cpu/" + group + "/cpu.cfs_quota_us", quota + '\n');
        folder.write("cgroup/cpu/" + group + "/cpu.cfs_period_us", "100000\n");
    }
    int allowed() const { return processors_allowed(sixteen, {folder / "proc", folder / "cgroup"}); }
    Folder folder;
};

TEST_F(ProcessorsOfAMachine, AreAllWhereNothingLimitsThem) {
    EXPECT_EQ(allowed(), sixteen);
    member_of("0::/job\n");
    group_2("job", "max 100000");
    EXPECT_EQ(allowed(), sixteen);
}

TEST_F(ProcessorsOfAMachine, AreThoseWhoseTimeAGroupHas) {
    member_of("0::/job\n");
    group_2("job", "200000 100000");
    EXPECT_EQ(allowed(), 2);
    group_2("job", "250000 100000");
    EXPECT_EQ(allowed(), 3) << "two and a half keep three threads at work";
    group_2("job", "5000 100000");
    EXPECT_EQ(allowed(), 1);
    group_2("job", "3200000 100000");
    EXPECT_EQ(allowed(), sixteen);
}

TEST_F(ProcessorsOfAMachine, AreThoseOfTheTightestOfNestedGroups) {
    member_of("0::/slice/job\n");
    group_2("slice", "300000 100000");
    group_2("slice/job", "800000 100000");
    EXPECT_EQ(allowed(), 3);
}

TEST_F(ProcessorsOfAMachine, UnderTheFirstVersionOfControlGroups) {
    member_of("4:cpu,cpuacct:/job\n9:memory:/other\n");
    group_1("job", "-1");
    EXPECT_EQ(allowed(), sixteen);
    group_1("job", "400000");
    EXPECT_EQ(allowed(), 4);
}

TEST_F(ProcessorsOfAMachine, AreAtLeastOne) { EXPECT_GE(WorkerPool::threads_of_machine(), 1); }

}  // namespace
}  // namespace musubi
