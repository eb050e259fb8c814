"""Opens a result file as other people do: h5py, netCDF4 and xarray must see the same, and what docs/result-file.md says.

    read_result.py FILE     prints a line a check; exits with 1 if one fails
"""
import importlib.util
import sys

import h5py
import netCDF4
import numpy
import xarray

failures = 0


def check(holds, what):
    """Prints a check, and remembers whether one failed."""
    global failures
    failures += not holds
    print(("ok      " if holds else "FAILED  ") + what, file=sys.stdout if holds else sys.stderr)


def datasets_of(file):
    """Every dataset by its path; provenance has none."""
    found = {}
    file.visititems(lambda name, item: found.update({name: item}) if isinstance(item, h5py.Dataset) else None)
    return found


def is_scale(dataset):
    """Whether it is a dimension."""
    return h5py.h5ds.is_scale(dataset.id)


def values_of(dataset):
    """As plain values; texts as str."""
    return dataset.asstr()[...] if h5py.check_string_dtype(dataset.dtype) else dataset[...]


def same(a, b):
    """Equal in shape and in every value; missing is equal to missing."""
    a, b = numpy.asarray(a), numpy.asarray(b)
    if a.shape != b.shape:
        return False
    if a.dtype.kind == "f" and b.dtype.kind == "f":
        return numpy.array_equal(a, b, equal_nan=True)
    return a.tolist() == b.tolist()


def check_plain_types(file, datasets):
    """No fixed-length texts, enumerations or compounds, on which some readers fail."""
    for name, dataset in datasets.items():
        text = h5py.check_string_dtype(dataset.dtype)
        plain = (text.length is None and text.encoding == "utf-8") if text else dataset.dtype.kind in "if"
        check(plain and h5py.check_enum_dtype(dataset.dtype) is None, f"h5py: {name} is of a plain type")
    for place in (file, file["provenance"]):
        for name in place.attrs:
            text = h5py.check_string_dtype(place.attrs.get_id(name).dtype)
            check(text is None or (text.length is None and text.encoding == "utf-8"), f"h5py: attribute {name} is plain")


def check_dimension(name, dataset):
    check(is_scale(dataset) and dataset.ndim == 1 and "units" in dataset.attrs, f"h5py: dimension {name} is a scale")
    values = values_of(dataset)
    check(len(set(values.tolist())) == len(values), f"h5py: the {len(values)} labels of {name} differ")


def group_of(path):
    return path.rpartition("/")[0]


def is_in(path, group):
    return not group or path.startswith(f"{group}/")


def check_places(datasets):
    """A dimension stands in the deepest group that holds all variables along it, and so in the root only if that needs it."""
    along = {}
    for name, dataset in datasets.items():
        for scale in dataset.dims:
            for path in [scale[0].name.lstrip("/")] if len(scale) else []:
                along.setdefault(path, []).append(name)
    for path, names in along.items():
        groups = [group for group in {group_of(name) for name in datasets} if all(is_in(name, group) for name in names)]
        check(group_of(path) == max(groups, key=len), f"h5py: {path} stands where its {len(names)} variables are")


def check_variable(name, dataset, file):
    paths = [scale[0].name.lstrip("/") if len(scale) else "" for scale in dataset.dims]
    labels = [path.rpartition("/")[2] for path in paths]
    check(dataset.shape == tuple(file[path].size if path else -1 for path in paths),
          f"h5py: {name}({', '.join(labels)}) has the shape of its dimensions")
    check(all(is_in(name, group_of(path)) for path in paths), f"h5py: {name} has its dimensions in its group or above")
    for attribute in ("units", "long_name"):
        check(isinstance(dataset.attrs.get(attribute), str), f"h5py: {name} has {attribute}")
    if dataset.dtype.kind in "if" and dataset.size > 0 and dataset.ndim > 0:
        check(dataset.chunks is not None and dataset.shuffle, f"h5py: {name} is chunked and shuffled")
    if "_FillValue" in dataset.attrs:
        fill = dataset.attrs["_FillValue"]
        lowest = numpy.nan if dataset.dtype.kind == "f" else numpy.iinfo(dataset.dtype).min
        check(fill.dtype == dataset.dtype and same(fill, dataset.dtype.type(lowest)) and same(fill, dataset.fillvalue),
              f"h5py: {name} has {fill} for what is missing")
    if "flag_values" in dataset.attrs:
        flags, meanings = dataset.attrs["flag_values"], dataset.attrs["flag_meanings"].split(" ")
        check(dataset.dtype == numpy.int8 == flags.dtype and len(flags) == len(meanings) and all(meanings),
              f"h5py: {name} has flags {', '.join(meanings)}")
        check(set(numpy.unique(dataset[...])) <= set(flags) | {-128}, f"h5py: every {name} is a flag")
    if name.endswith("_ja"):
        check(all(any(ord(letter) > 127 for letter in text) for text in values_of(dataset).ravel()),
              f"h5py: {name} is in Japanese: {', '.join(values_of(dataset).ravel()[:3])}")


