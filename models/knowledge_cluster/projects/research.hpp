#pragma once

#include "models/knowledge_cluster/projects/projects_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Phase "research": members learn from one another, projects make inventions and papers, ties grow with
/// work.
///
/// Formula: quality = exp(complementarity · mean over the others of (p − p²) with the lead
///                        + research.expertise · mean ln(1 + expertise) + repetition · √(tie of the core))
///          inventions a month ~ negative binomial of dispersion and mean
///                        research.inventions · quality · money factor · exp(joint_centre · centre)
///          papers the same with mean papers · quality
///          each quarter: knowledge += learning · (mean of the partners' − knowledge), made of length 1
///                        expertise = (1 − expertise_fade) · expertise + expertise_growth · projects
///          Centre: share of the year in which the best paid centre of a member is paid. Money factor:
///          project_finds.hpp. Groups by themselves: lone_research.hpp. Ties: tie_strength.hpp.
/// Keys:    research.inventions, research.dispersion, research.papers, research.complementarity,
///          research.expertise, research.repetition, research.joint_centre, knowledge.learning,
///          knowledge.expertise_growth, knowledge.expertise_fade
/// Source:  docs/odd.md, "Research"; class c, but expertise_fade class b: Hall (2007).
namespace musubi::knowledge_cluster {

/// What research changes.
struct ResearchChanges {
    Agents& agents;      ///< once a quarter: knowledge and expertise
    Projects& projects;  ///< their money factors, where money acts on groups
    Ties<Bond>& ties;    ///< of the members, after each six months of a project and in its last
    Counters& counters;
};

/// A month of all running projects, and of groups by themselves.
///
/// Writes:  w.inventions.
void research(const Parameters& p, Month now, const State& s, const ResearchChanges& to, const Tools& tools,
              ProjectsScratch& w);

/// Quality of a project that starts now; 1 for strangers without expertise and with nothing to learn.
[[nodiscard]] double quality_of(const Parameters& p, const State& s, const LookUp& look_up, Month now,
                                ProjectId id);

/// Expected inventions a month.
[[nodiscard]] double expected_inventions(const Parameters& p, const Project& project);

/// The members of a project that starts are tied to one another, as by a month of work.
void begin_to_work_together(const State& s, Ties<Bond>& ties, const LookUp& look_up, Month now, ProjectId id);

/// A quarter's change of knowledge and expertise.
void learn(const Parameters& p, Month now, const State& s, Agents& agents, const Tools& tools,
           ProjectsScratch& w);

}  // namespace musubi::knowledge_cluster
