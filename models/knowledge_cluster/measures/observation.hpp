#pragma once

#include "models/knowledge_cluster/measures/measures_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"

/// Phases "counters" and "observation": counters by month, region and sponsor; the network once a year.
/// Observing changes nothing but the records and the stock of participants, which falls as projects end.
///
/// Formula: year = Σ months of a flow, the last month of a stock, different ones of a year for participants;
///          record += each month's programme projects, applications at home, commercialisations and
///          start-ups, and in December the year's different groups and firms
/// Keys:    none
/// Source:  docs/odd.md, "Outputs" and, for the record, "Evaluation".
namespace musubi::knowledge_cluster {

/// Completes the month's counters with stocks and different participants, adds them to the year's, keeps each
/// headquarters' record, and measures the network in March.
void observe(const World& world, Month now, const State& s, Projects& projects, Programme& programme,
             Counts& counts, Measures& measures, MeasuresScratch& w);

/// April to March, before the first phase of the month: clears the month's counters, and the year's in April.
void begin_counting(const World& world, Month now, const State& s, Counts& counts);

}  // namespace musubi::knowledge_cluster
