#pragma once

#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/state.hpp"

/// Phase 8: members learn from one another, projects make inventions and papers, ties grow with work.
namespace musubi::knowledge_cluster {

/// A month of all running projects.
///
/// Writes:  w.inventions and counters; once a quarter knowledge and expertise; twice a year, and when a
/// project ends,
///          its members' ties.
/// Source:  model.md 3, phase 8; the elasticity is class b, all else class c.
void research(const Parameters& p, Month now, State& s, Scratch& w);

/// Before anything else in a month: projects whose last month has passed free their members.
void end_projects(Month now, State& s, Scratch& w);

/// Quality of a project that starts now, without its joint centre: grows with complementarity, expertise and
/// earlier work of the core with falling returns; 1 for strangers without expertise and with nothing to
/// learn.
[[nodiscard]] double quality_of(const Parameters& p, const State& s, const LookUp& look_up, Month now,
                                ProjectId id);

/// (cost/reference)^elasticity of a yearly cost in thousand yen.
[[nodiscard]] float money_factor(const Parameters& p, double yearly_thousand_yen);

/// Expected inventions a month.
[[nodiscard]] double expected_inventions(const Parameters& p, const Project& project);

/// The members of a project that starts are tied to one another.
void begin_to_work_together(State& s, const LookUp& look_up, Month now, ProjectId id);

/// Knowledge moves toward the partners', expertise grows with work and fades.
void learn(const Parameters& p, State& s, Scratch& w);

}  // namespace musubi::knowledge_cluster
