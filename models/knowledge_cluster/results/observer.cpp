#include "models/knowledge_cluster/results/observer.hpp"

#include <algorithm>
#include <limits>

#include "models/knowledge_cluster/measures/hub_index.hpp"
#include "models/knowledge_cluster/results/national_series.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// Where each variable stands in the panel: the order in which layout_of() adds them.
enum Place : std::size_t {
    yearly = 0,
    monthly = yearly + indicator_count,
    money = monthly + indicator_count,
    national_budget,
    undistributed,
    programme_state,
    evaluation_grade,
    evaluation_grade_without_noise,
    evaluation_indicator,
    money_moved_by_grades,
    money_moved_by_noise,
    hubs_of_regions,
    hubs_of_clusters = hubs_of_regions + 5,
    weights_of_hubs = hubs_of_clusters + 5,
    trends,
    network_nodes = trends + national_count,
    network_edges,
    network_components,
    network_largest,
    network_core,
    network_ties,
    facts,
    field_shares = facts + fact_count
};

/// The five variables of the hub index, from hubs_of_regions and hubs_of_clusters on.
enum HubPlace : std::size_t { hub_intensities, hub_shares, hub_dimensions, hub_scores, hub_flags };

std::size_t years_since(FiscalYear year, FiscalYear first) { return static_cast<std::size_t>(year - first); }

}  // namespace

Observer::Observer(const World& world, PanelSlice& results) : world_(world), results_(results) {}

void Observer::take_down_counts(const Counters& counts, std::size_t first, std::size_t n) {
    const std::size_t at = n * world_.regions.size() * sponsor_count;
    for (std::size_t i = 0; i < indicator_count; ++i) {
        const auto numbers = results_.of<std::int32_t>(first + i).subspan(at);
        std::size_t cell = 0;
        for (const RegionId r : world_.file_order)
            for (const Sponsor sponsor : {Sponsor::own, Sponsor::programme})
                numbers[cell++] = counts.at(static_cast<Indicator>(i), r, sponsor);
    }
}

void Observer::take_down_month(Month now, const State& s) {
    take_down_counts(s.counts.month, monthly,
                     static_cast<std::size_t>(now - Month::opening(programme_start)));
}

void Observer::take_down_trend(FiscalYear year, const State& s) {
    for (std::size_t i = 0; i < national_count; ++i) {
        const NationalSeries& series = national_series[i];
        std::int32_t count = 0;
        for (const RegionId r : world_.regions.all()) {
            count += s.counts.year.at(series.indicator, r, Sponsor::own);
            if (!series.own_money_alone) count += s.counts.year.at(series.indicator, r, Sponsor::programme);
        }
        results_.of<std::int32_t>(trends + i)[years_since(year, trend_start)] = count;
    }
}

void Observer::take_down_year(FiscalYear year, const State& s) {
    take_down_counts(s.counts.year, yearly, years_since(year, programme_start));
    take_down_regions(year, s);
    take_down_hubs(year, s);
    take_down_money(year, s);
    take_down_network(year, s);
    if (year == world_.last_year()) take_down_facts(s);
}

void Observer::take_down_facts(const State& s) {
    for (std::size_t i = 0; i < fact_count; ++i) results_.of<double>(facts + i)[0] = s.measures.fact[i];
    std::copy(s.measures.field_share.begin(), s.measures.field_share.end(),
              results_.of<double>(field_shares).begin());
}

