#pragma once

#include <array>
#include <string>

#include "models/knowledge_cluster/state/indicators.hpp"
#include "models/knowledge_cluster/world/national_levels.hpp"

namespace musubi::knowledge_cluster {

/// A series of the whole country: all regions, and all sponsors or own money alone.
struct NationalSeries {
    const char* name;  ///< of its variables, before "_trend" and "_observed"
    Indicator indicator;
    bool own_money_alone;
    const char *heading, *heading_ja, *meaning;
    [[nodiscard]] std::string modelled() const { return std::string(name) + "_trend"; }
    [[nodiscard]] std::string observed() const { return std::string(name) + "_observed"; }
};

/// In the order of National.
inline constexpr std::array<NationalSeries, national_count> national_series{{
    {"own_projects_started", Indicator::projects_started, true, "joint research",
     "共同研究の開始件数（自己資金）", "own-money joint research projects started, all regions"},
    {"inventions", Indicator::inventions, false, "inventions", "発明件数", "inventions made, all regions"},
    {"patent_applications_domestic", Indicator::patent_applications_domestic, false, "patents at home",
     "特許出願（国内）", "patent applications at home, all regions"},
    {"patent_applications_foreign", Indicator::patent_applications_foreign, false, "patents abroad",
     "特許出願（海外）", "patent applications abroad, all regions"},
    {"startups", Indicator::startups, false, "start-ups", "起業",
     "firms founded on an invention or an application, all regions"},
}};

}  // namespace musubi::knowledge_cluster
