#include "tools/musubi/words/short_names.hpp"

#include <gtest/gtest.h>

namespace musubi {
namespace {

using Names = std::vector<std::string>;

TEST(ShortNames, AreThoseOfTheFilesWithoutTheirEnding) {
    EXPECT_EQ(short_names({"runs/base.h5", "/tmp/other.toml"}), (Names{"base", "other"}));
}

TEST(ShortNames, HaveTheirEndingWhereThatTellsThemApart) {
    EXPECT_EQ(short_names({"base.h5", "base.toml", "other.h5"}), (Names{"base.h5", "base.toml", "other"}));
}

TEST(ShortNames, HaveAsManyFoldersAsTellThemApart) {
    EXPECT_EQ(short_names({"/a/x/base.h5", "/a/y/base.h5"}), (Names{"x/base.h5", "y/base.h5"}));
    EXPECT_EQ(short_names({"/a/x/base.h5", "/b/x/base.h5"}), (Names{"a/x/base.h5", "b/x/base.h5"}));
    EXPECT_EQ(short_names({"/base.h5", "/a/base.h5"}), (Names{"/base.h5", "a/base.h5"}));
}

TEST(ShortNames, CountAFileThatIsThereMoreThanOnceHoweverItIsTyped) {
    EXPECT_EQ(short_names({"base.h5", "x/../base.h5", "other.h5", "base.h5"}),
              (Names{"base", "base (2)", "other", "base (3)"}));
}

}  // namespace
}  // namespace musubi
