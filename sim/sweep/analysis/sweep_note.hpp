#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace musubi {

/// A caveat of an analysis, as numbers; those who show it put it into words.
struct SweepNote {
    enum class Kind {
        runs_missing,   ///< `count` runs of `of` are missing, `failed` more failed
        one_replicate,  ///< luck cannot be told from the factors
        left_out,  ///< `count` of `of` units are incomplete; intervals are wider by the share `value`, unless
                   ///< all are
        too_few,   ///< units are complete for what was to be estimated
        does_not_vary,    ///< whatever the factors are: nothing is estimated
        no_variance,      ///< is left once luck is taken off
        noise,            ///< a PAWN distance below `value` is no more than that
        luck_floor,       ///< luck alone has a mu* of `value`; of `of` others `count` do not reach it
        laid_out,         ///< the rows of a list are the design `what`, of `count` `units`, and taken as that
        not_independent,  ///< the points of a list are not, as `what` says: there are no intervals
        stood_still,      ///< only `count` of `of` trajectories moved the only one of `factors`
        moves_together,   ///< `factors` always do
        determined,       ///< each of `factors` follows from the others
        too_wide,         ///< the widest interval is ± `value`; for ± `wanted`, `count` units, `runs` runs
    };
    Kind kind;
    std::string output = {};                ///< that it is about; empty: all
    std::vector<std::string> factors = {};  ///< that it is about
    const char* what = "";                  ///< was estimated: "total index"
    const char* units = "";                 ///< of the sample: "trajectories"
    double value = 0, wanted = 0;
    std::size_t count = 0, of = 0, failed = 0, runs = 0;
};

/// In words, with the output in front that it is about.
std::string text_of(const SweepNote& note);

/// "0.29", "57", "1204": two figures, or all of a whole number.
std::string two_figures(double x);

}  // namespace musubi
