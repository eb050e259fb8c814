#include "tools/musubi/reports/score_report.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "sim/experiment/panels/selection.hpp"
#include "tools/musubi/words/json_text.hpp"
#include "tools/musubi/words/number_text.hpp"
#include "tools/musubi/words/text_table.hpp"
#include "tools/musubi/words/what_intervals_hold.hpp"

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;

constexpr double usual_level = 0.05;

std::string probability(double p) {
    constexpr double least = 0.0001;
    if (std::isnan(p)) return "?";
    return p < least ? fmt::format("{:.1e}", p) : number(p, p < 0.01 ? 4 : 3);
}

/// "p = 0.031". So far out in a tail nobody knows the shape of a distribution: "p < 1e-12".
std::string equation(double p) { return p < 1e-12 ? "p < 1e-12" : "p = " + probability(p); }

std::string figures_text(const PredictiveScore& score) {
    std::vector<std::vector<std::string>> rows{{"figure", "observed", "predicted", "z", "p", "CRPS"}};
    for (const ScoredFigure& one : score.figures) {
        const FigureScore& s = one.score;
        const int decimals = decimals_for({one.figure.value, s.mean});
        rows.push_back({one.figure.name,
                        number(one.figure.value, decimals) + " ± " + number(one.figure.tolerance, decimals),
                        with_interval_text(s.mean, s.low, s.high), number(s.z, 2, true), probability(s.p),
                        number(s.crps, decimals_for({s.crps}))});
    }
    std::vector<Align> alignments(rows[0].size(), Align::right);
    alignments[0] = Align::left;
    return aligned(rows, alignments);
}

std::string missing_text(const PredictiveScore& score) {
    std::string text;
    for (const ScoredFigure& one : score.figures)
        if (one.members < score.members)
            text +=
                fmt::format("{}: {} of {} members have no number for it and are left out of its scores.\n",
                            one.figure.name, score.members - one.members, score.members);
    return text;
}

/// How many tail probabilities are small, beside how many would be if all observations were drawn like
/// members.
std::string count_text(const PredictiveScore& score) {
    const double least = 2 / (1 + static_cast<double>(score.vectors.count));
    if (least >= usual_level)
        return fmt::format("With {} independent members no p can be below {}: more are needed to tell.\n",
                           score.vectors.count, number(least, 3));
    const auto small = std::count_if(score.figures.begin(), score.figures.end(),
                                     [](const ScoredFigure& one) { return one.score.p < usual_level; });
    return fmt::format("p is below 0.05 for {} of {} figures; by chance it would be for at most {:.1f}.\n",
                       small, score.figures.size(), usual_level * static_cast<double>(score.figures.size()));
}

/// Why there is no joint score, or no probability of it; empty if there is.
std::string why_not(const PredictiveScore& score) {
    const JointScore& joint = score.joint;
    if (score.figures.size() > most_figures)
        return fmt::format("more than {} figures have no joint score", most_figures);
    if (joint.members == 0) return "no member has a number for every figure";
    if (joint.vectors < fewest_vectors)
        return fmt::format("it takes {} independent members, and there {} {}", fewest_vectors,
                           joint.vectors == 1 ? "is" : "are", joint.vectors);
    return "";
}

std::string joint_text(const PredictiveScore& score) {
    const JointScore& joint = score.joint;
    std::string text;
    if (0 < joint.members && joint.members < score.members)
        text += fmt::format("Joint: {} of {} members have no number for some figure and are left out.\n",
                            score.members - joint.members, score.members);
    if (!std::isnan(joint.energy))
        text += fmt::format("Joint: energy score {} (in standard errors of the observations).\n",
                            number(joint.energy, decimals_for({joint.energy})));
    if (const std::string why = why_not(score); !why.empty())
        return text + "Joint: no tail probability, as " + why + ".\n";
    const JointDistance& d = joint.distance;
    text += fmt::format(
        "Joint: Mahalanobis distance {} (squared {}), {}: F with {:.0f} and {:.1f} degrees of freedom, "
        "for a covariance from {} independent members.\n",
        number(std::sqrt(d.squared), 2), number(d.squared, decimals_for({d.squared})), equation(d.p),
        d.numerator_degrees, d.denominator_degrees, joint.vectors);
    if (joint.vectors < score.figures.size() + 2)
        text +=
            "So few independent members for so many figures: a small joint p is on the safe side, and little "
            "is told apart.\n";
    return text;
}

Json json_of(const ScoredFigure& one, std::size_t members) {  // NaN becomes null
    const FigureScore& s = one.score;
    return {{"figure", one.figure.name},
            {"quantity", in_words(one.figure.quantity)},
            {"source", one.figure.source},
            {"observed", one.figure.value},
            {"error", one.figure.tolerance},
            {"members", one.members},
            {"members_without_a_number", members - one.members},
            {"independent_members", one.vectors},
            {"mean", s.mean},
            {"mean_error", s.mean_error},
            {"deviation", s.deviation},
            {"low", s.low},
            {"high", s.high},
            {"z", s.z},
            {"p", s.p},
            {"crps", s.crps}};
}

}  // namespace

std::string score_text(const PredictiveScore& score) {
    return figures_text(score) +
           fmt::format(
               "Observed: with its standard error. Predicted: mean [5 % to 95 % range] over {} members, {} "
               "of them independent.\nThe range holds {}; p, z and CRPS hold the error of the observation "
               "too.\n",
               score.members, score.vectors.count, what_ranges_hold(score.vectors)) +
           missing_text(score) + count_text(score) + joint_text(score);
}

std::string score_json(const PredictiveScore& score) {
    Json figures = Json::array();
    for (const ScoredFigure& one : score.figures) figures.push_back(json_of(one, score.members));
    const JointScore& joint = score.joint;
    const JointDistance& d = joint.distance;
    const std::string why = why_not(score);
    return json_text(Json{{"members", score.members},
                          {"independent_members", score.vectors.count},
                          {"range", "5 % and 95 % quantiles of the members"},
                          {"range_holds", intervals_hold_json(score.vectors)},
                          {"figures", std::move(figures)},
                          {"joint",
                           {{"members", joint.members},
                            {"members_without_a_number", score.members - joint.members},
                            {"independent_members", joint.vectors},
                            {"energy_score", joint.energy},
                            {"squared_mahalanobis", d.squared},
                            {"numerator_degrees", d.numerator_degrees},
                            {"denominator_degrees", d.denominator_degrees},
                            {"p", d.p},
                            {"no_p_because", why.empty() ? Json() : Json(why)}}}});
}

std::string score_csv(const PredictiveScore& score, CsvFor readers) {
    std::string text =
        "figure,source,observed,error,members,members_without_a_number,independent_members,mean,mean_error,"
        "deviation,low,high,z,p,crps\n";
    for (const ScoredFigure& one : score.figures) {
        const FigureScore& s = one.score;
        text += fmt::format("{},{},{},{},{},{},{}", csv_cell(one.figure.name, readers),
                            csv_cell(one.figure.source, readers), csv_cell(one.figure.value),
                            csv_cell(one.figure.tolerance), one.members, score.members - one.members,
                            one.vectors);
        for (const double x : {s.mean, s.mean_error, s.deviation, s.low, s.high, s.z, s.p, s.crps})
            text += "," + csv_cell(x);
        text += '\n';
    }
    return text;
}

}  // namespace musubi
