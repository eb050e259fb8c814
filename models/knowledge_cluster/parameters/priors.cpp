#include "models/knowledge_cluster/parameters/declarations.hpp"

namespace musubi::knowledge_cluster {

// Fitted are the assumptions that the targets of scenarios/data/targets.csv can speak of, and those that
// decide answers whether or not data speak of them (docs/sensitivity.md): held at a guess, these would make
// every range too narrow. Each may lie as far from its default as somebody who knows the field, but not those
// data, would grant. The others stay where they are, and are left to sensitivity analysis.
void declare_priors(Registry<Parameters>& r) {
    using enum Prior::Scale;
    // How readily joint research begins, how fast it grows, and how far partners look.
    r.prior("search.group_hazard", {0.015, 0.08, logarithmic});
    r.prior("search.firm_hazard", {0.005, 0.03, logarithmic});
    r.prior("economy.growth", {0.1, 0.6});
    r.prior("economy.growth_fade", {0.4, 1});
    r.prior("economy.incorporation", {0, 0.5});
    r.prior("choice.outside_group", {2.5, 6});
    r.prior("choice.distance", {0, 0.7});
    r.prior("research.work", {0.02, 0.12, logarithmic});
    // What the programme's coordinators and calls set going beyond what it pays.
    r.prior("scouting.attention", {1, 6});
    r.prior("scouting.boost", {0, 3, root});
    r.prior("choice.introduced", {0, 2.5});
    r.prior("choice.call", {0, 3});
    r.prior("calls.boost", {0, 1.5, root});
    r.prior("beside.boost", {0, 1.5, root});
    // Who takes part.
    r.prior("choice.size", {0.5, 4});
    r.prior("search.firm_size_power", {0.1, 1});
    r.prior("population.firm_slots_an_e_fold", {1, 12});
    r.prior("population.institution_zipf", {0, 1});
    r.prior("consortium.tail", {2, 3.5});
    r.prior("consortium.under_call", {1, 3.5});
    r.prior("consortium.outside_shift", {-4, 0});
    // What the programme's money buys.
    r.prior("funding.full_million", {20, 60, logarithmic});
    r.prior("funding.full_months", {24, 60});
    r.prior("funding.ranking_error", {0, 1.5});
    r.prior("headquarters.lines", {0, 0.6});
    r.prior("exploitation.coordinator_cost_million", {8, 20, logarithmic});
    r.prior("exploitation.adviser_cost_million", {6, 20, logarithmic});
    r.prior("exploitation.disclosures_an_adviser", {1, 4, logarithmic});
    r.prior("exploitation.advised_propensity", {0.5, 1});
    // What comes of it. The elasticity: as docs/facts.md has the band about the published 0.5.
    r.prior("research.elasticity", {0.3, 0.6});
    r.prior("research.complementarity", {0, 4});
    r.prior("research.institution_spread", {0, 1});
    r.prior("exploitation.uncovering", {0.02, 0.3, logarithmic});
    r.prior("research.inventions", {0.01, 0.06, logarithmic});
    r.prior("research.alone", {0.001, 0.02, logarithmic});
    r.prior("exploitation.own_propensity", {0.05, 0.5});
    r.prior("exploitation.own_rise", {0, 2});
    r.prior("exploitation.abroad", {0.1, 0.6});
    r.prior("exploitation.startup", {0.01, 0.15, logarithmic});
    r.prior("funding.own_million", {2, 2.7});
}

}  // namespace musubi::knowledge_cluster
