"""The one-way street of docs/architecture.md: no include runs against an arrow, and the engine knows no domain word."""
import os
import pathlib
import re
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("MUSUBI_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')
DOMAIN_WORDS = re.compile(r"patent|coordinator|headquarters", re.IGNORECASE)
# What a room must not include, by the beginning of the path; libraries that one room alone sees are in OWNERS.
FORBIDDEN = {
    "include": ("sim/", "models/", "tools/", "tests/", "bench/"),
    "sim": ("models/", "tools/", "tests/", "bench/"),
    "models": ("sim/", "tools/", "tests/", "bench/"),
    "tools": ("tests/", "bench/"),
}
OWNERS = {"tbb/": "sim/engine", "oneapi/": "sim/engine", "hdf5": "sim/io", "H5": "sim/io", "toml++/": "sim/io",
          "xxhash": "sim/io"}
PUBLIC_FACE = re.compile(r"^(musubi/|boost/|Random123/|[a-z_0-9]+$)")  # itself, its two libraries, the standard library


def sources(root):
    for room in FORBIDDEN:
        yield from sorted(p for p in (root / room).rglob("*") if p.suffix in (".hpp", ".cpp"))


def objection(place, included):
    """Why the file at `place` must not include this, or None."""
    room = place.parts[0]
    if included.startswith(FORBIDDEN[room]):
        return "an arrow that runs the wrong way"
    if room == "include" and not PUBLIC_FACE.match(included):
        return "the public face includes only itself, Boost, Random123 and the standard library"
    if room == "models" and included.startswith("models/") and included.split("/")[1] != place.parts[1]:
        return "a model includes no other model"
    for prefix, owner in OWNERS.items():
        if included.startswith(prefix) and not place.as_posix().startswith(owner + "/"):
            return f"only {owner} sees this library"
    return None


def violations(root):
    found = []
    for path in sources(root):
        place = path.relative_to(root)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            include = INCLUDE.match(line)
            reason = objection(place, include[1]) if include else None
            if not include and place.parts[0] in ("include", "sim") and (word := DOMAIN_WORDS.search(line)):
                reason = f"the engine does not know the word '{word[0]}'"
            if reason:
                found.append(f"{place}:{number}: {line.strip()}: {reason}")
    return found


class OneWayStreet(unittest.TestCase):
    def test_no_include_runs_the_wrong_way(self):
        self.assertGreater(len(list(sources(SOURCE))), 20, "no sources found: the test looks in the wrong place")
        self.assertEqual([], violations(SOURCE))

    def test_the_test_notices_each_kind_of_violation(self):
        wrong = {
            "include/musubi/a.hpp": "#include <fmt/core.h>",
            "include/musubi/b.hpp": '#include "sim/io/csv.hpp"',
            "sim/engine/c.cpp": '#include "models/fish/state.hpp"',
            "sim/experiment/d.cpp": "// counts Patents",
            "sim/experiment/e.cpp": "#include <tbb/parallel_for.h>",
            "models/fish/f.cpp": '#include "models/birds/state.hpp"',
            "models/fish/g.cpp": "#include <hdf5.h>",
            "models/fish/h.cpp": '  #  include "sim/engine/ensemble.hpp"',
            "tools/musubi/i.cpp": '#include "tests/io/j.hpp"',
        }
        right = {
            "include/musubi/ok.hpp": "#include <vector>\n#include <boost/graph/graph_traits.hpp>\n"
                                     '#include "musubi/random.hpp"\n#include <Random123/philox.h>',
            "sim/engine/ok.cpp": "#include <tbb/parallel_for.h>",
            "models/fish/ok.cpp": '#include "models/fish/state.hpp"\n#include "musubi/table.hpp"\n// a patent',
            "tools/musubi/ok.cpp": '#include "models/fish/model.hpp"\n#include "sim/io/result_file.hpp"',
        }
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**wrong, **right}.items():
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text + "\n")
            noticed = [line.split(":")[0] for line in violations(pathlib.Path(folder))]
        self.assertEqual(sorted(wrong), sorted(noticed))


if __name__ == "__main__":
    unittest.main()
