#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/io/csv.hpp"
#include "sim/io/safe_text.hpp"
#include "tools/musubi/reports/key_institutions.hpp"
#include "tools/musubi/words/json_text.hpp"
#include "tools/musubi/words/number_text.hpp"
#include "tools/musubi/words/text_table.hpp"
#include "tools/musubi/words/what_intervals_hold.hpp"

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;

/// "12.3 [9.5, 15.1]"; without brackets of one replicate, and where all are the same.
std::string said(const WithInterval& x) {
    return std::isnan(x.low) || x.low == x.high ? number(x.value, decimals_for({x.value}))
                                                : with_interval_text(x.value, x.low, x.high);
}

WithInterval times(double factor, const WithInterval& x) {
    return {factor * x.value, factor * x.low, factor * x.high, x.size};
}

/// With the range over what is not known; `factor` times all.
std::string said(const Ranking& ranking, double factor) {
    const int decimals = decimals_for({factor * ranking.over_vectors.high});
    return said(times(factor, ranking.mean)) + in_round_brackets(ranking.over_vectors, [&](double end) {
               return number(factor * end, decimals);
           });
}

std::string percents(const WithInterval& x) { return said(times(100, x)) + " %"; }

std::string named(const KeyInstitution& carrier) {
    return safe_line(carrier.generated ? carrier.name + " (generated)" : carrier.name);
}

std::vector<const KeyInstitution*> by(const KeyInstitutionsReport& report, Ranking KeyInstitution::*ranking) {
    std::vector<const KeyInstitution*> order;
    for (const KeyInstitution& carrier : report.carriers) order.push_back(&carrier);
    std::stable_sort(order.begin(), order.end(), [&](const KeyInstitution* a, const KeyInstitution* b) {
        return (a->*ranking).mean.value > (b->*ranking).mean.value;
    });
    return order;
}

std::string answer_lines(const KeyInstitutionsReport& report) {
    if (report.carriers.empty() || report.carriers.front().partners.mean.value == 0)
        return fmt::format("{}: nobody of {} works together in March of FY{}.\n", report.scenario,
                           fmt::join(report.regions, ", "), report.fiscal_year);
    const std::string begin = report.scenario + ": ", at = fmt::format("March of FY{}", report.fiscal_year);
    const auto first = [](const Ranking& ranking) {
        return fmt::format("first in {} of the replicates", percents(ranking.first));
    };
    const KeyInstitution &partners = *by(report, &KeyInstitution::partners).front(),
                         &projects = *by(report, &KeyInstitution::project_share).front(),
                         &between = *by(report, &KeyInstitution::betweenness).front();
    return fmt::format("{}{} carries most by partners, {} in {}; {}.\n", begin, named(partners),
                       said(partners.partners.mean), at, first(partners.partners)) +
           fmt::format("{}{} carries most by joint projects, a member of {} of them; {}.\n", begin,
                       named(projects), percents(projects.project_share.mean),
                       first(projects.project_share)) +
           fmt::format("{}{} lies between most often, on {} of the shortest ways between two others; {}.\n",
                       begin, named(between), percents(between.betweenness.mean), first(between.betweenness));
}

std::string table_by(const KeyInstitutionsReport& report, const char* heading,
                     Ranking KeyInstitution::*ranking, std::size_t most) {
    std::vector<std::vector<std::string>> rows{
        {heading, "region", "partners", "% of joint projects", "betweenness, %", "first, % of replicates"}};
    std::vector<const KeyInstitution*> order = by(report, ranking);
    order.resize(std::min(most, order.size()));
    for (const KeyInstitution* carrier : order)
        rows.push_back({named(*carrier), carrier->region, said(carrier->partners, 1),
                        said(carrier->project_share, 100), said(carrier->betweenness, 100),
                        said(times(100, (carrier->*ranking).first))});
    std::vector<Align> alignments(rows[0].size(), Align::right);
    alignments[0] = alignments[1] = Align::left;
    return "\n" + aligned(rows, alignments);
}

