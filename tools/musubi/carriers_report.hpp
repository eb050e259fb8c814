#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/experiment/placing.hpp"
#include "sim/network/standing.hpp"

namespace musubi {

/// An institution over the replicates; where it works with nobody, it has zeros.
struct Carrier {
    std::string name, name_ja, region;
    bool generated = false;
    Placing partners, project_share, betweenness;
};

/// Who carries the joint work of some regions, and who lies between.
struct CarriersReport {
    std::string scenario;
    std::vector<std::string> regions;
    std::int64_t fiscal_year = 0;
    Vectors vectors;                 ///< of the replicates whose network is there
    std::size_t all_replicates = 0;  ///< of the result
    std::vector<Carrier> carriers;   ///< the most partners first
};

/// One of each place, which is some regions: of the last fiscal year of a panel that has tables of the
/// network.
std::vector<CarriersReport> carriers_reports(const Panel& results,
                                             const std::vector<std::vector<std::string>>& places);

/// Lines that answer, the first `most` by partners and by betweenness, and what it means.
std::string carriers_text(const CarriersReport& report, std::size_t most);
/// All institutions.
std::string carriers_json(const CarriersReport& report);
std::string carriers_csv(const CarriersReport& report);

}  // namespace musubi
