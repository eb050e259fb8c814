#pragma once

#include "tests/knowledge_cluster/little_world.hpp"

/// A fiscal year of a little world's money, phase by phase.
namespace musubi::knowledge_cluster::testing {

inline constexpr FiscalYear fy2002{2002}, fy2003{2003};

inline Month month_of(FiscalYear year, int k) { return Month::opening(year) + (k - 1); }

inline void april(Little& l, int year) { act(l, "budget", Month::opening({year})); }
inline void pay_months(Little& l, FiscalYear year, int first = 1, int last = 12) {
    for (int k = first; k <= last; ++k) act(l, "payments", month_of(year, k));
}
inline void march(Little& l, FiscalYear year) { act(l, "accounts", Month::closing(year)); }

inline const Account& account_of(Little& l, Line line, const std::string& region = "AAA") {
    return l.hq(region).ledger.account(line);
}

}  // namespace musubi::knowledge_cluster::testing