constexpr const char* how_to_read =
    "Partners: other institutions and firms of these regions in a common project. Joint projects: those\n"
    "with two or more members of these regions. Betweenness: share of the pairs of others whose shortest\n"
    "ways lead through it. Who is not there in a replicate counts as 0; all who have most in one are first.\n"
    "Brackets: 90 % score interval of the mean (Student's t), of a share of replicates Wilson's: {}.\n"
    "(generated): made by the model to fill its region; it stands for no real institution.\n";

std::string meaning(const KeyInstitutionsReport& report) {
    const std::size_t replicates = report.vectors.of.size();
    std::string text =
        fmt::format(
            "\nInstitutions of {} in March of FY{}, over the {} replicate{} whose network is there.\n",
            fmt::join(report.regions, ", "), report.fiscal_year, replicates, replicates == 1 ? "" : "s") +
        fmt::format(how_to_read, what_intervals_hold(report.vectors)) +
        line_on_round_brackets(report.vectors);
    if (replicates < report.all_replicates)
        text += fmt::format(
            "The result has {0} replicates: run with --network-replicates {0} for narrower intervals.\n",
            report.all_replicates);
    return text;
}

Json json_of(const Ranking& ranking) {
    return {{"mean", interval_json(ranking.mean)},
            {"over_vectors", over_vectors_json(ranking.over_vectors)},
            {"first", interval_json(ranking.first)}};
}

}  // namespace

std::string key_institutions_text(const KeyInstitutionsReport& report, std::size_t most) {
    return answer_lines(report) + table_by(report, "who carries", &KeyInstitution::partners, most) +
           table_by(report, "who lies between", &KeyInstitution::betweenness, most) + meaning(report);
}

std::string key_institutions_json(const KeyInstitutionsReport& report) {
    Json institutions = Json::array();
    for (const KeyInstitution& carrier : report.carriers)
        institutions.push_back({{"name", carrier.name},
                                {"name_ja", carrier.name_ja},
                                {"region", carrier.region},
                                {"generated", carrier.generated},
                                {"partners", json_of(carrier.partners)},
                                {"project_share", json_of(carrier.project_share)},
                                {"betweenness", json_of(carrier.betweenness)}});
    const Json all{{"scenario", report.scenario},
                   {"regions", report.regions},
                   {"fiscal_year", report.fiscal_year},
                   {"replicates", report.vectors.of.size()},
                   {"interval",
                    "90 %: score interval with Student's t of a mean, Wilson's of the share of replicates in "
                    "which it is "
                    "first"},
                   {"interval_holds", intervals_hold_json(report.vectors)},
                   {"institutions", std::move(institutions)}};
    return json_text(all);
}

std::string key_institutions_csv(const KeyInstitutionsReport& report, CsvFor readers) {
    std::string text = "scenario,institution,institution_ja,region,generated";
    const std::pair<const char*, Ranking KeyInstitution::*> measures[]{
        {"partners", &KeyInstitution::partners},
        {"project_share", &KeyInstitution::project_share},
        {"betweenness", &KeyInstitution::betweenness}};
    for (const auto& [name, ranking] : measures)
        for (const char* part : {"", "_low", "_high", "_over_vectors_low", "_over_vectors_high", "_first",
                                 "_first_low", "_first_high"})
            text += fmt::format(",{}{}", name, part);
    for (const KeyInstitution& carrier : report.carriers) {
        text += fmt::format("\n{},{},{},{},{}", csv_cell(report.scenario, readers),
                            csv_cell(carrier.name, readers), csv_cell(carrier.name_ja, readers),
                            csv_cell(carrier.region, readers), carrier.generated ? 1 : 0);
        for (const auto& [name, ranking] : measures) {
            const Ranking& its = carrier.*ranking;
            for (const double x : {its.mean.value, its.mean.low, its.mean.high, its.over_vectors.low,
                                   its.over_vectors.high, its.first.value, its.first.low, its.first.high})
                text += "," + csv_cell(x);
        }
    }
    return text + "\n";
}

}  // namespace musubi
