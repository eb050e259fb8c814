"""musubi sweep submit: the scripts, what they cannot say, and what becomes of an sbatch that takes half. A real Slurm is in
tests/slurm; here a program called sbatch notes what it is given."""
import os
import shutil
import subprocess
import unittest

from program import musubi, wait_until
from sweeps import SOBOL, Sweep, sweep_text

SBATCH = """#!/bin/bash
echo "$* array=${SBATCH_ARRAY_INX-none} wait=${SBATCH_WAIT-none}" >> "$SUBMITTED"
[ "$(wc -l < "$SUBMITTED")" -le "$TAKEN" ] || { echo "sbatch: error: too many jobs" >&2; exit 1; }
echo "$((70 + $(wc -l < "$SUBMITTED")));cluster"
"""


class Submits(Sweep):
    def test_a_dry_run_prints_scripts_that_the_shell_reads_and_submits_nothing(self):
        odd = self.folder / "it's odd"
        self.planned(folder=odd)
        out = self.done("submit", odd, "-o", self.result, "--slurm", "--array", 7, "--threads", 3, "--sbatch=--time=1:00:00",
                        "--dry-run").stdout
        for line in ("#SBATCH --array=0-6", "#SBATCH --cpus-per-task=3", "#SBATCH --requeue"):
            self.assertIn(line + "\n", out)
        self.assertEqual(out.count("#SBATCH --time=1:00:00\n"), 2, "of the array and of the merge")
        for script in out.split("\n\n"):
            checked = subprocess.run(["bash", "-n"], input=script, capture_output=True, encoding="utf-8")
            self.assertEqual((checked.returncode, checked.stderr), (0, ""))
        self.assertFalse((odd / "slurm").exists())

    def test_not_onto_a_file_that_exists_nor_without_a_plan(self):
        self.assertIn("holds no plan.h5", self.done("submit", self.dir, "-o", self.result, "--slurm", code=2).stderr)
        self.planned()
        self.result.write_text("precious", encoding="utf-8")
        self.assertIn("exists already", self.done("submit", self.dir, "-o", self.result, "--slurm", code=2).stderr)

    def submitted(self, *arguments, taken=2, code=0):
        """Through an sbatch that takes so many jobs; the outcome, and a line of what each was given."""
        tools = self.folder / "tools"
        tools.mkdir(exist_ok=True)
        sbatch = tools / "sbatch"
        sbatch.write_text(SBATCH, encoding="utf-8")
        sbatch.chmod(0o755)
        given = self.folder / "submitted"
        environment = {"PATH": f"{tools}:{os.environ['PATH']}", "SUBMITTED": str(given), "TAKEN": str(taken),
                       "SBATCH_ARRAY_INX": "0-3", "SBATCH_WAIT": "1"}
        outcome = musubi("sweep", "submit", self.dir, "-o", self.result, "--slurm", *arguments, environment=environment)
        self.assertEqual(outcome.returncode, code, outcome.stderr)
        return outcome, given.read_text(encoding="utf-8").splitlines()

    def test_the_merge_waits_for_the_array_and_the_environment_makes_no_array_of_it(self):
        self.planned()
        outcome, given = self.submitted("--array", 3)
        self.assertEqual(outcome.stdout, f"array 71 of 3 tasks, then merge 72; their logs are in {self.dir}/slurm\n")
        self.assertEqual(given, [f"--parsable {self.dir}/slurm/array.sh array=none wait=none",
                                 f"--parsable --dependency=afterany:71 {self.dir}/slurm/merge.sh array=none wait=none"])

    def test_an_array_without_its_merge_is_named(self):
        self.planned()
        outcome, _ = self.submitted(taken=1, code=3)
        self.assertEqual(outcome.stdout, "")
        self.assertIn("The array 71 is queued, its merge is not. To queue that: sbatch --dependency=afterany:71 "
                      f"'{self.dir}/slurm/merge.sh'\n", outcome.stderr)
        self.assertIn("scancel 71\n", outcome.stderr)

    def test_options_that_the_array_and_its_merge_must_not_share_are_refused(self):
        self.planned()
        outcome = self.done("submit", self.dir, "-o", self.result, "--slurm", "--dry-run", "--sbatch=--array=0-3",
                            "--sbatch=--dependency=singleton", "--sbatch=--mem=4G\ntouch PWNED", code=2)
        self.assertEqual(outcome.stdout, "")
        for said in ("--at-once N", "the merge depends on the array already", "an option is one line", "3 errors; nothing was computed."):
            self.assertIn(said, outcome.stderr)
        self.assertIn("#SBATCH --array=0-7%2\n", self.done("submit", self.dir, "-o", self.result, "--slurm", "--dry-run",
                                                           "--array", 8, "--at-once", 2).stdout)

    def test_a_name_that_slurm_cannot_be_told_is_refused_before_anything_is_submitted(self):
        for name in ("nl\ntouch PWNED\n#", 'quo"ted', "back\\slash"):
            with self.subTest(name=name):
                self.dir = self.folder / name
                self.planned()
                for dry in ((), ("--dry-run",)):
                    outcome = self.done("submit", self.dir, "-o", self.result, "--slurm", *dry, code=2)
                    self.assertEqual(outcome.stdout, "")
                    self.assertIn("holds a quotation mark, a backslash or a control character", outcome.stderr)
                self.assertFalse((self.dir / "slurm").exists())
        self.dir = self.folder / "50%j"
        self.planned()
        out = self.done("submit", self.dir, "-o", self.result, "--slurm", "--dry-run").stdout
        self.assertIn(f'#SBATCH --output="{self.folder}/50%%j/slurm/%A_%a.log"\n', out)

    def test_a_batch_that_does_not_fit_the_time_limit_is_warned_of(self):
        self.planned(sweep_text(SOBOL.format(64)), "--batch", 64)
        submit = ("submit", self.dir, "-o", self.result, "--slurm", "--dry-run", "--sbatch=--time=2", "--run-seconds")
        self.assertEqual(self.done(*submit, 0.9).stderr, "")
        self.assertIn("a batch of 64 runs, if a run takes 1.5 s, takes 1 min 36 s, and a task has 1 min 00 s until it is told to stop, "
                      "a minute before its limit (--sbatch=--time=2): each leaves what it has begun to the next. Plan batches of 40 runs or fewer",
                      self.done(*submit, 1.5).stderr)
        self.assertIn("not one run fits", self.done(*submit, 90).stderr)

    def said_of_time(self, *options, environment=""):
        self.planned(sweep_text(SOBOL.format(64)), "--batch", 64)
        outcome = musubi("sweep", "submit", self.dir, "-o", self.result, "--slurm", "--dry-run", "--run-seconds", 1.5, *options,
                         environment={"SBATCH_TIMELIMIT": environment})
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        shutil.rmtree(self.dir)
        return outcome.stderr

    def test_a_time_limit_of_the_environment_has_the_last_word_as_it_has_with_slurm(self):
        self.assertIn("a minute before its limit (SBATCH_TIMELIMIT=2): each leaves", self.said_of_time(environment="2"))
        said = self.said_of_time("--sbatch=--time=2:00:00", environment="2")
        self.assertIn("warning: SBATCH_TIMELIMIT=2 of the environment has the last word over --sbatch=--time=2:00:00\n", said)
        self.assertIn("a minute before its limit (SBATCH_TIMELIMIT=2): each leaves", said)
        said = self.said_of_time("--sbatch=--time=2", environment="2:00:00")
        self.assertEqual(said.count("warning: "), 1, said)
        self.assertEqual(self.said_of_time("--sbatch=--time=2:00:00", environment="120"), "", "one limit in two spellings")

    def test_a_time_limit_that_is_not_known_is_said_and_none_is_none(self):
        needed = "a batch of 64 runs, if a run takes 1.5 s, takes 1 min 36 s"
        self.assertEqual(self.said_of_time(), f"no time limit is given, and that of the partition is not looked up: {needed}. "
                                              "Give one by --sbatch=--time=…\n")
        self.assertEqual(self.said_of_time("--sbatch=--time=2h"), "warning: --sbatch=--time=2h is no time that is known here: "
                                                                  f"{needed}\n")
        for none in ("UNLIMITED", "0"):
            self.assertEqual(self.said_of_time(f"--sbatch=--time={none}"), "")