void Observer::take_down_regions(FiscalYear year, const State& s) {
    std::size_t cell = years_since(year, programme_start) * world_.regions.size();
    for (const RegionId r : world_.file_order) {
        const Headquarters& hq = s.programme.headquarters[r];
        const bool graded_now = hq.graded_in == year;
        results_.of<std::int8_t>(programme_state)[cell] = static_cast<std::int8_t>(hq.state_this_year);
        results_.of<std::int8_t>(evaluation_grade)[cell] =
            static_cast<std::int8_t>(graded_now ? hq.grade : Grade::none);
        results_.of<std::int8_t>(evaluation_grade_without_noise)[cell] =
            static_cast<std::int8_t>(graded_now ? hq.true_grade : Grade::none);
        for (std::size_t m = 0; m < merit_count; ++m)
            results_.of<float>(evaluation_indicator)[cell * merit_count + m] =
                hq.is_funded() ? static_cast<float>(hq.merit[m]) : std::numeric_limits<float>::quiet_NaN();
        results_.of<std::int64_t>(money_moved_by_grades)[cell] = hq.moved_by_grades;
        results_.of<std::int64_t>(money_moved_by_noise)[cell] = hq.moved_by_noise;
        ++cell;
    }
}

void Observer::take_down_hubs(FiscalYear year, const State& s) {
    const HubNumbers weights = hub_weights(world_, s);
    const HubCountry country = hub_country(world_, s);
    const auto take_down = [&](std::size_t first, std::size_t cell, const HubCounts& here, bool candidate) {
        const HubNumbers intensity = here.a_group(), scores = hub_dimension_scores(world_, here, country);
        for (std::size_t d = 0; d < hub_dimension_count; ++d) {
            const std::size_t at = cell * hub_dimension_count + d;
            const double all = country.whole.counted[d];
            results_.of<float>(first + hub_intensities)[at] = static_cast<float>(intensity[d]);
            results_.of<float>(first + hub_shares)[at] =
                static_cast<float>(all > 0 ? here.counted[d] / all : 0);
            results_.of<float>(first + hub_dimensions)[at] = static_cast<float>(scores[d]);
        }
        const auto score = static_cast<float>(hub_score(weights, scores));
        results_.of<float>(first + hub_scores)[cell] = score;
        results_.of<std::int8_t>(first + hub_flags)[cell] =
            candidate && score > world_.parameters.hub.threshold ? 1 : 0;
    };
    const std::size_t y = years_since(year, programme_start);
    std::size_t cell = y * world_.regions.size();
    for (const RegionId r : world_.file_order)
        take_down(hubs_of_regions, cell++, hub_counts(world_, s, r), !world_.is_rest(r));
    for (std::size_t c = 0; c < world_.clusters.size(); ++c)
        take_down(hubs_of_clusters, y * world_.clusters.size() + c, hub_counts_of_cluster(world_, s, c),
                  true);
    for (std::size_t d = 0; d < hub_dimension_count; ++d)
        results_.of<float>(weights_of_hubs)[d] = static_cast<float>(weights[d]);
}

void Observer::take_down_money(FiscalYear year, const State& s) {
    const std::size_t y = years_since(year, programme_start);
    const auto numbers = results_.of<std::int64_t>(money);
    std::size_t cell = y * world_.regions.size() * line_count * flow_names.size();
    for (const RegionId r : world_.file_order)
        for (const Account& a : s.programme.headquarters[r].ledger.accounts())
            for (const ThousandYen flow : {a.granted, a.carried_in, a.spent, a.carried_out, a.returned})
                numbers[cell++] = flow;
    results_.of<std::int64_t>(national_budget)[y] = s.programme.national_budget;
    results_.of<std::int64_t>(undistributed)[y] = s.programme.undistributed;
}

void Observer::take_down_network(FiscalYear year, const State& s) {
    const std::size_t y = years_since(year, programme_start);
    results_.of<std::int64_t>(network_nodes)[y] = s.measures.network.nodes;
    results_.of<std::int64_t>(network_edges)[y] = s.measures.network.edges;
    results_.of<std::int64_t>(network_components)[y] = s.measures.network.components;
    results_.of<std::int64_t>(network_largest)[y] = s.measures.network.largest_component;
    results_.of<std::int64_t>(network_core)[y] = s.measures.network.highest_core;
    results_.of<double>(network_ties)[y] = s.measures.network.ties_per_agent;
}

}  // namespace musubi::knowledge_cluster
