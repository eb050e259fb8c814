"""Luck: keyed draws, distributions by inversion and elementary functions (docs/odd.md, "Luck")."""

import math
import struct
from enum import IntEnum

WORD = 0xFFFFFFFFFFFFFFFF
HALF = 0xFFFFFFFF
ONCE = WORD  # the month of a draw that happens before time begins


class Purpose(IntEnum):
    FIELD = 0
    KNOWLEDGE = 1
    INSTITUTION = 2
    SLOTS = 3
    SEEDS = 4
    INITIAL_TIES = 5
    EMPLOYEES = 6
    TURNOVER = 7
    SKILL = 8
    VISIT = 9
    LOOK = 10
    FIT = 11
    HAZARD = 12
    SURROUNDINGS = 13
    CHOICE = 14
    OUTSIDE = 15
    CONSORTIUM_SIZE = 16
    ACQUAINTANCES = 17
    INVITATION = 18
    ANSWER = 19
    RANKING = 20
    INVENTIONS = 21
    ABROAD = 22
    FILING = 23
    FILING_LAG = 24
    LICENCE = 25
    LICENCE_LAG = 26
    STARTUP = 27
    COMMERCIALISATION = 28
    JOBS = 29
    JOBS_YOUNG = 30
    UNCOVER = 31
    SEED_FADE = 32
    GRADE = 33
    HUB_WEIGHTS = 34
    PAIRS_AT_RISK = 35
    LONE_RESEARCH = 36
    INSTITUTION_TALENT = 37
    INSTITUTION_EAGERNESS = 38
    PROJECT_COST = 39
    HEADQUARTERS_WAYS = 40
    GRANTS_BESIDE = 41


# Keys


def scramble(z):
    z ^= z >> 30
    z = z * 0xBF58476D1CE4E5B9 & WORD
    z ^= z >> 27
    z = z * 0x94D049BB133111EB & WORD
    return z ^ z >> 31


def combine(whole, part):
    return scramble((scramble((whole + 0x9E3779B97F4A7C15) & WORD) + part * 0xD1342543DE82EF95) & WORD)


def key_of(name):
    key = 0xCBF29CE484222325
    for byte in name.encode():
        key = (key ^ byte) * 0x100000001B3 & WORD
    return scramble(key)


# Draws


def philox(counter, key):
    """Philox 4x32-10 of four words and two."""
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(10):
        first, second = c0 * 0xD2511F53, c2 * 0xCD9E8D57
        c0, c1, c2, c3 = (second >> 32) ^ c1 ^ k0, second & HALF, (first >> 32) ^ c3 ^ k1, first & HALF
        k0, k1 = (k0 + 0x9E3779B9) & HALF, (k1 + 0xBB67AE85) & HALF
    return c0, c1, c2, c3


def unit_interval(bits):
    return ((bits >> 12) + 0.5) * 2.0**-52


class Stream:
    """The draws of one purpose in one month: two uniform numbers for each pair of keys."""

    def __init__(self, name):
        self.key = (name & HALF, name >> 32)

    def two(self, one, other=0):
        r = philox((one & HALF, one >> 32, other & HALF, other >> 32), self.key)
        return unit_interval(r[0] | r[1] << 32), unit_interval(r[2] | r[3] << 32)

    def uniform(self, one, other=0):
        return self.two(one, other)[0]

    def gumbel(self, one, other=0):
        return -natural_log(-natural_log(self.uniform(one, other)))

    def normal(self, one, other=0):
        return standard_normal(self.uniform(one, other))


class Luck:
    def __init__(self, seed, replicate):
        self.root = combine(combine(key_of("luck"), seed), replicate)

    def stream(self, purpose, month=ONCE):
        return Stream(combine(combine(self.root, int(purpose)), month))


# Elementary functions, of additions, multiplications and divisions alone


def _bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def _number(bits):
    return struct.unpack("<d", struct.pack("<Q", bits))[0]


ROOT_HALF = 0x3FE6A09E667F3BCD
MANTISSA = 0x000FFFFFFFFFFFFF


