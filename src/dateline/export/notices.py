"""A happening in words, for feeds and calendars. In: Happening. Out: title, lines."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.export.happenings import Happening


def title_of(happening: Happening) -> str:
    """Give the title on one line."""
    return " ".join(str(happening.row["title"]).split())


def lines_of(happening: Happening) -> Iterator[str]:
    """Give what a person needs to weigh it: the sentence, who carries it, the status, the reading, the id."""
    row, first = happening.row, happening.first
    if first.sentence:
        yield f"“{' '.join(first.sentence.split())}”"
    yield f"{first.article['outlet'] or first.article['external_id']}, {first.article['published'] or 'undated'}"
    yield f"Status: {row['status']}. {backing(happening)}"
    if row["disputes"]:
        yield f"Disputed: {', '.join(dispute['field'] for dispute in row['disputes'])}"
    modes = f" ({', '.join(row['modes'])})" if row["modes"] else ""
    yield f"{row['type']}{modes} · {happening.id}"


def backing(happening: Happening) -> str:
    """Give "3 articles, 2 outlets, 1 origin (KCNA)"."""
    row = happening.row
    counts = ((row[f"{name}s"], name) for name in ("article", "outlet", "origin"))
    said = ", ".join(f"{n} {name if n == 1 else f'{name}s'}" for n, name in counts)
    return f"{said} ({', '.join(row['origin_names'])})" if row["origin_names"] else said
