#include "models/knowledge_cluster/month.hpp"

#include "models/knowledge_cluster/calls.hpp"
#include "models/knowledge_cluster/evaluation.hpp"
#include "models/knowledge_cluster/exploitation.hpp"
#include "models/knowledge_cluster/facts.hpp"
#include "models/knowledge_cluster/fiscal.hpp"
#include "models/knowledge_cluster/formation.hpp"
#include "models/knowledge_cluster/funding.hpp"
#include "models/knowledge_cluster/matching.hpp"
#include "models/knowledge_cluster/observation.hpp"
#include "models/knowledge_cluster/research.hpp"
#include "models/knowledge_cluster/scouting.hpp"
#include "models/knowledge_cluster/search.hpp"
#include "models/knowledge_cluster/turnover.hpp"

namespace musubi::knowledge_cluster {

void advance_one_month(const Parameters& p, const Month now, State& s, Scratch& w) {
    begin_counting(now, s);
    end_projects(now, s, w);
    if (now.opens_fiscal_year()) move_people(p, now, s, w);    // those in charge change; ties are forgotten
    if (now.opens_fiscal_year()) open_fiscal_year(p, now, s);  // the national budget, shares, lines, posts
    pay_month(now, s);                                         // posts and running projects
    scout(p, now, s, w);                                       // coordinators introduce
    announce_calls(p, now, s);                                 // what headquarters could pay
    search(p, now, s, w);                                      // who asks whom
    match(p, now, s, w);                                       // who accepts; consortia form
    count_formation(now, s, w);                                // who could have; for the facts
    fund(p, now, s, w);                                        // programme, own money, or nothing
    research(p, now, s, w);                                    // learn, invent, work together
    count_research_and_filings(now, s, w);                     // for the facts
    exploit(p, now, s, w);                                     // disclose, file, license, found firms
    observe(now, s, w);
    if (now.closes_fiscal_year()) {
        evaluate(p, now, s);  // grades and promotions for the next year
        close_fiscal_year(p, now, s);
    }
}

}  // namespace musubi::knowledge_cluster