def groups_in(group):
    """It and all groups below."""
    return [group, *(deeper for below in group.groups.values() for deeper in groups_in(below))]


def check_netcdf(path, file, datasets):
    with netCDF4.Dataset(path) as other:
        check(other.data_model == "NETCDF4" and other.Conventions.startswith("CF-"), "netCDF4: a netCDF-4 file by CF")
        scales = {name: dataset.size for name, dataset in datasets.items() if is_scale(dataset)}
        seen = {f"{group.path}/{name}".lstrip("/"): len(size) for group in groups_in(other) for name, size in group.dimensions.items()}
        check(seen == scales, f"netCDF4: dimensions {', '.join(seen)}")
        other.set_auto_mask(False)
        for name, dataset in datasets.items():
            check(same(other[name][...], values_of(dataset)), f"netCDF4: {name} has the values that h5py sees")
        check(other["provenance"].content_checksum == file["provenance"].attrs["content_checksum"],
              "netCDF4: /provenance has the content checksum")


def check_xarray(path, datasets, engine):
    groups = sorted({name.rpartition("/")[0] for name in datasets})
    for group in groups:
        with xarray.open_dataset(path, group=group or None, engine=engine, mask_and_scale=False) as raw:
            for name in raw.variables:
                dataset = datasets.get(f"{group}/{name}" if group else name)
                check(dataset is not None and same(raw[name].values, values_of(dataset)),
                      f"xarray, {engine}: {group}/{name} has the values that h5py sees")
            expected = {name.rpartition("/")[2] for name in datasets if name.rpartition("/")[0] == group}
            check(expected <= set(raw.variables), f"xarray, {engine}: all of {group or '/'} is there")
        with xarray.open_dataset(path, group=group or None, engine=engine) as decoded:
            for name in decoded.data_vars:
                dataset = datasets[f"{group}/{name}" if group else name]
                if "_FillValue" not in dataset.attrs:
                    continue
                missing = numpy.isnan(dataset[...]) if dataset.dtype.kind == "f" else dataset[...] == dataset.fillvalue
                check(same(numpy.isnan(decoded[name].values), missing),
                      f"xarray, {engine}: {missing.sum()} of {group}/{name} are missing")
    for path_of, dataset in datasets.items():
        if is_scale(dataset):
            group, _, name = path_of.rpartition("/")
            with xarray.open_dataset(path, group=group or None, engine=engine) as opened:
                first = values_of(dataset)[:1]
                check(first.size == 0 or opened[{name: 0}][name].item() == opened.sel({name: first[0]})[name].item() == first[0],
                      f"xarray, {engine}: {path_of} can be selected by its label")


def main(path):
    with h5py.File(path, "r") as file:
        datasets = datasets_of(file)
        check(file.attrs["musubi_format"] == 1, "h5py: format 1")
        check(len(file["provenance"].attrs["content_checksum"]) == 32, "h5py: /provenance has a content checksum")
        check_plain_types(file, datasets)
        check_places(datasets)
        for name, dataset in datasets.items():
            if is_scale(dataset):
                check_dimension(name, dataset)
            else:
                check_variable(name, dataset, file)
        check_netcdf(path, file, datasets)
        for engine in ("netcdf4", "h5netcdf"):
            if importlib.util.find_spec("netCDF4" if engine == "netcdf4" else engine):
                check_xarray(path, datasets, engine)
    print(f"{failures} failed" if failures else "all readers agree")
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
