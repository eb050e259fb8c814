"""Pages of docs/ that a command makes, whole or in part: between two markers."""
import hashlib
import pathlib
import sys

ENOUGH = 80  # replicates behind a figure that may be quoted
SET = pathlib.Path(__file__).resolve().parent.parent / "scenarios" / "data" / "calibrated.csv"


def with_block(text, begin, end, made):
    """The text of a page with `made` between two markers, which must stand in it once each."""
    if text.count(begin) != 1 or text.count(end) != 1:
        sys.exit(f"the markers {begin.strip()} and {end.strip()} do not stand in the page once each")
    before, rest = text.split(begin)
    return before + begin + made + end + rest.split(end)[1]


def table(first, headings, rows):
    """The lines of a table, with an empty one behind it."""
    return [f"| {' | '.join([first, *headings])} |", "|---|" + "---|" * len(headings),
            *(f"| {' | '.join(row)} |" for row in rows), ""]


def checksum_of_the_set():
    """Of the vectors from which runs draw; who made the file does not count."""
    vectors = [line for line in SET.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return hashlib.sha256("\n".join(vectors).encode()).hexdigest()[:32]


def differing(recorded, today):
    """Where the checksums that a page has, by name, are not today's: a line each."""
    return [f"{name}: the page has {recorded.get(name, 'nothing')}, today it is {today.get(name, 'gone')}"
            for name in sorted({*recorded, *today}) if recorded.get(name) != today.get(name)]


def exit_with(found, script):
    """Ends a check of a page: with what was found, or well."""
    sys.exit("\n".join([*found, f"Run tools/{script} again."]) if found else 0)
