"""A rule is one read: its header opens with what it does, its formula, its keys and its source, which names its section of
docs/odd.md. Keys, classes and publications are held to the tables of that page, which tests/program/odd_test.py holds to the
program."""
import pathlib
import re
import tempfile
import unittest

from rooms import SOURCE

MODEL = pathlib.PurePosixPath("models/knowledge_cluster")
ROOMS = ("people", "partners", "projects", "patents", "programme", "measures")
# Rules that lie in other rooms.
BESIDE = ("parameters/firm_sizes.hpp", "state/headquarters_ways.hpp", "state/ledger.hpp", "state/project_finds.hpp",
          "state/tie_strength.hpp", "world/region_capacity.hpp")
PARTS = ("Formula", "Keys", "Source")
OPENING = re.compile(r"(?m)((?:^///.*\n)+)^namespace ")
HEADING = re.compile(r"(?m)^##+ [\d.]+ (.+)$")
SUBMODEL = re.compile(r"(?m)^### 7\.\d+ (.+)$")
ROW = re.compile(r"(?m)^\| ([a-z_]+\.[a-z_]+) \|(?:[^|]*\|){4} ([abc]) \|[^|]*\|(?: (.*? \(\d{4}\)),.*\|)?")
KEY = re.compile(r"[a-z]+\.[a-z_]+\*?")
# Read where the world is prepared and where results are written.
NO_RULE = re.compile(r"(time|tables)\.|budget\.(table|column|factor)$|hub\.threshold$")


def rule_headers(root):
    model = root / MODEL
    found = [path for room in ROOMS for path in (model / room).glob("*.hpp") if not path.stem.endswith("_scratch")]
    return sorted(found + [model / name for name in BESIDE if (model / name).exists()])


def opening_of(text):
    """{part: words} of what stands over the namespace; "" is what it does."""
    comment = OPENING.search(text)
    words = re.sub(r"(?m)^/// ?", "", comment[1]) if comment else ""
    pieces = re.split(r"(?m)^(%s):" % "|".join(PARTS), words)
    return {part: " ".join(piece.split()) for part, piece in zip(["", *pieces[1::2]], pieces[::2])}


class Odd:
    """The page: its headings, those of section 7, and each parameter's class and publication."""

    def __init__(self, text):
        self.headings, self.submodels = set(HEADING.findall(text)), SUBMODEL.findall(text)
        self.declared = {name: (letter, publication) for name, letter, publication in ROW.findall(text)}

    def meant_by(self, key):
        return [name for name in self.declared if name == key or (key[-1] == "*" and name.startswith(key[:-1]))]


def sections_of(opening):
    return re.findall(r'"([^"]+)"', opening.get("Source", "").partition("docs/odd.md,")[2])


def keys_of(opening):
    return [] if opening.get("Keys", "").startswith("none") else KEY.findall(opening.get("Keys", ""))


def is_read(key, code):
    """Whether a member of this name is read in the rule's own files."""
    return re.search(r"\b%s" % (key.split(".")[1].replace("*", r"\w") + r"\b" * (key[-1] != "*")), code)


def objections(path, odd):
    text = path.read_text(encoding="utf-8")
    beside = path.with_suffix(".cpp")
    code = re.sub(r"(?m)^\s*//.*$", "", text + (beside.read_text(encoding="utf-8") if beside.exists() else ""))
    opening = opening_of(text)
    for part in ("", *PARTS):
        if not opening.get(part):
            yield f"no {part or 'words on what it does'} above its namespace"
    sections, keys = sections_of(opening), keys_of(opening)
    if not sections:
        yield "names no section of docs/odd.md"
    for section in sections:
        if section not in odd.headings:
            yield f"docs/odd.md has no section '{section}'"
    for key in keys:
        if not odd.meant_by(key):
            yield f"no declaration has {key}"
        elif not is_read(key, code):
            yield f"{key} is not read here"
    meant = {odd.declared[name] for key in keys for name in odd.meant_by(key)}
    said = set(re.findall(r"\bclass ([abc])\b", opening.get("Source", "")))
    if said != (classes := {letter for letter, _ in meant}):
        yield f"says class {sorted(said)}, its parameters are of class {sorted(classes)}"
    for publication in sorted({publication for _, publication in meant if publication}):
        if publication not in opening.get("Source", ""):
            yield f"does not name {publication}"


