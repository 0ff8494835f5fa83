"""How many actor phrases get their country and sector: `python evals/actors.py --data DIR`.

DIR holds ``ngec_tests.jsonl``: phrases with the country (ISO3) and PLOVER role that the unit
tests of another coder expect; an empty or null field asserts nothing. Phrases without a
lower-case word are mostly bare names that only a knowledge base can code, and are counted apart.
"""

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path

from dateline.extract.cast import cast_of
from dateline.extract.places import find_places
from dateline.extract.tree import grow
from dateline.knowledge import load_knowledge
from dateline.model import Article, Block, Span
from dateline.parse import load_parser

# Where that coder writes a code otherwise than docs/record.md does.
SAME_COUNTRY = {"XKX": "KOS"}
FRAME = " said this."
SAME_SECTOR = {"HLH": "MED", "BUD": "REL"}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--errors", action="store_true")
    given = options.parse_args()
    rows = [json.loads(line) for line in (given.data / "ngec_tests.jsonl").read_text("utf-8").splitlines() if line]
    answers = answer([row["text"] for row in rows])
    right: dict[str, int] = defaultdict(int)
    asked: dict[str, int] = defaultdict(int)
    for row, (country, sector) in zip(rows, answers, strict=True):
        group = "with a lower-case word" if re.search(r"\b[a-z]{2,}", row["text"]) else "bare names"
        for field, got, want in (("country", country, row["country"]), ("sector", sector, row["code_1"])):
            if not want:
                continue
            expected = SAME_COUNTRY.get(want, SAME_SECTOR.get(want, want))
            asked[f"{field}, {group}"] += 1
            right[f"{field}, {group}"] += got == expected
            if given.errors and got != expected:
                print(f"{row['text']!r}: {field} {got}, not {expected}")
    for name in sorted(asked):
        print(f"{name}: {right[name]}/{asked[name]} = {right[name] / asked[name]:.1%}")


def answer(phrases: list[str]) -> list[tuple[str | None, str | None]]:
    """Give country and sector of each phrase, read as the subject of a sentence."""
    knowledge = load_knowledge()
    articles = [_article(phrase) for phrase in phrases]
    answers = []
    for article, parse in zip(articles, load_parser()(articles), strict=True):
        trees = tuple(grow(s, number=n, text=article.text) for n, s in enumerate(parse.sentences))
        cast = cast_of(article, trees, find_places(trees, knowledge.places), knowledge.actors)
        tree = trees[0]
        head = next(
            (i for i, t in enumerate(tree.tokens) if t.deprel == "nsubj" and t.end <= len(article.text) - len(FRAME)), 0
        )
        found = cast.at(tree, head)
        answers.append((found.country, found.sector))
    return answers


def _article(phrase: str) -> Article:
    needs_article = phrase[0].islower() and " " not in phrase
    text = f"The {phrase}{FRAME}" if needs_article else f"{phrase[0].upper()}{phrase[1:]}{FRAME}"
    return Article(
        id="0", external_id="", locator="", url=None, outlet=None, title=None, byline=(), language="en", text=text,
        sha256="", furniture=(), blocks=(Block(span=Span(0, len(text)), is_title=False),),
        published=None, retrieved=None, opening=None, not_coded=None,
    )  # fmt: skip


if __name__ == "__main__":
    main()
