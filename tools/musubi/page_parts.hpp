#pragma once

#include <string>
#include <vector>

#include "sim/experiment/sums.hpp"
#include "tools/musubi/page_json.hpp"
#include "tools/musubi/pairing.hpp"

namespace musubi {

/// A result with the sums that most parts of a page need, taken out of it once.
struct ShownResult {
    const Compared& from;
    std::vector<knowledge_cluster::ShownIndicator> indicators;
    std::vector<CellSums> sums;  ///< by indicator; each by fiscal year and region
    std::size_t years = 0, regions = 0;

    explicit ShownResult(const Compared& result);
    [[nodiscard]] const Panel& panel() const { return from.result.panel; }
    [[nodiscard]] std::int64_t year(std::size_t y) const;
    [[nodiscard]] const std::string& region(std::size_t r) const;
    [[nodiscard]] bool is_of_the_programme(std::size_t r) const;  ///< the rest of the country is not
    /// One number a replicate, in the indicator's unit.
    [[nodiscard]] std::vector<double> of(std::size_t indicator, std::size_t year, std::size_t region) const;
    [[nodiscard]] std::vector<double> of_all_regions(std::size_t indicator, std::size_t year) const;
    [[nodiscard]] std::vector<double> of_all_years(std::size_t indicator, std::size_t region) const;
};

/// Adds numbers replicate by replicate.
void add_to(std::vector<double>& sums, const std::vector<double>& numbers);

/// The label of all regions together in tables.
inline constexpr const char* all_regions = "ALL";

// The parts of a page. `results` are one, or a base and a changed one.

/// Mean and quantiles by result, indicator, region (or all) and fiscal year.
PageJson fan_table(const std::vector<ShownResult>& results);
/// Who the regions are: the same in all results.
PageJson region_table(const ShownResult& result);
/// By result, fiscal year and region: state with the share of replicates in it, and how surely it is a hub.
PageJson state_table(const std::vector<ShownResult>& results);
/// Money from the ministry by region and line to its use, by result and fiscal year.
PageJson flow_table(const std::vector<ShownResult>& results);
/// Trial regions beside full ones, a region; empty without trial regions.
PageJson trial_table(const std::vector<ShownResult>& results);
/// Networks of regions and wide areas, or null if the result holds none.
PageJson networks_of(const ShownResult& result);

/// Differences by indicator and fiscal year, all regions; by indicator and region, all years; and of the
/// regions whose state differs beside all others.
PageJson yearly_differences(const ShownResult& base, const ShownResult& changed);
PageJson regional_differences(const ShownResult& base, const ShownResult& changed);
PageJson moved_differences(const ShownResult& base, const ShownResult& changed);
/// Crowding out, and what a billion yen brings.
PageJson ratios_of_changes(const ShownResult& base, const ShownResult& changed);

/// Three sentences that answer, with intervals.
PageJson answer_about(const ShownResult& result);
PageJson answer_about(const ShownResult& base, const ShownResult& changed);

/// Every setting of the scenarios, and whether they differ; what each result is.
PageJson settings_table(const std::vector<ShownResult>& results);
PageJson provenance_of(const std::vector<ShownResult>& results);

}  // namespace musubi