def violations(root, odd):
    """Of the headers, and what no header names: sections of the submodels, and parameters."""
    headers = rule_headers(root)
    found = [f"{path.relative_to(root / MODEL)}: {reason}" for path in headers for reason in objections(path, odd)]
    openings = [opening_of(path.read_text(encoding="utf-8")) for path in headers]
    named = {section for opening in openings for section in sections_of(opening)}
    found += [f"no header names the section '{section}'" for section in odd.submodels if section not in named]
    keys = {name for opening in openings for key in keys_of(opening) for name in odd.meant_by(key)}
    return found + [f"no header names {name}" for name in sorted(odd.declared) if name not in keys and not NO_RULE.match(name)]


PAGE = """## 3 Initialization
### 7.1 Growth
### 7.2 Decay
| name | default | range | unit | type | source | meaning | publication |
| pond.depth | 2 | 0 … 9 | m | real | c | how deep |
| pond.light_low | 2 | 0 … 9 |  | real | c | from |
| pond.light_high | 2 | 0 … 9 |  | real | b | to | Hall (2007), Paper 1: so much, after Axtell (2001), Paper 2 |
| time.first | 2 | 0 … 9 |  | integer | a | the first |  |
"""
RIGHT = """#pragma once
/// How ponds grow.
///
/// Formula: growth = depth
///          · light
/// Keys:    pond.depth,
///          pond.light_*
/// Source:  docs/odd.md, "Growth" and,
///          at first, "Initialization"; class c, but light_high class b: Hall (2007).
namespace pond {
/// double p.depth * p.light_low;
inline double growth(const P& p) { return p.depth * p.light_high; }
}
"""
OTHER = RIGHT.replace('"Growth" and,', '"Decay" and,')


class RuleHeaders(unittest.TestCase):
    maxDiff = None

    def test_each_opens_with_what_a_reader_needs(self):
        odd = Odd((SOURCE / "docs/odd.md").read_text(encoding="utf-8"))
        self.assertGreater(len(odd.declared), 100, "no tables found: the test reads the page wrongly")
        self.assertGreater(len(odd.submodels), 8)
        self.assertGreater(len(rule_headers(SOURCE)), 25)
        self.assertTrue(all((SOURCE / MODEL / name).exists() for name in BESIDE))
        self.assertEqual([], violations(SOURCE, odd))

    def found_in(self, first, other=OTHER):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("people/first.hpp", first), ("programme/other.hpp", other), ("people/no_scratch.hpp", "")):
                path = pathlib.Path(folder, MODEL, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return violations(pathlib.Path(folder), Odd(PAGE))

    def test_a_header_that_says_all_is_right(self):
        self.assertEqual([], self.found_in(RIGHT))

    def test_each_kind_of_violation_is_noticed(self):
        first = "people/first.hpp: "
        for old, new, expected in (
                ("/// How ponds grow.\n///\n", "", [first + "no words on what it does above its namespace"]),
                ("/// Formula: growth = depth\n///          · light\n", "", [first + "no Formula above its namespace"]),
                ('"Growth" and,', '"Grwoth" and,',
                 [first + "docs/odd.md has no section 'Grwoth'", "no header names the section 'Growth'"]),
                ('docs/odd.md, "Growth" and,\n///          at first, "Initialization"; ', "",
                 [first + "names no section of docs/odd.md", "no header names the section 'Growth'"]),
                ("pond.depth,", "pond.dpeth,", [first + "no declaration has pond.dpeth"]),
                ("pond.light_*", "pond.dark_*",
                 [first + "no declaration has pond.dark_*", first + "says class ['b', 'c'], its parameters are of class ['c']"]),
                ("return p.depth * ", "return ", [first + "pond.depth is not read here"]),
                ("class c, but light_high class b: Hall (2007)", "class c",
                 [first + "says class ['c'], its parameters are of class ['b', 'c']", first + "does not name Hall (2007)"])):
            self.assertEqual(RIGHT.count(old), 1, old)
            self.assertEqual(expected, self.found_in(RIGHT.replace(old, new)), new)

    def test_a_parameter_that_no_header_names_is_noticed(self):
        without = [text.replace("pond.depth,", "") for text in (RIGHT, OTHER)]
        self.assertEqual(["no header names pond.depth"], self.found_in(*without))


if __name__ == "__main__":
    unittest.main()
