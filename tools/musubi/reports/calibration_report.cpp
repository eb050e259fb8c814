#include "tools/musubi/reports/calibration_report.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "tools/musubi/words/text_table.hpp"

namespace musubi {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string number(double x) { return fmt::format("{:.4g}", x); }

/// The mean within one standard deviation of what may lie between it and the observed value, and what is not
/// known of it at most four of them wide.
std::string verdict(const Target& target, const Belief& belief) {
    if (!target.fitted) return "projected";
    if (std::abs(belief.mean - target.value) > belief.deviation) return "does not fit";
    return belief.high - belief.low <= 4 * belief.deviation ? "fits" : "fits, too wide";
}

/// What of the runs could not be taken as they are, and how they were: nothing if all could.
std::string samples_text(const Calibration& c, const std::vector<Target>& targets) {
    std::string text;
    for (std::size_t j = 0; j < targets.size(); ++j) {
        const Sample& sample = c.samples[j];
        const double shift = c.emulator->shift(j);
        if (sample.without_number > 0)
            text += fmt::format("{}: no number at {} of {} points, which are left out of all outputs\n",
                                targets[j].name, sample.without_number, sample.points);
        if (sample.not_above_0 == sample.runs)
            text += fmt::format("{}: 0 or less in all {} runs, whatever the parameters\n", targets[j].name,
                                sample.runs);
        else if (shift > 0)
            text += fmt::format("{}: 0 or less in {} of {} runs; fitted is the logarithm of it + {}\n",
                                targets[j].name, sample.not_above_0, sample.runs, number(shift));
    }
    return text;
}

std::string targets_text(const Calibration& c, const std::vector<Target>& targets) {
    Rows rows{{"output", "observed", "±", "all", "expected", "simulated", "5 %", "95 %", "luck (s.d.)",
               "emulated", "p", ""}};
    for (std::size_t j = 0; j < targets.size(); ++j) {
        const Target& t = targets[j];
        const Belief& b = c.beliefs[j];
        const auto if_fitted = [&](double x) { return t.fitted ? number(x) : ""; };
        rows.push_back({t.name, if_fitted(t.value), if_fitted(t.tolerance), if_fitted(b.deviation),
                        number(b.mean), number(b.simulated), number(b.low), number(b.high), number(b.luck),
                        fmt::format("{:.0f} %", 100 * b.explained),
                        t.fitted ? fmt::format("{:.2f}", b.p) : "", verdict(t, b)});
    }
    constexpr Align l = Align::left, r = Align::right;
    return aligned(rows, {l, r, r, r, r, r, r, r, r, r, r, l}) +
           "±: error of the observed value; all: with the luck of one history and the model's discrepancy;\n"
           "expected: mean over luck; 5 % and 95 %: what is not known of it (ignorance); luck: one run about "
           "it;\nsimulated: mean of the last wave's own runs; emulated: share of the variance between points "
           "that the\nemulator explains; p: how often a history of the fitted model would be further off "
           "(posterior\npredictive).\n" +
           samples_text(c, targets);
}

/// How the observed values are matched together.
std::string joint_text(const Calibration& c, const std::vector<Target>& targets) {
    const auto fitted =
        std::count_if(targets.begin(), targets.end(), [](const Target& t) { return t.fitted; });
    return fmt::format("observed values together ({}): p {:.2f}; squared Mahalanobis distance {:.1f}\n",
                       fitted, c.joint_p, c.squared_distance);
}

/// What is projected of the one history; nothing if nothing is.
std::string histories_text(const Calibration& c, const std::vector<Target>& targets) {
    Rows rows{{"projected", "expected", "5 %", "95 %", "history: 5 %", "95 %"}};
    for (std::size_t j = 0; j < targets.size(); ++j) {
        const Belief& b = c.beliefs[j];
        if (!targets[j].fitted)
            rows.push_back({targets[j].name, number(b.mean), number(b.low), number(b.high),
                            number(b.history_low), number(b.history_high)});
    }
    if (rows.size() == 1) return "";
    constexpr Align l = Align::left, r = Align::right;
    return '\n' + aligned(rows, {l, r, r, r, r, r}) +
           "history: the figure of the history that took place: ignorance, luck and discrepancy, given the "
           "fitted\nfigures.\n";
}

const char* in_words(double width) {
    if (width < 0.5) return "bound by the data";
    return width < 0.8 ? "somewhat bound" : "not bound: stays wide";
}

std::string parameters_text(const Calibration& c, const std::vector<Factor>& factors) {
    Rows rows{{"parameter", "prior", "", "", "mean", "5 %", "95 %", "width", ""}};
    for (std::size_t f = 0; f < factors.size(); ++f) {
        const Bound& b = c.bounds[f];
        rows.push_back({factors[f].name, number(factors[f].prior.low), number(factors[f].prior.high),
                        name_of(factors[f].prior.scale), number(b.mean), number(b.low), number(b.high),
                        fmt::format("{:.0f} %", 100 * b.width), in_words(b.width)});
    }
    constexpr Align l = Align::left, r = Align::right;
    return aligned(rows, {l, r, r, l, r, r, r, r, l}) +
           "width: of the middle 90 %, as a share of the prior's.\n";
}

}  // namespace

std::string calibration_text(const Calibration& c, const std::vector<Factor>& factors,
                             const std::vector<Target>& targets) {
    std::size_t runs = 0;
    for (const std::vector<Runs>& wave : c.waves)
        for (const Runs& point : wave) runs += point.outputs.size();
    return targets_text(c, targets) + joint_text(c, targets) + histories_text(c, targets) + '\n' +
           parameters_text(c, factors) +
           fmt::format(
               "\n{} runs; {} vectors; of {} points of the last wave, the last two emulators agree on "
               "{:.0f}\n",
               runs, c.vectors.size(), c.waves.back().size(), c.agreeing);
}

std::string recovery_text(const Recovery& recovery, std::size_t truths) {
    return fmt::format("recovery: {} of {} intervals of 90 % hold the truth ({:.0f} %), {} known truths\n",
                       recovery.hits, recovery.intervals,
                       100 * static_cast<double>(recovery.hits) / static_cast<double>(recovery.intervals),
                       truths);
}

}  // namespace musubi
