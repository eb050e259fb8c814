"""What a region has done, and how it is graded (docs/odd.md, 7.8)."""

import copy

from fiscal import is_full
from luck import Purpose, natural_log
from search import fiscal_year
from world import MERITS, PROGRAMME_START

EVALUATED_AFTER_YEARS = 3


def keep_records(state, now, counts):
    """Each month; what is judged is as of December."""
    december = now % 12 == 8
    for hq in state.headquarters:
        r, record = hq.region.number, hq.record
        record.projects += counts.month("projects_started", r, "programme")
        record.patents += counts.month("patent_applications_domestic", r, "programme")
        record.commercialisations += (counts.month("commercialisations", r, "programme")
                                      + counts.month("startups", r, "programme"))
        record.running_programme = counts.month("projects_running", r, "programme")
        if december:
            record.participations += len(state.participants.get((r, "programme"), ()))
            record.running_own = sum(
                project.sponsor == "own" and project.region == r and now >= project.start
                and project.group.was_in_programme for project in state.alive)
            hq.record_to_december = copy.copy(record)


def merits_of(record):
    grants = max(1.0, float(record.granted)) / 100000

    def intensity(count):
        return natural_log(1 + count / grants)

    running = record.running_own + record.running_programme
    return [intensity(record.participations), intensity(record.projects), intensity(record.patents),
            intensity(record.commercialisations), record.running_own / running if running else 0.0]


def score_of(p, reference, merits, noise):
    total = weights = 0.0
    for name, merit, error in zip(MERITS, merits, noise):
        mean, deviation = reference[name]
        total += getattr(p, name) * ((merit - mean) / deviation + error)
        weights += getattr(p, name)
    return total / weights if weights > 0 else 0.0


def grade_of(p, score):
    return "A" if score >= p.cut_a else "B" if score >= p.cut_b else "C" if score >= p.cut_c else "D"


def evaluate(state, now):
    if fiscal_year(now) < PROGRAMME_START:
        return
    p = state.world.p.evaluation
    stream = state.luck.stream(Purpose.GRADE, now)
    for hq in state.headquarters:
        if hq.state != "trial" and not is_full(hq):
            continue
        merits, reference = merits_of(hq.record_to_december), state.world.reference(hq.full_since)
        hq.merits = merits
        hq.score = score_of(p, reference, merits, [0.0] * len(merits))
        noise = [p.noise * stream.normal(hq.region.key, i) for i in range(len(merits))]
        seen = score_of(p, reference, merits, noise)
        if is_full(hq) and fiscal_year(now) - hq.full_since == EVALUATED_AFTER_YEARS:
            hq.grade, hq.true_grade, hq.graded_in = grade_of(p, seen), grade_of(p, hq.score), fiscal_year(now)
            hq.chosen_to_stop = hq.grade == "D" and p.stop_at_d == "always"
            if p.moves_funding:
                hq.weight, hq.true_weight = (max(0.0, 1 + p.strength * getattr(p, f"change_{grade.lower()}"))
                                             for grade in (hq.grade, hq.true_grade))
                hq.state = "expanded" if hq.weight > 1 else "shrunk" if hq.weight < 1 else "held"
        if hq.state == "trial" and seen >= state.world.p.promotion.merit_score:
            hq.chosen_for_promotion = True