def natural_log(x):
    shifted = (_bits(x) - ROOT_HALF) & WORD
    exponent = float((((shifted + (1023 << 52)) & WORD) >> 52) - 1023)
    mantissa = _number((shifted & MANTISSA) + ROOT_HALF)
    s = (mantissa - 1) / (mantissa + 1)
    z = s * s
    series = 1.0 / 19
    for n in (17, 15, 13, 11, 9, 7, 5, 3):
        series = series * z + 1.0 / n
    return exponent * 0.693147180559945309417232121458 + (2 * s + 2 * s * z * series)


def exponential(x):
    if x < -708:
        return 0.0
    x = min(x, 709.0)
    scaled = x * 1.44269504088896340736
    k = int(scaled + (-0.5 if scaled < 0 else 0.5))
    r = (x - k * 0.693147180369123816490) - k * 1.90821492927058770002e-10
    series = 1.0 / 479001600
    for n in (39916800, 3628800, 362880, 40320, 5040, 720, 120, 24, 6, 2, 1, 1):
        series = series * r + 1.0 / n
    return series * _number((k + 1023) << 52)


def power(base, exponent):
    return exponential(exponent * natural_log(base))


def sine(x):
    term = total = x
    for n in range(1, 16):
        term *= -x * x / (2 * n * (2 * n + 1))
        total += term
    return total


def cosine(x):
    term = total = 1.0
    for n in range(1, 16):
        term *= -x * x / ((2 * n - 1) * 2 * n)
        total += term
    return total


# Distributions at quantile u


def poisson(u, mean):
    if not mean > 0:
        return 0
    term = total = exponential(-mean)
    k = 0
    while u > total and term > 0:
        k += 1
        term *= mean / k
        total += term
        if k > mean and term < 1e-18:
            break
    return k


def negative_binomial(u, mean, dispersion):
    if not mean > 0:
        return 0
    ratio = mean / (mean + dispersion)
    term = total = exponential(-dispersion * natural_log(1 + mean / dispersion))
    count = 0
    while u > total and count < 1000000:
        term *= ratio * (count + dispersion) / (count + 1)
        count += 1
        total += term
        if count > mean and term < 1e-18:
            break
    return count


def binomial(u, n, p):
    if n <= 0 or p <= 0:
        return 0
    if p >= 1:
        return n
    term = total = exponential(n * natural_log(1 - p))
    k = 0
    while u > total and k < n:
        term *= (n - k) / (k + 1) * (p / (1 - p))
        k += 1
        total += term
    return k


def uniform_integer(u, low, high):
    return min(high, low + int(u * (high - low + 1)))


def truncated_pareto(u, exponent, least, most):
    beyond = power(least / most, exponent)
    return least * power(1 - u * (1 - beyond), -1 / exponent)


A = (-3.969683028665376e01, 2.209460984245205e02, -2.759285104469687e02,
     1.383577518672690e02, -3.066479806614716e01, 2.506628277459239e00)
B = (-5.447609879822406e01, 1.615858368580409e02, -1.556989798598866e02,
     6.680131188771972e01, -1.328068155288572e01, 1)
C = (-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e00,
     -2.549732539343734e00, 4.374664141464968e00, 2.938163982698783e00)
D = (7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e00, 3.754408661907416e00, 1)


def _polynomial(coefficients, x):
    value = coefficients[0]
    for c in coefficients[1:]:
        value = value * x + c
    return value


def _lower_tail(u):
    q = math.sqrt(-2 * natural_log(u))
    return _polynomial(C, q) / _polynomial(D, q)


def standard_normal(u):
    """Acklam's rational approximation of the quantile."""
    if u < 0.02425:
        return _lower_tail(u)
    if u > 1 - 0.02425:
        return -_lower_tail(1 - u)
    q = u - 0.5
    r = q * q
    return _polynomial(A, r) * q / _polynomial(B, r)


def mean_one(spread, z):
    return exponential(spread * z - spread * spread / 2)


def with_odds(p, times):
    """The probability whose odds are so many times those of p."""
    return p if times == 1 else p * times / (1 - p + p * times)


_SINGLE = struct.Struct("<f")


def single(x):
    """Rounded to single precision."""
    return _SINGLE.unpack(_SINGLE.pack(x))[0]
