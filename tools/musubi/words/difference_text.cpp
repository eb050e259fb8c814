#include "tools/musubi/words/difference_text.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <cmath>

#include "tools/musubi/words/number_text.hpp"

namespace musubi {

bool leaves_sign_open(const PairedDifference& d) {
    return d.over_vectors.is_known() && (d.mean > 0 ? d.over_vectors.low < 0 : d.over_vectors.high > 0);
}

std::string difference_text(const PairedDifference& d) {
    if (std::isnan(d.mean)) return "missing";
    if (d.mean == 0 && d.low == 0 && d.high == 0) return "0";
    if (!d.over_vectors.is_known()) return with_interval_text(d.mean, d.low, d.high, true);
    return with_range_text(d.mean, (d.high - d.low) / 2, d.over_vectors.low, d.over_vectors.high, true);
}

std::string range_in_words(const PairedDifference& d) {
    const OverVectors& over = d.over_vectors;
    const int decimals = decimals_for({d.mean, over.low, over.high});
    return fmt::format(
        "{} to {} over what is not known{}, {} % of the vectors {} 0; the mean is known to ±{}",
        grouped(over.low, decimals, true), grouped(over.high, decimals, true),
        over.luck_taken_off ? "" : " and luck", number(100 * over.same_sign, 0),
        d.mean < 0 ? "below" : "above", grouped((d.high - d.low) / 2, decimals));
}

std::string precision_in_words(const PairedDifference& d, int decimals) {
    if (d.over_vectors.is_known()) return range_in_words(d);
    return fmt::format("90 % interval of the mean difference: {} to {}", grouped(d.low, decimals, true),
                       grouped(d.high, decimals, true));
}

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
    const std::string precision = precision_in_words(d, decimals);
    if (d.low <= 0 && d.high >= 0)
        return fmt::format("{}: no clear difference in {} from {}: {} ({}).", changed, what, base, mean,
                           precision);
    const std::string relative =
        std::isfinite(d.relative) ? ", " + number(100 * d.relative, 1, true) + " %" : "";
    return fmt::format("{}: {} {} {} than {}{} ({}){}.", changed, grouped(std::abs(d.mean), decimals),
                       d.mean > 0 ? "more" : "fewer", what, base, relative, precision,
                       leaves_sign_open(d) ? ": what is not known leaves the sign open" : "");
}

std::string treated_in_words(const AnsweredTreatment& answered) {
    return fmt::format("{} {} {} from {} on", fmt::join(answered.units, ", "),
                       answered.changed_treats ? "with" : "without", answered.asked.heading, answered.from);
}

std::string treatment_in_words(const std::string& base, const std::string& changed,
                               const AnsweredTreatment& answered) {
    const PairedDifference& d = answered.rows.back().values.front();
    const int decimals = decimals_for({d.mean, d.low, d.high});
    return fmt::format("{}: {}: {} {} there against {}, {} to {} ({}).", changed, treated_in_words(answered),
                       grouped(d.mean, decimals, true), answered.asked.outcomes.front().heading, base,
                       answered.from, answered.to, precision_in_words(d, decimals));
}

}  // namespace musubi
