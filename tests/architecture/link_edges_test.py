"""What the build links is what docs/architecture.md says: no edge more, none less."""
import os
import pathlib
import re
import unittest

from rooms import documented_links

EDGES = pathlib.Path(os.environ["MUSUBI_BUILD"]) / "tests" / "link_edges.txt"  # tests/CMakeLists.txt writes it
NAME = re.compile(r"[A-Za-z_]\w*(?:::\w+)*")
OURS = re.compile(r"^(musubi|model)_")
OPTIONAL = {"MPI::MPI_CXX"}  # of builds that ask for it, as tools/test does


def built_links(text):
    """The same as documented_links, of lines `target: what CMake has in its link properties`."""
    found = {}
    for line in text.splitlines():
        target, _, links = line.partition(": ")
        names = set(NAME.findall(links)) - {"musubi_flags"}
        rooms, libraries = found.setdefault(target, (set(), set()))
        rooms |= {name for name in names if OURS.match(name)}
        libraries |= {name for name in names if "::" in name}
    return found


class LinkEdges(unittest.TestCase):
    def test_the_build_links_what_the_page_says(self):
        self.maxDiff = None
        built = built_links(EDGES.read_text())
        self.assertGreater(len(built), 5)
        self.assertEqual(built.pop("musubi"), ({"musubi_program"}, set()))
        linked = set().union(*(libraries for _, libraries in built.values()))
        documented = {target: (rooms, libraries - (OPTIONAL - linked)) for target, (rooms, libraries) in documented_links().items()}
        self.assertEqual({target: links for target, links in documented.items() if any(links)}, built)

    def test_properties_are_read_as_cmake_writes_them(self):
        text = ("musubi_io: musubi_include;musubi_engine;TBB::tbb\n"
                "musubi_io: musubi_include;$<LINK_ONLY:fmt::fmt>;$<BUILD_INTERFACE:musubi_flags>;::@(0x55d0);/usr/lib/x.so\n")
        self.assertEqual(built_links(text), {"musubi_io": ({"musubi_include", "musubi_engine"}, {"TBB::tbb", "fmt::fmt"})})


if __name__ == "__main__":
    unittest.main()
