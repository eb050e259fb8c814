#include "tools/musubi/words/difference_text.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <cmath>

#include "tools/musubi/words/number_text.hpp"

namespace musubi {

std::string difference_in_words(const std::string& base, const std::string& changed, const std::string& what,
                                const PairedDifference& d) {
    if (std::isnan(d.mean)) return fmt::format("{}: {} is missing in a replicate.", changed, what);
    if (d.mean == 0 && !(d.low < 0))
        return fmt::format("{}: as many {} as {} in every replicate.", changed, what, base);
    const int decimals = decimals_for({d.mean, d.low, d.high});
    const std::string mean = grouped(d.mean, decimals, true);
    if (std::isnan(d.low))
        return fmt::format("{}: {} {} against {}, in one replicate or vector: luck may do that.", changed,
                           mean, what, base);
    const std::string interval = fmt::format("90 % interval of the mean difference: {} to {}",
                                             grouped(d.low, decimals, true), grouped(d.high, decimals, true));
    if (d.low <= 0 && d.high >= 0)
        return fmt::format("{}: no clear difference in {} from {}: {} ({}).", changed, what, base, mean,
                           interval);
    const std::string relative =
        std::isfinite(d.relative) ? ", " + number(100 * d.relative, 1, true) + " %" : "";
    return fmt::format("{}: {} {} {} than {}{} ({}).", changed, grouped(std::abs(d.mean), decimals),
                       d.mean > 0 ? "more" : "fewer", what, base, relative, interval);
}

std::string treated_in_words(const AnsweredTreatment& answered) {
    return fmt::format("{} {} {} from {} on", fmt::join(answered.units, ", "),
                       answered.changed_treats ? "with" : "without", answered.asked.heading, answered.from);
}

std::string treatment_in_words(const std::string& base, const std::string& changed,
                               const AnsweredTreatment& answered) {
    const PairedDifference& d = answered.rows.back().values.front();
    const int decimals = decimals_for({d.mean, d.low, d.high});
    return fmt::format(
        "{}: {}: {} {} there against {}, {} to {} (90 % interval of the mean difference: {} to {}).", changed,
        treated_in_words(answered), grouped(d.mean, decimals, true), answered.asked.outcomes.front().heading,
        base, answered.from, answered.to, grouped(d.low, decimals, true), grouped(d.high, decimals, true));
}

}  // namespace musubi
