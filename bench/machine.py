"""The machine that measures: its name, and whether it had anything else to do meanwhile."""
import os
import pathlib
import re
import time

QUIET = 0.1  # cores taken by others, at most


def description():
    """One line: processor, cores, largest cache, memory."""
    cpu = re.search(r"(?m)^model name\s*: (.+)$", pathlib.Path("/proc/cpuinfo").read_text())
    memory = re.search(r"(?m)^MemTotal:\s*(\d+) kB$", pathlib.Path("/proc/meminfo").read_text())
    caches = sorted(pathlib.Path("/sys/devices/system/cpu/cpu0/cache").glob("index*/size"))
    cache = f", {caches[-1].read_text().strip()}iB of last-level cache" if caches else ""
    return (f"{len(os.sched_getaffinity(0))} cores of {cpu[1] if cpu else 'an unnamed processor'}{cache}, "
            f"{int(memory[1]) / 2**20:.0f} GiB")


def busy_seconds():
    """Of all cores since the machine began, and stolen from it by its host."""
    user, nice, system, _, _, irq, softirq, steal = map(int, pathlib.Path("/proc/stat").read_text().split()[1:9])
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def own_seconds():
    """Of this process and those that it started and that have ended."""
    return sum(os.times()[:4])


class Watch:
    """How many cores others took, on average, since it began."""

    def __init__(self):
        self.began, self.busy, self.own = time.monotonic(), busy_seconds(), own_seconds()

    def others(self):
        others = (busy_seconds() - self.busy) - (own_seconds() - self.own)
        return max(others, 0) / max(time.monotonic() - self.began, 1e-9)

    def warning(self):
        """A sentence if the machine was not quiet, else none."""
        others = self.others()
        if others <= QUIET:
            return ""
        return (f"The machine was not quiet: others took {others:.1f} cores meanwhile. Seconds and two threads say nothing then, "
                "ratios on one thread no more than their intervals.")
