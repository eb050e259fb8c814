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


class Performance(unittest.TestCase):
    def setUp(self):
        self.module = script("tools/performance")

    def test_an_aim_is_reached_if_the_whole_interval_lies_on_its_side(self):
        verdict = self.module.verdict
        self.assertEqual([verdict((1.2, 1.1, 1.25), 1.25, most=True), verdict((1.2, 1.1, 1.3), 1.25, most=True),
                          verdict((1.4, 1.3, 1.5), 1.25, most=True)], ["yes", "not clear", "no"])
        self.assertEqual([verdict((2, 1.9, 2), 1.9, most=False), verdict((1.9, 1.8, 2), 1.9, most=False),
                          verdict((1.8, 1.7, 1.85), 1.9, most=False)], ["yes", "not clear", "no"])

    def test_scales_are_compared_by_agent_and_round(self):
        def month(seconds, agents):
            return [{"seconds": s, "agents": agents, "bytes/agent": 700.0, self.module.BESIDE: 300.0} for s in seconds]
        found = {self.module.MONTH.format(1): month([0.001, 0.002], 10_000),  # 100 and 200 ns an agent
                 self.module.MONTH.format(10): month([0.015, 0.03], 100_000)}  # 150 and 300: half as much again in each round
        rows, points = self.module.growth(found, [1, 10])
        self.assertEqual([row[4] for row in rows], ["1.00", "1.50"])
        self.assertEqual([row[5:] for row in rows], [["700", "300"], ["700", "300"]])
        self.assertEqual(points[0][0], 10_000)
        for of_points, expected in zip(points[0][1:], (1e9 / 150, 1e9 / 200, 1e9 / 100)):
            self.assertAlmostEqual(of_points, expected)

    def test_what_was_measured_once_stands_without_an_interval_against_the_median_of_the_first(self):
        def month(seconds, agents):
            return [{"seconds": s, "agents": agents, "bytes/agent": 700.0, self.module.BESIDE: 300.0} for s in seconds]
        found = {self.module.MONTH.format(1): month([0.001, 0.002, 0.003], 10_000), self.module.MONTH.format(580): month([1.6], 4_000_000)}
        rows, _ = self.module.growth(found, [1, 580])
        self.assertEqual(rows[1][3:5], ["400", "2.00"])

    def test_the_page_holds_what_was_measured(self):
        module = self.module
        self.assertIn("search", module.PHASES_OF_A_MONTH)
        found = {module.MONTH.format(1): [{"seconds": 0.001, "agents": 10_000, "bytes/agent": 700.0, module.BESIDE: 300.0}],
                 module.PHASES: [{"seconds": 1e-3, **dict.fromkeys(module.PHASES_OF_A_MONTH, 50.0)}],
                 module.ENSEMBLE.format(1): [{"seconds": 2.0, "agent-months/s": 1e7}],
                 module.ENSEMBLE.format(2): [{"seconds": 1.0, "agent-months/s": 2e7}], module.RUN: [{"seconds": 0.2}],
                 module.FIRST_WORD: [{"seconds": 0.02}]}
        page = module.page(found, [1], "what bench/compare printed\n", [], ["**Preliminary**", ""])
        for line in ("**Preliminary**", "what bench/compare printed", "| 1 | 10,000 | 1 | 100 | 1.00 | 700 | 300 |",
                     f"| search | 50 | {100 / len(module.PHASES_OF_A_MONTH):.0f} % |", "| two cores: 1.9 times as fast as one | 2.00 | yes |"):
            self.assertIn(f"\n{line}\n", page)

    def test_ours_against_the_bare_loop_is_the_other_way_round_than_in_the_table(self):
        bare = {"program": "bare", "threads": "1", "agents": "1000", "times_ours": "0.8", "times_ours_low": "0.5",
                "times_ours_high": "1.0"}
        module = self.module
        found = {module.ENSEMBLE.format(t): [{"seconds": 2 / t, "agent-months/s": 1e7 * t}] for t in (1, 2)}
        found |= {module.RUN: [{"seconds": 0.2}], module.FIRST_WORD: [{"seconds": 0.06}], module.MONTH.format(1): [{module.BESIDE: 350.0}]}
        lines = module.aims(found, [bare])
        self.assertEqual(lines[0], ["NB-1, 1,000 agents, 1 thread: at most 1.25 times as long as the bare loop",
                                    "1.25 [1.00, 2.00]", "not clear"])
        self.assertEqual([line[1:] for line in lines[1:]], [["10", "no"], ["2.00", "yes"], ["125", "no"], ["350", "yes"],
                                                            ["0.06", "no"], ["0.2", "yes"]])


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
