"""Inside the rooms that have sub-rooms, docs/architecture.md says which may see which: no include more, no row too many."""
import pathlib
import tempfile
import unittest

from rooms import INCLUDE, SOURCE, circles, documented_sub_rooms, model_of, sources, sub_room_of


def includes(root):
    """(place, number of the line, what it includes) of every include line of the tree."""
    for path in sources(root):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if include := INCLUDE.match(line):
                yield path.relative_to(root), number, include[1]


def is_in_a_folder(place):
    return len(place.parts) > 3


def objection(place, included, table):
    """Why the file at `place` must not include this, or None; `table` as documented_sub_rooms gives it."""
    room, name = sub_room_of(place) or (None, None)
    other_room, other = sub_room_of(included) or (None, None)
    model = model_of(included)
    if place.parts[0] == "tools" and model:  # no file is let see a model but by a row that names it
        is_named = model in table.get(room, {}).get(name, ())
        return None if is_named else f"docs/architecture.md does not let {room}/{name} see {model}"
    if room is None or room != other_room or name == other:
        return None
    may_see = table.get(room, {}).get(name)
    if may_see is None:
        return None  # a file beside the sub-rooms sees them all; a folder without a row is found by sub_rooms_without_a_row
    return None if other in may_see else f"docs/architecture.md does not let {room}/{name} see {other}"


def violations(root, table):
    found = [(place, number, included, objection(place, included, table)) for place, number, included in includes(root)]
    return [f"{place}:{number}: {included}: {reason}" for place, number, included, reason in found if reason]


def sub_rooms_without_a_row(root, table):
    places = [path.relative_to(root) for path in sources(root)]
    folders = {sub_room_of(place) for place in places if place.parts[0] != "include" and is_in_a_folder(place)}
    return sorted(f"{room}/{name}" for room, name in folders if name not in table.get(room, {}))


def rows_too_many(root, table):
    """Rows of what does not exist, and what a row lets it see but no file of it includes."""
    seen = set()
    for place, _, included in includes(root):
        here, there = sub_room_of(place), sub_room_of(included)
        if here and there and here[0] == there[0]:
            seen.add((*here, there[1]))
        elif here and place.parts[0] == "tools" and model_of(included):
            seen.add((*here, model_of(included)))
    found = [f"{room}/{name} does not exist" for room, names in table.items() for name in names
             if not (root / room / name).exists()]
    return found + [f"{room}/{name} does not include {other}" for room, names in table.items()
                    for name, may_see in names.items() for other in sorted(may_see) if (room, name, other) not in seen]


def write(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")


class SubRooms(unittest.TestCase):
    maxDiff = None

    def test_no_sub_room_sees_more_than_its_row_says(self):
        self.assertGreater(len(documented_sub_rooms()), 3, "no tables found: the test reads the page wrongly")
        self.assertEqual([], violations(SOURCE, documented_sub_rooms()))

    def test_every_sub_room_has_a_row(self):
        self.assertEqual([], sub_rooms_without_a_row(SOURCE, documented_sub_rooms()))

    def test_every_row_is_needed(self):
        self.assertEqual([], rows_too_many(SOURCE, documented_sub_rooms()))

    def test_no_sub_room_sees_itself_through_others(self):
        for room, names in documented_sub_rooms().items():
            inside = {name: {seen for seen in may_see if not seen.startswith("models/")} for name, may_see in names.items()}
            self.assertEqual({}, circles(inside), f"a circle in {room}, or a name that has no row")

    def test_a_model_is_seen_only_where_its_row_says(self):
        table = documented_sub_rooms("| `tools/pond/models.cpp` | `fish`, `models/fish` | |\n"
                                     "| `tools/pond/fish` | `models/fish` | |\n| `tools/pond/page` | `models/birds` | |")
        files = {
            "tools/pond/models.cpp": '#include "models/fish/model.hpp"\n#include "tools/pond/fish/room.hpp"',
            "tools/pond/fish/room.hpp": '#include "models/fish/results/words.hpp"\n#include "models/birds/model.hpp"',
            "tools/pond/page/page.cpp": '#include "models/fish/model.hpp"\n#include "musubi/model.hpp"',
            "tools/pond/main.cpp": '#include "models/fish/model.hpp"\n#include "tools/pond/fish/room.hpp"',
            "tools/lake/other.cpp": '#include "models/fish/model.hpp"',
        }
        with tempfile.TemporaryDirectory() as folder:
            write(pathlib.Path(folder), files)
            found = violations(pathlib.Path(folder), table)
            self.assertEqual(["tools/lake/other.cpp:1", "tools/pond/fish/room.hpp:2", "tools/pond/main.cpp:1",
                              "tools/pond/page/page.cpp:1"], sorted(":".join(line.split(":")[:2]) for line in found))
            self.assertEqual(["tools/pond/page does not include models/birds"], rows_too_many(pathlib.Path(folder), table))

    def test_the_test_notices_each_kind_of_violation(self):
        table = documented_sub_rooms("| `sim/pond/water` | | |\n| `sim/pond/fish` | `water`, `tools.hpp` | |\n"
                                     "| `sim/pond/tools.hpp` | | |\n| `sim/pond/birds` | `fish`, `water` | |\n| `sim/pond/frogs` | | |")
        files = {
            "sim/pond/water/a.hpp": '#include "sim/pond/fish/b.hpp"',
            "sim/pond/water/c.hpp": '  #  include "sim/pond/tools.hpp"',
            "sim/pond/fish/b.hpp": '#include "sim/pond/water/a.hpp"\n#include "sim/pond/tools.hpp"\n#include "sim/pond/fish/d.hpp"',
            "sim/pond/fish/d.hpp": '#include "sim/pond/main.hpp"',
            "sim/pond/birds/e.hpp": '#include "sim/pond/fish/b.hpp"\n#include "sim/sea/fish/b.hpp"\n#include <vector>',
            "sim/pond/tools.hpp": '#include "sim/pond/water/a.hpp"',
            "sim/pond/main.hpp": '#include "sim/pond/birds/e.hpp"',
            "models/forest/trees/f.cpp": "#include <vector>",
            "include/musubi/deep/g.hpp": "#include <vector>",
        }
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            write(root, files)
            self.assertEqual(["sim/pond/fish/d.hpp", "sim/pond/tools.hpp", "sim/pond/water/a.hpp", "sim/pond/water/c.hpp"],
                             sorted(line.split(":")[0] for line in violations(root, table)))
            self.assertEqual(["models/forest/trees"], sub_rooms_without_a_row(root, table))
            self.assertEqual(["sim/pond/frogs does not exist", "sim/pond/birds does not include water"], rows_too_many(root, table))
        self.assertEqual({}, circles(table["sim/pond"]))
        self.assertEqual({"a", "b", "c"}, set(circles({"a": {"b"}, "b": {"a", "d"}, "c": {"unknown"}, "d": set()})))


if __name__ == "__main__":
    unittest.main()
