"""The one-way street of docs/architecture.md: no include runs against an arrow, and the engine knows no domain word."""
import pathlib
import re
import tempfile
import unittest

from rooms import INCLUDE, SOURCE, circles, documented_links, room_of, sources

DOMAIN_WORDS = re.compile(r"patent|coordinator|headquarters", re.IGNORECASE)
# Libraries that one room alone sees, by the beginning of the include line.
OWNERS = {"tbb/": "musubi_engine", "oneapi/": "musubi_engine", "hdf5": "musubi_results", "H5": "musubi_results",
          "toml++/": "musubi_io", "xxhash": "musubi_io", "mpi.h": "musubi_ranks"}
PUBLIC_FACE = re.compile(r"^(musubi/|boost/|Random123/|[a-z_0-9]+$)")  # itself, its two libraries, the standard library


def objection(place, included, links):
    """Why the file at `place` must not include this, or None; `links` as documented_links gives them."""
    room, other = room_of(place), room_of(included)
    if included.startswith(("tests/", "bench/")):
        return "nothing depends on tests and benchmarks"
    if room == "musubi_include" and not PUBLIC_FACE.match(included):
        return "the public face includes only itself, Boost, Random123 and the standard library"
    if other and other not in ("musubi_include", room) and other not in links.get(room, ((), ()))[0]:
        return f"docs/architecture.md has no arrow from {room} to {other}"
    for prefix, owner in OWNERS.items():
        if included.startswith(prefix) and room != owner:
            return f"only {owner} sees this library"
    return None


def violations(root, links):
    found = []
    for path in sources(root):
        place = path.relative_to(root)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            include = INCLUDE.match(line)
            reason = objection(place, include[1], links) if include else None
            if not include and place.parts[0] in ("include", "sim") and (word := DOMAIN_WORDS.search(line)):
                reason = f"the engine does not know the word '{word[0]}'"
            if reason:
                found.append(f"{place}:{number}: {line.strip()}: {reason}")
    return found


class OneWayStreet(unittest.TestCase):
    def test_no_include_runs_the_wrong_way(self):
        self.assertGreater(len(list(sources(SOURCE))), 20, "no sources found: the test looks in the wrong place")
        self.assertEqual([], violations(SOURCE, documented_links()))

    def test_the_documented_arrows_have_no_way_back(self):
        for model, (rooms, _) in documented_links().items():
            if model.startswith("model_"):
                self.assertEqual(rooms, {"musubi_include"}, f"{model} is to see the public face and itself")
        arrows = {room: rooms for room, (rooms, _) in documented_links().items()}
        self.assertEqual({}, circles(arrows), "a circle, or an arrow to a room that has no row")

    def test_the_test_notices_each_kind_of_violation(self):
        wrong = {
            "include/musubi/a.hpp": "#include <fmt/core.h>",
            "include/musubi/b.hpp": '#include "sim/io/csv.hpp"',
            "sim/engine/c.cpp": '#include "models/fish/state.hpp"',
            "sim/experiment/d.cpp": "// counts Patents",
            "sim/experiment/e.cpp": "#include <tbb/parallel_for.h>",
            "sim/engine/k.cpp": '#include "sim/io/csv.hpp"',
            "models/fish/f.cpp": '#include "models/birds/state.hpp"',
            "models/fish/g.cpp": "#include <hdf5.h>",
            "models/fish/h.cpp": '  #  include "sim/engine/ensemble.hpp"',
            "tools/musubi/i.cpp": '#include "tests/io/j.hpp"',
        }
        right = {
            "include/musubi/ok.hpp": "#include <vector>\n#include <boost/graph/graph_traits.hpp>\n"
                                     '#include "musubi/random.hpp"\n#include <Random123/philox.h>',
            "sim/engine/ok.cpp": "#include <tbb/parallel_for.h>",
            "sim/experiment/ok.cpp": '#include "sim/engine/worker_pool.hpp"',
            "models/fish/ok.cpp": '#include "models/fish/state.hpp"\n#include "musubi/table.hpp"\n// a patent',
            "tools/musubi/ok.cpp": '#include "models/fish/model.hpp"\n#include "sim/results/result_file.hpp"',
        }
        links = documented_links("| `musubi_engine` | `musubi_include` | |\n| `musubi_experiment` | `musubi_engine` | |\n"
                                 "| `model_fish` | `musubi_include` | `a::b` |\n| `musubi_program` | `model_fish`, `musubi_results` | |")
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**wrong, **right}.items():
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text + "\n")
            noticed = [line.split(":")[0] for line in violations(pathlib.Path(folder), links)]
        self.assertEqual(sorted(wrong), sorted(noticed))


if __name__ == "__main__":
    unittest.main()
