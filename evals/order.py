#!/usr/bin/env python3
"""Does the order of articles show in the record, or how they come in batches? `order.py [--data DIR] [--articles N]`.

Takes N articles (300) from the largest file in DIR/corpora (or DIR: the folder that EVAL_DATA names), evenly spread,
takes the date from every ninth (--undated N), and builds them at once; then, in other orders, in batches of 1 to 60,
of which each is linked with what stands in the record already. Every record, exported, must be the same, byte for
byte. An article is parsed once; the orders are drawn with a fixed seed. Ends with 1 where a record differs, and names
the first line.
"""

import argparse
import gzip
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.export import export
from dateline.model import Problem, Raw
from dateline.pipeline import Outcome, Reader, Settings, build
from dateline.store import open_store

ORDERS = 3
LARGEST_BATCH = 60


def main() -> None:
    """Build in several orders, compare, and say so."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("EVAL_DATA", ".")))
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--undated", type=int, default=9, metavar="N", help="take the date from every Nth; 0: none")
    given = parser.parse_args()
    articles = chosen(given.data, given.articles, given.undated)
    once = Once(Reader(Settings(), frozenset()))
    whole = record([articles], once)
    print(
        f"{len(articles)} articles, {sum('published' not in a for a in articles)} of them undated: {len(whole)} lines"
    )
    differ = 0
    for seed in range(ORDERS):
        began = time.process_time()
        batches = list(split(articles, random.Random(seed)))
        other = record(batches, once)
        same = other == whole
        differ += not same
        took = time.process_time() - began
        print(f"order {seed}, {len(batches)} batches: {'the same' if same else 'NOT the same'} ({took:.1f} s of CPU)")
        if not same:
            print("  " + "\n  ".join(line[:400] for line in first_difference(whole, other)))
    sys.exit(1 if differ else 0)


def chosen(data: Path, count: int, every: int) -> list[dict[str, Any]]:
    """Give *count* articles of the largest pile under *data*, one in *every* without its date."""
    folder = data / "corpora" if (data / "corpora").is_dir() else data
    piles = sorted(folder.glob("*.jsonl.gz"), key=lambda path: path.stat().st_size)
    if not piles:
        sys.exit(f"no *.jsonl.gz under {folder}; name a folder of articles with --data or EVAL_DATA")
    with gzip.open(piles[-1], "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    # Runs of neighbours, so that some tell of the same.
    runs = [rows[at : at + 10] for at in range(0, len(rows), max(10, len(rows) // max(1, count // 10)))]
    articles = [row for run in runs for row in run][:count]
    for row in articles[::every] if every else ():
        row.pop("published", None)
    return articles


def split(articles: Sequence[dict[str, Any]], draw: random.Random) -> Iterator[list[dict[str, Any]]]:
    """Give *articles* in another order, in batches of uneven sizes."""
    mixed = draw.sample(articles, len(articles))
    while mixed:
        size = draw.choice((1, 2, 5, 20, LARGEST_BATCH))
        yield mixed[:size]
        mixed = mixed[size:]


class Once:
    """A reader that parses each article once, and remembers what came of it."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.known: dict[str, Outcome] = {}

    def __call__(self, batch: Sequence[Raw | Problem]) -> Outcome:
        """Give what the articles of *batch* say."""
        outcomes = [self.of(raw) for raw in batch if isinstance(raw, Raw)]
        return Outcome(
            tuple(one for outcome in outcomes for one in outcome.coded),
            tuple(problem for outcome in outcomes for problem in outcome.problems),
            next((outcome.parser for outcome in outcomes if outcome.parser), ""),
            {key: parse for outcome in outcomes for key, parse in outcome.undated.items()},
        )

    def of(self, raw: Raw) -> Outcome:
        """Give what one article says."""
        if raw.id not in self.known:
            self.known[raw.id] = self.reader([raw])
        return self.known[raw.id]

    def run(self, make_worker: Callable[[], Any], items: Iterable[Any]) -> Iterator[Any]:
        """Work as a runner that makes no worker but has one."""
        yield from map(self, items)


def record(batches: Sequence[Sequence[dict[str, Any]]], once: Once) -> list[str]:
    """Give the record of *batches*, added one after the other, as it is exported."""
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "record.db", create=True)
        for number, batch in enumerate(batches):
            pile = Path(folder) / f"{number}.jsonl"
            pile.write_text("".join(json.dumps(row) + "\n" for row in batch), encoding="utf-8")
            build([str(pile)], store, Settings(), run=once.run)
        lines = list(export(store, "jsonl"))
        store.close()
    return lines


def first_difference(whole: Sequence[str], other: Sequence[str]) -> tuple[str, str]:
    """Give the first lines that differ."""
    pairs = zip_longest(whole, other, fillvalue="")
    return next(((one, two) for one, two in pairs if one != two), ("", ""))


if __name__ == "__main__":
    main()
