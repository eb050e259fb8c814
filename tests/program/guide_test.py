"""The guide is of today's scenarios and defaults, has its figures, and says when it is preliminary."""
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as xml

from program import SOURCE

PAGE = SOURCE / "docs" / "guide.md"


class Guide(unittest.TestCase):
    def test_the_page_is_of_todays_scenarios_and_defaults(self):
        outcome = subprocess.run([sys.executable, "-B", SOURCE / "tools" / "guide", "--check"], capture_output=True,
                                 encoding="utf-8")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)

    def test_a_page_of_too_few_replicates_says_that_it_is_preliminary(self):
        page = PAGE.read_text(encoding="utf-8")
        replicates = int(re.search(r"(\d+) replicates of each scenario, seed ", page)[1])
        self.assertEqual(replicates < 80, "**Preliminary: " in page)

    def test_each_of_six_questions_has_a_command_an_answer_and_a_figure_that_is_there(self):
        sections = re.split(r"(?m)^## ", PAGE.read_text(encoding="utf-8"))[1:7]
        self.assertEqual([section[0] for section in sections], list("123456"))
        for section in sections:
            with self.subTest(section.split("\n")[0]):
                self.assertIn("    build/release/musubi ", section)
                answer = section.split("```")[1]
                self.assertRegex(answer, r"-?\d[\d.]*.*\d", "a number and an interval")
                figures = re.findall(r"!\[[^]]+\]\((guide/[\w-]+\.svg)\)", section)
                self.assertTrue(figures)
                for figure in figures:
                    root = xml.parse(PAGE.parent / figure).getroot()
                    self.assertTrue(root.findall("{http://www.w3.org/2000/svg}circle"), figure)


if __name__ == "__main__":
    unittest.main()
