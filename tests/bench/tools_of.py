"""The scripts that measure, as modules: they have no ending in .py."""
import importlib.machinery
import importlib.util
import os
import pathlib
import sys

SOURCE = pathlib.Path(os.environ["MUSUBI_SOURCE"])
sys.path[:0] = [str(SOURCE / "bench"), str(SOURCE / "tools")]


def script(place):
    loader = importlib.machinery.SourceFileLoader(pathlib.Path(place).name.replace("-", "_"), str(SOURCE / place))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module
