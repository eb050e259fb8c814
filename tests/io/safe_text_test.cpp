#include "sim/io/safe_text.hpp"

#include <gtest/gtest.h>

namespace musubi {
namespace {

TEST(SafeText, WritesOutWhatMovesACursorRingsOrTurnsTheReading) {
    EXPECT_EQ(safe_text("a\x1b[2Jb"), "a\\u001b[2Jb");
    EXPECT_EQ(safe_text("\a\r\b\x7f"), "\\u0007\\u000d\\u0008\\u007f");
    EXPECT_EQ(safe_text("\xc2\x9b"
                        "31m"),
              "\\u009b31m")
        << "a control sequence may begin with one character of C1";
    EXPECT_EQ(safe_text("evil\xe2\x80\xaetxt.exe"), "evil\\u202etxt.exe");
    EXPECT_EQ(safe_text("\xe2\x81\xa6x\xe2\x81\xa9"), "\\u2066x\\u2069");
    EXPECT_EQ(safe_text(std::string_view("a\0b", 3)), "a\\u0000b");
}

TEST(SafeText, LeavesWhatPeopleWrite) {
    for (const char* text : {"", "Kōbe, 神戸: ½ … “x” 😀", "two\nlines\twith a tab", "العربية"})
        EXPECT_EQ(safe_text(text), text);
}

TEST(SafeText, WritesOutBytesThatAreNoCharacter) {
    EXPECT_EQ(safe_text("a\x9b\xff z"), "a\\x9b\\xff z");
    EXPECT_EQ(safe_text("\xe2\x80"), "\\xe2\\x80") << "cut off";
}

TEST(SafeText, InOneLineHasNoLineEnd) { EXPECT_EQ(safe_line("a\nb\tc\xe2\x80\xa8"), "a\\nb\\tc\\u2028"); }

TEST(SafeText, ChangesNothingAtTheSecondTime) {
    const std::string once = safe_line("a\x1b\n\xff");
    EXPECT_EQ(safe_line(once), once);
}

}  // namespace
}  // namespace musubi
