"""The record as JSON Lines: the contract of docs/record.md, field by field.

Kinds in a fixed order, each sorted by id, and no time of writing anywhere: the same record
is the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Table

from dateline.export.chosen import rows_of
from dateline.export.texts import Texts
from dateline.export.words import Text, trimmed
from dateline.query import Selection
from dateline.store import Store
from dateline.store.schema import (
    actor,
    article,
    attribution,
    event,
    event_mention,
    figure,
    judgement,
    link,
    problem,
    statement,
    time,
)

# Raised when a named field changes its meaning.
RECORD_FORMAT = 1

Row = Mapping[str, Any]
Shape = Callable[[Row], dict[str, Any]]


def jsonl_lines(store: Store, wanted: Selection | None = None, text: Text = Text.FULL) -> Iterator[str]:
    """Give one JSON object a line: the record itself first, then every kind, or what *wanted* leaves of it."""
    for kind, line in record_lines(store, wanted, text):
        yield json_line({"kind": kind, **line})


def record_lines(
    store: Store, wanted: Selection | None, text: Text, *, kinds: Collection[str] | None = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each line of the record with its kind, in the outside shape, with as many words as *text* allows.

    *kinds* are those wanted; None asks for all.
    """
    if kinds is None or "record" in kinds:
        yield "record", _record(store)
    for kind, table, shape in KINDS:
        if kinds is not None and kind not in kinds:
            continue
        with store.reading() as connection, store.reading() as beside:
            texts = Texts(beside)
            question = rows_of(table, wanted).order_by(table.c.id)
            for row in connection.execution_options(yield_per=1000).execute(question).mappings():
                source = texts.of(row["article"]) if text is not Text.FULL and "article" in table.c else None
                yield kind, trimmed(kind, shape(dict(row)), text, source)


def json_line(value: Any) -> str:
    """Give *value* as JSON on one line, its end included."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode() + "\n"  # a lone surrogate of the input cannot be written


def _record(store: Store) -> dict[str, Any]:
    notes = store.notes()
    return {
        "id": "record",
        "format": RECORD_FORMAT,
        "dateline": notes.get("dateline"),
        "parser": notes.get("parser"),
        "extractor": notes.get("extractor"),
        "knowledge": json.loads(notes.get("knowledge", "{}")),
    }


def _pick(*names: str) -> Shape:
    return lambda row: {name: row[name] for name in names}


def _with_span(names: tuple[str, ...], *spans: str) -> Shape:
    """Give a shape in which each of *spans* becomes ``[start, end]`` of its two columns."""

    def shape(row: Row) -> dict[str, Any]:
        values = {}
        for name in names:
            values[name] = [row[f"{name}_start"], row[f"{name}_end"]] if name in spans else row[name]
        return values

    return shape


ARTICLE = _pick(
    "id", "external_id", "url", "outlet", "title", "byline", "language", "text", "sha256", "furniture", "published",
    "published_precision", "published_basis", "published_why", "retrieved", "place", "agency", "copy_of", "version_of",
    "not_coded",
)  # fmt: skip
TIME = _with_span(("id", "article", "span", "text", "type", "value", "start", "end", "precision", "anchor"), "span")
ATTRIBUTION = _pick(
    "id", "article", "directness", "class", "source", "cue", "content", "addressee", "via", "negated", "when",
    "statement", "rule",
)  # fmt: skip
EVENT_MENTION = _with_span(
    ("id", "article", "trigger", "evidence", "type", "modes", "contexts", "quad", "score", "cameo", "actors",
     "recipients", "when", "where", "status", "historical", "figures", "attribution", "event", "confidence", "rule",
     "gist"),
    "trigger", "evidence",
)  # fmt: skip
FIGURE = _with_span(
    ("id", "article", "span", "text", "low", "high", "modifier", "additional", "unit", "of", "event_mention", "when",
     "attribution", "rule"),
    "span",
)  # fmt: skip
EVENT = _pick(
    "id", "type", "modes", "actors", "recipients", "when", "where", "status", "historical", "unsure", "title",
    "mentions", "articles", "outlets", "origins", "origin_names", "disputes",
)  # fmt: skip
STATEMENT = _pick(
    "id", "source", "addressee", "when", "wording", "variants", "attributions", "articles", "outlets", "origins",
    "primary",
)  # fmt: skip


def _actor(row: Row) -> dict[str, Any]:
    """Give an actor line; what sort of actor it is goes by another name, since `kind` is the line's."""
    names = ("id", "name", "names", "country", "sector", "offices")
    return {name: row[name] for name in names} | {"actor_kind": row["kind"]}


KINDS: tuple[tuple[str, Table, Shape], ...] = (
    ("article", article, ARTICLE),
    ("time", time, TIME),
    ("attribution", attribution, ATTRIBUTION),
    ("event_mention", event_mention, EVENT_MENTION),
    ("figure", figure, FIGURE),
    ("event", event, EVENT),
    ("statement", statement, STATEMENT),
    ("actor", actor, _actor),
    ("link", link, _pick("id", "left", "right", "relation", "score", "reasons", "decided_by")),
    ("judgement", judgement, _pick("id", "verdict", "left", "right", "by", "at")),
    ("problem", problem, _pick("id", "locator", "message")),
)
