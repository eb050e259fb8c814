#include "sim/io/one_nan.hpp"

#include <gtest/gtest.h>

#include "musubi/missing.hpp"
#include "sim/results/result_file.hpp"
#include "tests/io/small_panel.hpp"

namespace musubi {
namespace {

/// The small panel, with its missing degree as some processors compute it.
Panel panel_with_a_signed_nan() {
    Panel panel = small_panel();
    for (Variable& variable : panel.variables)
        if (variable.name == "degree") std::get<std::vector<double>>(variable.numbers)[2] = -missing;
    return panel;
}

TEST(OneNan, LeavesAllElseAndCopiesNothingWithoutNeed) {
    std::vector<float> copy;
    const std::vector<float> usual{1, -0.0F, std::numeric_limits<float>::quiet_NaN()};
    EXPECT_EQ(&with_one_nan(usual, copy), &usual);
    const std::vector<float> other{1, -0.0F, -std::numeric_limits<float>::quiet_NaN()};
    const std::vector<float>& mended = with_one_nan(other, copy);
    EXPECT_EQ(mended[0], 1);
    EXPECT_TRUE(std::signbit(mended[1]));
    EXPECT_TRUE(std::isnan(mended[2]) && !std::signbit(mended[2]));
}

TEST(OneNan, HasOneChecksumAndOneFile) {
    EXPECT_EQ(content_checksum(panel_with_a_signed_nan()), content_checksum(small_panel()));
    EXPECT_EQ(result_image(panel_with_a_signed_nan(), {}), result_image(small_panel(), {}));
}

TEST(OneNan, IsNotAskedOfFilesThatAreOlder) {
    EXPECT_NE(content_checksum(panel_with_a_signed_nan(), Nans::as_they_are),
              content_checksum(small_panel()));
    EXPECT_EQ(content_checksum(small_panel(), Nans::as_they_are), content_checksum(small_panel()));
}

}  // namespace
}  // namespace musubi
