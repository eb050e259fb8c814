#include "models/knowledge_cluster/programme/evaluation.hpp"

#include <algorithm>

#include "musubi/distributions.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// The fourth fiscal year as a full region: the sheet's third year after the start.
constexpr int evaluated_after_years = 3;

std::array<double, merit_count> weights_of(const Parameters::Evaluation& p) {
    return {p.participants, p.projects, p.patents, p.commercialisation, p.own_money};
}

double change_of(const Parameters::Evaluation& p, Grade grade) {
    switch (grade) {
        case Grade::a:
            return p.change_a;
        case Grade::b:
            return p.change_b;
        case Grade::c:
            return p.change_c;
        case Grade::d:
            return p.change_d;
        case Grade::none:
            break;
    }
    return 0;
}

/// How the evaluation misjudges a region, indicator by indicator.
std::array<double, merit_count> draw_noise(const World& world, Month now, const State& s, RegionId region) {
    const Stream luck = s.luck.stream(Purpose::grade, now);
    std::array<double, merit_count> noise{};
    for (std::size_t i = 0; i < merit_count; ++i)
        noise[i] =
            world.parameters.evaluation.noise * standard_normal(luck.uniform(world.regions.key[region], i));
    return noise;
}

double weight_of(const Parameters::Evaluation& p, Grade grade) {
    return std::max(0.0, 1 + p.strength * change_of(p, grade));
}

void take_grade(const Parameters& p, Headquarters& hq, double seen_score) {
    hq.grade = grade_of(p, seen_score);
    hq.true_grade = grade_of(p, hq.score);
    hq.chosen_to_stop = stops_a_region(p, hq.grade);
    if (!p.evaluation.moves_funding) return;
    hq.weight = weight_of(p.evaluation, hq.grade);
    hq.true_weight = weight_of(p.evaluation, hq.true_grade);
    hq.state = hq.weight > 1   ? ProgrammeState::expanded
               : hq.weight < 1 ? ProgrammeState::shrunk
                               : ProgrammeState::held;
}

}  // namespace

std::array<double, merit_count> merits_of(const Record& record) {
    const double grants = std::max(1.0, static_cast<double>(record.granted)) / 100'000;
    const auto intensity = [&](std::int64_t count) {
        return natural_log(1 + static_cast<double>(count) / grants);
    };
    const auto running = static_cast<double>(record.running_own + record.running_programme);
    return {intensity(record.participations), intensity(record.projects), intensity(record.patents),
            intensity(record.commercialisations),
            running > 0 ? static_cast<double>(record.running_own) / running : 0};
}

double score_of(const Parameters& p, const MeritReferences& references,
                const std::array<double, merit_count>& merits, const std::array<double, merit_count>& noise) {
    const auto weights = weights_of(p.evaluation);
    double sum = 0, total = 0;
    for (std::size_t i = 0; i < merit_count; ++i) {
        const MeritReference& reference = references[i];
        sum += weights[i] * ((merits[i] - reference.mean) / reference.deviation + noise[i]);
        total += weights[i];
    }
    return total > 0 ? sum / total : 0;
}

Grade grade_of(const Parameters& p, double score) {
    if (score >= p.evaluation.cut_a) return Grade::a;
    if (score >= p.evaluation.cut_b) return Grade::b;
    return score >= p.evaluation.cut_c ? Grade::c : Grade::d;
}

bool stops_a_region(const Parameters& p, Grade grade) {
    return grade == Grade::d && p.evaluation.stop_at_d == StopAtD::always;
}

void evaluate(const World& world, Month now, const State& s, Programme& programme) {
    if (now.fiscal_year() < programme_start) return;
    for (const RegionId region : world.regions.all()) {
        Headquarters& hq = programme.headquarters[region];
        if (!hq.takes_part()) continue;
        hq.merit = merits_of(hq.record_to_december);
        const MeritReferences& references = world.merit_reference(hq.full_since);
        hq.score = score_of(world.parameters, references, hq.merit, {});
        const double seen =
            score_of(world.parameters, references, hq.merit, draw_noise(world, now, s, region));
        if (hq.is_full() && now.fiscal_year() - hq.full_since == evaluated_after_years) {
            take_grade(world.parameters, hq, seen);
            hq.graded_in = now.fiscal_year();
        }
        if (hq.state == ProgrammeState::trial && seen >= world.parameters.promotion.merit_score)
            hq.chosen_for_promotion = true;
    }
}

}  // namespace musubi::knowledge_cluster
