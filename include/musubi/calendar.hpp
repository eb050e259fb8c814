#pragma once

#include <compare>
#include <cstdint>

namespace musubi {

/// A Japanese fiscal year: FY2002 runs from April 2002 to March 2003.
struct FiscalYear {
    std::int32_t value = 0;
    constexpr auto operator<=>(const FiscalYear&) const = default;
    constexpr FiscalYear operator+(std::int32_t years) const { return {value + years}; }
    constexpr std::int32_t operator-(FiscalYear other) const { return value - other.value; }
};

/// A calendar month, the tick of every model. Ordered, and cheap to copy.
class Month {
  public:
    constexpr Month() = default;

    /// April of a fiscal year.
    static constexpr Month opening(FiscalYear year) { return Month(year.value * 12); }
    /// March of a fiscal year, its last month.
    static constexpr Month closing(FiscalYear year) { return Month(year.value * 12 + 11); }

    [[nodiscard]] constexpr FiscalYear fiscal_year() const { return {index_ / 12}; }
    /// 1 (April) … 12 (March).
    [[nodiscard]] constexpr std::int32_t of_fiscal_year() const { return index_ % 12 + 1; }
    /// 1 (January) … 12 (December).
    [[nodiscard]] constexpr std::int32_t of_calendar_year() const { return (index_ + 3) % 12 + 1; }
    [[nodiscard]] constexpr std::int32_t calendar_year() const { return (index_ + 3) / 12; }
    [[nodiscard]] constexpr bool opens_fiscal_year() const { return index_ % 12 == 0; }
    [[nodiscard]] constexpr bool closes_fiscal_year() const { return index_ % 12 == 11; }
    /// Months since April of fiscal year 0; only for keys and for storage.
    [[nodiscard]] constexpr std::int32_t index() const { return index_; }
    static constexpr Month from_index(std::int32_t index) { return Month(index); }

    constexpr auto operator<=>(const Month&) const = default;
    constexpr Month operator+(std::int32_t months) const { return Month(index_ + months); }
    constexpr Month operator-(std::int32_t months) const { return Month(index_ - months); }
    constexpr std::int32_t operator-(Month other) const { return index_ - other.index_; }
    constexpr Month& operator++() {
        ++index_;
        return *this;
    }

  private:
    explicit constexpr Month(std::int32_t index) : index_(index) {}
    std::int32_t index_ = 0;
};

}  // namespace musubi
