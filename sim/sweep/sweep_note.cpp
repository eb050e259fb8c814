#include "sim/sweep/sweep_note.hpp"

#include <fmt/core.h>

#include <cmath>

namespace musubi {
namespace {

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
