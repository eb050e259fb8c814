"""Rule apart from schedule: one header alone asks memory ahead, and what is written into it is still asked when it is compiled."""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from rooms import SOURCE, sources

ALONE = pathlib.Path("include/musubi/reads.hpp")
ASKS = re.compile("prefetch", re.IGNORECASE)
INSTRUCTION = re.compile(r"^\s+(?:prefetch|prfm)", re.MULTILINE)

# Three looks, each in loops that do nothing else, so that a compiler may take them for idle.
LOOPS = """
#include <vector>
#include "musubi/step_together.hpp"
using namespace musubi;
struct Lane { std::vector<std::vector<std::vector<unsigned>>> groups; };
void act_in_lanes(std::vector<Lane>& lanes, const std::vector<double>& column, void (*act)(const Lane&)) {
    const auto itself = [](const auto& things) -> const auto& { return things; };
    const auto of_each = [=](auto read) { return read_of(&Lane::groups, read_of(itself, read_of(itself, read))); };
    const auto value = of_each(read_in(column));
    step_together(lanes, step(read_then(value, read_then(value, value)), act));
    in_order(lanes, read_then(value, read_then(value, value)), act);
}
"""
LOOKS = 2 * 3


def violations(root):
    """The lines outside the one header that speak of asking memory ahead."""
    return [f"{path.relative_to(root)}:{number}: {line.strip()}" for path in sources(root) if path.relative_to(root) != ALONE
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if ASKS.search(line)]


def compiled(text):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "loops.cpp")
        source.write_text(text)
        return subprocess.run([os.environ["MUSUBI_COMPILER"], "-std=c++20", "-O3", "-S", "-o", "-", f"-I{SOURCE / 'include'}", source],
                              stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout


class AskingAhead(unittest.TestCase):
    def test_no_other_file_asks_memory_ahead(self):
        self.assertRegex((SOURCE / ALONE).read_text(encoding="utf-8"), ASKS)
        self.assertGreater(len(list(sources(SOURCE))), 20, "no sources found: the test looks in the wrong place")
        self.assertEqual([], violations(SOURCE), "say what a rule reads (musubi/reads.hpp), and let musubi/step_together.hpp ask")

    def test_a_file_that_asks_is_noticed(self):
        files = {
            "include/musubi/reads.hpp": "__builtin_prefetch(place);",
            "include/musubi/ties.hpp": "int degree;\n    __builtin_prefetch(blocks_.data() + a);",
            "models/forest/trees/leaves.cpp": "_mm_prefetch(&leaf, _MM_HINT_T0);",
            "models/forest/trees/roots.hpp": "void PrefetchRoots();",
            "sim/pond/fish.cpp": "in_order(fish, read_in(scales), swim);",
        }
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text + "\n")
            noticed = [line.split(": ")[0] for line in violations(pathlib.Path(folder))]
        self.assertEqual(["include/musubi/ties.hpp:2", "models/forest/trees/leaves.cpp:1", "models/forest/trees/roots.hpp:1"], noticed)

    def test_the_compiler_leaves_out_no_look(self):
        self.assertGreaterEqual(len(INSTRUCTION.findall(compiled(LOOPS))), LOOKS)

    def test_a_look_that_the_compiler_leaves_out_is_noticed(self):
        without = compiled("void ask(const int*) {}\nvoid loop(const int* at, int n) { for (int i = 0; i < n; ++i) ask(at + i); }")
        self.assertEqual([], INSTRUCTION.findall(without))


if __name__ == "__main__":
    unittest.main()
