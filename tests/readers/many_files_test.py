"""docs/reading-many-files.md: what xarray makes of several results at once, and that files of before are still read."""
import json
import os
import pathlib
import sys
import unittest

import h5py
import numpy
import xarray

sys.path.append(str(pathlib.Path(os.environ["MUSUBI_SOURCE"]) / "tests" / "program"))
from program import SMALL, InAFolder, musubi, sealed  # noqa: E402


class ManyFiles(InAFolder):
    def two_results(self):
        """Of two seeds, with networks of their own sizes."""
        files = [self.folder / f"seed-{seed}.h5" for seed in (1, 2)]
        for seed, file in enumerate(files, 1):
            outcome = musubi("run", SMALL, "-o", file, "--replicates", 2, "--seed", seed, "--network", "full", "--nulls", 0, "--quiet")
            self.assertEqual(outcome.returncode, 0, outcome.stderr)
        return files

    def test_side_by_side_every_file_keeps_its_numbers(self):
        files = self.two_results()
        opened = [xarray.open_dataset(file) for file in files]
        both = xarray.combine_nested(opened, concat_dim="result", join="exact").assign_coords(result=["seed 1", "seed 2"])
        for label, one in zip(both.result.values, opened):
            for name in one.data_vars:
                numpy.testing.assert_array_equal(both[name].sel(result=label) if "result" in both[name].dims else both[name], one[name])
        self.assertEqual(both.projects_started.dims[0], "result")

    def test_put_together_by_their_indexes_nothing_is_dropped_in_silence(self):
        opened = [xarray.open_dataset(file) for file in self.two_results()]
        with self.assertRaisesRegex(ValueError, "(?i)dimension coordinates"):
            xarray.combine_by_coords(opened)
        apart = [one.assign_coords(replicate=one.replicate + 2 * i) for i, one in enumerate(opened)]
        both = xarray.combine_by_coords(apart, data_vars="minimal")
        self.assertEqual(both.sizes["replicate"], 4)
        numpy.testing.assert_array_equal(both.projects_started, numpy.concatenate([one.projects_started for one in opened]))

    def test_the_tables_of_a_network_are_labelled_in_its_group(self):
        file = self.two_results()[0]
        with xarray.open_dataset(file) as root, xarray.open_dataset(file, group="network") as network:
            self.assertEqual([name for name in root.sizes if name.startswith("network_")], [])
            self.assertEqual(network.network_region.values.tolist(), root.region.values.tolist())
            self.assertEqual(network.region_name_ja.sel(network_region="SAP").item(), "札幌")

    def test_projects_are_numbered_from_0_within_a_replicate(self):
        with xarray.open_dataset(self.two_results()[0], group="network") as network:
            for replicate in (0, 1):
                projects = network.membership_project.values[network.membership_replicate.values == replicate]
                _, first = numpy.unique(projects, return_index=True)
                self.assertEqual(projects[numpy.sort(first)].tolist(), list(range(len(first))))
                years = network.membership_fiscal_year.values[network.membership_replicate.values == replicate]
                in_years = [set(projects[years == year]) for year in numpy.unique(years)]
                self.assertTrue(in_years[0] & in_years[1], "a project that runs on keeps its number")

    def test_a_file_of_before_with_all_dimensions_in_the_root_is_read_as_ever(self):
        file = self.two_results()[0]
        before = self.folder / "before.h5"
        before.write_bytes(file.read_bytes())
        with h5py.File(before, "r+", track_order=True) as content:
            scales = []
            content.visititems(lambda name, item: scales.append(name) if isinstance(item, h5py.Dataset) and h5py.h5ds.is_scale(item.id) else None)
            moved = [name for name in scales if "/" in name]
            for name in sorted(moved, key=lambda name: content[name].attrs["_Netcdf4Dimid"]):
                content.move(name, name.rpartition("/")[2])
            content.flush()
        before.write_bytes(sealed(before.read_bytes()))
        self.assertIn("network/network_agent", moved)
        for arguments in (("verify",), ("inspect", "--json"), ("carriers", "--region", "KOB", "--json")):
            told = [musubi(arguments[0], path, *arguments[1:]) for path in (file, before)]
            self.assertEqual(told[1].returncode, 0, told[1].stderr)
            self.assertEqual(*(one.stdout.replace(str(before), str(file)).replace('"before"', '"seed-1"') for one in told), arguments)
        self.assertEqual(*(json.loads(musubi("inspect", path, "--json").stdout)["content_checksum"] for path in (file, before)))


if __name__ == "__main__":
    unittest.main()
