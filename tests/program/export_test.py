"""The networks that export writes, read by networkx, which is also the oracle of the measures in the result."""
import csv
import math
import re
import unittest
import xml.etree.ElementTree

import h5py
import networkx
import numpy
from program import BENCHMARK, SMALL, SOURCE, InAFolder, musubi


class Export(InAFolder):
    def run_full(self, *arguments):
        return self.run_small("--quiet", "--network", "full", "--network-replicates", 2, "--nulls", 5, *arguments)

    def export(self, *arguments):
        outcome = musubi("export", self.result, *arguments)
        self.assertEqual((outcome.returncode, outcome.stdout, outcome.stderr), (0, "", ""))

    def graphml(self, *arguments):
        target = self.folder / "network.graphml"
        self.export("--network", "graphml", "-o", target, "--overwrite", *arguments)
        return networkx.read_graphml(target)

    def measured(self, name, replicate=1, year=-1):
        with h5py.File(self.result) as file:
            return float(file["network"][name][replicate, year])

    def test_networkx_measures_the_same(self):
        self.run_full()
        for level, prefix in (("agents", ""), ("organisations", "organisation_")):
            for year in (2002, 2006):
                graph = self.graphml("--replicate", 1, "--fiscal-year", year, "--level", level)
                cores = networkx.core_number(graph)
                components = sorted(map(len, networkx.connected_components(graph)))
                degrees = [degree for _, degree in graph.degree]
                expected = {
                    "nodes": len(graph), "edges": graph.number_of_edges(), "components": len(components),
                    "largest_component": components[-1], "highest_core": max(cores.values()),
                    "mean_partners": sum(degrees) / len(graph), "clustering": networkx.transitivity(graph),
                    "local_clustering": networkx.average_clustering(graph),
                    "degree_assortativity": networkx.degree_assortativity_coefficient(graph),
                    "mean_projects": numpy.mean(list(networkx.get_node_attributes(graph, "projects").values()))}
                for name, value in expected.items():
                    with self.subTest(name=prefix + name, year=year):
                        self.assertTrue(math.isclose(self.measured(prefix + name, year=year - 2002), value,
                                                     rel_tol=1e-9, abs_tol=1e-12), value)
                self.assertEqual(networkx.get_node_attributes(graph, "core"), cores)
                self.assertEqual(networkx.get_node_attributes(graph, "partners"), dict(graph.degree))

    def test_networkx_finds_the_same_modularity_and_no_better_communities(self):
        self.run_full()
        graph = self.graphml("--replicate", 1)

        def modularity(name):
            groups = {}
            for node, group in networkx.get_node_attributes(graph, name).items():
                groups.setdefault(group, set()).add(node)
            return networkx.community.modularity(graph, groups.values(), weight=None)
        self.assertTrue(math.isclose(self.measured("modularity_regions"), modularity("region"), rel_tol=1e-9))
        self.assertTrue(math.isclose(self.measured("modularity_communities"), modularity("community"), rel_tol=1e-9))
        greedy = networkx.community.modularity(
            graph, networkx.community.greedy_modularity_communities(graph, weight=None), weight=None)
        self.assertGreater(self.measured("modularity_communities"), greedy - 0.01)

    def test_every_format_tells_the_same(self):
        self.run_full()
        graph = self.graphml()
        self.export("--network", "gexf", "-o", self.folder / "network.gexf")
        gexf = networkx.read_gexf(self.folder / "network.gexf")
        self.export("--network", "gephi", "-o", self.folder / "gephi")
        with open(self.folder / "gephi/nodes.csv", encoding="utf-8", newline="") as file:
            rows = {row["Id"]: row for row in csv.DictReader(file)}
        with open(self.folder / "gephi/edges.csv", encoding="utf-8", newline="") as file:
            edges = {frozenset((row["Source"], row["Target"])): int(row["Weight"]) for row in csv.DictReader(file)}
        self.assertEqual(set(graph), set(gexf))
        self.assertEqual(set(graph), set(rows))
        for node, told in graph.nodes(data=True):
            for name, value in told.items():
                self.assertEqual(gexf.nodes[node][name], value)
                self.assertEqual(rows[node]["Label" if name == "label" else name], str(value).removesuffix(".0"))
        self.assertEqual(edges, {frozenset(edge): weight for *edge, weight in graph.edges(data="weight")})
        self.assertEqual(edges, {frozenset(edge): weight for *edge, weight in gexf.edges(data="weight")})
        by_region = {told["region"]: told for _, told in graph.nodes(data=True)}
        self.assertEqual((by_region["SAP"]["region_name_ja"], by_region["SAP"]["latitude"]), ("札幌", 43.06))
        self.assertIn("北海道大学", {told.get("organisation_ja") for _, told in graph.nodes(data=True)})

    def test_names_that_xml_does_not_allow_are_replaced_and_ids_are_words(self):
        regions = (SOURCE / "scenarios/data/country.csv").read_text(encoding="utf-8")
        self.write("regions.csv", regions.replace("SAP,Sapporo,札幌", 'SAP,"a\ufffe\uffff\x07<&>""b",\U0001fffe札'))
        odd = self.write("odd.toml", f'extends = "{SMALL}"\ntitle = "Odd names: 2 < 3"\n[tables]\nregions = "regions.csv"\n')
        self.run_small("--quiet", "--network", "full", "--nulls", 0, scenario=odd, replicates=1)
        for form in ("graphml", "gexf"):
            target = self.folder / f"network.{form}"
            self.export("--network", form, "-o", target)
            root = xml.etree.ElementTree.parse(target).getroot()
            ids = [node.get("id") for node in root.iter() if node.get("id")]
            self.assertEqual([one for one in ids if not re.fullmatch(r"[-\w.:]+", one)], [], "xs:NMTOKEN")
        graph = networkx.read_graphml(self.folder / "network.graphml")
        self.assertEqual(graph.graph["title"], "Odd names: 2 < 3: agents, replicate 0, March of FY2006")
        gexf = networkx.read_gexf(self.folder / "network.gexf")
        for node, told in graph.nodes(data=True):
            if told["region"] == "SAP":
                self.assertEqual(told["region_name_ja"], "\U0001fffe札")
                self.assertEqual(gexf.nodes[node]["label"], told["label"])
        self.assertTrue(any(told["label"].startswith('a\ufffd\ufffd\ufffd<&>"b, ') for _, told in graph.nodes(data=True)))

    def test_without_full_there_is_no_network_to_export(self):
        self.run_small("--quiet", scenario=BENCHMARK)
        target = self.folder / "network.graphml"
        outcome = musubi("export", self.result, "--network", "graphml", "-o", target)
        self.assertEqual(outcome.returncode, 2)
        self.assertIn("run the scenario with --network full", outcome.stderr)
        self.assertFalse(target.exists())

    def test_what_is_not_there_and_what_is_there_already_are_refused(self):
        self.run_full()
        target = self.folder / "network.gexf"
        for arguments, reason in ((("--replicate", 2), "it has those of 0, 1"),
                                  (("--fiscal-year", 2001), "2002, 2003, 2004, 2005, 2006")):
            outcome = musubi("export", self.result, "--network", "gexf", "-o", target, *arguments)
            self.assertEqual(outcome.returncode, 2)
            self.assertIn(reason, outcome.stderr)
        target.write_text("mine")
        for form in ("gexf", "gephi"):
            outcome = musubi("export", self.result, "--network", form, "-o", target)
            self.assertEqual(outcome.returncode, 2)
            self.assertIn("exists already", outcome.stderr)
        self.assertEqual(target.read_text(), "mine")
        self.assertEqual(len(list(self.folder.iterdir())), 2, "nothing unfinished is left")

    def test_cheap_and_full_agree_and_a_full_result_is_not_resumed_as_another(self):
        self.run_full("--threads", 1)
        alone = musubi("inspect", self.result, "--json").stdout
        self.run_full("--threads", 3)
        self.assertEqual(alone.split('"content_checksum"')[1], musubi("inspect", self.result, "--json").stdout.split(
            '"content_checksum"')[1])
        for arguments, code in (((), 0), (("--network", "cheap"), 2), (("--nulls", 6), 2)):
            outcome = musubi("run", *((SMALL,) if arguments else ()), "--resume", self.result, *arguments)
            self.assertEqual(outcome.returncode, code, outcome.stderr)
            if code:
                self.assertIn("network: --network full --network-replicates 2 --nulls 5 there", outcome.stderr)
        names = ("clustering", "modularity_regions", "distance_decay")
        full = [self.measured(name, 2) for name in names]
        self.run_small("--quiet")
        self.assertEqual(full, [self.measured(name, 2) for name in names])


if __name__ == "__main__":
    unittest.main()
