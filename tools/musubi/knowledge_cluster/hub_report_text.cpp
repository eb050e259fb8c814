#include <fmt/core.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "tools/musubi/knowledge_cluster/hub_report.hpp"
#include "tools/musubi/words/text_table.hpp"
#include "tools/musubi/words/what_intervals_hold.hpp"

namespace musubi {
namespace {

constexpr std::array<const char*, 2> caveats{
    "Success is hard to measure by quantitative indicators alone: so says the programme's own sheet.",
    "The index is uncalibrated: there is no target for it, and its threshold and weights are assumptions."};

std::vector<std::string> caveats_of(const HubReport& report) {
    std::vector<std::string> all(caveats.begin(), caveats.end());
    all.push_back("Intervals hold the drawn weights, and " + what_intervals_hold(report.vectors) + ".");
    return all;
}

/// Of the score's variance: what is left at the mean weights.
const char* luck_in(const HubReport& report) { return report.vectors.drawn ? "luck and parameters" : "luck"; }

std::string with_interval(const WithInterval& x) {
    if (std::isnan(x.low)) return fmt::format("{:.2f}", x.value);
    return fmt::format("{:.2f} [{:.2f}, {:.2f}]", x.value, x.low, x.high);
}

std::string with_range(const MeanAndRange& number) {
    return with_interval(number.mean) +
           in_round_brackets(number.over_vectors, [](double x) { return fmt::format("{:.2f}", x); });
}

std::string percent_of(double part, double total) {
    return total > 0 ? fmt::format("{:.0f} %", 100 * part / total) : "";
}

/// Nothing where it is not known.
std::string share_of(double share) { return std::isnan(share) ? "" : fmt::format("{:.1f} %", 100 * share); }

std::string candidates(const std::string& heading, const char* luck, const std::vector<HubLine>& lines) {
    std::vector<std::vector<std::string>> rows{
        {heading, "probability", "mean score",
         fmt::format("among first {}", knowledge_cluster::hubs_aimed_at), "mean rank", "of the country",
         "variance", luck, "weights", "together"}};
    for (const HubLine& line : lines) {
        const Variance& v = line.variance;
        rows.push_back({line.name, with_interval(line.probability), with_range(line.score),
                        with_interval(line.among_first), fmt::format("{:.1f}", line.rank.value),
                        share_of(line.share_of_country), fmt::format("{:.3f}", v.total()),
                        percent_of(v.luck, v.total()), percent_of(v.weights, v.total()),
                        percent_of(v.together, v.total())});
    }
    std::vector<Align> alignments(rows[0].size(), Align::right);
    alignments[0] = Align::left;
    return aligned(rows, alignments) + "\n";
}

/// How far the order of candidates is the same whatever the luck, and whatever is drawn.
std::string order_of(const char* what, const std::vector<HubLine>& lines) {
    const SettledPairs order = settled_pairs(lines);
    return fmt::format("Of {} pairs of {} {} stand in the same order in at least {:.0f} % of replicates.",
                       order.pairs, what, order.settled, 100 * settled_from);
}

std::vector<std::string> expected_row(const std::string& name, const ExpectedHubs& expected) {
    return {name, with_range(expected.regions), with_range(expected.clusters)};
}

nlohmann::ordered_json json_of(const ExpectedHubs& expected) {
    return {{"regions", interval_json(expected.regions)}, {"clusters", interval_json(expected.clusters)}};
}

nlohmann::ordered_json json_of(const std::vector<HubLine>& lines, bool drawn) {
    auto all = nlohmann::ordered_json::array();
    for (const HubLine& line : lines)
        all.push_back({{"name", line.name},
                       {"probability", interval_json(line.probability)},
                       {"score", interval_json(line.score)},
                       {"among_first", interval_json(line.among_first)},
                       {"rank", interval_json(line.rank)},
                       {"share_of_country", line.share_of_country},
                       {"ahead_of", line.ahead},
                       {"variance",
                        {{drawn ? "luck_and_parameters" : "luck", line.variance.luck},
                         {"weights", line.variance.weights},
                         {"together", line.variance.together}}}});
    return all;
}

}  // namespace

std::string as_text(const HubReport& report) {
    const std::vector<Align> alignments{Align::left, Align::right, Align::right};
    std::string text = fmt::format(
        "Hubs in FY{}: a hub has a score above {:g} (hub.threshold); {} replicate{}\n\n", report.fiscal_year,
        report.threshold, report.vectors.of.size(), report.vectors.of.size() == 1 ? "" : "s");
    text += candidates("region", luck_in(report), report.regions) +
            candidates("wide areas merged", luck_in(report), report.clusters);
    text += fmt::format(
        "probability: share of replicates [Wilson's 90 % interval]; mean [Student's 90 % interval].\n"
        "of the country: what part of what the country has of the dimensions is the region's, their mean.\n"
        "Of the score's variance: {}, at the mean weights; weights, at the mean region; both together.\n"
        "{}\n{}\n\n",
        luck_in(report), order_of("regions", report.regions),
        order_of("regions, wide areas merged,", report.clusters));
    std::vector<std::vector<std::string>> rows{{"expected hubs above", "regions", "wide areas merged"}};
    for (const auto& point : report.curve)
        rows.push_back(expected_row(fmt::format("{:5.2f}", point.threshold), point.expected));
    text +=
        aligned(rows, alignments) +
        fmt::format(
            "Mean [90 % score interval of the mean, from none to all]. The programme aims at about {}.\n\n",
            knowledge_cluster::hubs_aimed_at);
    rows = {{fmt::format("expected hubs above {:g} under", report.threshold), "regions", "wide areas merged"},
            expected_row("weights as drawn", report.expected)};
    for (const auto& weighting : report.weightings)
        rows.push_back(expected_row(weighting.name == "equal" ? "equal weights" : weighting.name + " alone",
                                    weighting.expected));
    text += aligned(rows, alignments) + "\n" + line_on_round_brackets(report.vectors);
    for (const std::string& caveat : caveats_of(report)) text += caveat + "\n";
    return text;
}

std::string as_json(const HubReport& report) {
    nlohmann::ordered_json document{
        {"fiscal_year", report.fiscal_year},
        {"threshold", report.threshold},
        {"replicates", report.vectors.of.size()},
        {"goal", knowledge_cluster::hubs_aimed_at},
        {"settled_pairs", settled_pairs(report.regions).settled},
        {"interval",
         "90 %: Wilson's of a probability, Student's of a mean score, score interval of expected hubs"},
        {"interval_holds", intervals_hold_json(report.vectors)},
        {"regions", json_of(report.regions, report.vectors.drawn)},
        {"clusters", json_of(report.clusters, report.vectors.drawn)},
        {"expected", json_of(report.expected)}};
    auto& curve = document["curve"] = nlohmann::ordered_json::array();
    for (const auto& point : report.curve)
        curve.push_back({{"threshold", point.threshold}, {"expected", json_of(point.expected)}});
    auto& weightings = document["weightings"] = nlohmann::ordered_json::array();
    for (const auto& weighting : report.weightings)
        weightings.push_back({{"weights", weighting.name}, {"expected", json_of(weighting.expected)}});
    document["caveats"] = caveats_of(report);
    return document.dump(2) + "\n";
}

}  // namespace musubi
