#pragma once

#include "models/knowledge_cluster/state/state.hpp"
#include "musubi/model.hpp"

namespace musubi::knowledge_cluster {

/// Takes down what a month and a year leave behind; one for each replicate.
class Observer {
  public:
    Observer(const World& world, PanelSlice& results);
    /// After a month of the programme.
    void take_down_month(Month now, const State& s);
    /// After March, before the next year opens.
    void take_down_year(FiscalYear year, const State& s);
    /// Own-money projects of any year from 1999 on.
    void take_down_trend(FiscalYear year, const State& s);

  private:
    /// Writes the counts of the n-th month or year into the variables from position `first` on.
    void take_down_counts(const Counters& counts, std::size_t first, std::size_t n);
    void take_down_regions(FiscalYear year, const State& s);
    void take_down_hubs(FiscalYear year, const State& s);
    void take_down_money(FiscalYear year, const State& s);
    void take_down_network(FiscalYear year, const State& s);
    void take_down_facts(const State& s);

    const World& world_;
    PanelSlice& results_;
};

}  // namespace musubi::knowledge_cluster
