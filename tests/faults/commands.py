"""The commands whose calls are made to fail, and the inputs that they need."""
import pathlib
import signal
import subprocess

from faults import PROGRAM, Command

SMALL = '''extends = "baseline"
title = "small"

[time]
burn_in_years = 1

[population]
scale = 0.02
'''
MORE = SMALL.replace('"small"', '"more"') + "\n[budget]\nfactor = 1.2\n"
SHORT = SMALL.replace("burn_in_years = 1", "burn_in_years = 1\nlast_fiscal_year = 2002")
BENCHMARK = 'model = "network_benchmark"\n\n[network]\nagents = 200\nsteps = 3\n'
MANY = 'model = "network_benchmark"\n\n[network]\nagents = 2000\nsteps = 30\n'  # some milliseconds a replicate
SWEEP = '''scenario = "benchmark.toml"
replicates = 2

[design]
kind = "factorial"

[factors]
network.rewiring = { levels = [0, 5844674407370955161] }
network.candidates = { levels = [4, 8] }

[outputs]
accepted = { variable = "accepted" }
'''
TARGETS = "name,variable,where,relative_to,relative_where,value,tolerance,source\n" \
          "started,projects_started,fiscal_year=2002;sponsor=own,,,100,20,c\n"
PRIORS = "parameter,low,high,scale\nsearch.group_hazard,0.01,0.05,linear\n"
SCENARIOS = ("small.toml", "more.toml")
FEW = ("--threads", "1", "--quiet")

COMMANDS = [
    Command("run", ("run", "benchmark.toml", "-o", "r.h5", "--replicates", "2", "--overwrite", *FEW), ("benchmark.toml",), ("r.h5",)),
    Command("run over a result", ("run", "small.toml", "-o", "small.h5", "--replicates", "2", "--overwrite", *FEW),
            ("small.toml", "small.h5"), ("small.h5",)),
    Command("run --resume", ("run", "--resume", "partial.h5", *FEW), ("partial.h5",), ("partial.h5",)),
    Command("calibrate", ("calibrate", "short.toml", "--targets", "targets.csv", "--priors", "priors.csv", "-o", "c.h5", "--set",
                          "set.csv", "--first-points", "8", "--points", "8", "--vectors", "10", "--overwrite", *FEW),
            ("short.toml", "targets.csv", "priors.csv"), ("c.h5", "set.csv")),
    Command("sweep plan", ("sweep", "plan", "sweep.toml", "-o", "sweep"), ("sweep.toml", "benchmark.toml"), ("sweep",)),
    Command("sweep run", ("sweep", "run", "planned", *FEW), ("planned",), ("planned",),
            tells_loss=r"[1-9]\d* of them failed", tried_again=("sweep", "retry-failed", "planned", *FEW)),
    Command("sweep status", ("sweep", "status", "done"), ("done",)),
    Command("sweep merge", ("sweep", "merge", "done", "-o", "m.h5", "--overwrite"), ("done",), ("m.h5",)),
    Command("sweep merge --virtual", ("sweep", "merge", "done", "-o", "m.h5", "--virtual", "--overwrite"), ("done",), ("m.h5",)),
    Command("sweep analyze", ("sweep", "analyze", "merged.h5"), ("merged.h5",)),
    Command("scenarios", ("scenarios",)),
    Command("validate", ("validate", *SCENARIOS), SCENARIOS),
    Command("parameters", ("parameters",)),
    Command("init", ("init", "mine"), (), ("mine.toml",)),
    Command("init --tables", ("init", "mine", "--tables"), (), ("mine",)),
    Command("inspect", ("inspect", "small.h5"), ("small.h5",)),
    Command("verify", ("verify", "small.h5"), ("small.h5",)),
    Command("facts", ("facts", "small.h5"), ("small.h5",)),
    Command("score", ("score", "small.h5", "--against", "targets.csv", "--csv", "s.csv", "--overwrite"), ("small.h5", "targets.csv"),
            ("s.csv",)),
    Command("hubs", ("hubs", "small.h5"), ("small.h5",)),
    Command("evaluation", ("evaluation", "small.h5"), ("small.h5",)),
    Command("diff", ("diff", "small.h5", "small.h5"), ("small.h5",)),
    Command("compare", ("compare", "small.h5", "more.h5", "-o", "d.h5", "--csv", "d.csv", "--overwrite"), ("small.h5", "more.h5"),
            ("d.h5", "d.csv")),
    Command("budget", ("budget", "small.toml", "--from", "6000", "--to", "9000", "--steps", "2", "--replicates", "2", *FEW),
            ("small.toml",)),
    Command("carriers", ("carriers", "small.h5"), ("small.h5",)),
    Command("report", ("report", "small.h5", "more.h5", "-o", "page.html", "--overwrite"), ("small.h5", "more.h5"), ("page.html",)),
    Command("export --csv", ("export", "small.h5", "--csv", "tables", "--frictionless"), ("small.h5",), ("tables",)),
    Command("export --network", ("export", "small.h5", "--network", "gexf", "-o", "n.gexf", "--overwrite"), ("small.h5",),
            ("n.gexf",)),
    Command("completion", ("completion", "bash")),
    Command("version", ("version",)),
]


def begin_and_stop(folder):
    """A result that is partial: stopped at its first sign of progress."""
    running = subprocess.Popen([PROGRAM, "run", "many.toml", "-o", "partial.h5", "--replicates", "40", "--threads", "1"], cwd=folder,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    running.stderr.readline()
    running.send_signal(signal.SIGINT)
    running.stderr.read()
    running.stderr.close()
    assert running.wait() == 5, "the run ended before it could be stopped"


def make_inputs(folder):
    """All that the commands read, in a folder, made by the program itself."""
    folder = pathlib.Path(folder)

    def musubi(*arguments):
        outcome = subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, encoding="utf-8")
        assert outcome.returncode == 0, (arguments, outcome.stderr)

    for name, text in {"small.toml": SMALL, "more.toml": MORE, "benchmark.toml": BENCHMARK, "sweep.toml": SWEEP,
                       "many.toml": MANY, "short.toml": SHORT, "targets.csv": TARGETS, "priors.csv": PRIORS}.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("small", "more"):
        musubi("run", f"{name}.toml", "-o", f"{name}.h5", "--replicates", "2", "--network", "full", "--nulls", "2", *FEW)
    begin_and_stop(folder)
    for name in ("planned", "done"):
        musubi("sweep", "plan", "sweep.toml", "-o", name)
    musubi("sweep", "run", "done", *FEW)
    musubi("sweep", "merge", "done", "-o", "merged.h5")
