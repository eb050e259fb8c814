#pragma once

#include <cstdint>

namespace musubi::knowledge_cluster {

/// What a draw decides. A draw is a pure function of (seed, replicate, purpose, month, keys of those
/// concerned).
enum class Purpose : std::uint8_t {
    field,
    knowledge,
    institution,
    slots,
    seeds,
    initial_ties,
    employees,
    turnover,
    skill,
    visit,
    look,
    fit,
    hazard,
    surroundings,
    choice,
    outside,
    consortium_size,
    acquaintances,
    invitation,
    answer,
    ranking,
    inventions,
    abroad,
    filing,
    filing_lag,
    licence,
    licence_lag,
    startup,
    commercialisation,
    jobs,
    jobs_young,
    uncover,
    seed_fade,
    grade,
    hub_weights,
    pairs_at_risk,
    lone_research,
    institution_talent,
    institution_eagerness,
    project_cost,
    headquarters_ways,
    grants_beside,
    strangers
};

}  // namespace musubi::knowledge_cluster