class Tasks(Sweep):
    """The script of the array, with a musubi that ends as it is told, and a note in place of scontrol."""

    def queued_again(self, worker, signal_after=None):
        """What is queued again after a task whose musubi is these lines of a shell; and the code of the task."""
        self.planned()
        script = self.done("submit", self.dir, "-o", self.result, "--slurm", "--dry-run").stdout.split("\n\n")[0]
        program = self.folder / "musubi"
        program.write_text("#!/bin/bash\n" + worker, encoding="utf-8")
        program.chmod(0o755)
        lines = [line for line in script.splitlines() if not line.startswith("#SBATCH")]
        command = next(i for i, line in enumerate(lines) if " sweep resume " in line)
        lines[command] = f"{program} &"
        note = self.folder / "again"
        task = self.write("task.sh", f"scontrol() {{ echo \"$*\" > {note}; }}\n" + "\n".join(lines))
        process = subprocess.Popen(["bash", task], env={**os.environ, "SLURM_ARRAY_JOB_ID": "7", "SLURM_ARRAY_TASK_ID": "2"})
        if signal_after is not None:
            wait_until(lambda: (self.folder / "ready").exists(), process)
            process.send_signal(signal_after)
        code = process.wait(60)
        return (note.read_text(encoding="utf-8") if note.exists() else ""), code

    def stopping_with(self, code):
        return f"trap 'exit {code}' TERM\ntouch {self.folder}/ready\nwhile :; do sleep 0.05; done\n"

    def test_one_near_its_time_limit_goes_on_later(self):
        self.assertEqual(self.queued_again(self.stopping_with(5), signal_after=10), ("requeue 7_2\n", 5))

    def test_one_that_made_nothing_does_not(self):
        self.assertEqual(self.queued_again(self.stopping_with(6), signal_after=10), ("", 6))

    def test_one_that_was_cancelled_does_not(self):
        self.assertEqual(self.queued_again(self.stopping_with(5), signal_after=15), ("", 5))

    def test_one_that_was_killed_does(self):
        self.assertEqual(self.queued_again("kill -KILL $$\n"), ("requeue 7_2\n", 137))

    def test_one_that_is_done_or_met_a_fault_does_not(self):
        self.assertEqual(self.queued_again("exit 0\n"), ("", 0))


if __name__ == "__main__":
    unittest.main()
