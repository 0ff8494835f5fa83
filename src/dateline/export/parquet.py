"""The record as Parquet, one file a table, for DuckDB, pandas, polars and the like. In: Store. Out: files.

The tables are the kinds of docs/record.md with the same columns; lists and objects stay lists and
objects, civil days are dates. Needs pyarrow, which is no part of a plain install.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from dateline.errors import ConfigError
from dateline.export.jsonl import record_lines
from dateline.export.words import Text
from dateline.query import Selection
from dateline.store import Store

# Rows of a group: what a writer holds in memory, and what a reader can skip. Parquet's own advice is far more, for
# tables of numbers; a row here is a paragraph.
ROWS_AT_A_TIME = 5000


def parquet_folder(store: Store, wanted: Selection | None, text: Text, folder: Path) -> None:
    """Write every kind of the record into *folder*, one file each, empty ones too.

    Raises:
        ConfigError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415  an extra, without types of its own
        import pyarrow.parquet as pq  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise ConfigError('Parquet needs pyarrow; get it with: pip install "dateline-record[tables]"') from error
    for kind, fields in _schemas(pa, spans=text is not Text.FULL).items():
        with pq.ParquetWriter(folder / f"{kind}.parquet", fields, compression="zstd") as writer:
            for rows in _batches(store, wanted, text, kind):
                writer.write_table(pa.Table.from_pylist([_dated(row) for row in rows], schema=fields))


def _batches(store: Store, wanted: Selection | None, text: Text, kind: str) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for _, line in record_lines(store, wanted, text, kinds=(kind,)):
        batch.append(_knowledge(line) if kind == "record" else line)
        if len(batch) == ROWS_AT_A_TIME:
            yield batch
            batch = []
    if batch:
        yield batch


def _knowledge(line: Mapping[str, Any]) -> dict[str, Any]:
    """Give the line of the record itself, the digests of its tables as pairs."""
    return {**line, "knowledge": sorted(line["knowledge"].items())}


def _dated(value: Any) -> Any:
    """Give *value* with the civil days of every `start` and `end` as dates; a number of the same name stays."""
    if isinstance(value, dict):
        return {
            key: date.fromisoformat(item) if key in ("start", "end") and isinstance(item, str) else _dated(item)
            for key, item in value.items()
        }
    return [_dated(item) for item in value] if isinstance(value, list) else value


def _schemas(pa: Any, *, spans: bool) -> dict[str, Any]:
    """Give the columns of each kind, in the order of docs/record.md."""
    words, whole, real, flag, day = pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32()
    several, span = pa.list_(words), pa.list_(pa.int32())

    def many(**fields: Any) -> Any:
        return pa.list_(one(**fields))

    def one(**fields: Any) -> Any:
        return pa.struct(list(fields.items()))

    actor = {
        "span": span, "text": words, "name": words, "actor": words, "kind": words, "country": words, "role": words,
        "sector": words, "sure": flag, "others": several,
    }  # fmt: skip
    party = {"name": words, "actor": words, "country": words, "kind": words}
    when = one(span=span, value=words, start=day, end=day, precision=words, basis=words)
    place = one(span=span, name=words, kind=words, country=words, admin1=words, lat=real, lon=real, geonames=whole,
                runner_up=words)  # fmt: skip
    kinds = {
        "record": {
            "id": words, "format": whole, "dateline": words, "parser": words, "extractor": words,
            "knowledge": pa.map_(words, words),
        },
        "article": {
            "id": words, "external_id": words, "url": words, "outlet": words, "title": words, "byline": several,
            "language": words, "text": words, "sha256": words, "furniture": many(span=span, what=words),
            "published": words, "published_precision": words, "published_basis": words, "published_why": words,
            "retrieved": words, "place": place, "agency": words, "copy_of": words, "version_of": words,
            "not_coded": words,
        },
        "time": {
            "id": words, "article": words, "span": span, "text": words, "type": words, "value": words, "start": day,
            "end": day, "precision": words, "anchor": words,
        },
        "attribution": {
            "id": words, "article": words, "directness": words, "class": words, "source": one(**actor),
            "cue": one(span=span, lemma=words), "content": pa.list_(span), "addressee": one(**actor),
            "via": many(**actor), "negated": flag, "when": when, "statement": words, "rule": words,
        },
        "event_mention": {
            "id": words, "article": words, "trigger": span, "evidence": span, "type": words, "modes": several,
            "contexts": several, "quad": whole, "score": real, "cameo": words, "actors": many(**actor),
            "recipients": many(**actor), "when": when, "where": place, "status": words, "historical": flag,
            "figures": several, "attribution": words, "event": words, "confidence": real, "rule": words,
            "gist": words,
        },
        "figure": {
            "id": words, "article": words, "span": span, "text": words, "low": real, "high": real, "modifier": words,
            "additional": flag, "unit": words, "of": words, "event_mention": words, "when": when,
            "attribution": words, "rule": words,
        },
        "event": {
            "id": words, "type": words, "modes": several, "actors": many(**party), "recipients": many(**party),
            "when": when, "where": place, "status": words, "historical": flag, "title": words, "mentions": several,
            "articles": whole, "outlets": whole, "origins": whole, "origin_names": several,
            "disputes": many(field=words, values=many(value=words, mentions=several)),
        },
        "statement": {
            "id": words, "source": one(**party), "addressee": one(**party), "when": when, "wording": words,
            "variants": many(text=words, attribution=words, relation=words), "attributions": several,
            "articles": whole, "outlets": whole, "origins": whole, "primary": words,
        },
        "actor": {
            "id": words, "name": words, "names": several, "country": words, "sector": words,
            "offices": many(title=words, country=words, start=day, end=day, basis=words), "actor_kind": words,
        },
        "link": {
            "id": words, "left": words, "right": words, "relation": words, "score": real,
            "reasons": many(feature=words, value=words, weight=real), "decided_by": words,
        },
        "judgement": {"id": words, "verdict": words, "left": words, "right": words, "by": words, "at": words},
        "problem": {"id": words, "locator": words, "message": words},
    }  # fmt: skip
    shown = {"spans": many(role=words, span=span, sha256=words, words=words)} if spans else {}
    with_spans = ("article", "time", "attribution", "event_mention", "figure")
    return {
        kind: pa.schema(list({**fields, **(shown if kind in with_spans else {})}.items()))
        for kind, fields in kinds.items()
    }
