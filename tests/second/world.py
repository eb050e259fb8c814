"""What stays constant in a run: parameters and tables (docs/odd.md, sections 5 and 6; docs/tables.md)."""

import csv
import json
import math
import subprocess
import tomllib
from pathlib import Path
from types import SimpleNamespace

from luck import combine, cosine, key_of, natural_log, sine, truncated_pareto

FIELDS = ("IT", "Life", "Nano", "Environment")
GRANT_LINES = ("research", "coordination", "ip", "centres", "administration")
LINES = GRANT_LINES + ("matching",)
MERITS = ("participants", "projects", "patents", "commercialisation", "own_money")
PROGRAMME_START = 2002
TREND_START = 1999
LEAST_EMPLOYEES = 20


def million(yen):
    """Million yen as whole thousand yen, the half upwards."""
    thousand = yen * 1000
    whole = int(thousand)
    return whole + (1 if thousand - whole >= 0.5 else 0)


def rows_of(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines))


def _settings(path, shipped):
    """What a scenario and those that it extends set, by full name; tables by absolute path."""
    text = tomllib.loads(path.read_text(encoding="utf-8"))
    found = {}
    if parent := text.get("extends"):
        name = parent if parent.endswith(".toml") else f"{parent}.toml"
        beside = path.parent / name
        found = _settings(beside if beside.is_file() else shipped / name, shipped)
    for section, keys in text.items():
        if isinstance(keys, dict) and section not in ("title", "question"):
            for key, value in keys.items():
                if isinstance(value, dict):
                    continue
                if (section == "tables" or (section, key) == ("budget", "table")) and value:
                    value = str(path.parent / value)
                found[f"{section}.{key}"] = value
    return found


def read_parameters(program, scenario, shipped):
    """Parameters of a scenario: p.section.key."""
    declared = json.loads(subprocess.run([program, "parameters", "--json"], check=True, capture_output=True).stdout)
    values = {d["name"]: d["default"] for d in declared["knowledge_cluster"]}
    values |= _settings(Path(scenario), Path(shipped))
    p = SimpleNamespace()
    for name, value in values.items():
        section, key = name.split(".")
        if not hasattr(p, section):
            setattr(p, section, SimpleNamespace())
        setattr(getattr(p, section), key, value)
    return p


def kilometres(a, b):
    """Great-circle distance of two places."""
    radian, radius = 0.017453292519943295, 6371.0088
    half_north = sine((b.latitude - a.latitude) * radian / 2)
    half_east = sine((b.longitude - a.longitude) * radian / 2)
    haversine = half_north * half_north + cosine(a.latitude * radian) * cosine(b.latitude * radian) * half_east * half_east
    x = math.sqrt(haversine)
    term = total = x * math.sqrt(max(0.0, 1 - haversine))
    n = 1
    while n < 200 and term > 1e-17:
        term *= haversine * 2 * n / (2 * n + 1)
        total += term
        n += 1
    return 2 * radius * total


def _number(row, name, kind=float):
    text = row.get(name) or ""
    return kind(text) if text else None


class World:
    def __init__(self, p):
        self.p = p
        self.scale = p.population.scale
        self.median_employees = truncated_pareto(
            0.5, p.population.employee_zipf, LEAST_EMPLOYEES, p.population.most_employees)
        self._read_regions(Path(p.tables.regions))
        self._read_institutions(Path(p.tables.institutions))
        self.budget = {
            int(r["fiscal_year"]): million(float(r[p.budget.column]) * p.budget.factor * self.scale)
            for r in rows_of(Path(p.budget.table))}
        self._read_references(Path(p.tables.evaluation_reference))
        self.beside = []
        if p.tables.beside:
            self._read_beside(Path(p.tables.beside))

    def _read_regions(self, path):
        rows = rows_of(path)
        self.file_order = [row["id"] for row in rows]
        self.regions = [self._region(row) for row in sorted(rows, key=lambda row: row["id"].encode())]
        for number, region in enumerate(self.regions):
            region.number = number
        self.number_of = {region.code: region.number for region in self.regions}
        self.log_distance = [[natural_log(1 + (10.0 if a is b else max(10.0, kilometres(a, b))) / 10)
                              for b in self.regions] for a in self.regions]

    def _region(self, row):
        p, r = self.p, SimpleNamespace()
        r.code, r.key = row["id"], combine(key_of("region"), key_of(row["id"]))
        r.fields = [FIELDS.index(f) for f in row["fields"].split(";")]
        r.wide_area = row["wide_area"]
        r.first_trial = _number(row, "first_trial_fy", int) or 0
        r.first_full = _number(row, "first_full_fy", int) or 0
        r.latitude, r.longitude = float(row["latitude"]), float(row["longitude"])
        size = row.get("size_class") or ""
        r.is_rest = (row.get("role") or ("rest" if size == "rest" else "programme")) == "rest"
        for what in ("institutions", "groups", "firms"):
            number = _number(row, what, int)
            setattr(r, what, number if number is not None else getattr(p.population, f"{what}_{size}"))
        r.large_firms = _number(row, "large_firms", int)
        r.strength = _number(row, "strength") or 1.0
        shares = [_number(row, f"share_{f.lower()}") for f in FIELDS]
        r.field_shares = None if all(s is None for s in shares) else [s or 0.0 for s in shares]
        own = [_number(row, f"line_{line}") for line in GRANT_LINES]
        usual = [getattr(p.budget, line) for line in GRANT_LINES]
        r.has_own_lines = any(s is not None for s in own)
        r.line_shares = [u if o is None else o for o, u in zip(own, usual)]
        r.theme_million, r.matching = _number(row, "theme_million"), _number(row, "matching")
        r.filing, r.coordinator_skill = _number(row, "filing"), _number(row, "coordinator_skill")
        r.call_months = [int(m) for m in (row.get("call_months") or "4;10").split(";")]
        r.closed_months = ((_number(row, "start_month", int) or 4) + 8) % 12
        link = _number(row, "meti_link")
        r.meti_link = link if link is not None else (1.0 if r.wide_area else 0.0)
        return r

    def share_wide_area(self, a, b):
        """Whether two different regions, by number, are of one wide area."""
        return a != b and self.regions[a].wide_area != "" and self.regions[a].wide_area == self.regions[b].wide_area

    def _read_institutions(self, path):
        self.institutions = []
        for row in rows_of(path):
            home = self.number_of[row["home"]]
            also = [self.number_of[code] for code in (row["also_in"] or "").split(";") if code]
            self.institutions.append(SimpleNamespace(
                name=row["name_en"], home=home, clusters=sorted({home, *also}), university="大学" in row["name_ja"]))

    def _read_references(self, path):
        """(mean, deviation) of each merit, by first full year; 0: of all others."""
        self.references = {}
        for row in rows_of(path):
            year = int(row.get("full_since") or 0)
            self.references.setdefault(year, {})[row["indicator"]] = (float(row["mean"]), float(row["deviation"]))

    def reference(self, full_since):
        return self.references.get(full_since, self.references[0])

    def _read_beside(self, path):
        for row in rows_of(path):
            first = int(row["first_fy"])
            self.beside.append(SimpleNamespace(
                key=combine(key_of(row["programme"]), first), region=self.number_of[row["region"]], first=first,
                last=int(row["last_fy"]), million=float(row["million_yen"])))
