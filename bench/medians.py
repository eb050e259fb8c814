"""Medians of repeated measurements, and how surely they are known."""
import math
import statistics

CONFIDENCE = 0.95


def median_with_interval(sample, confidence=CONFIDENCE):
    """The median, and an interval that covers the median of what was sampled with at least this confidence: two of the
    measurements themselves, by the sign test, whatever their distribution. Six measurements are the fewest that can
    give 95 %; of fewer, the interval is all of them and says less."""
    ordered = sorted(sample)
    n = len(ordered)
    outside, k = 0.0, 0  # the chance that the true median lies beyond the k-th from either end
    while k < (n - 1) // 2:
        outside += 2 * math.comb(n, k) / 2**n
        if outside > 1 - confidence:
            break
        k += 1
    lowest = max(k - 1, 0)
    return statistics.median(ordered), ordered[lowest], ordered[n - 1 - lowest]


def ratio_with_interval(numerators, denominators):
    """Of two things measured side by side, round by round: the median of the ratios of the rounds, with its interval."""
    return median_with_interval([a / b for a, b in zip(numerators, denominators, strict=True)])
