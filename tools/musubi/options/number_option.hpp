#pragma once

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>

namespace musubi {

/// What an option of whole numbers takes, ends included.
struct WholeNumbers {
    std::uint64_t low = 0, high = std::numeric_limits<std::uint64_t>::max();
};

/// What an option of other numbers takes, ends included; without ends every finite number.
struct RealNumbers {
    double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
};

/// Every option that takes a number is declared here. We read the number ourselves, so that every version of
/// CLI11 gives the same: it is decimal and exact to the last digit, and 010 is ten. A text that is no number
/// of the range is wrong usage, as `--seed: -1 is not a whole number from 0 to 18446744073709551615`.
CLI::Option* add_number_function(CLI::App& command, const std::string& name, const WholeNumbers& range,
                                 std::function<void(std::uint64_t)> take, const std::string& meaning);
CLI::Option* add_number_function(CLI::App& command, const std::string& name, const RealNumbers& range,
                                 std::function<void(double)> take, const std::string& meaning);

/// Such an option that goes into a variable, which must live as long as the command and hold every number of
/// the range. What it holds now is shown as default.
template <class Range, class Number>
CLI::Option* add_number(CLI::App& command, const std::string& name, const Range& range, Number& number,
                        const std::string& meaning) {
    return add_number_function(
               command, name, range, [&number](auto read) { number = static_cast<Number>(read); }, meaning)
        ->default_str(fmt::format("{}", number));
}
template <class Range, class Number>
CLI::Option* add_number(CLI::App& command, const std::string& name, const Range& range,
                        std::optional<Number>& number, const std::string& meaning) {
    return add_number_function(
        command, name, range, [&number](auto read) { number = static_cast<Number>(read); }, meaning);
}

/// Whether an option was declared so.
bool takes_number(const CLI::Option& option);

/// How many replicates a result may have, and threads a process.
inline constexpr WholeNumbers replicate_numbers{1, 1'000'000}, thread_numbers{1, 1024};

}  // namespace musubi
