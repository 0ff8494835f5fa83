#!/usr/bin/env python3
"""The date of an article that has none, measured: `python evals/dating.py --data DIR [--errors N]`.

DIR holds attribution/dev.jsonl and time/*.jsonl; corpora/kcna_2024.jsonl.gz is looked for in it and beside it. What
states the date is taken away step by step: the input's own field, then stamps and the year of the dateline, then its
day. Each step is taken without a day of fetching, and with one 0 to 365 days after the day of publication.

A day is right within one day of the true one, and wrong in another month; a month or year is right when the true day
lies in it. `wrong` is the share of answers that are neither within a day nor hold the day.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from statistics import median

from dateline.clean import clean
from dateline.extract.dating import Dating, date_article
from dateline.extract.times import find_times
from dateline.extract.tree import Tree, grow
from dateline.knowledge import Knowledge, load_knowledge
from dateline.model import Article, Parse, Precision, Raw
from dateline.parse import load_parser

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
STAMP = re.compile(r"\[(?:Juche ?)?\d{2,4}\.\d\d?\.\d\d?\.?\]")
KCNA = Path("corpora") / "kcna_2024.jsonl.gz"
HISTORY = "wikiwars"  # no news: its dates lean on the story


@dataclass(frozen=True)
class Item:
    """A parsed text and the day it came out."""

    corpus: str
    day: date
    article: Article
    trees: tuple[Tree, ...]


@dataclass(frozen=True)
class Answer:
    """What was made of one text at one step."""

    item: Item
    dating: Dating

    @property
    def is_day(self) -> bool:
        found = self.dating.published
        return found is not None and found.precision not in (Precision.MONTH, Precision.YEAR)

    @property
    def off_days(self) -> int:
        found = self.dating.published
        return abs((found.day - self.item.day).days) if found else 0

    @property
    def holds(self) -> bool:
        """Tell whether the day lies in the month or year that was answered."""
        found = self.dating.published
        return found is not None and self.item.day.isoformat().startswith(found.isoformat())

    @property
    def is_right(self) -> bool:
        return self.off_days <= 1 if self.is_day else self.holds


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", required=True, type=Path)
    options.add_argument("--errors", type=int, default=0, metavar="N", help="print up to N wrong answers a step")
    given = options.parse_args()
    knowledge = load_knowledge()
    items, parse_seconds = parsed(list(texts(given.data)), knowledge)
    report(items, knowledge, errors=given.errors)
    stripped = [without_dateline(item.article) for item in items]
    both = zip(stripped, items, strict=True)
    times = [find_times(article, item.trees, None, knowledge.times) for article, item in both]
    began = time.process_time()
    for article, item, found in zip(stripped, items, times, strict=True):
        date_article(article, item.trees, found, knowledge.times, knowledge.actors.offices)
    print(f"dating takes {(time.process_time() - began) / parse_seconds:.1%} of the time of parsing")


def texts(data: Path) -> Iterator[tuple[str, date, Raw]]:
    """Give each text with its corpus and day."""
    found = next((at / KCNA for at in (data, data.parent) if (at / KCNA).exists()), None)
    if found is None:
        print(f"NOT MEASURED: no {KCNA} in {data} or beside it", file=sys.stderr)
    sources = (
        ("kcna", found, "published"),
        ("attribution", data / "attribution" / "dev.jsonl", "date"),
        ("times", data / "time" / "dev.jsonl", "dct"),
        ("times", data / "time" / "kinds.jsonl", "dct"),
    )
    for corpus, path, field in sources:
        if path is None or not path.exists():
            print(f"NOT MEASURED: {corpus} ({path})", file=sys.stderr)
            continue
        for row in rows(path):
            if row.get("corpus") != HISTORY:
                day = date.fromisoformat(row[field][:10])
                yield corpus, day, raw(row)


def rows(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    return [json.loads(line) for line in text.split("\n") if line]


def raw(row: dict[str, str]) -> Raw:
    """Give the text as an input that states no date."""
    return Raw(
        id=sha256(row["id"].encode()).hexdigest()[:16], external_id=row["id"], locator=row["id"],
        media_type="text/plain", content=row["text"], title=row.get("title"),
        outlet=row.get("outlet") or row.get("publisher"),
    )  # fmt: skip


def parsed(sources: Sequence[tuple[str, date, Raw]], knowledge: Knowledge) -> tuple[list[Item], float]:
    """Give the items, and the seconds of CPU that parsing took."""
    articles = [clean(source, knowledge, pile_language="en") for _, _, source in sources]
    began = time.process_time()
    parses = list(load_parser()(articles))
    seconds = time.process_time() - began
    both = zip(sources, articles, parses, strict=True)
    return [item_of(corpus, day, article, parse) for (corpus, day, _), article, parse in both], seconds


def item_of(corpus: str, day: date, article: Article, parse: Parse) -> Item:
    trees = tuple(grow(sentence, number=number, text=article.text) for number, sentence in enumerate(parse.sentences))
    return Item(corpus, day, article, trees)


def dated(article: Article, trees: tuple[Tree, ...], knowledge: Knowledge) -> Dating:
    """Give the date of *article* as `extract` finds it."""
    times = find_times(article, trees, None, knowledge.times)
    return date_article(article, trees, times, knowledge.times, knowledge.actors.offices)


def without_year(article: Article) -> Article:
    """Give *article* without any stated date but the month and day of its dateline."""
    article = replace(article, published=None, text=STAMP.sub(blank, article.text))
    opening = article.opening
    if opening is None:
        return article
    text = article.text
    words = YEAR.sub(blank, opening.span.of(text))
    text = text[: opening.span.start] + words + text[opening.span.end :]
    return replace(article, text=text, opening=replace(opening, year=None))


def blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def without_dateline(article: Article) -> Article:
    """Give *article* without any stated date and without its dateline."""
    article = without_year(article)
    opening = article.opening
    if opening is None:
        return article
    text = article.text[: opening.span.start] + " " * (opening.span.end - opening.span.start)
    return replace(article, text=text + article.text[opening.span.end :], opening=None)


def fetched(item: Item) -> str:
    """Give a day 0 to 365 days after publication, drawn from the text's own digest."""
    drawn = int(sha256(item.article.external_id.encode()).hexdigest(), 16) % 366
    return (item.day + timedelta(drawn)).isoformat()


