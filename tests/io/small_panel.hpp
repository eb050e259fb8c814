#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "musubi/missing.hpp"
#include "musubi/panel.hpp"
#include "sim/results/result_file.hpp"

namespace musubi {

/// Something of everything that a panel can hold: labels and numbers, each type, groups, flags, what is
/// missing.
inline Panel small_panel() {
    constexpr std::int32_t none = std::numeric_limits<std::int32_t>::lowest();
    Panel panel;
    panel.title = "A small panel: 小さな例";
    panel.dimensions = {{"replicate", "replicate", {}, {0, 1, 2}},
                        {"fiscal_year", "fiscal year, April to March", {}, {2002, 2003}, "fiscal year"},
                        {"region", "region", {"OSA", "SAP"}, {}}};
    const std::vector<std::string> all{"replicate", "fiscal_year", "region"};
    panel.variables = {
        {"",
         "region_name_ja",
         "1",
         "name of the region",
         {"region"},
         std::vector<std::string>{"大阪", "札幌"},
         {},
         false,
         false},
        {"", "patents", "1", "patent applications", all,
         std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}},
        {"/network",
         "degree",
         "1",
         "mean degree",
         {"replicate", "fiscal_year"},
         std::vector<double>{0.1, 0.2, missing, 0.4, 0.5, -0.0},
         {},
         true,
         true,
         "uncalibrated"},
        {"",
         "grade",
         "1",
         "grade of the evaluation",
         all,
         std::vector<std::int8_t>{0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2},
         {{0, "not yet known"}, {1, "A"}, {2, "B"}}},
        {"/network", "nodes", "1", "nodes", {"replicate"}, std::vector<std::int32_t>{5, none, 7}, {}, true},
        {"/network/deep", "share", "1", "share", {"replicate"}, std::vector<float>{0.25F, 0.5F, 1.0F}},
        {"", "threshold", "1", "a number without dimensions", {}, std::vector<double>{0.5}, {}, false, false},
    };
    return panel;
}

inline Provenance small_provenance() {
    Provenance provenance;
    provenance.resolved_scenario = "title = \"小さな例\"\n";
    provenance.scenario_checksum = "00112233";
    provenance.scenario_file = "/home/someone/小さな例.toml";
    provenance.version = "0.1.0";
    provenance.seed = std::numeric_limits<std::uint64_t>::max();
    provenance.replicates = 3;
    provenance.threads = 2;
    provenance.start_time = "2026-01-01T00:00:00Z";
    return provenance;
}

}  // namespace musubi
