#include "musubi/panel.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace musubi;

namespace {

Panel two_years_of_three_regions() {
    Panel panel;
    panel.dimensions = {{"fiscal_year", "fiscal year", {}, {2002, 2003}, "1"},
                        {"region", "region", {"a", "b", "c"}, {}, "1"}};
    Variable patents, years;
    patents.name = "patents";
    patents.dimensions = {"fiscal_year", "region"};
    patents.numbers = std::vector<std::int64_t>(6);
    years.name = "total";
    panel.variables = {patents, years};
    return panel;
}

}  // namespace

TEST(Panel, FindsDimensionsAndVariablesByName) {
    const Panel panel = two_years_of_three_regions();
    EXPECT_EQ(panel.dimension("region").labels.at(1), "b");
    EXPECT_EQ(panel.dimension("fiscal_year").size(), 2U);
    EXPECT_EQ(&panel.variable("patents"), &panel.variables[0]);
}

TEST(Panel, FindsAVariableOfAnyGroupOrOfOneAndNothingWithoutComplaint) {
    Panel panel = two_years_of_three_regions();
    panel.variables.push_back(panel.variables[0]);
    panel.variables.back().group = "/network";
    EXPECT_EQ(panel.find("patents"), &panel.variables[0]);
    EXPECT_EQ(panel.find("/network", "patents"), &panel.variables.back());
    EXPECT_EQ(panel.find("jobs"), nullptr);
    EXPECT_EQ(panel.find("/network", "total"), nullptr);
}

TEST(Panel, SaysWhatItDoesNotHave) {
    const Panel panel = two_years_of_three_regions();
    EXPECT_THROW((void)panel.dimension("month"), std::out_of_range);
    try {
        (void)panel.variable("jobs");
        FAIL();
    } catch (const std::out_of_range& missing) {
        EXPECT_STREQ(missing.what(), "the panel has no variable 'jobs'");
    }
}

TEST(Panel, AVariableIsAsLargeAsItsDimensionsTogether) {
    const Panel panel = two_years_of_three_regions();
    EXPECT_EQ(panel.size_of(panel.variable("patents")), 6U);
    EXPECT_EQ(panel.size_of(panel.variable("total")), 1U) << "a variable without dimensions is one number";
}

TEST(PanelSlice, IsThePartOfOneReplicate) {
    Panel panel = two_years_of_three_regions();
    panel.variables[0].numbers = std::vector<std::int64_t>{1, 2, 3, 4, 5, 6};
    const auto second = PanelSlice(panel, 1, 3).of<std::int64_t>(0);
    EXPECT_EQ(std::vector(second.begin(), second.end()), (std::vector<std::int64_t>{3, 4}));
    second[0] = 30;
    EXPECT_EQ(std::get<std::vector<std::int64_t>>(panel.variables[0].numbers)[2], 30);
    EXPECT_THROW((void)PanelSlice(panel, 0, 3).of<double>(0), std::bad_variant_access);
}
