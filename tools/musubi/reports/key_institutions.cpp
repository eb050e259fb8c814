#include "tools/musubi/reports/key_institutions.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "sim/engine/worker_pool.hpp"
#include "sim/experiment/estimates/score_interval.hpp"

namespace musubi {
namespace {

/// The standings of one institution, by replicate.
struct Found {
    Centrality any;
    std::vector<double> partners, project_share, betweenness;
};

/// An institution is the same in all replicates if region and name are.
using Institutions = std::map<std::pair<std::string, std::string>, Found>;

void add(const std::vector<Centrality>& centralities, std::size_t replicate, std::size_t replicates,
         Institutions& all) {
    for (const Centrality& one : centralities) {
        const auto [place, is_new] = all.try_emplace({one.region, one.name});
        Found& found = place->second;
        if (is_new) {
            found.any = one;
            for (auto* numbers : {&found.partners, &found.project_share, &found.betweenness})
                numbers->assign(replicates, 0);
        }
        found.partners[replicate] = one.partners;
        found.project_share[replicate] = one.project_share;
        found.betweenness[replicate] = one.betweenness;
    }
}

std::vector<Ranking> rankings_by(std::vector<double> Found::*numbers, const Institutions& institutions,
                                 const Vectors& vectors, const NumberKind& kind) {
    std::vector<std::vector<double>> of_each;
    for (const auto& [name, found] : institutions) of_each.push_back(found.*numbers);
    return rankings(of_each, vectors, kind);
}

std::vector<KeyInstitution> carriers_among(const Institutions& institutions, const Vectors& vectors) {
    const auto partners = rankings_by(&Found::partners, institutions, vectors, of_amounts),
               projects = rankings_by(&Found::project_share, institutions, vectors, of_shares),
               between = rankings_by(&Found::betweenness, institutions, vectors, of_shares);
    std::vector<KeyInstitution> carriers;
    for (const auto& [name, found] : institutions) {
        const std::size_t i = carriers.size();
        carriers.push_back({found.any.name, found.any.name_ja, found.any.region, found.any.generated,
                            partners[i], projects[i], between[i]});
    }
    std::stable_sort(carriers.begin(), carriers.end(), [](const KeyInstitution& a, const KeyInstitution& b) {
        return a.partners.mean.value > b.partners.mean.value;
    });
    return carriers;
}

/// Of the replicates with these numbers, of which a stopped run may have left gaps.
Vectors vectors_of_replicates(const Panel& results, const std::vector<std::int64_t>& wanted) {
    const auto& all = results.dimension("replicate").numbers;
    std::vector<std::size_t> places;
    for (std::size_t r = 0; r < all.size(); ++r)
        if (std::find(wanted.begin(), wanted.end(), all[r]) != wanted.end()) places.push_back(r);
    return vectors_of_some(vectors_of(results), places);
}

}  // namespace

std::vector<KeyInstitutionsReport> key_institutions_reports(
    const Panel& results, const std::vector<std::vector<std::string>>& places) {
    const std::vector<std::int64_t> replicates = replicates_with_tables(results);
    const std::int64_t year = results.dimension("fiscal_year").numbers.back();
    std::vector<Institutions> institutions(places.size());
    std::vector<std::vector<std::vector<Centrality>>> found(replicates.size());
    WorkerPool pool(WorkerPool::threads_of_machine());
    for_blocks(pool.workers(), replicates.size(), 1, [&](std::size_t, std::size_t r, std::size_t) {
        found[r] = centralities(*tables_in(results, replicates[r]), year, places);
    });
    for (std::size_t r = 0; r < replicates.size(); ++r)
        for (std::size_t p = 0; p < places.size(); ++p)
            add(found[r][p], r, replicates.size(), institutions[p]);
    const Vectors vectors = vectors_of_replicates(results, replicates);
    std::vector<KeyInstitutionsReport> reports;
    for (std::size_t p = 0; p < places.size(); ++p)
        reports.push_back({"", places[p], year, vectors, results.dimension("replicate").size(),
                           carriers_among(institutions[p], vectors)});
    return reports;
}

}  // namespace musubi
