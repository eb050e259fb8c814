"""A sweep of the smallest model in a folder of its own: what the tests of sweeps have in common."""
import json
import pathlib
import subprocess

from program import InAFolder, musubi

MODEL = 'model = "network_benchmark"\n\n[network]\nagents = 400\nsteps = 5\n'
OUTPUTS = '[outputs]\naccepted = { variable = "accepted" }\nedges = { variable = "edges" }\n'
FACTORS = ("[factors]\nnetwork.candidates = { low = 1, high = 8 }\n"
           "network.rewiring = { levels = [100000000000000000, 1000000000000000000, 4000000000000000000] }\n")
MORRIS = '[design]\nkind = "morris"\ntrajectories = 6\n'
SOBOL = '[design]\nkind = "sobol"\npoints = {}\n'


def sweep_text(design=MORRIS, factors=FACTORS, outputs=OUTPUTS, frame='scenario = "model.toml"\nreplicates = 2\n'):
    return frame + design + factors + outputs


class Sweep(InAFolder):
    def setUp(self):
        super().setUp()
        self.write("model.toml", MODEL)
        self.dir = self.folder / "sweep"

    def plan(self, text=None, *arguments, folder=None):
        return musubi("sweep", "plan", self.write("sweep.toml", text or sweep_text()), "-o", folder or self.dir, *arguments)

    def planned(self, text=None, *arguments, folder=None):
        outcome = self.plan(text, *arguments, folder=folder)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        return outcome

    def done(self, *arguments, code=0):
        outcome = musubi("sweep", *arguments)
        self.assertEqual(outcome.returncode, code, outcome.stderr + outcome.stdout)
        return outcome

    def run_all(self, *arguments, folder=None):
        return self.done("run", folder or self.dir, "--quiet", *arguments)

    def merged(self, folder=None, *arguments):
        """The content checksum of the merged file."""
        outcome = self.done("merge", folder or self.dir, "-o", self.result, "--overwrite", *arguments)
        return outcome.stdout.splitlines()[-1].split()[-1]

    def status(self):
        return json.loads(self.done("status", self.dir, "--json").stdout)

    def refused(self, text, *lines):
        outcome = self.plan(text)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""), outcome.stderr)
        for line in lines:
            self.assertIn(line, outcome.stderr)
        self.assertFalse(self.dir.exists())

    def claims(self):
        """Those of batches: what a worker signs lies beside them, hidden."""
        return sorted((self.dir / "claims").glob("[!.]*"))

    def shards(self):
        return sorted((self.dir / "shards").rglob("*.h5"))


def started(*command):
    return subprocess.Popen([*map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def descendants(process):
    """Ids of the processes that a process started, and those started."""
    try:
        threads = list(pathlib.Path(f"/proc/{process}/task").iterdir())
        children = [child for thread in threads for child in (thread / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [*children, *(one for child in children for one in descendants(child))]


class Work(Sweep):
    def heavier(self, agents, steps=5):
        self.write("model.toml", MODEL.replace("agents = 400", f"agents = {agents}").replace("steps = 5", f"steps = {steps}"))

    def expected(self, text, *arguments):
        """The content of the sweep in one process that nothing disturbs."""
        whole = self.folder / "whole"
        self.planned(text, *arguments, folder=whole)
        self.run_all("--threads", 1, folder=whole)
        return self.merged(whole)

    def made_by(self, process, code=0):
        out, err = process.communicate(timeout=120)
        self.assertEqual((process.returncode, err), (code, ""), out)
        return int(out.split(" made ")[1].split()[0])

    def assert_each_batch_is_whole_and_there_once(self):
        shards = self.shards()
        self.assertEqual(len({path.name for path in shards}), len(shards))
        for shard in shards:
            self.assertEqual(musubi("verify", shard).returncode, 0, shard)
        self.assertEqual([path for path in (self.dir / "shards").rglob(".*")], [], "nothing half written")
