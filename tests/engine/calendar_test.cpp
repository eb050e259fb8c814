#include "musubi/calendar.hpp"

#include <gtest/gtest.h>

using musubi::FiscalYear;
using musubi::Month;

TEST(Calendar, AFiscalYearOpensInAprilAndClosesInMarchOfTheNextYear) {
    const Month april = Month::opening({2002});
    EXPECT_EQ(april.calendar_year(), 2002);
    EXPECT_EQ(april.of_calendar_year(), 4);
    EXPECT_EQ(april.of_fiscal_year(), 1);
    EXPECT_TRUE(april.opens_fiscal_year());
    EXPECT_FALSE(april.closes_fiscal_year());

    const Month march = Month::closing({2002});
    EXPECT_EQ(march.calendar_year(), 2003);
    EXPECT_EQ(march.of_calendar_year(), 3);
    EXPECT_EQ(march.of_fiscal_year(), 12);
    EXPECT_TRUE(march.closes_fiscal_year());
    EXPECT_EQ(march + 1, Month::opening({2003}));
}

TEST(Calendar, JanuaryBelongsToTheFiscalYearThatOpenedTheAprilBefore) {
    const Month december = Month::opening({2004}) + 8;
    EXPECT_EQ(december.of_calendar_year(), 12);
    EXPECT_EQ(december.calendar_year(), 2004);
    const Month january = december + 1;
    EXPECT_EQ(january.of_calendar_year(), 1);
    EXPECT_EQ(january.calendar_year(), 2005);
    EXPECT_EQ(january.fiscal_year(), FiscalYear{2004});
}

TEST(Calendar, FiveYearsAreSixtyMonthsOfWhichFiveOpenAYear) {
    int months = 0, openings = 0;
    for (Month now = Month::opening({2002}); now <= Month::closing({2006}); ++now) {
        ++months;
        openings += now.opens_fiscal_year() ? 1 : 0;
        EXPECT_EQ(Month::from_index(now.index()), now);
    }
    EXPECT_EQ(months, 60);
    EXPECT_EQ(openings, 5);
    EXPECT_EQ(Month::closing({2006}) - Month::opening({2002}), 59);
    EXPECT_EQ(Month::opening({2006}) - 48, Month::opening({2002}));
    EXPECT_EQ((FiscalYear{2002} + 4) - FiscalYear{2002}, 4);
}
