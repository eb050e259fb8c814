"""Every number on the command line is read by one reader, and what is no number of its range is wrong usage."""
import re
import unittest

from program import BENCHMARK, InAFolder, checksum, commands, musubi

NUMBER = re.compile(r"(?m)^  (?:-\w,)?(--[\w-]+) (N|NUMBER)\b(?: \((?:required; )?(?:([\d.e+-]+) to ([\d.e+-]+))?)?")
NO_NUMBER = ["", " ", "nan", "-inf", "1,5", "1_000", "0x10", "+1", " 1", "1 ", "1e", "१", "one", "1e999"]
NOT_WHOLE = ["1.5", "1e3", "1.0", "-1", "-18446744073709551615", "18446744073709551616", "99999999999999999999"]


class EveryNumber(InAFolder):
    def refused(self, command, option, value, kind):
        outcome = musubi(*command, option, value)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
        self.assertEqual(outcome.stderr, f"{option}: {value or repr('')} is not {kind}\n")

    def test_what_is_no_number_of_the_range_is_refused_by_each_option_of_each_command(self):
        seen = set()
        for command in commands():
            text = musubi(*command, "--help").stdout
            self.assertNotRegex(text, r"--[\w-]+ (INT|UINT|FLOAT)", "read by the library, not by us")
            for option, called, low, high in NUMBER.findall(text):
                seen.add(option)
                whole, article = called == "N", "a whole number" if called == "N" else "a number"
                kind = f"{article} from {low} to {high}" if high else "a finite number"
                with self.subTest(command=command, option=option):
                    for value in NO_NUMBER + (NOT_WHOLE if whole else []):
                        self.refused(command, option, value, kind)
                    if whole and int(high) < 2**64 - 1:
                        self.refused(command, option, str(int(high) + 1), kind)
                    if whole and int(low) > 0:
                        self.refused(command, option, str(int(low) - 1), kind)
        self.assertLessEqual({"--seed", "--replicates", "--threads", "--checkpoint", "--from", "--to", "--steps", "--since",
                              "--most", "--replicate", "--fiscal-year", "--threshold", "--first-points", "--points",
                              "--vectors", "--recovery", "--network-replicates", "--nulls", "--batch", "--workers",
                              "--run-seconds", "--array", "--draws"}, seen)

    def test_a_number_is_decimal_to_its_last_digit(self):
        quick = self.write("quick.toml", 'extends = "baseline"\n[population]\nscale = 0.02\n[time]\nburn_in_years = 0\n')

        def run(seed, replicates=2):
            return checksum(self.run_small("--seed", seed, "--quiet", scenario=quick, replicates=replicates))
        ten, eight, largest, one = run(10), run(8), run(2**64 - 1), run(1)
        self.assertEqual(len({ten, eight, largest, one}), 4)
        self.assertEqual(run("010"), ten, "as seq -w and job arrays write it")
        self.assertEqual(run("0018446744073709551615"), largest)
        self.assertEqual(run(1, replicates="010"), run(1, replicates=10))

    def test_no_number_is_taken_where_none_is_needed_to_begin(self):
        self.assertEqual(musubi("run", BENCHMARK, "-o", self.result, "--checkpoint", "nan").stderr,
                         "--checkpoint: nan is not a number from 0 to 1000000\n")
        self.assertFalse(self.result.exists())


if __name__ == "__main__":
    unittest.main()
