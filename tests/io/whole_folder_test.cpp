#include "sim/io/whole_folder.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>

#include "tests/io/folder.hpp"

namespace musubi {
namespace {

using testing::ElementsAre;

std::vector<std::string> sorted_names(const Folder& folder) {
    auto names = folder.names();
    std::sort(names.begin(), names.end());
    return names;
}

TEST(WholeFolder, HoldsWhatItWasGivenAndNothingElseIsLeft) {
    const Folder folder;
    write_whole_folder(folder / "tables", {{"a.csv", "1"}, {"b.csv", "2"}});
    EXPECT_EQ(folder.read("tables/a.csv"), "1");
    EXPECT_EQ(folder.read("tables/b.csv"), "2");
    EXPECT_THAT(folder.names(), ElementsAre("tables"));
}

TEST(WholeFolder, NeverReplacesAnything) {
    const Folder folder;
    folder.write("file", "old");
    std::filesystem::create_directory(folder / "empty");
    for (const char* name : {"file", "empty"}) {
        try {
            write_whole_folder(folder / name, {{"a.csv", "1"}});
            ADD_FAILURE() << name;
        } catch (const std::system_error& fault) {
            EXPECT_EQ(fault.code().value(), EEXIST);
        }
    }
    EXPECT_EQ(folder.read("file"), "old");
    EXPECT_THAT(sorted_names(folder), ElementsAre("empty", "file"));
}

TEST(WholeFolder, AFolderThatHadThisProcesssIdIsNotAdopted) {
    const Folder folder;
    for (const char* attempt : {"", "-0"})
        folder.write(".tables.unfinished-" + std::to_string(::getpid()) + attempt + "/old.csv", "stale");
    write_whole_folder(folder / "tables", {{"a.csv", "1"}});
    EXPECT_FALSE(std::filesystem::exists(folder / "tables/old.csv"));
    EXPECT_THAT(folder.names(), ElementsAre("tables")) << "and what the dead left is cleared";
}

TEST(WholeFolder, WhatAnotherIsWritingIsLeftToIt) {
    const Folder folder;
    const std::string name = ".tables.unfinished-" + std::to_string(::getpid()) + "-0";
    folder.write(name + "/half.csv", "half");
    const int another = ::open((folder / name).c_str(), O_RDONLY | O_DIRECTORY);
    ASSERT_EQ(::flock(another, LOCK_EX), 0);
    write_whole_folder(folder / "tables", {{"a.csv", "1"}});
    EXPECT_EQ(folder.read(name + "/half.csv"), "half");
    EXPECT_THAT(sorted_names(folder), ElementsAre(name, "tables"));
    ::close(another);
}

}  // namespace
}  // namespace musubi
