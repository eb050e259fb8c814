#!/bin/bash
# xarray 2023.01 drops a dataset in silence when an index that no variable uses differs in length.
#
# One would have guessed: combine_by_coords of two datasets whose variable x lies over r alone, with the same r, refuses ("Could not
# find any dimension coordinates to use to order the datasets"), as it does when both have the same index "agent", or keeps both.
# What happens: an index "agent" that x does not use, but that is of another length in each dataset, is taken for the dimension to
# join along; x is spread over it, and only the numbers of one dataset are left. No error, no warning. open_mfdataset without
# arguments does the same with files. Seen with Debian 12's python3-xarray 2023.01.0 and python3-numpy 1.24.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
packages=(python3-xarray=2023.01.0-1.1 python3-numpy=1:1.24.2-1+deb12u1 python3-pandas=1.5.3+dfsg-2 python3-pandas-lib=1.5.3+dfsg-2 python3-packaging=23.0-1 python3-dateutil=2.8.2-2 python3-tz=2022.7.1-4 python3-six=1.16.0-4 libblas3=3.11.0-2 liblapack3=3.11.0-2 libgfortran5=12.2.0-14+deb12u1 )
apt-get download -qq "${packages[@]}" >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" root; done
library=root/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$library:$library/blas:$library/lapack PYTHONPATH=root/usr/lib/python3/dist-packages
printf '%s\n' "${packages[@]}" | head -n 1
/usr/bin/python3 -W ignore::RuntimeWarning - <<'PYTHON'
import numpy, xarray

def combined(first, second):
    parts = [xarray.Dataset({"x": ("r", [number, number])}, coords={"r": [0, 1], "agent": numpy.arange(length)})
             for number, length in ((1.0, first), (2.0, second))]
    try:
        whole = xarray.combine_by_coords(parts)
    except ValueError as refusal:
        return str(refusal)
    return f"x over {whole.x.dims} holds {numpy.unique(whole.x).tolist()}"

alike, unlike = combined(4, 4), combined(5, 3)
print("index of the same length:", alike)
print("index of another length: ", unlike)
assert xarray.__file__.startswith("root/") or "/root/usr" in xarray.__file__, xarray.__file__
assert "Could not find any dimension coordinates" in alike
assert unlike == "x over ('agent', 'r') holds [2.0]"
PYTHON
