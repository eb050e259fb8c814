#pragma once

#include "models/knowledge_cluster/measures/measures_scratch.hpp"
#include "models/knowledge_cluster/partners/partners_scratch.hpp"
#include "models/knowledge_cluster/people/people_scratch.hpp"
#include "models/knowledge_cluster/projects/projects_scratch.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

namespace musubi::knowledge_cluster {

/// What a month works with and then forgets, room by room. It keeps its memory, so that a warm month asks for
/// none.
struct Scratch {
    Scratch(const Parameters& p, const Workers& workers) : tools(p, workers) {}

    Tools tools;
    PeopleScratch people;
    PartnersScratch partners;
    ProjectsScratch projects;
    MeasuresScratch measures;
};

}  // namespace musubi::knowledge_cluster