def report(items: Sequence[Item], knowledge: Knowledge, *, errors: int) -> None:
    with_day = [
        item for item in items if item.article.opening and item.article.opening.month and item.article.opening.day
    ]
    steps = (
        ("the input's date taken away", items, lambda article: article),
        ("and the year of the dateline, month and day left", with_day, without_year),
        ("and the dateline", items, without_dateline),
    )
    for name, of, strip in steps:
        for has_fetched in (False, True):
            print(f"\n{name}, {'fetched up to a year after' if has_fetched else 'no day of fetching'}")
            answers = []
            for item in of:
                article = replace(strip(item.article), retrieved=fetched(item) if has_fetched else None)
                answers.append(Answer(item, dated(article, item.trees, knowledge)))
            for corpus in dict.fromkeys(item.corpus for item in of):
                print(f"  {corpus:12s} {figures([a for a in answers if a.item.corpus == corpus])}")
            print(f"  {'all':12s} {figures(answers)}")
            show([a for a in answers if a.dating.published and not a.is_right][:errors])


def figures(answers: Sequence[Answer]) -> str:
    """Give one line of figures."""
    answered = [a for a in answers if a.dating.published]
    days, wide = [a for a in answered if a.is_day], [a for a in answered if not a.is_day]
    same_year = sum(a.dating.published is not None and a.dating.published.day.year == a.item.day.year for a in answered)
    inner = [a for a in answers if a.dating.days and a.dating.days[0] < a.dating.days[1]]
    held = sum(bool(a.dating.days) and a.dating.days[0] <= a.item.day <= a.dating.days[1] for a in inner)
    lengths = [(a.dating.days[1] - a.dating.days[0]).days + 1 for a in inner if a.dating.days]
    near = sum(a.off_days > 1 and is_right_month(a) for a in days)
    parts = [
        f"{len(answers)} texts",
        f"answered {share(len(answered), len(answers))}",
        f"year right {share(same_year, len(answered))}",
        f"wrong {share(sum(not a.is_right for a in answered), len(answered))}",
        f"days {len(days)} ({sum(a.off_days <= 1 for a in days)} within 1, {near} right month)",
        f"months or years {len(wide)} ({sum(a.holds for a in wide)} hold)",
        f"intervals {len(inner)} ({held} hold the day, median {median(lengths) if lengths else 0:.0f} days)",
    ]
    return ", ".join(parts)


def is_right_month(answer: Answer) -> bool:
    found = answer.dating.published
    return found is not None and found.day.isoformat()[:7] == answer.item.day.isoformat()[:7]


def share(part: int, whole: int) -> str:
    return f"{part} = {part / whole:.1%}" if whole else "0"


def show(answers: Iterable[Answer]) -> None:
    for answer in answers:
        found = answer.dating.published
        if found:
            print(f"    {answer.item.day} not {found.isoformat()}: {answer.item.article.external_id}: {found.why}")


if __name__ == "__main__":
    main()
