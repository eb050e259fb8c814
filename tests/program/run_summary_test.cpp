#include "tools/musubi/reports/run_summary.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "tools/musubi/running/dry_run.hpp"
#include "tools/musubi/running/resume.hpp"

namespace musubi {
namespace {

/// Two years, of which the second is missing in one of two replicates.
Panel two_years() {
    Panel panel;
    panel.dimensions = {{"replicate", "replicate", {}, {0, 1}}, {"year", "year", {}, {2002, 2003}}};
    panel.variables = {{"",
                        "share",
                        "1",
                        "share",
                        {"replicate", "year"},
                        std::vector<double>{1, 2, 3, std::numeric_limits<double>::quiet_NaN()},
                        {},
                        true}};
    return panel;
}

PreparedModel with_one_table() {
    PreparedModel model;
    model.summary = {{"By year", "year", {{"mean share", "share", {}, {}}}, {}}};
    return model;
}

TEST(SummaryJson, HasStableNamesAndNullForWhatIsMissing) {
    Provenance provenance;
    provenance.seed = std::numeric_limits<std::uint64_t>::max();
    provenance.replicates = 2;
    provenance.version = "0.1.0";
    const auto json = nlohmann::ordered_json::parse(
        summary_json(with_one_table(), two_years(), provenance, "results/\xff.h5"));
    std::vector<std::string> keys;
    for (const auto& item : json.items()) keys.push_back(item.key());
    EXPECT_EQ(keys, (std::vector<std::string>{"output", "content_checksum", "scenario_checksum", "version",
                                              "commit", "seed", "replicates", "interval", "interval_holds",
                                              "summary"}));
    EXPECT_EQ(json["output"], "results/\uFFFD.h5") << "a name that is no UTF-8 is no reason to fail";
    EXPECT_EQ(json["content_checksum"], content_checksum(two_years()));
    EXPECT_EQ(json["seed"], std::numeric_limits<std::uint64_t>::max());
    const auto& table = json["summary"][0];
    EXPECT_EQ(table["title"], "By year");
    EXPECT_EQ(table["row_dimension"], "year");
    EXPECT_EQ(table["columns"], nlohmann::ordered_json({"mean share"}));
    // 2002: 1 and 3, so that the mean is 2 and the quantiles 1 + 0.05 · 2 and 1 + 0.95 · 2.
    const auto& first = table["rows"][0];
    EXPECT_EQ(first["label"], "2002");
    EXPECT_DOUBLE_EQ(first["estimates"][0]["mean"], 2);
    EXPECT_DOUBLE_EQ(first["estimates"][0]["low"], 1.1);
    EXPECT_DOUBLE_EQ(first["estimates"][0]["high"], 2.9);
    for (const char* name : {"mean", "low", "high"})
        EXPECT_TRUE(table["rows"][1]["estimates"][0][name].is_null());
}

TEST(CostText, SaysWhatARunTakes) {
    PreparedModel model;
    model.layout = two_years();  // as if four numbers of 8 bytes were one replicate's
    model.agents = 1000;
    model.agent_months = 60'000;
    EnsemblePlan plan;
    plan.replicates = 61;
    plan.threads = 8;
    // On 2 cores 61 replicates take 31 rounds of 2 s. Memory: 3 · 32 · 61 bytes, and 2 · 1 MB.
    EXPECT_EQ(cost_text(model, plan, {2.0, true, 1e6}, 2),
              "\n# What the run would cost; nothing was written.\n"
              "# agents            1000\n"
              "# months            60\n"
              "# agent-months      60000 a replicate\n"
              "# replicates        61\n"
              "# estimated time    1 min 02 s on 2 threads\n"
              "# estimated memory  3 MB at most\n"
              "# Measured just now: one whole replicate on one thread took 2.00 s.\n");
    const Panel earlier = two_years();  // two of them are there
    plan.earlier = &earlier;
    plan.threads = 1;
    const std::string rest = cost_text(model, plan, {10.0, false, 0}, 2);
    EXPECT_NE(rest.find("61, 2 of them there already"), std::string::npos) << rest;
    EXPECT_NE(rest.find("more than 9 min 50 s on 1 thread\n"), std::string::npos) << rest;
    EXPECT_NE(rest.find("had not finished after 10 s"), std::string::npos) << rest;
}

TEST(MeasuredReplicate, IsRunOnceAndItsTimeTaken) {
    PreparedModel model;
    int runs = 0;
    model.simulate = [&](const Replicate& replicate, const Workers&, PanelSlice&) {
        ++runs;
        EXPECT_EQ(replicate.seed, 5U);
    };
    const ReplicateCost cost = measure_replicate(model, 5);
    EXPECT_EQ(runs, 1);
    EXPECT_TRUE(cost.finished);
    EXPECT_LT(cost.seconds, 5);
}

TEST(Differences, NameWhatDiffersAndWhereTheSettingsStandIsNone) {
    Provenance earlier, now;
    earlier.version = now.version = "0.1.0";
    earlier.scenario_checksum = "1";
    now.scenario_checksum = "2";
    earlier.resolved_scenario =
        "title = \"A\"\nmodel = \"m\"\n\n[a]\nx = 1.0  # default\ny = 2  # f.toml:3\n\n[b]\n"
        "t = \"t.csv\"  # default; 3 rows, checksum 77\nx = 5  # default\nold = true  # default\n";
    now.resolved_scenario =
        "title = \"B\"\nmodel = \"m\"\n\n[a]\nx = 1.0  # g.toml:9\ny = 3  # f.toml:3\n\n[b]\n"
        "t = \"t.csv\"  # default; 3 rows, checksum 78\nx = 5  # default\n";
    EXPECT_EQ(differences(earlier, now),
              (std::vector<std::string>{
                  "a.y: 2 there, 3 here",
                  "b.t: \"t.csv\" (3 rows, checksum 77) there, \"t.csv\" (3 rows, checksum 78) here",
                  "b.old: true there, nothing here"}));
    now.scenario_checksum = "1";
    EXPECT_TRUE(differences(earlier, now).empty()) << "what decides is the same";
    now.scenario_checksum = "3";
    now.resolved_scenario = earlier.resolved_scenario;
    EXPECT_EQ(differences(earlier, now), (std::vector<std::string>{"scenario: 1 there, 3 here"}));
    now = earlier;
    now.commit = "b";
    now.seed = 2;
    now.replicates = 3;
    EXPECT_EQ(differences(earlier, now),
              (std::vector<std::string>{"program: 0.1.0 (commit ) there, 0.1.0 (commit b) here",
                                        "seed: 0 there, 2 here", "replicates: 0 there, 3 here"}));
}

}  // namespace
}  // namespace musubi
