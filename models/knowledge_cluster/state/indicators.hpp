#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

/// What is counted each month, by region and sponsor. An indicator is one row of the table below, and nothing
/// else has to know of it but the place that counts it.
namespace musubi::knowledge_cluster {

/// A flow of a year is the sum of its months, a stock of a year that of its last month. Of a distinct number,
/// of participants counted once, a year is counted by itself: whoever takes part in two months is one.
enum class IndicatorKind : std::uint8_t { flow, stock, distinct };

/// The note of a number behind which there is no target.
inline constexpr const char* uncalibrated = "uncalibrated: there is no target for it";

// Name, kind, unit, meaning, note. The order is that of the variables of a result: flows, stocks, distinct.
#define MUSUBI_INDICATORS(ROW)                                                                            \
    ROW(patent_applications_domestic, flow, "1", "patent applications at home", "")                       \
    ROW(patent_applications_foreign, flow, "1", "patent applications abroad", uncalibrated)               \
    ROW(patent_applications_made_in_projects, flow, "1",                                                  \
        "patent applications at home on inventions that joint research made", "")                         \
    ROW(patent_applications_uncovered, flow, "1",                                                         \
        "patent applications at home on older inventions that an adviser uncovered", "")                  \
    ROW(patent_applications_outside, flow, "1",                                                           \
        "patent applications at home of professors and firms, on what an institution does not own",       \
        uncalibrated)                                                                                     \
    ROW(inventions, flow, "1", "inventions made", uncalibrated)                                           \
    ROW(papers, flow, "1", "papers", uncalibrated)                                                        \
    ROW(licences, flow, "1", "licences to member firms", uncalibrated)                                    \
    ROW(commercialisations, flow, "1", "commercialised applications", uncalibrated)                       \
    ROW(startups, flow, "1", "firms founded on an application", uncalibrated)                             \
    ROW(jobs, flow, "1", "new jobs", uncalibrated)                                                        \
    ROW(jobs_young_or_long_unemployed, flow, "1", "new jobs of young and of long-term unemployed people", \
        uncalibrated)                                                                                     \
    ROW(projects_started, flow, "1", "joint research projects started", "")                               \
    ROW(firm_participations, flow, "1", "firms in the projects started, counted once a project", "")      \
    ROW(sme_participations, flow, "1", "firms of 300 or fewer employees among them", "")                  \
    ROW(local_firm_participations, flow, "1", "firms of the project's own region among them", "")         \
    ROW(introductions, flow, "1", "introductions by coordinators", uncalibrated)                          \
    ROW(introductions_that_led_to_projects, flow, "1", "projects whose core a coordinator introduced",    \
        uncalibrated)                                                                                     \
    ROW(disclosure_backlog, stock, "1", "disclosures that wait for a patent adviser, at the end",         \
        uncalibrated)                                                                                     \
    ROW(projects_running, stock, "1", "joint research projects running, at the end", "")                  \
    ROW(participating_institutions, distinct, "1",                                                        \
        "different institutions in running projects, counted once a region", "")                          \
    ROW(participating_universities, distinct, "1",                                                        \
        "different universities among them: the rest are public institutes", "")                          \
    ROW(participating_groups, distinct, "1",                                                              \
        "different research groups in running projects, counted once a region", "")                       \
    ROW(participating_firms, distinct, "1", "different firms in running projects, counted once a region", \
        "")                                                                                               \
    ROW(participating_smes, distinct, "1",                                                                \
        "different firms of 300 or fewer employees in running projects, counted once a region", "")

/// Its number is its row in `indicators`.
enum class Indicator : std::uint8_t {
#define MUSUBI_ROW(name, kind, unit, meaning, note) name,
    MUSUBI_INDICATORS(MUSUBI_ROW)
#undef MUSUBI_ROW
};

struct IndicatorRow {
    const char* name;
    IndicatorKind kind;
    const char *unit, *meaning, *note;
};

inline constexpr auto indicators = std::to_array<IndicatorRow>({
#define MUSUBI_ROW(name, kind, unit, meaning, note) {#name, IndicatorKind::kind, unit, meaning, note},
    MUSUBI_INDICATORS(MUSUBI_ROW)
#undef MUSUBI_ROW
});
#undef MUSUBI_INDICATORS

static_assert(std::is_sorted(indicators.begin(), indicators.end(),
                             [](const IndicatorRow& a, const IndicatorRow& b) { return a.kind < b.kind; }),
              "flows come first, then stocks, then distinct numbers");

/// How many of a kind there are.
constexpr std::size_t indicators_of(IndicatorKind kind) {
    return static_cast<std::size_t>(std::count_if(indicators.begin(), indicators.end(),
                                                  [&](const IndicatorRow& row) { return row.kind == kind; }));
}
inline constexpr std::size_t indicator_count = indicators.size(),
                             flow_indicator_count = indicators_of(IndicatorKind::flow),
                             first_distinct_indicator =
                                 flow_indicator_count + indicators_of(IndicatorKind::stock);

}  // namespace musubi::knowledge_cluster
