#include "sim/io/whole_file.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>

#include "tests/io/folder.hpp"
#include "tests/io/small_panel.hpp"

namespace musubi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Optional;

std::span<const std::byte> as_bytes_of(const std::string& text) { return std::as_bytes(std::span(text)); }

/// The files of this process cannot grow beyond that, as if the disk were full.
class FullDisk {
  public:
    explicit FullDisk(rlim_t bytes) : handler_(::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit little{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &little);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        ::signal(SIGXFSZ, handler_);
    }

  private:
    void (*handler_)(int);
    rlimit before_{};
};

TEST(WholeFile, HoldsWhatItWasGivenAndNothingElseIsLeft) {
    const Folder folder;
    write_whole_file(folder / "r.h5", as_bytes_of("content"), Overwrite::no);
    EXPECT_EQ(folder.read("r.h5"), "content");
    EXPECT_THAT(folder.names(), ElementsAre("r.h5"));
    struct stat found {};
    ASSERT_EQ(::stat((folder / "r.h5").c_str(), &found), 0);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    EXPECT_EQ(found.st_mode & 0777, 0666 & ~mask) << "others may read it as any other file";
}

TEST(WholeFile, ReplacesOnlyWhenToldTo) {
    const Folder folder;
    folder.write("r.h5", "old");
    EXPECT_THROW(write_whole_file(folder / "r.h5", as_bytes_of("new"), Overwrite::no), std::system_error);
    EXPECT_EQ(folder.read("r.h5"), "old") << "even a file that came into being during the computation";
    write_whole_file(folder / "r.h5", as_bytes_of("new"), Overwrite::yes);
    EXPECT_EQ(folder.read("r.h5"), "new");
    EXPECT_THAT(folder.names(), ElementsAre("r.h5"));
}

TEST(WholeFile, AReplacedFileHandsOnItsMode) {
    const Folder folder;
    for (const mode_t mode : {0600, 0640, 0444, 0666}) {
        folder.write("r.h5", "old");
        ASSERT_EQ(::chmod((folder / "r.h5").c_str(), mode), 0);
        write_whole_file(folder / "r.h5", as_bytes_of("new"), Overwrite::yes);
        struct stat found {};
        ASSERT_EQ(::stat((folder / "r.h5").c_str(), &found), 0);
        EXPECT_EQ(found.st_mode & 07777, mode);
        EXPECT_EQ(folder.read("r.h5"), "new");
        std::filesystem::remove(folder / "r.h5");
    }
}

TEST(WholeFile, AReplacedFileHandsOnItsOwnerToWhoMayGiveIt) {
    const Folder folder;
    folder.write("r.h5", "old");
    const bool is_root = ::geteuid() == 0;  // only root gives files away
    const uid_t somebody = is_root ? 65534 : ::geteuid();
    const gid_t their_group = is_root ? 65534 : ::getegid();
    ASSERT_EQ(::chown((folder / "r.h5").c_str(), somebody, their_group), 0);
    write_whole_file(folder / "r.h5", as_bytes_of("new"), Overwrite::yes);
    struct stat found {};
    ASSERT_EQ(::stat((folder / "r.h5").c_str(), &found), 0);
    EXPECT_EQ(found.st_uid, somebody);
    EXPECT_EQ(found.st_gid, their_group);
}

