#include "sim/io/machine_memory.hpp"

#include <gtest/gtest.h>

#include "tests/io/folder.hpp"

namespace musubi {
namespace {

constexpr double kilobyte = 1024, gigabyte = 1e9;

/// Files as Linux has them, made up: a machine with eight gigabytes available.
class MemoryOfAMachine : public ::testing::Test {
  protected:
    MemoryOfAMachine() {
        folder.write("proc/meminfo", "MemTotal: 16000000 kB\nMemFree: 1 kB\nMemAvailable:    8000000 kB\n");
    }
    void member_of(const std::string& groups) const { folder.write("proc/self/cgroup", groups); }
    void group_2(const std::string& group, const std::string& max, const std::string& current,
                 const std::string& stat = "anon 5\n") const {
        folder.write("cgroup/" + group + "/memory.max", max + '\n');
        folder.write("cgroup/" + group + "/memory.current", current + '\n');
        folder.write("cgroup/" + group + "/memory.stat", stat);
    }
    void group_1(const std::string& group, const std::string& limit, const std::string& usage) const {
        folder.write("cgroup/memory/" + group + "/memory.limit_in_bytes", limit + '\n');
        folder.write("cgroup/memory/" + group + "/memory.usage_in_bytes", usage + '\n');
        folder.write("cgroup/memory/" + group + "/memory.stat", "cache 9\ntotal_inactive_file 100000000\n");
    }
    MemoryRoom room() const { return *memory_room({folder / "proc", folder / "cgroup"}); }
    Folder folder;
};

TEST_F(MemoryOfAMachine, IsWhatItHasAvailableWithSwap) {
    EXPECT_EQ(room().bytes, 8'000'000 * kilobyte);
    EXPECT_EQ(room().set_by, "what this machine has available");
    folder.write("proc/meminfo", "MemAvailable: 8000000 kB\nSwapFree: 1000000 kB\n");
    EXPECT_EQ(room().bytes, 9'000'000 * kilobyte);
}

TEST_F(MemoryOfAMachine, IsWhatIsLeftOfItsControlGroup) {
    member_of("0::/job/step\n");
    group_2("job/step", "3000000000", "1000000000");
    EXPECT_EQ(room().bytes, 2 * gigabyte);
    EXPECT_EQ(room().set_by, "the control group " + (folder / "cgroup/job/step").string());
}

TEST_F(MemoryOfAMachine, CountsPagesOfFilesAsFree) {
    member_of("0::/job\n");
    group_2("job", "3000000000", "2500000000", "anon 1\ninactive_file 400000000\nactive_file 100000000\n");
    EXPECT_EQ(room().bytes, gigabyte);
}

TEST_F(MemoryOfAMachine, IsThatOfTheTightestOfNestedGroups) {
    member_of("0::/slice/job/step\n");
    group_2("slice", "4000000000", "3500000000");
    group_2("slice/job", "2000000000", "100000000");
    group_2("slice/job/step", "max", "100000000");
    EXPECT_EQ(room().bytes, 0.5 * gigabyte) << "the others of the slice have the rest";
}

TEST_F(MemoryOfAMachine, OfAContainerThatSeesItselfAsTheRoot) {
    member_of("0::/docker/of-the-host\n");
    group_2("", "1500000000", "500000000");
    EXPECT_EQ(room().bytes, gigabyte);
}

TEST_F(MemoryOfAMachine, UnderTheFirstVersionOfControlGroups) {
    member_of("9:name=systemd:/\n4:cpu,memory:/job\n0::/\n");
    group_1("", "9223372036854771712", "5000000000");
    group_1("job", "3000000000", "1100000000");
    EXPECT_EQ(room().bytes, 2 * gigabyte);
}

TEST_F(MemoryOfAMachine, IsNoneWhereAGroupIsFull) {
    member_of("0::/job\n");
    group_2("job", "1000000000", "1000000001");
    EXPECT_EQ(room().bytes, 0);
}

TEST_F(MemoryOfAMachine, IsWhatUlimitLeaves) {
    folder.write("proc/self/limits",
                 "Limit                     Soft Limit           Hard Limit           Units     \n"
                 "Max address space         3000000000           unlimited            bytes     \n");
    folder.write("proc/self/statm", "1000 500 200 10 0 300 0\n");
    EXPECT_EQ(room().bytes, 3 * gigabyte - 1000 * 4096.0);
    EXPECT_NE(room().set_by.find("ulimit -v"), std::string::npos);
    folder.write("proc/self/limits",
                 "Max address space         unlimited            unlimited            bytes\n");
    EXPECT_EQ(room().bytes, 8'000'000 * kilobyte);
}

TEST_F(MemoryOfAMachine, IsUnknownWhereNothingSaysIt) {
    EXPECT_FALSE(memory_room({folder / "nowhere", folder / "nowhere"}));
    EXPECT_TRUE(memory_room()) << "of this one";
}

}  // namespace
}  // namespace musubi
