#include "tools/musubi/reports/rank_report.hpp"

#include <fmt/core.h>

#include "sim/experiment/estimates/rank_uniformity.hpp"
#include "tools/musubi/words/text_table.hpp"

namespace musubi {
namespace {

constexpr std::size_t bins = 10;
constexpr double share = 0.95;

/// Of all truths, the ranks of one parameter or output.
struct Ranked {
    std::string name;
    std::vector<std::size_t> ranks;
};

std::vector<Ranked> ranked(const KnownTruths& truths, const std::vector<Factor>& factors,
                           const std::vector<Target>& targets) {
    std::vector<Ranked> all;
    for (std::size_t f = 0; f < factors.size(); ++f) {
        Ranked& one = all.emplace_back(Ranked{factors[f].name, {}});
        for (const TruthRanks& truth : truths.ranks) one.ranks.push_back(truth.of_factors[f]);
    }
    std::size_t i = 0;
    for (const Target& target : targets) {
        if (target.fitted) continue;
        Ranked& one = all.emplace_back(Ranked{target.name, {}});
        for (const TruthRanks& truth : truths.ranks) one.ranks.push_back(truth.of_projected[i]);
        ++i;
    }
    return all;
}

std::string counts_text(const std::vector<std::size_t>& counts) {
    std::string text;
    for (const std::size_t count : counts) text += fmt::format("{:>4}", count);
    return text;
}

}  // namespace

std::string ranks_text(const KnownTruths& truths, const std::vector<Factor>& factors,
                       const std::vector<Target>& targets) {
    const std::size_t fitted = truths.ranks.size();
    if (fitted == 0) return fmt::format("none of {} truths has a number for every target\n", truths.left_out);
    const double reach = usual_deviation(fitted, truths.draws, share);
    const auto [low, high] = usual_counts(fitted, bins, share);
    std::vector<std::vector<std::string>> rows{{"ranks of", "p", "deviation", "", "in tenths of the draws"}};
    std::vector<double> p;
    for (const Ranked& one : ranked(truths, factors, targets)) {
        const RankTest test = test_ranks(one.ranks, truths.draws, bins);
        p.push_back(test.p);
        rows.push_back({one.name, fmt::format("{:.3f}", test.p), fmt::format("{:.3f}", test.deviation),
                        test.deviation > reach ? "beyond" : "", counts_text(test.counts)});
    }
    constexpr Align l = Align::left, r = Align::right;
    return aligned(rows, {l, r, r, l, l}) +
           fmt::format(
               "{} truths of the priors, each fitted with its own runs; ranks among {} draws; {} truths left "
               "out because\ntheir history has no number of some target.\n"
               "p: chi-square over the tenths; the smallest of all {} is {:.3f} by Holm's method. deviation: "
               "largest of the\ncumulative shares from uniform ones; below {:.3f} in 95 of 100 sets of "
               "uniform ranks. A tenth by itself\nholds {} to {} in 95 of 100.\n",
               fitted, truths.draws, truths.left_out, p.size(), smallest_by_holm(p), reach, low, high);
}

}  // namespace musubi