TEST(WholeFile, AFullDiskLeavesTheOldFileAndNoOther) {
    const Folder folder;
    folder.write("r.h5", "old");
    const std::string large(100'000, 'x');
    {
        const FullDisk disk(50'000);
        EXPECT_THROW(write_whole_file(folder / "r.h5", as_bytes_of(large), Overwrite::yes),
                     std::system_error);
    }
    EXPECT_EQ(folder.read("r.h5"), "old");
    EXPECT_THAT(folder.names(), ElementsAre("r.h5"));
}

TEST(WholeFile, AFullDiskUnderAResultSaysSo) {
    const Folder folder;
    std::string message;
    {
        const FullDisk disk(1000);
        try {
            write_result(folder / "r.h5", small_panel(), small_provenance(), Overwrite::no);
        } catch (const std::exception& fault) {
            message = fault.what();
        }
    }
    EXPECT_THAT(message, HasSubstr("cannot write"));
    EXPECT_THAT(message, HasSubstr("File too large"));
    EXPECT_THAT(folder.names(), ElementsAre());
}

/// Holds a file as a process does that is writing it.
class Writing {
  public:
    explicit Writing(const std::filesystem::path& path)
        : file_(::open(path.c_str(), O_WRONLY | O_CREAT, 0666)) {
        struct flock whole {};
        whole.l_type = F_WRLCK;
        EXPECT_EQ(::fcntl(file_, F_OFD_SETLK, &whole), 0);
    }
    Writing(const Writing&) = delete;
    Writing& operator=(const Writing&) = delete;
    ~Writing() { ::close(file_); }

  private:
    int file_;
};

TEST(WholeFile, WhatAKilledProcessLeftBehindIsRemovedAndNotWhatAnotherIsWriting) {
    const Folder folder;
    const std::string mine = ".r.h5.unfinished-" + std::to_string(::getpid()) + "-0";
    folder.write(mine, "half of one that had this process's id");
    folder.write(".r.h5.unfinished-1-0", "half");
    folder.write(".other.h5.unfinished-1-0", "half of another result");
    ASSERT_EQ(::mkfifo((folder / ".r.h5.unfinished-2-0").c_str(), 0600), 0);
    {
        const Writing another(folder / ".r.h5.unfinished-3-0");
        write_whole_file(folder / "r.h5", as_bytes_of("content"), Overwrite::no);
        auto names = folder.names();
        std::sort(names.begin(), names.end());
        EXPECT_THAT(names, ElementsAre(".other.h5.unfinished-1-0", ".r.h5.unfinished-2-0",
                                       ".r.h5.unfinished-3-0", "r.h5"));
    }
    EXPECT_EQ(folder.read("r.h5"), "content");
    write_whole_file(folder / "r.h5", as_bytes_of("again"), Overwrite::yes);
    EXPECT_FALSE(std::filesystem::exists(folder / ".r.h5.unfinished-3-0")) << "its process is gone";
}

TEST(WholeFile, ANameInTheWayIsStillNotInTheWay) {
    const Folder folder;
    const Writing mine(folder / (".r.h5.unfinished-" + std::to_string(::getpid()) + "-0"));
    write_whole_file(folder / "r.h5", as_bytes_of("content"), Overwrite::no);
    EXPECT_EQ(folder.read("r.h5"), "content");
}

TEST(WholeFile, AFolderThatVanishedIsAnError) {
    const Folder folder;
    EXPECT_THROW(write_whole_file(folder / "gone" / "r.h5", as_bytes_of("x"), Overwrite::no),
                 std::system_error);
}

TEST(RefuseTarget, AcceptsANewNameInAFolder) {
    const Folder folder;
    EXPECT_EQ(refuse_target(folder / "r.h5", Overwrite::no), std::nullopt);
    EXPECT_EQ(refuse_target("r-that-is-not-there.h5", Overwrite::no), std::nullopt) << "here";
    EXPECT_THAT(folder.names(), ElementsAre()) << "asking writes nothing";
}

TEST(RefuseTarget, AnExistingFileIsRefusedUnlessItMayBeReplaced) {
    const Folder folder;
    folder.write("r.h5", "old");
    EXPECT_EQ(refuse_target(folder / "r.h5", Overwrite::no), "exists already; --overwrite replaces it");
    EXPECT_EQ(refuse_target(folder / "r.h5", Overwrite::yes), std::nullopt);
}

TEST(RefuseTarget, WhatIsNoOrdinaryFileIsRefusedInAnyCase) {
    const Folder folder;
    folder.write("r.h5", "old");
    std::filesystem::create_directory(folder / "sub");
    std::filesystem::create_symlink("r.h5", folder / "link");
    std::filesystem::create_symlink("none", folder / "dangling");
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    for (const Overwrite overwrite : {Overwrite::no, Overwrite::yes}) {
        const auto reason = [&](const std::filesystem::path& path) {
            return refuse_target(path, overwrite).value_or("none");
        };
        EXPECT_EQ(reason(folder / "sub"), "is a folder; the name of a file is expected");
        EXPECT_EQ(reason(folder.path().string() + "/"), "is a folder; the name of a file is expected");
        EXPECT_EQ(reason(folder / "."), "is a folder; the name of a file is expected");
        EXPECT_EQ(reason(folder / "link"), "is a link; name the file itself");
        EXPECT_EQ(reason(folder / "dangling"), "is a link; name the file itself");
        EXPECT_EQ(reason(folder / "pipe"), "is not an ordinary file");
        EXPECT_EQ(reason("/dev/null"), "is not an ordinary file");
        EXPECT_EQ(reason(folder / "none/r.h5"), "there is no folder '" + (folder / "none").string() + "'");
        EXPECT_THAT(reason(folder / "r.h5/r.h5"), HasSubstr("is not a folder"));
        EXPECT_THAT(reason(folder / std::string(250, 'x')),
                    HasSubstr("the name is too long: 250 characters"));
    }
}

}  // namespace
}  // namespace musubi
