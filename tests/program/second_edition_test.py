"""The page that measures again what was said against the first edition is of today's scenarios and defaults."""
import re
import subprocess
import sys
import unittest

from program import SOURCE


class SecondEdition(unittest.TestCase):
    page = (SOURCE / "docs" / "second-edition.md").read_text(encoding="utf-8")

    def test_is_of_todays_scenarios_and_defaults(self):
        outcome = subprocess.run([sys.executable, "-B", SOURCE / "tools" / "second-edition", "--check"], capture_output=True,
                                 encoding="utf-8")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)

    def test_has_enough_replicates_to_be_quoted(self):
        self.assertGreaterEqual(int(re.search(r"(\d+) replicates of each", self.page)[1]), 100)

    def test_regions_differ_as_the_country_did_and_no_dimension_of_the_hub_index_is_at_its_end(self):
        """What is asked of the second edition, of the figures on the page."""
        def second(what):
            (row,) = [line for line in self.page.splitlines() if line.startswith(f"| {what}")]
            return [float(number) for number in re.findall(r"-?\d+\.?\d*", row.split("|")[3])]
        self.assertGreater(second("largest over smallest in a replicate")[0], 4)
        self.assertGreater(second("variance over mean of the first regions")[0], 4)
        self.assertLessEqual(max(second("share of cells at the end")), 0.05)


if __name__ == "__main__":
    unittest.main()
