"""A chart of lines over two logarithmic axes as SVG, plain enough for any browser."""
import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 420, 70, 230, 40, 40
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#8c8c8c")


def short(value):
    """1 k, 20 M."""
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:g} {letter}"
    return f"{value:g}"


class Axis:
    """Places on the page of values from the least power of ten to the greatest."""

    def __init__(self, values, begin, end):
        self.low = math.floor(math.log10(min(values)) + 1e-9)
        self.high = max(math.ceil(math.log10(max(values)) - 1e-9), self.low + 1)
        self.begin, self.end = begin, end

    def at(self, value):
        return self.begin + (self.end - self.begin) * (math.log10(value) - self.low) / (self.high - self.low)

    def marks(self):
        return [10.0**power for power in range(self.low, self.high + 1)]


def lines(title, series):
    """`series` by label: points (x, y, low, high), all above zero; a bar from low to high and a line through the points."""
    points = [point for of_label in series.values() for point in of_label]
    across = Axis([x for x, *_ in points], LEFT, WIDTH - RIGHT)
    up = Axis([y for _, *ys in points for y in ys], HEIGHT - BOTTOM, TOP)
    parts = [f'<text x="10" y="20" font-weight="bold">{escape(title)}</text>']
    for y in up.marks():
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{up.at(y):.1f}" y2="{up.at(y):.1f}" stroke="#ccc"/>'
                     f'<text x="{LEFT - 8}" y="{up.at(y) + 4:.1f}" text-anchor="end">{short(y)}</text>')
    for x in across.marks():
        parts.append(f'<text x="{across.at(x):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{short(x)}</text>')
    ends = []
    for number, (label, of_label) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        path = " ".join(f"{across.at(x):.1f},{up.at(y):.1f}" for x, y, *_ in of_label)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for x, y, low, high in of_label:
            parts.append(f'<line x1="{across.at(x):.1f}" x2="{across.at(x):.1f}" y1="{up.at(low):.1f}" y2="{up.at(high):.1f}" '
                         f'stroke="{colour}"/><circle cx="{across.at(x):.1f}" cy="{up.at(y):.1f}" r="4" fill="{colour}"/>')
        ends.append((up.at(of_label[-1][1]), label, colour))
    y = 0.0
    for end, label, colour in sorted(ends):  # labels beside the last points, none over another
        y = max(end, y + 16)
        parts.append(f'<text x="{WIDTH - RIGHT + 12}" y="{y + 4:.1f}" fill="{colour}">{escape(label)}</text>')
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">'
            f'<rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>\n')
