#include "tools/musubi/running/pilot.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/experiment/comparison/answers.hpp"
#include "sim/experiment/estimates/interval.hpp"
#include "sim/experiment/panels/sums.hpp"
#include "tools/musubi/words/number_text.hpp"
#include "tools/musubi/words/progress.hpp"

namespace musubi {
namespace {

constexpr double longest_pilot = 60;  // seconds

std::size_t vectors_in(std::uint64_t replicates, const Vectors& pilot) {
    return static_cast<std::size_t>(replicates) / (pilot.of.size() / pilot.count);
}

}  // namespace

std::string foretold_text(const Known& known, std::uint64_t planned, double seconds,
                          const std::string& before) {
    const std::uint64_t least = 2 * known.vectors.of.size() / known.vectors.count;
    const double half = (known.high - known.low) / 2;
    std::string text = before + "replicates  mean known to  time\n";
    for (const std::uint64_t replicates : {planned / 4, planned, 4 * planned, 16 * planned}) {
        if (replicates < least) continue;
        const double then = half_width_at(half, known.vectors.count, vectors_in(replicates, known.vectors));
        text += fmt::format("{}{:>10}  {:>13}  {}\n", before, replicates,
                            "±" + number(then, decimals_for({then})),
                            duration(seconds * static_cast<double>(replicates)));
    }
    return text;
}

std::string meaning_of_pilot(const Vectors& pilot) {
    if (!pilot.drawn) return "Luck only: what is not known about the parameters is in none of it.\n";
    return fmt::format(
        "More replicates know the mean better. What is not known about the fitted parameters stays as wide, "
        "and "
        "{} vectors of\nthem show it roughly.\n",
        pilot.count);
}

std::string pilot_text(const AnyModel& model, const std::string& outcome, const PreparedModel& prepared,
                       EnsemblePlan plan, double seconds_alone) {
    const double seconds = seconds_alone / std::max(plan.threads, 1);
    if (!model.questions || seconds * pilot_replicates > longest_pilot) return "";
    const std::uint64_t planned = plan.replicates;
    plan.replicates = pilot_replicates;
    plan.earlier = nullptr;
    const Panel pilot = run_ensemble(prepared, plan);
    const SummaryColumn primary =
        with_primary_outcome(model.questions(pilot), outcome).indicators.front().sum;
    const Vectors vectors = vectors_of(pilot);
    const WithInterval mean = mean_with_interval(sum_by_replicate(pilot, primary), vectors);
    return fmt::format("\n# {}: about {}, by a pilot of {} replicates{}.\n", primary.heading,
                       number(mean.value, decimals_for({mean.value})), pilot_replicates,
                       vectors.drawn ? fmt::format(" ({} vectors of parameters)", vectors.count) : "") +
           foretold_text({mean.low, mean.high, vectors}, planned, seconds, "# ");
}

}  // namespace musubi
