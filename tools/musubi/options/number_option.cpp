#include "tools/musubi/options/number_option.hpp"

#include <cmath>
#include <string_view>
#include <utility>

#include "musubi/number_text.hpp"

namespace musubi {
namespace {

constexpr std::string_view whole = "N", real = "NUMBER";  // how the help calls them

std::optional<std::uint64_t> read_number(const std::string& text, const WholeNumbers& range) {
    const auto number = number_in<std::uint64_t>(text);
    return number && range.low <= *number && *number <= range.high ? number : std::nullopt;
}

std::optional<double> read_number(const std::string& text, const RealNumbers& range) {
    const auto number = number_in<double>(text);
    return number && std::isfinite(*number) && range.low <= *number && *number <= range.high ? number
                                                                                             : std::nullopt;
}

bool has_ends(const WholeNumbers&) { return true; }
bool has_ends(const RealNumbers& range) { return std::isfinite(range.low) && std::isfinite(range.high); }

std::string kind_of(const WholeNumbers& range) {
    return fmt::format("a whole number from {} to {}", range.low, range.high);
}
std::string kind_of(const RealNumbers& range) {
    return has_ends(range) ? fmt::format("a number from {} to {}", range.low, range.high) : "a finite number";
}

template <class Number, class Range>
CLI::Option* declare(CLI::App& command, const std::string& name, const Range& range, std::string_view called,
                     std::function<void(Number)> take, const std::string& meaning) {
    const auto read = [name, range, take = std::move(take)](const std::string& text) {
        const auto number = read_number(text, range);
        if (!number)
            throw CLI::ValidationError(
                name, fmt::format("{} is not {}", text.empty() ? "''" : text, kind_of(range)));
        take(*number);
    };
    std::string type(called);
    if (has_ends(range)) type += fmt::format(":{} to {}", range.low, range.high);
    return command.add_option_function<std::string>(name, read, meaning)->type_name(type);
}

}  // namespace

CLI::Option* add_number_function(CLI::App& command, const std::string& name, const WholeNumbers& range,
                                 std::function<void(std::uint64_t)> take, const std::string& meaning) {
    return declare(command, name, range, whole, std::move(take), meaning);
}

CLI::Option* add_number_function(CLI::App& command, const std::string& name, const RealNumbers& range,
                                 std::function<void(double)> take, const std::string& meaning) {
    return declare(command, name, range, real, std::move(take), meaning);
}

bool takes_number(const CLI::Option& option) {
    const std::string type = option.get_type_name(), called = type.substr(0, type.find(':'));
    return called == whole || called == real;
}

}  // namespace musubi
