#include "sim/io/looked_up.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/io/input_file.hpp"
#include "tests/io/folder.hpp"

namespace musubi {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(LookedUp, AFolderIsWhatLiesInItAndUnderIt) {
    const Folder folder;
    folder.write("a", "");
    folder.write("sub/b", "");
    EXPECT_THAT(entries_in(folder.path()), UnorderedElementsAre(folder / "a", folder / "sub"));
    EXPECT_THAT(entries_under(folder.path()),
                UnorderedElementsAre(folder / "a", folder / "sub", folder / "sub/b"));
}

TEST(LookedUp, NoFolderHoldsNothingAndWhatIsNoFolderIsRefused) {
    const Folder folder;
    EXPECT_THAT(entries_in(folder / "none"), IsEmpty());
    EXPECT_THROW(entries_in(folder.write("file", "")), CannotRead);
}

TEST(LookedUp, AFirstLineEndsAtTheBreakOrTheEnd) {
    const Folder folder;
    EXPECT_EQ(first_line_of(folder.write("two", "one\ntwo\n")), "one");
    EXPECT_EQ(first_line_of(folder.write("no-break", "one")), "one");
    EXPECT_EQ(first_line_of(folder.write("empty", "")), "");
    EXPECT_EQ(first_line_of(folder / "none"), std::nullopt);
    EXPECT_NE(first_line_of("/proc/self/stat").value_or(""), "") << "a file without a size";
}

}  // namespace
}  // namespace musubi
