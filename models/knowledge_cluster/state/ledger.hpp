#pragma once

#include <array>
#include <vector>

#include "models/knowledge_cluster/world/ids.hpp"
#include "models/knowledge_cluster/world/world.hpp"

/// The money of a headquarters by line, to the thousand yen.
///
/// Formula: granted + carried_in = spent + carried_out + returned, of each line and year; a yearly cost c
///          pays ⌊c·k/12⌋ − ⌊c·(k − 1)/12⌋ in its month k
/// Keys:    none
/// Source:  docs/odd.md, "Fiscal".
namespace musubi::knowledge_cluster {

/// One line of one headquarters in one fiscal year.
struct Account {
    ThousandYen granted = 0, carried_in = 0, spent = 0, carried_out = 0, returned = 0;

    [[nodiscard]] ThousandYen available() const { return granted + carried_in - spent; }
    [[nodiscard]] bool balanced() const { return granted + carried_in == spent + carried_out + returned; }
};
inline constexpr std::array<const char*, 5> flow_names{"granted", "carried_in", "spent", "carried_out",
                                                       "returned"};

/// The year's money of one headquarters. Spending never exceeds what is there.
class Ledger {
  public:
    /// Opens a fiscal year; what was carried out of the last one comes in.
    void open_year(const std::array<ThousandYen, line_count>& granted);
    /// Pays up to `amount` from a line and returns what was paid.
    ThousandYen pay(Line line, ThousandYen amount);
    /// Closes the year: of what is left of the research line the share `carry_over` is carried out, and all
    /// else returns to the treasury.
    void close_year(double carry_over);

    [[nodiscard]] const Account& account(Line line) const {
        return accounts_[static_cast<std::size_t>(line)];
    }
    [[nodiscard]] const std::array<Account, line_count>& accounts() const { return accounts_; }

  private:
    std::array<Account, line_count> accounts_{};
};

/// What a sum pays in its k-th month (from 1) of so many: that many in a row are exactly the sum.
[[nodiscard]] constexpr ThousandYen installment(ThousandYen sum, std::int64_t k, std::int64_t months = 12) {
    return sum * k / months - sum * (k - 1) / months;
}
/// What it pays in its months `first` to `last`, both included.
[[nodiscard]] constexpr ThousandYen installments(ThousandYen yearly, std::int64_t first, std::int64_t last) {
    return last < first ? 0 : yearly * last / 12 - yearly * (first - 1) / 12;
}

/// Splits a sum by weights, by largest remainder; ties go to the earlier share. All of it if any weight is
/// positive.
std::vector<ThousandYen> split(ThousandYen sum, const std::vector<double>& weights);

}  // namespace musubi::knowledge_cluster
