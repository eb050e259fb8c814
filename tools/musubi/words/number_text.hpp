#pragma once

#include <initializer_list>
#include <string>

namespace musubi {

/// Decimals that leave about three figures of the largest of these numbers; none from 100 up.
int decimals_for(std::initializer_list<double> numbers);

/// "162", "-0.25", "+3.1"; never "-0"; "?" for what is no number. A half is rounded away from 0, as browsers
/// and spreadsheets do: a number reads the same in a sentence, a table and on the page.
std::string number(double x, int decimals, bool with_sign = false);

/// The same with commas between thousands: "5,389".
std::string grouped(double x, int decimals, bool with_sign = false);

/// "12.3 [9.5, 15.1]", all with the same decimals; "not defined" where the value is no number.
std::string with_interval_text(double value, double low, double high, bool with_sign = false);

/// "+128 ±4 (74 to 180)": a value, how well it is known, and the range over what is not known; all with the
/// same decimals.
std::string with_range_text(double value, double half_width, double range_low, double range_high,
                            bool with_sign = false);

}  // namespace musubi
