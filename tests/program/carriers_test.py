"""carriers as typed: which institutions carry the joint research of regions and who lies between, against networkx."""
import csv
import json
import subprocess
import unittest

import h5py
import networkx
import numpy as np
from program import BENCHMARK, PROGRAM, REST, SMALL, InAFolder, change_and_seal, labels_of, musubi

REFUSED = 2
T_OF_TWO = 2.920  # Student's t of three replicates that leaves 5 % at each end, from a table
MEASURES = ("partners", "project_share", "betweenness")


class Carriers(InAFolder):
    def run_full(self, *arguments, replicates=3, scenario=SMALL):
        return self.run_small("--quiet", "--network", "full", "--network-replicates", 3, "--nulls", 0, *arguments,
                              replicates=replicates, scenario=scenario)

    def found(self, *arguments):
        outcome = musubi("carriers", *arguments, "--json")
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        return json.loads(outcome.stdout)

    def refused(self, *arguments):
        outcome = musubi("carriers", *arguments)
        self.assertEqual((outcome.returncode, outcome.stdout), (REFUSED, ""), outcome.stderr)
        return outcome.stderr

    def measured(self, replicate, regions):
        """By region and name, what networkx finds of the network that export writes: firms and institutions of the regions."""
        target = self.folder / "agents.graphml"
        outcome = musubi("export", self.result, "--network", "graphml", "--replicate", replicate, "-o", target, "--overwrite")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        agents = networkx.read_graphml(target)
        becomes = {node: (told["region"], told.get("organisation") or node) for node, told in agents.nodes(data=True)
                   if told["region"] in regions}
        graph = networkx.Graph()
        graph.add_nodes_from(becomes.values())
        graph.add_edges_from((becomes[a], becomes[b]) for a, b in agents.edges
                             if a in becomes and b in becomes and becomes[a] != becomes[b])
        between = networkx.betweenness_centrality(graph)
        shares = self.project_shares(replicate, regions)
        return {node: (graph.degree[node], shares.get(node, 0), between[node]) for node in graph}

    def project_shares(self, replicate, regions):
        """Of the projects of the last March with two or more members of the regions, from the tables of the file."""
        with h5py.File(self.result) as file:
            network = file["network"]
            codes = labels_of(network["network_region"])

            def rows(table, of, *columns):
                here = network[f"{table}_replicate"][...] == replicate
                return zip(*(network[f"{table}_{column}"][...][here].tolist() for column in (of, *columns)))
            name = {number: (codes[region], text.decode()) for number, region, text in rows("organisation", "id", "region", "name")}
            agent = {number: (codes[region], organisation) for number, region, organisation
                     in rows("agent", "id", "region", "organisation")}
            last = max(network["membership_fiscal_year"][...])
            projects = {}
            for project, year, member in rows("membership", "project", "fiscal_year", "agent"):
                if year == last and agent[member][0] in regions:
                    projects.setdefault(project, []).append(agent[member][1])
        joint = [set(members) for members in projects.values() if len(members) > 1]
        return {label: np.mean([number in members for members in joint]) for number, label in name.items()}

    def test_networkx_finds_the_same_of_every_institution(self):
        self.run_full()
        for regions, asked in ((("KOB",), ("--region", "KOB")), (("KOB", "OSA"), ("--region", "KOB+OSA"))):
            document = self.found(self.result, *asked)
            self.assertEqual((document["regions"], document["fiscal_year"], document["replicates"]), (list(regions), 2006, 3))
            oracle = [self.measured(replicate, regions) for replicate in range(3)]
            compared = 0
            for one in document["institutions"]:
                place = (one["region"], one["name"])
                samples = np.array([replicate.get(place, (0, 0, 0)) for replicate in oracle], float)
                for measure, sample in zip(MEASURES, samples.T):
                    mean, first = one[measure]["mean"], one[measure]["first"]
                    self.assertAlmostEqual(mean["value"], sample.mean(), 10, (place, measure))
                    scale = mean["value"] * (1 if measure == "partners" else 1 - mean["value"])
                    for end in (mean["low"], mean["high"]):  # the score interval: t errors, each that of the end
                        at_end = end * (1 if measure == "partners" else 1 - end)
                        error = sample.std(ddof=1) / np.sqrt(3) * (np.sqrt(at_end / scale) if scale > 0 else 1)
                        self.assertAlmostEqual(abs(end - mean["value"]), T_OF_TWO * error, delta=1e-4 * max(10, end))
                        self.assertGreaterEqual(end, 0)
                        self.assertTrue(measure == "partners" or end <= 1)
                    self.assertLessEqual(first["low"], first["value"])
                    compared += sample.any()
            self.assertGreater(compared, 6, "most institutions stand somewhere")
            for column, measure in enumerate(MEASURES):  # who is first, replicate by replicate
                times = {}
                for replicate in oracle:
                    of = {place: numbers[column] for place, numbers in replicate.items() if not place[1].startswith("a")}
                    most = max(of.values())
                    for place in of:
                        times[place] = times.get(place, 0) + (most > 0 and abs(of[place] - most) < 1e-12)
                for one in document["institutions"]:
                    self.assertAlmostEqual(one[measure]["first"]["value"], times.get((one["region"], one["name"]), 0) / 3)

    def test_those_that_are_named_and_those_that_are_generated_are_told_apart(self):
        self.run_full(scenario=self.write("many.toml", f'extends = "{SMALL}"\n[population]\ninstitutions = 4.0\n'))
        found = self.found(self.result)["institutions"]
        named = {one["name"] for one in found if one["region"] == "KOB" and not one["generated"]}
        self.assertEqual(named, {"Kobe University", "RIKEN", "Advanced Medical Center"})
        everybody = {one["name"]: one for one in found}
        self.assertEqual(everybody["Kobe University"]["name_ja"], "神戸大学")
        self.assertIn(True, [one["generated"] for one in found])
        text = musubi("carriers", self.result, "--most", 100).stdout
        for name, one in everybody.items():
            (self.assertIn if one["generated"] else self.assertNotIn)(f"{name} (generated)", text)

    def test_three_lines_answer_with_numbers_and_intervals(self):
        self.run_full()
        text = musubi("carriers", self.result).stdout
        number = r"[\d.]+(?: \[[\d.]+, [\d.]+\])?"
        lines = text.splitlines()
        first = rf"first in {number} % of the replicates\.$"
        self.assertRegex(lines[0], rf"^result: .+ carries most by partners, {number} in March of FY2006; {first}")
        self.assertRegex(lines[1], rf"^result: .+ carries most by joint projects, a member of {number} % of them; {first}")
        self.assertRegex(lines[2], rf"^result: .+ lies between most often, on {number} % of the shortest ways between two "
                                   rf"others; {first}")
        document = self.found(self.result)
        self.assertFalse(REST & set(document["regions"]))
        means = [one["partners"]["mean"]["value"] for one in document["institutions"]]
        self.assertEqual(means, sorted(means, reverse=True))
        self.assertIn(f": {document['institutions'][0]['name']}", lines[0])
        self.assertIn("luck only, not what is unknown", " ".join(lines))
        self.assertEqual(len(text.split("\n\n")[1].splitlines()), 1 + 8, "eight are shown")

    def test_a_scenario_is_run_first_to_the_same_answer(self):
        self.run_full("--seed", 5, replicates=2)
        text = musubi("carriers", self.result, "--region", "KOB").stdout
        run = musubi("carriers", SMALL, "--region", "KOB", "--parameters", "central", "--replicates", 2, "--seed", 5, "--quiet")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(run.stdout, text.replace("result: ", "small: "))

    def test_the_csv_file_holds_the_same_numbers(self):
        self.run_full()
        target = self.folder / "carriers.csv"
        document = self.found(self.result, "--region", "KOB", "--csv", target)
        with open(target, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), len(document["institutions"]))
        for row, one in zip(rows, document["institutions"]):
            self.assertEqual((row["institution"], row["institution_ja"], row["generated"]),
                             (one["name"], one["name_ja"], str(int(one["generated"]))))
            for measure in MEASURES:
                self.assertEqual([float(row[measure + end]) for end in ("", "_low", "_high")], list(one[measure]["mean"].values()))
                self.assertEqual(float(row[measure + "_first_high"]), one[measure]["first"]["high"])
        self.assertIn("exists", self.refused(self.result, "--csv", target))

    def test_a_result_of_few_networks_says_how_many(self):
        self.run_small("--quiet", "--network", "full", "--network-replicates", 2, "--nulls", 0, replicates=4)
        text = musubi("carriers", self.result).stdout
        self.assertIn("over the 2 replicates whose network is there", text)
        self.assertIn("The result has 4 replicates: run with --network-replicates 4", text)

    def test_what_cannot_be_answered_is_refused(self):
        self.run_small("--quiet", replicates=1)
        self.assertIn("run the scenario with --network full", self.refused(self.result))
        for asked, said in (("KOV", "has no region 'KOV' (did you mean 'KOB'?); it has SAP, "), ("KOB+", "has no region ''")):
            self.assertIn(said, self.refused(SMALL, "--region", asked, "--replicates", 1))
        self.assertIn("of another model", self.refused(BENCHMARK, "--replicates", 1))
        self.assertIn("none.h5", self.refused(self.folder / "none.h5"))
        self.run_full(replicates=1)
        change_and_seal(self.result, lambda file: file.__delitem__("network/organisation_generated"))
        self.assertIn("does not say which institutions are generated", self.refused(self.result))

    def test_what_cannot_be_written_exits_with_3(self):
        self.run_full(replicates=1)
        with open("/dev/full", "w") as full:
            code = subprocess.run([PROGRAM, "carriers", self.result], stdout=full, stderr=subprocess.DEVNULL).returncode
        self.assertEqual(code, 3)


if __name__ == "__main__":
    unittest.main()
