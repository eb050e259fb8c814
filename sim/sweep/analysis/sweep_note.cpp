#include "sim/sweep/analysis/sweep_note.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <cmath>

namespace musubi {
namespace {

/// "a, b and c"
std::string in_words(const std::vector<std::string>& names) {
    const auto last = names.end() - 1;
    if (names.size() == 1) return *last;
    return fmt::format("{} and {}", fmt::join(names.begin(), last, ", "), *last);
}

std::string words_of(const SweepNote& note) {
    using enum SweepNote::Kind;
    switch (note.kind) {
        case runs_missing:
            return fmt::format("{} of {} runs are missing and {} failed; what needs them is left out",
                               note.count, note.of, note.failed);
        case one_replicate:
            return "a single replicate cannot tell luck from the factors: plan two or more";
        case left_out:
            return fmt::format("{} of {} {} are incomplete and were left out", note.count, note.of,
                               note.units) +
                   (note.count < note.of
                        ? fmt::format(": intervals are about {:.0f} % wider for it", 100 * note.value)
                        : "");
        case too_few:
            return fmt::format("too few {} are complete for {}", note.units, note.what);
        case does_not_vary:
            return "is the same at every point: nothing decides it";
        case no_variance:
            return "no variance is left once luck is taken off: more replicates, or an output that varies";
        case noise:
            return fmt::format("a PAWN distance below {} is no more than noise", two_figures(note.value));
        case luck_floor:
            return fmt::format(
                "luck alone would give a factor that does nothing a mu* of {}: {} of {} factors do not reach "
                "it and cannot be told from luck",
                two_figures(note.value), note.count, note.of);
        case laid_out:
            return fmt::format("the rows of the list are {} ({} {}): they are analysed as that", note.what,
                               note.count, note.units);
        case not_independent:
            return fmt::format(
                "the points of the list are not independent: {}. So neither intervals nor what "
                "is noise can be given, and a factor that does nothing may seem to do much",
                note.what);
        case stood_still:
            return fmt::format(
                "only {} of {} trajectories moved {} from one level to another: its effect is of those",
                note.count, note.of, in_words(note.factors));
        case moves_together:
            return fmt::format(
                "{} always move together: nothing here can tell them apart, and partial "
                "correlation and tree name them as one",
                in_words(note.factors));
        case determined:
            return fmt::format("{} determine each other: none of them has a partial correlation",
                               in_words(note.factors));
        case too_wide:
            return fmt::format("the widest interval of a {} is ± {}; for ± {} about {} {} would do ({} runs)",
                               note.what, two_figures(note.value), two_figures(note.wanted), note.count,
                               note.units, note.runs);
    }
    return "";
}

}  // namespace

std::string two_figures(double x) {
    return std::abs(x) < 10 ? fmt::format("{:.2g}", x) : fmt::format("{:.0f}", x);
}

std::string text_of(const SweepNote& note) {
    return note.output.empty() ? words_of(note) : note.output + ": " + words_of(note);
}

}  // namespace musubi
