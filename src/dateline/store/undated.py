"""Articles without a date, kept so that they can be read again once linking finds one. In: Article, parse. Out: rows.

The parse travels as text (CoNLL-U); no room but `parse` reads it, only forgetting covers words in it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from dateline.model import BLOT, Article, Block, Furniture, FurnitureKind, Opening, Span
from dateline.store.rows import Row, pair


def undated_row(article: Article, parse: str) -> Row:
    """Give the row that keeps *article*'s blocks, opening and *parse*."""
    opening = article.opening
    return {
        "article": article.id,
        "blocks": [[*pair(block.span), block.is_title] for block in article.blocks],
        "opening": None if opening is None else {
            "span": pair(opening.span), "place": opening.place, "agency": opening.agency, "year": opening.year,
            "month": opening.month, "day": opening.day,
        },
        "parse": zlib.compress(parse.encode("utf-8", "surrogatepass")),
    }  # fmt: skip


def parse_of(row: Mapping[str, Any]) -> str:
    """Give the parse that `undated_row` kept."""
    return zlib.decompress(row["parse"]).decode("utf-8", "surrogatepass")


def article_again(row: Mapping[str, Any]) -> Article:
    """Give the article of an article row joined to what was kept of it, as it was when it was first read: undated."""
    return Article(
        id=row["id"], external_id=row["external_id"], locator=row["locator"], url=row["url"], outlet=row["outlet"],
        title=row["title"], byline=tuple(row["byline"]), language=row["language"], text=row["text"],
        sha256=row["sha256"],
        furniture=tuple(Furniture(Span(*f["span"]), FurnitureKind(f["what"])) for f in row["furniture"]),
        blocks=tuple(Block(span=Span(start, end), is_title=title) for start, end, title in row["blocks"]),
        published=None, retrieved=row["retrieved"], opening=_opening(row["opening"]), not_coded=row["not_coded"],
        agency=row["agency"],
    )  # fmt: skip


def _opening(kept: Mapping[str, Any] | None) -> Opening | None:
    return None if kept is None else Opening(**{**kept, "span": Span(*kept["span"])})


def covered(kept: Mapping[str, Any], text: str, opening: Mapping[str, Any] | None) -> Row:
    """Give the row *kept* with each word covered that is covered in the article's *text*."""
    lines = (_covered_line(line, text) for line in parse_of(kept).split("\n"))
    parse = zlib.compress("\n".join(lines).encode("utf-8", "surrogatepass"))
    return {**kept, "opening": opening, "parse": parse}


def _covered_line(line: str, text: str) -> str:
    columns = line.split("\t")
    if len(columns) < 10:
        return line
    places: Iterable[str] = columns[9].split("|")[:2]
    start, end = (int(place.partition("=")[2]) for place in places)
    words = text[start:end]
    return "\t".join((columns[0], words, words, *columns[3:])) if BLOT in words else line
