"""Pages of docs/ that a command makes in part: between two markers."""
import sys


def with_block(text, begin, end, made):
    """The text of a page with `made` between two markers, which must stand in it once each."""
    if text.count(begin) != 1 or text.count(end) != 1:
        sys.exit(f"the markers {begin.strip()} and {end.strip()} do not stand in the page once each")
    before, rest = text.split(begin)
    return before + begin + made + end + rest.split(end)[1]
