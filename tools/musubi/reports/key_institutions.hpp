#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/experiment/comparison/ranking.hpp"
#include "sim/io/csv.hpp"
#include "sim/network/centrality.hpp"

namespace musubi {

/// An institution over the replicates; where it works with nobody, it has zeros.
struct KeyInstitution {
    std::string name, name_ja, region;
    bool generated = false;
    Ranking partners, project_share, betweenness;
};

/// Who carries the joint work of some regions, and who lies between.
struct KeyInstitutionsReport {
    std::string scenario;
    std::vector<std::string> regions;
    std::int64_t fiscal_year = 0;
    Vectors vectors;                       ///< of the replicates whose network is there
    std::size_t all_replicates = 0;        ///< of the result
    std::vector<KeyInstitution> carriers;  ///< the most partners first
};

/// One report per place (some regions): of the last fiscal year of a panel that has tables of the network.
std::vector<KeyInstitutionsReport> key_institutions_reports(
    const Panel& results, const std::vector<std::vector<std::string>>& places);

/// Lines that answer, the first `most` by partners and by betweenness, and what it means.
std::string key_institutions_text(const KeyInstitutionsReport& report, std::size_t most);
/// All institutions.
std::string key_institutions_json(const KeyInstitutionsReport& report);
std::string key_institutions_csv(const KeyInstitutionsReport& report, CsvFor readers);

}  // namespace musubi
