"""How measurements are summed up, and when a change is called slower: by numbers worked out by hand."""
import subprocess
import sys
import unittest
import xml.etree.ElementTree

from tools_of import SOURCE, script

import chart
from medians import median_with_interval, ratio_with_interval


class Medians(unittest.TestCase):
    def test_eleven_give_the_second_and_the_tenth(self):
        # Beyond either of them the median lies with 2 (1 + 11) / 2^11 = 1.2 %; beyond the third and ninth with 6.5 %.
        self.assertEqual(median_with_interval([5, 11, 1, 9, 3, 7, 2, 10, 4, 8, 6]), (6, 2, 10))

    def test_six_give_the_first_and_the_last_and_fewer_too(self):
        self.assertEqual(median_with_interval([6, 5, 4, 3, 2, 1]), (3.5, 1, 6))
        self.assertEqual(median_with_interval([3, 1]), (2, 1, 3))
        self.assertEqual(median_with_interval([4]), (4, 4, 4))

    def test_a_ratio_is_of_one_round(self):
        # What slows a whole round down, here the third, leaves its ratio alone.
        self.assertEqual(ratio_with_interval([2, 4, 600, 2], [1, 2, 300, 1]), (2, 2, 2))


class BenchReport(unittest.TestCase):
    def test_says_which_are_slower_and_leaves_out_what_only_one_has(self):
        module = script("tools/bench-report")
        rows = module.report({"same": ([1, 2, 3, 4, 5, 6], [2, 1, 3, 4, 6, 5]), "worse": ([1] * 6, [1.5] * 6),
                              "better": ([1] * 6, [0.5] * 6), "new": ([], [1] * 6)})
        self.assertEqual([row["benchmark"] for row in rows], ["better", "same", "worse"])
        text = module.text_of(rows)
        self.assertRegex(text, r"worse .* 1\.500 \[1\.500, 1\.500\] slower")
        self.assertRegex(text, r"better .* 0\.500 \[0\.500, 0\.500\] faster")
        self.assertRegex(text, r"same .* no clear difference")

    def test_a_commit_that_is_none_is_refused(self):
        outcome = subprocess.run([sys.executable, "-B", SOURCE / "tools" / "bench-report", "no-such-commit", "HEAD"],
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        self.assertEqual(outcome.returncode, 1)
        self.assertIn("no-such-commit", outcome.stderr)


class Instructions(unittest.TestCase):
    def test_over_five_percent_more_is_a_complaint_with_both_numbers(self):
        complaints = script("tools/instructions").complaints
        self.assertEqual(complaints({"month": 1050, "step": 900}, {"month": 1000, "step": 1000}), [])
        self.assertEqual(complaints({"month": 1051, "step": 900}, {"month": 1000, "step": 1000}),
                         ["month: 1,051 instructions, 5.1 % more than the 1,000 in bench/instructions.json"])

    def test_a_program_of_another_kind_is_not_compared(self):
        self.assertIn("is not a release build by GCC 12", script("tools/instructions").objection_to(
            "musubi 0.1.0 (commit x, Debug, GNU 12.2.0)", "avx2"))
        self.assertIn("is not a release build by GCC 12", script("tools/instructions").objection_to(
            "musubi 0.1.0 (commit x, Release, Clang 14.0.6)", "avx2"))
        self.assertEqual("this processor has no AVX2", script("tools/instructions").objection_to(
            "musubi 0.1.0 (commit x, Release, GNU 12.2.0)", "sse2 avx"))
        self.assertEqual("", script("tools/instructions").objection_to(
            "musubi 0.1.0 (commit x, Release, GNU 12.2.0)", "sse2 avx avx2"))


class Chart(unittest.TestCase):
    def test_draws_points_where_they_are_and_labels_apart(self):
        drawn = xml.etree.ElementTree.fromstring(chart.lines("a & b", {"one": [(10, 1e3, 1e3, 1e3), (1000, 1e5, 1e4, 1e5)],
                                                                       "two": [(10, 1e3, 1e3, 1e3), (1000, 1e5, 1e5, 1e5)]}))
        space = "{http://www.w3.org/2000/svg}"
        circles = [(float(c.get("cx")), float(c.get("cy"))) for c in drawn.iter(f"{space}circle")]
        # From 10 to 1,000 across and 1 k to 100 k up: the corners of the frame.
        self.assertEqual(circles[:2], [(chart.LEFT, chart.HEIGHT - chart.BOTTOM), (chart.WIDTH - chart.RIGHT, chart.TOP)])
        labels = {t.text: float(t.get("y")) for t in drawn.iter(f"{space}text")}
        self.assertIn("a & b", labels)
        self.assertGreaterEqual(abs(labels["one"] - labels["two"]), 16)


if __name__ == "__main__":
    unittest.main()
