"""All headers can be included together: no two rooms give one name to different things."""
import json
import os
import pathlib
import shlex
import subprocess
import tempfile
import unittest

from rooms import SOURCE

BUILD = pathlib.Path(os.environ["MUSUBI_BUILD"])
FOLDERS = ("include", "sim", "models/knowledge_cluster", "tools/musubi")


def headers():
    """As they are included, in an order that has nothing to do with who includes whom."""
    for folder in FOLDERS:
        for path in sorted((SOURCE / folder).rglob("*.hpp"), reverse=True):
            yield path.relative_to(SOURCE).as_posix().removeprefix("include/")


def search_paths():
    """Where the files of this build look for headers."""
    paths = []
    for command in json.loads((BUILD / "compile_commands.json").read_text()):
        words = shlex.split(command["command"])
        paths += [word for word in words if word.startswith("-I")]
        paths += [f"-isystem{after}" for word, after in zip(words, words[1:]) if word == "-isystem"]
    return list(dict.fromkeys(paths))


def complaints(lines):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "together.cpp")
        source.write_text("\n".join(lines) + "\n")
        done = subprocess.run([os.environ["MUSUBI_COMPILER"], "-std=c++20", "-fsyntax-only", *search_paths(), source],
                              stderr=subprocess.PIPE, encoding="utf-8")
        return [line for line in done.stderr.splitlines() if "error:" in line]


class HeadersTogether(unittest.TestCase):
    def test_all_of_them_are_included_by_one_file(self):
        lines = [f'#include "{header}"' for header in headers()]
        self.assertGreater(len(lines), 200)
        self.assertEqual([], complaints(lines))

    def test_a_name_that_is_given_twice_is_noticed(self):
        found = complaints(['#include "sim/network/measures.hpp"', "namespace musubi { struct Measured {}; }"])
        self.assertEqual(len(found), 1, found)
        self.assertIn("Measured", found[0])


if __name__ == "__main__":
    unittest.main()
