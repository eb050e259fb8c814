#pragma once

#include "models/knowledge_cluster/state/tie_strength.hpp"
#include "musubi/phase.hpp"

namespace musubi::knowledge_cluster {

/// What phases work with, constant in a run: threads, and tables to look up what would be slow to compute.
struct Tools {
    Tools(const Parameters& p, const Workers& the_workers) : workers(the_workers), look_up(p) {}

    Workers workers;
    LookUp look_up;
};

}  // namespace musubi::knowledge_cluster
