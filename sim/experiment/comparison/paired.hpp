#pragma once

#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"
#include "sim/experiment/designs/vectors.hpp"
#include "sim/experiment/estimates/over_vectors.hpp"

namespace musubi {

/// What a change brings to one number: two ensembles, replicate by replicate under the same luck.
struct PairedDifference {
    double base = 0, changed = 0;  ///< means over the replicates
    double mean = 0;               ///< of changed minus base
    /// 90 % interval of that mean (Student's t over vectors, where they were drawn, else over replicates);
    /// NaN for a single one.
    double low = 0, high = 0;
    double relative = 0;  ///< mean / |base|: zero if nothing changed, infinite if only the base is 0
    /// Share of the replicates whose difference has the sign of the mean (or is 0 if the mean is). It depends
    /// on how strongly the luck of the two is coupled, so no decision may rest on it.
    double same_sign = 0;
    /// (Variance of the mean difference without pairing, with different luck and vectors) / (its variance
    /// with pairing): how many times more replicates the same precision would need. Infinite if the
    /// difference does not vary; NaN if nothing varies.
    double variance_ratio = 0;
    /// What is not known of the expected difference, because parameters are not known. The interval above
    /// says how well the mean over what is not known is known, and nothing of this.
    OverVectors over_vectors;
};

/// The members of a PairedDifference as files and tables name them, in their order. That the share with one
/// sign depends on the coupling is said in its name.
extern const std::vector<std::string> paired_statistics;

/// How many of them have numbers: those over vectors of parameters, which stand last, only where such were
/// drawn.
std::size_t known_statistics(const Vectors& vectors);

/// As many numbers, in the order of paired_statistics.
std::vector<double> numbers_of(const PairedDifference& difference);

/// Both have one number per replicate, in the same order. If a number is NaN, so is every result. Throws
/// std::invalid_argument if there are none or the sizes differ.
PairedDifference paired_difference(const std::vector<double>& base, const std::vector<double>& changed,
                                   const Vectors& vectors);

/// The ratio of two mean differences with its 90 % interval, by the jackknife over replicates, or vectors
/// where they were drawn.
struct PairedRatio {
    double value = 0, low = 0, high = 0;
    /// Whether the interval of the denominator excludes 0. If it does not, the ratio has no interval, and all
    /// three are NaN.
    bool defined = false;
    /// 5 % to 95 % over the vectors of the ratio of what each expects, luck taken off (over_vectors.hpp). NaN
    /// if nothing was drawn, or the denominator has not the same sign for all.
    OverVectors over_vectors;
};

/// mean(of) / mean(to); both have one difference per replicate.
PairedRatio paired_ratio(const std::vector<double>& of, const std::vector<double>& to,
                         const Vectors& vectors);

/// The cells of a variable that two panels share: one paired difference each, row-major over its dimensions
/// without the replicates.
struct PairedVariable {
    const Variable* variable;             ///< of the base, which must outlive this
    std::vector<std::string> dimensions;  ///< without the replicates
    std::vector<PairedDifference> cells;
};

/// Whether a variable has numbers of every replicate that are amounts: no texts, no flags, whose numbers
/// are names, and not the parameters that a replicate drew.
bool holds_amounts(const Variable& variable);

/// Every variable that is in both and holds amounts. Throws std::invalid_argument if
/// what_keeps_from_comparing() says something.
std::vector<PairedVariable> paired_cells(const Panel& base, const Panel& changed);

/// Why the cells of two panels do not correspond, a line each; empty if they do.
std::vector<std::string> what_keeps_from_comparing(const Panel& base, const Panel& changed);

}  // namespace musubi
