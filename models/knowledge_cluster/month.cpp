#include "models/knowledge_cluster/month.hpp"

#include <array>

#include "models/knowledge_cluster/measures/facts.hpp"
#include "models/knowledge_cluster/measures/formation.hpp"
#include "models/knowledge_cluster/measures/observation.hpp"
#include "models/knowledge_cluster/partners/matching.hpp"
#include "models/knowledge_cluster/partners/scouting.hpp"
#include "models/knowledge_cluster/partners/search.hpp"
#include "models/knowledge_cluster/patents/exploitation.hpp"
#include "models/knowledge_cluster/people/turnover.hpp"
#include "models/knowledge_cluster/programme/beside.hpp"
#include "models/knowledge_cluster/programme/calls.hpp"
#include "models/knowledge_cluster/programme/evaluation.hpp"
#include "models/knowledge_cluster/programme/fiscal.hpp"
#include "models/knowledge_cluster/projects/funding.hpp"
#include "models/knowledge_cluster/projects/project_life.hpp"
#include "models/knowledge_cluster/projects/research.hpp"

namespace musubi::knowledge_cluster {
namespace {

using W = const World&;

/// A line a phase: its name, what acts on which parts of the state, and when, if it is not every month.
constexpr std::array all_phases{
    Phase{"counters",
          [](W world, Month now, State& s, Scratch&) { begin_counting(world, now, s, s.counts); }},
    Phase{"endings",
          [](W, Month now, State& s, Scratch& w) {
              end_projects(now, s, s.agents, s.projects, s.programme, s.counts.participants, w.projects);
          }},
    Phase{"turnover",
          [](W world, Month now, State& s, Scratch& w) {
              move_people(world, now, s, s.agents, s.ties, w.tools, w.people);
          },
          When::april},
    Phase{"budget",
          [](W world, Month now, State& s, Scratch&) {
              open_fiscal_year(world, now, s, s.programme, s.institutions, s.projects, s.growth);
          },
          When::april},
    Phase{"programmes beside",
          [](W world, Month now, State& s, Scratch&) { grant_beside(world, now, s, s.agents); },
          When::april},
    Phase{"payments", [](W, Month now, State& s, Scratch&) { pay_month(now, s.projects, s.programme); }},
    Phase{"scouting",
          [](W world, Month now, State& s, Scratch& w) {
              scout(world, now, s, s.agents, s.ties, s.programme, s.counts.month, w.tools, w.partners);
          }},
    Phase{"calls", [](W world, Month now, State& s,
                      Scratch&) { announce_calls(world, now, s.projects, s.programme); }},
    Phase{"search",
          [](W world, Month now, State& s, Scratch& w) { search(world, now, s, w.tools, w.partners); }},
    Phase{"matching", [](W world, Month now, State& s,
                         Scratch& w) { match(world, now, s, s.agents, s.projects, w.tools, w.partners); }},
    Phase{"formation",
          [](W world, Month now, State& s, Scratch& w) {
              count_formation(world, now, s, s.measures.tallies, w.tools, w.partners.formed, w.measures);
          }},
    Phase{"funding",
          [](W world, Month now, State& s, Scratch& w) {
              fund(world, now, s, {s.agents, s.projects, s.ties, s.programme, s.counts.month}, w.tools,
                   w.partners.formed, w.projects);
          }},
    Phase{"research",
          [](W world, Month now, State& s, Scratch& w) {
              research(world.parameters, now, s, {s.agents, s.projects, s.ties, s.counts.month}, w.tools,
                       w.projects);
          }},
    Phase{"filings",
          [](W world, Month now, State& s, Scratch& w) {
              count_research_and_filings(world, now, s, s.measures.tallies, w.projects.inventions);
          }},
    Phase{"exploitation",
          [](W world, Month now, State& s, Scratch& w) {
              exploit(world, now, s,
                      {s.agents, s.ties, s.institutions, s.programme, s.pipeline, s.counts.month},
                      w.projects.inventions);
          }},
    Phase{"observation",
          [](W world, Month now, State& s, Scratch& w) {
              observe(world, now, s, s.projects, s.programme, s.counts, s.measures, w.measures);
          }},
    Phase{"evaluation", [](W world, Month now, State& s, Scratch&) { evaluate(world, now, s, s.programme); },
          When::march},
    Phase{"accounts",
          [](W world, Month now, State& s,
             Scratch&) { close_fiscal_year(world.parameters, now, s.projects, s.programme); },
          When::march}};

}  // namespace

std::span<const Phase> phases() { return all_phases; }

void advance_one_month(const World& world, const Month now, State& s, Scratch& w) {
    for (const Phase& phase : all_phases)
        if (phase.is_due(now)) phase.act(world, now, s, w);
}

}  // namespace musubi::knowledge_cluster
