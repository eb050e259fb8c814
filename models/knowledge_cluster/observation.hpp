#pragma once

#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/state.hpp"

/// Counters a month, region and sponsor; the network once a year. Observing changes nothing
/// but the records and the stock of participants, which falls as projects end.
namespace musubi::knowledge_cluster {

/// Completes the month's counters with stocks and different participants, adds them to the year's, keeps each
/// headquarters' record, and measures the network in March.
void observe(Month now, State& s, Scratch& w);

/// April to March, before the first phase of the month: clears the month's counters, and the year's in April.
void begin_counting(Month now, State& s);

}  // namespace musubi::knowledge_cluster
