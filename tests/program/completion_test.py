"""The completion scripts, in the shells that they are for."""
import os
import pty
import re
import select
import subprocess
import time
import unittest

from program import PROGRAM, InAFolder, musubi


class Bash(InAFolder):
    def completed(self, line):
        """What bash offers after this line: as its own machinery calls the function."""
        script = self.write("musubi.bash", musubi("completion", "bash").stdout)
        asked = """
            source "$1"; read -ra COMP_WORDS <<< "$2"; [[ $2 == *" " ]] && COMP_WORDS+=("")
            COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
            how=$(complete -p musubi); function=${how#*-F }
            "${function%% *}" musubi "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            printf '%s\\n' "${COMPREPLY[@]}" """
        outcome = subprocess.run(["bash", "--norc", "-uc", asked, "bash", script, line], capture_output=True,
                                 encoding="utf-8", cwd=self.folder, timeout=30)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        return sorted(outcome.stdout.split("\n")[:-1]) if outcome.stdout != "\n" else []

    def test_every_command_of_the_help_is_offered(self):
        listed = re.findall(r"(?m)^  (\w+) ", musubi("--help").stdout.split("Subcommands:")[1])
        self.assertIn("verify", listed)
        self.assertEqual(self.completed("musubi "), sorted([*listed, "--help"]))
        self.assertEqual(self.completed("musubi ver"), ["verify", "version"])

    def test_every_option_of_every_command_is_offered(self):
        for command in self.completed("musubi "):
            if command == "--help":
                continue
            options = re.findall(r"(?m)^  (?:-\w,)?(--[\w-]+)", musubi(command, "--help").stdout)
            self.assertIn("--help", options)
            with self.subTest(command):
                self.assertEqual(self.completed(f"musubi {command} --"), sorted(options))

    def test_the_commands_below_a_command_are_offered_and_their_options(self):
        listed = re.findall(r"(?m)^  (\w[\w-]*) ", musubi("sweep", "--help").stdout.split("Subcommands:")[1])
        self.assertIn("analyze", listed)
        self.assertEqual(self.completed("musubi sweep "), sorted([*listed, "--help"]))
        self.assertEqual(self.completed("musubi sweep me"), ["merge"])
        for command in listed:
            heads = re.findall(r"(?m)^  -\S*", musubi("sweep", command, "--help").stdout)  # "-o,--output", "--check,--no-check{false}"
            options = [option for head in heads for option in re.findall(r"--[\w-]+", head)]
            with self.subTest(command):
                self.assertEqual(self.completed(f"musubi sweep {command} --"), sorted(options))
        self.write("mine.toml", "")
        self.assertEqual(self.completed("musubi sweep plan mi"), ["mine.toml"])
        self.assertEqual(self.completed("musubi sweep analyze --estimator paw"), ["pawn"])

    def test_values_are_choices_files_or_nothing(self):
        self.write("mine scenario.toml", "")
        self.assertEqual(self.completed("musubi run --parallel "), ["automatic", "inside", "replicates"])
        self.assertEqual(self.completed("musubi parameters --model net"), ["network_benchmark"])
        self.assertEqual(self.completed("musubi completion "), ["bash", "zsh"])
        self.assertEqual(self.completed("musubi run --seed "), [])
        self.assertEqual(self.completed("musubi run mine"), ["mine scenario.toml"])
        self.assertEqual(self.completed("musubi run -o mine"), ["mine scenario.toml"])


class Zsh(InAFolder):
    def offered(self, line):
        """What a terminal with zsh shows after a line and the tabulator key."""
        self.write("musubi.zsh", musubi("completion", "zsh").stdout)
        # The marks are in two halves, so that the line which is typed does not hold them.
        self.write("start", "PS1='> '; autoload -Uz compinit; compinit -u -D; source ./musubi.zsh\n"
                            "zstyle ':completion:*' list-prompt ''; print read''y\n")
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            os.environ.update(TERM="dumb", PATH=f"{os.path.dirname(PROGRAM)}:{os.environ['PATH']}")
            os.execvp("zsh", ["zsh", "-f", "-i"])
        try:
            os.write(terminal, b"source ./start\n")
            self.read_until(terminal, b"ready")
            os.write(terminal, line.encode() + b"\t")
            time.sleep(0.2)
            os.write(terminal, b"\x15print do''ne\n")  # forgets the line
            return self.read_until(terminal, b"done").decode(errors="replace")
        finally:
            os.close(terminal)
            os.waitpid(pid, 0)

    def read_until(self, terminal, mark):
        seen = b""
        until = time.monotonic() + 30
        while mark not in seen and time.monotonic() < until:
            if select.select([terminal], [], [], 1)[0]:
                seen += os.read(terminal, 4096)
        self.assertIn(mark, seen)
        return seen

    def test_commands_options_and_values_are_offered(self):
        for line, expected in [("musubi inspe", "inspect"), ("musubi run --repl", "--replicates"),
                               ("musubi run --parallel ins", "inside"), ("musubi completion z", "zsh"),
                               ("musubi sweep ana", "analyze"), ("musubi sweep run --thr", "--threads")]:
            with self.subTest(line):
                self.assertIn(expected, self.offered(line))

    def test_the_script_is_well_formed(self):
        script = self.write("_musubi", musubi("completion", "zsh").stdout)
        outcome = subprocess.run(["zsh", "-n", script], capture_output=True, encoding="utf-8")
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))


class Usage(unittest.TestCase):
    def test_another_shell_is_wrong_usage(self):
        outcome = musubi("completion", "fish")
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))


if __name__ == "__main__":
    unittest.main()
