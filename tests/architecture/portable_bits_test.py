"""What decides a result computes alike on every processor: no fused multiply-add, no function of the C library whose last
bit depends on the machine. Looks into the object code of the rooms that make the numbers of a result."""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["MUSUBI_BUILD"])
SOURCE = pathlib.Path(os.environ["MUSUBI_SOURCE"])
ROOMS = ["sim/engine/libmusubi_engine.a", "sim/network/libmusubi_network.a", "sim/experiment/libmusubi_experiment.a",
         "sim/sweep/libmusubi_sweep.a", "models/libmodel_knowledge_cluster.a",
         "models/libmodel_network_benchmark.a"]
FUSED = re.compile(r"\b(?:vfn?m(?:add|sub)\w+|fn?m(?:add|sub)|fml[as])\b")  # of x86 and of Arm
# The C library chooses these by processor. sqrt, ceil, floor and the like are exact everywhere.
INEXACT = re.compile(r"^\s+U ((?:exp|exp2|exp10|expm1|log|log2|log10|log1p|pow|cbrt|hypot|sin|cos|tan|sincos|asin|acos|atan|atan2|"
                     r"sinh|cosh|tanh|asinh|acosh|atanh|erf|erfc|lgamma|lgamma_r|tgamma|fma)[fl]?)$", re.MULTILINE)


def output_of(*command):
    return subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout


def fused(objects):
    """The fused multiply-adds of object code, each with the function that it stands in."""
    found, function = [], ""
    for line in output_of("objdump", "--disassemble", "--demangle", "--no-show-raw-insn", objects).splitlines():
        if line.endswith(">:"):
            function = line.split("<", 1)[1][:-2]
        elif instruction := FUSED.search(line):
            found.append(f"{objects.name}: {instruction[0]} in {function}")
    return found


def inexact(objects):
    return [f"{objects.name} calls {name}" for name in INEXACT.findall(output_of("nm", "--undefined-only", objects))]


# What the standard leaves to each library: its distributions, shuffles, samples and hashes.
OF_THE_LIBRARY = re.compile(r"\bstd::(\w+_distribution|generate_canonical|shuffle|random_shuffle|sample|hash|mt19937\w*|minstd_rand\w*|"
                            r"default_random_engine|random_device|ranges::shuffle|ranges::sample)\b")


def left_to_the_library(text):
    return OF_THE_LIBRARY.findall(text)


class PortableBits(unittest.TestCase):
    def test_nothing_is_left_to_the_standard_library_that_each_does_in_its_own_way(self):
        found = {path.relative_to(SOURCE).as_posix(): left_to_the_library(path.read_text(encoding="utf-8"))
                 for folder in ("include", "sim", "models") for path in (SOURCE / folder).rglob("*.[ch]pp")}
        self.assertGreater(len(found), 100)
        self.assertEqual({}, {path: names for path, names in found.items() if names})
        self.assertEqual(left_to_the_library("std::normal_distribution<> d; std::shuffle(a, b, g);"), ["normal_distribution", "shuffle"])

    def test_no_multiply_add_is_fused(self):
        self.assertEqual([], [line for room in ROOMS for line in fused(BUILD / room)])

    def test_no_function_of_the_c_library_decides(self):
        self.assertEqual([], [line for room in ROOMS for line in inexact(BUILD / room)])

    def test_both_are_noticed(self):
        with tempfile.TemporaryDirectory() as folder:
            source, objects = pathlib.Path(folder, "guilty.cpp"), pathlib.Path(folder, "guilty.o")
            source.write_text("#include <cmath>\ndouble guilty(double a, double b) { return std::log(a) * b + a; }\n")
            subprocess.run([os.environ["MUSUBI_COMPILER"], "-O2", "-mfma", "-ffp-contract=fast", "-c", source, "-o", objects],
                           check=True)
            self.assertRegex("".join(fused(objects)), r"vfmadd\w+ in guilty\(double, double\)")
            self.assertEqual(inexact(objects), ["guilty.o calls log"])


if __name__ == "__main__":
    unittest.main()
