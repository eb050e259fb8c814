#pragma once

#include <string>
#include <vector>

#include "sim/experiment/designs/vectors.hpp"
#include "sim/experiment/panels/sums.hpp"
#include "tools/musubi/page/page_json.hpp"
#include "tools/musubi/page/page_numbers.hpp"
#include "tools/musubi/running/compared_results.hpp"

namespace musubi {

/// A result with the sums that most parts of a page need, taken out of it once.
struct ShownResult {
    const Compared& from;
    std::vector<ShownIndicator> indicators;
    std::vector<CellSums> sums;  ///< by indicator; each by fiscal year and region
    std::size_t years = 0, regions = 0;
    std::vector<std::string> rest;  ///< codes of the rest of the country
    Vectors vectors;                ///< of the replicates

    explicit ShownResult(const Compared& result);
    [[nodiscard]] const Panel& panel() const { return from.result.panel; }
    [[nodiscard]] std::int64_t year(std::size_t y) const;
    [[nodiscard]] const std::string& region(std::size_t r) const;
    [[nodiscard]] bool is_of_the_programme(std::size_t r) const;  ///< the rest of the country is not
    /// One number per replicate, in the unit of the indicator's variable, so that whole numbers are exact.
    /// The indicator's factor converts it to the unit that is shown.
    [[nodiscard]] std::vector<double> of(std::size_t indicator, std::size_t year, std::size_t region) const;
    [[nodiscard]] std::vector<double> of_all_regions(std::size_t indicator, std::size_t year) const;
    [[nodiscard]] std::vector<double> of_all_years(std::size_t indicator, std::size_t region) const;
};

/// The label of all regions together in tables.
inline constexpr const char* all_regions = "ALL";

// The parts of a page. `results` are one, or a base and a changed one.

/// Mean and quantiles by result, indicator, region (or all) and fiscal year.
PageJson fan_table(const std::vector<ShownResult>& results);
/// Who the regions are: the same in all results.
PageJson region_table(const ShownResult& result);
/// By result, fiscal year and region: state with the share of replicates in it, and how surely it is a hub.
PageJson state_table(const std::vector<ShownResult>& results);
/// The whole country by result, series and fiscal year: what was observed, mean and middle 90 % of the
/// replicates; empty where nothing says what was observed.
PageJson country_table(const std::vector<ShownResult>& results);
/// Money from the ministry by region and line to its use, by result and fiscal year.
PageJson flow_table(const std::vector<ShownResult>& results);
/// Trial and full regions, as means per region; empty without trial regions.
PageJson trial_table(const std::vector<ShownResult>& results);
/// Networks of regions and wide areas, or null if the result holds none.
PageJson networks_of(const ShownResult& result);

/// Differences by indicator and fiscal year, all regions; and by indicator and region, all years.
PageJson yearly_differences(const ShownResult& base, const ShownResult& changed);
PageJson regional_differences(const ShownResult& base, const ShownResult& changed);
/// What `musubi compare` asks about trial regions, of the page's indicators.
Treatment full_or_trial_of(const ShownResult& result);
/// The regions that are full in one result and on trial in the other, and all others: differences from the
/// first such year on, and what an evaluator would have seen. Both are empty without such regions.
struct TreatmentTables {
    PageJson moved, seen;
};
TreatmentTables treatment_differences(const ShownResult& base, const ShownResult& changed);
/// Sentences that answer, with intervals: of two results first what full status brings to regions that have
/// it in one of them only, then what `musubi compare` says. An indicator with the name of the primary outcome
/// comes first.
PageJson answer_about(const ShownResult& result, const std::string& primary_outcome);
PageJson answer_about(const ShownResult& base, const ShownResult& changed,
                      const std::string& primary_outcome);

}  // namespace musubi
