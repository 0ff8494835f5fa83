"""Measure figures on NewsQuant: `python evals/newsquant.py --data DIR`, DIR with figures/newsquant.jsonl.

The set (Almasian, Kazakova, Gertz: CQE, EMNLP 2023) has no offsets, and counts durations as
quantities; so a sentence's figures and durations are laid beside its quantities by value.
`~` wants about, `>` at_least or more_than, `<` at_most or less_than.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from dateline.extract.figures import find_figures
from dateline.extract.times import find_times
from dateline.extract.tree import Tree, grow
from dateline.knowledge.times import load_times
from dateline.knowledge.units import load_units
from dateline.model import Article, Block, Figure, Span, TimeMention
from dateline.parse import load_parser

WANTED = {"~": {"about"}, ">": {"at_least", "more_than"}, "<": {"at_most", "less_than"}}
DURATION = re.compile(r"PT?([\d.]+)[SMHDWQYEC]")
OPENINGS = {
    "more_than": ("more", "over", "at least"),
    "less_than": ("less", "under", "fewer", "just under"),
    "about": ("about", "around", "nearly", "almost", "roughly"),
}
Quantity = tuple[float, str]


def article_of(number: int, text: str) -> Article:
    whole = Block(span=Span(0, len(text)), is_title=False)
    return Article(
        id=f"{number:016x}", external_id=str(number), locator="newsquant", url=None, outlet=None, title=None,
        byline=(), language="en", text=text, sha256="", furniture=(), blocks=(whole,), published=None,
        retrieved=None, opening=None, not_coded=None,
    )  # fmt: skip


def of_figure(figure: Figure) -> Quantity:
    value = figure.low if figure.low is not None else figure.high
    return (value or 0.0, figure.modifier)


def of_duration(mention: TimeMention, article: Article) -> Iterator[Quantity]:
    words = mention.span.of(article.text).lower()
    match = DURATION.fullmatch(mention.value)
    if mention.type == "DURATION" and match and not re.search(r"\ban?\b", words):
        decades = "decade" in words and float(match[1]) % 10 == 0
        bound = next((bound for bound, opening in OPENINGS.items() if words.startswith(opening)), "exact")
        yield (float(match[1]) / (10 if decades else 1), bound)


def wanted(row: dict[str, str]) -> tuple[float, str] | None:
    try:
        return float(re.split(r"(?<=\d)-", row["value"])[0]), row["change"]
    except ValueError:
        return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.data / "figures" / "newsquant.jsonl").open(encoding="utf-8")]
    articles = [article_of(number, row["text"]) for number, row in enumerate(rows)]
    times, units = load_times(), load_units()
    found = hit = gold = bounds = bounds_right = 0
    for row, article, parse in zip(rows, articles, load_parser()(articles), strict=True):
        trees: tuple[Tree, ...] = tuple(grow(s, number=n, text=article.text) for n, s in enumerate(parse.sentences))
        mentions = find_times(article, trees, None, times)
        have = [of_figure(figure) for figure in find_figures(article, trees, mentions, units)]
        have += [quantity for mention in mentions for quantity in of_duration(mention, article)]
        want = [pair for quantity in row["quantities"] if (pair := wanted(quantity))]
        found, gold = found + len(have), gold + len(want)
        missed = []
        for value, change in want:
            same = [h for h in have if abs(h[0] - abs(value)) <= 1e-3 * max(1.0, abs(value))]
            match = next((h for h in same if h[1] in WANTED.get(change, ("exact", "range"))), same[0] if same else None)
            bounds += change in WANTED
            if match is None:
                missed.append((value, change))
                continue
            have.remove(match)
            hit += 1
            right = change in WANTED and match[1] in WANTED[change]
            bounds_right += right
            if change in WANTED and not right:
                missed.append((value, change, match[1]))
        if (missed or have) and options.errors > 0:
            options.errors -= 1
            print(row["text"], "\n   missed", missed, "spurious", have)
    precision, recall = hit / found, hit / gold
    f1 = 2 * precision * recall / (precision + recall)
    print(f"value P/R/F1 {100 * precision:.1f}/{100 * recall:.1f}/{100 * f1:.1f} bounds {bounds_right}/{bounds}")


if __name__ == "__main__":
    main()
