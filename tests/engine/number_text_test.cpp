#include "musubi/number_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "musubi/bits.hpp"

namespace musubi {
namespace {

bool alike(const std::optional<double>& a, const std::optional<double>& b) {
    if (!a || !b) return !a && !b;
    return std::isnan(*a) ? std::isnan(*b) : bits_as<std::uint64_t>(*a) == bits_as<std::uint64_t>(*b);
}

TEST(NumberText, IsReadWholeOrNotAtAll) {
    EXPECT_EQ(number_in<double>("-1.5e3"), -1500);
    EXPECT_EQ(number_in<double>(".5"), 0.5);
    EXPECT_EQ(number_in<int>("12"), 12);
    for (const char* text :
         {"", " 1", "1 ", "+1", "1,5", "0x10", "1e", "one", "1e999", "-1e999", "1e-999", "--1"})
        EXPECT_FALSE(number_in<double>(text)) << text;
    for (const char* text : {"1.0", "-", "99999999999"}) EXPECT_FALSE(number_in<int>(text)) << text;
}

TEST(NumberText, IsReadAlikeByTheCLibrary) {
    for (const char* text : {"0",
                             "-0",
                             "1.5",
                             "-1.5e3",
                             ".5",
                             "5.",
                             "1e3",
                             "1E+3",
                             "1e-3",
                             "inf",
                             "-inf",
                             "INF",
                             "infinity",
                             "nan",
                             "NAN",
                             "nan(1)",
                             "4.9e-324",
                             "1e-320",
                             "2.2250738585072011e-308",
                             "1e308",
                             "1e999",
                             "-1e999",
                             "1e-999",
                             "",
                             " 1",
                             "1 ",
                             "+1",
                             "0x10",
                             "-0x1p3",
                             "1,5",
                             "1e",
                             "1e+",
                             "e5",
                             ".",
                             "-",
                             "--1",
                             "1..2",
                             "infin",
                             "1_000",
                             "i",
                             "n",
                             "0.1f",
                             "1d",
                             "0b1",
                             "\t1",
                             "-.5",
                             "-.",
                             "00012",
                             "1e0005"})
        EXPECT_TRUE(alike(number_in<double>(text), double_by_c(text))) << text;
}

RC_GTEST_PROP(NumberText, IsExact, (std::uint64_t bits)) {
    const auto number = bits_as<double>(bits);
    RC_PRE(std::isfinite(number));
    const std::string text = exact_text(number);
    RC_ASSERT(bits_as<std::uint64_t>(number_in<double>(text).value()) == bits);
    RC_ASSERT(bits_as<std::uint64_t>(double_by_c(text).value()) == bits);
    RC_ASSERT(text.find_first_not_of("-0123456789.") == std::string::npos);
}

TEST(NumberText, HasNoMoreDigitsThanItTakes) {
    EXPECT_EQ(exact_text(0.1), "0.1");
    EXPECT_EQ(exact_text(6900), "6900");
    EXPECT_EQ(exact_text(100'000), "100000");
    EXPECT_EQ(exact_text(1.0 / 3), "0.3333333333333333");
    EXPECT_EQ(exact_text(-2.5), "-2.5");
    EXPECT_EQ(number_in<double>(exact_text(std::numeric_limits<double>::denorm_min())),
              std::numeric_limits<double>::denorm_min());
}

}  // namespace
}  // namespace musubi
