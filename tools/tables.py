"""Tables of scenarios/data, as the scripts of this folder read them."""
import csv


def rows_of(path):
    """The rows of a table as dictionaries, without its comments."""
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))
