"""Run the gold sets through the command line and hold the figures against `floors.toml`.

`python evals/floors.py --data DIR [SUITE...]`: DIR holds the public gold sets, their scorers
and `run.py` that drives them (docs/benchmarks.md says where each comes from). A figure under
its floor fails; one above it is said, so that the floor can be raised. It may not sink.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DATELINE = Path(sys.executable).parent / "dateline"


def main() -> None:
    """Measure, compare, print; exit 1 where a figure sank, 2 where there is nothing to measure with."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="*", metavar="SUITE")
    parser.add_argument("--data", type=Path, help="folder of gold sets, scorers and run.py")
    given = parser.parse_args()
    if given.data is None or not (given.data / "run.py").exists():
        sys.exit("NOT MEASURED: say where the gold sets are: make evals EVAL_DATA=DIR (docs/benchmarks.md)")
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["floor"]
    wanted = [floor for floor in floors if not given.suites or floor["suite"] in given.suites]
    measured = measure(given.data, sorted({floor["suite"] for floor in wanted}))
    sunk = [floor for floor in wanted if not stands(floor, measured)]
    print(f"\n{len(wanted) - len(sunk)} of {len(wanted)} floors hold")
    sys.exit(1 if sunk else 0)


def measure(data: Path, suites: list[str]) -> dict[str, Any]:
    """Give the figures of *suites* as run.py reports them."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "figures.json"
        command = [sys.executable, data / "run.py", *suites, "--data", data, "--dateline", DATELINE, "--json", report]
        subprocess.run([str(part) for part in command], check=True)
        return dict(json.loads(report.read_text(encoding="utf-8")))


def stands(floor: dict[str, Any], measured: dict[str, Any]) -> bool:
    """Tell whether a figure holds its floor (or ceiling), and print how it stands."""
    value = number(measured[floor["suite"]][floor["figure"]], floor.get("part", 0))
    if "at_most" in floor:
        holds, sign, bound = value <= floor["at_most"], "<=", floor["at_most"]
    else:
        holds, sign, bound = value >= floor["at_least"], ">=", floor["at_least"]
    print(f"{'ok  ' if holds else 'SUNK'} {floor['suite']}: {floor['name']} {value} ({sign} {bound})")
    return holds


def number(figure: Any, part: int) -> float:
    """Give the number at place *part* of a figure such as "80.1/70.2/74.8" or "41 of 60"."""
    if isinstance(figure, dict):
        figure = figure["f1"]
    return float(re.findall(r"-?\d+(?:\.\d+)?", str(figure))[part])


if __name__ == "__main__":
    main()
