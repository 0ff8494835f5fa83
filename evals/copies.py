#!/usr/bin/env python3
"""Copies, measured: a set of edited copies by kind of edit, and a state agency's formulaic messages.

usage: copies.py --data DIR [--split dev]

DIR/reading/dup_build.py builds the edited copies of gold texts and DIR/reading/dup_score.py
scores them. DIR/../corpora/kcna_2024.jsonl.gz, where it is there, is a year of one agency: no
two of its texts that are called copies may greet different people or be of different days.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from dateline.link.copies import CopyPair, find_copies, originals
from dateline.model import TextCard

RECIPIENT = re.compile(r"\bto ((?:[A-Z][\w'’-]*)(?: (?:of|and|the|[A-Z][\w'’-]*))*)")


def card(row: dict[str, Any]) -> TextCard:
    """Give a text of an eval set as linking sees it."""
    return TextCard(
        id=row["id"], address=row.get("url") or row["id"], outlet=row.get("outlet"), agency=None,
        moment=row.get("published") or "", retrieved=None, title=row.get("title"), own=row["text"], own_spans=(),
    )  # fmt: skip


def edited(data: Path, split: str) -> str:
    """Give the scorer's figures on edited copies, and the seconds linking took."""
    reading = data / "reading"
    with tempfile.TemporaryDirectory() as work:
        gold, pred = Path(work, "gold.jsonl"), Path(work, "pred.jsonl")
        built = subprocess.run(
            [sys.executable, str(reading / "dup_build.py"), split, "--gold", str(gold)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        cards = [card(json.loads(line)) for line in built.stdout.splitlines()]
        begun = time.process_time()
        root = originals(cards, find_copies(cards))
        seconds = time.process_time() - begun
        lines = [json.dumps({"id": c.id, "cluster": root[c.id][0] if c.id in root else c.id}) for c in cards]
        pred.write_text("\n".join(lines) + "\n", encoding="utf-8")
        scored = subprocess.run(
            [sys.executable, str(reading / "dup_score.py"), str(gold), str(pred)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    return f"{scored.stdout.strip()}\n{len(cards)} texts in {seconds:.1f} s of CPU"


def formulas(path: Path) -> tuple[int, list[str]]:
    """Give the number of copies found among one agency's texts, and those that join two recipients or two days."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = {row["id"]: row for row in map(json.loads, lines)}
    pairs = find_copies([card(row) for row in rows.values()])
    return len(pairs), [line for pair in pairs if (line := _wrong(pair, rows))]


def _wrong(pair: CopyPair, rows: dict[str, dict[str, Any]]) -> str | None:
    left, right = rows[pair.left], rows[pair.right]
    one, two = (set(RECIPIENT.findall(row["title"] or "")) for row in (left, right))
    days = {row["published"][:10] for row in (left, right)}
    if len(days) > 1 or (one and two and not one & two):
        return f"{pair.share:.2f} {sorted(days)} {left['title']!r} / {right['title']!r}"
    return None


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", required=True, type=Path, help="folder of the eval sets")
    options.add_argument("--split", default="dev")
    given = options.parse_args()
    print(edited(given.data, given.split))
    agency = given.data.parent / "corpora" / "kcna_2024.jsonl.gz"
    if not agency.exists():
        return 0
    found, wrong = formulas(agency)
    print(f"formulaic messages: {found} copies, {len(wrong)} of two recipients or two days")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
