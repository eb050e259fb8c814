"""README.md line by line: every command of the program as it stands, in its order, in a clone with few people."""
import os
import re
import shutil
import subprocess
import sys
import unittest

from program import PROGRAM, SOURCE, InAFolder

README = (SOURCE / "README.md").read_text(encoding="utf-8")
# Blocks of README: commands are indented by four spaces, files and Python stand between fences.
BLOCK = re.compile(r"```(?P<kind>toml|python)\n(?P<text>[\s\S]*?)```|(?<=\n) {4}(?P<command>\S[^\n]*)")
# What stands in a line that ends with another exit code than 0, as the line says.
SAYS_CODE = re.compile(r"exit code (\d+)")


def steps():
    """(kind, text) of every block, in the order of the page."""
    for found in BLOCK.finditer(README):
        yield found["kind"] or "command", found["text"] or found["command"]


class Readme(InAFolder):
    def setUp(self):
        super().setUp()
        self.environment = {**os.environ, "MUSUBI_SCENARIOS": str(self.folder / "scenarios")}
        shutil.copytree(SOURCE / "scenarios", self.folder / "scenarios")
        with open(self.folder / "scenarios" / "baseline.toml", "a", encoding="utf-8") as baseline:
            baseline.write("\n[population]\nscale = 0.02\n\n[time]\nburn_in_years = 1\n")
        screening = self.folder / "scenarios" / "sweeps" / "screening.toml"
        screening.write_text(screening.read_text(encoding="utf-8").replace("trajectories = 10", "trajectories = 2"),
                             encoding="utf-8")
        (self.folder / "build" / "release").mkdir(parents=True)
        (self.folder / "build" / "release" / "musubi").symlink_to(PROGRAM)
        (self.folder / "results").mkdir()

    def shell(self, command):
        return subprocess.run(["bash", "-c", command], cwd=self.folder, env=self.environment, capture_output=True,
                              encoding="utf-8", timeout=600)

    def follow(self, command):
        expected = int(found[1]) if (found := SAYS_CODE.search(command)) else 0
        outcome = self.shell(command)
        self.assertEqual(outcome.returncode, expected, f"{command}\n{outcome.stdout[-2000:]}\n{outcome.stderr[-2000:]}")

    def quickstart(self):
        """What tools/quickstart runs, which README's first command starts."""
        script = (SOURCE / "tools" / "quickstart").read_text(encoding="utf-8")
        commands = re.findall(r"(?m)^build/release/musubi .*$", script)
        self.assertEqual(len(commands), 3)
        for command in commands:
            self.follow(command)

    def write_toml(self, text):
        """A scenario whose first line says where it goes."""
        name = re.match(r"# (\S+\.toml)\n", text)[1]
        (self.folder / name).write_text(text, encoding="utf-8")

    def test_every_command_does_what_its_line_says(self):
        self.quickstart()
        followed = 0
        for kind, text in steps():
            if kind == "toml":
                self.write_toml(text)
            elif kind == "python":
                outcome = subprocess.run([sys.executable, "-c", text], cwd=self.folder, capture_output=True, encoding="utf-8")
                self.assertEqual(outcome.returncode, 0, outcome.stderr)
            elif "build/release/musubi" in text:
                self.follow(text)
                followed += 1
            else:
                self.assertTrue((SOURCE / text.split()[0]).exists(), text)
        self.assertEqual(followed, README.count("\n    build/release/musubi") + README.count("\n    source <("))


if __name__ == "__main__":
    unittest.main()
