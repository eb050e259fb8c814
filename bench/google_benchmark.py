"""Runs build/…/musubi_bench and reads what it says in JSON."""
import json
import os
import subprocess
import sys

SECONDS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}
COUNTRY = "MUSUBI_BENCH_COUNTRY"  # asks for the benchmark of the whole country, which takes minutes and gigabytes


def measured(program, chosen, least, country=False):
    """The benchmarks whose names match `chosen`, each for at least `least` seconds, by name: `seconds` an iteration and its
    counters. A benchmark that finds its own answer wrong ends the script; the country is left out unless asked for."""
    outcome = subprocess.run([program, "--benchmark_format=json", f"--benchmark_filter={chosen}", f"--benchmark_min_time={least}"],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
                             env={**os.environ, COUNTRY: "yes"} if country else
                             {key: value for key, value in os.environ.items() if key != COUNTRY})
    if outcome.returncode != 0:
        sys.exit(f"{program} ended with {outcome.returncode}")
    found = {}
    for one in json.loads(outcome.stdout)["benchmarks"] if outcome.stdout.strip() else []:
        if not one.get("error_occurred"):
            found[one["name"]] = {**one, "seconds": one["real_time"] * SECONDS[one["time_unit"]]}
        elif COUNTRY not in one["error_message"]:
            sys.exit(f"{program}: {one['name']}: {one['error_message']}")
    return found
