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

# The columns of each kind, in the order of docs/record.md: the name of a type, an object of them, or a list of one.
Spec = str | Mapping[str, Any] | list[Any]
ACTOR = {
    "span": "span", "text": "words", "name": "words", "actor": "words", "kind": "words", "country": "words",
    "role": "words", "sector": "words", "sure": "flag", "others": ["words"],
}  # fmt: skip
PARTY = {"name": "words", "actor": "words", "country": "words", "kind": "words"}
WHEN = {"span": "span", "value": "words", "start": "day", "end": "day", "precision": "words", "basis": "words"}
PLACE = {
    "span": "span", "name": "words", "kind": "words", "country": "words", "admin1": "words", "lat": "real",
    "lon": "real", "geonames": "whole", "runner_up": "words",
}  # fmt: skip
COLUMNS: Mapping[str, Mapping[str, Spec]] = {
    "record": {
        "id": "words", "format": "whole", "dateline": "words", "parser": "words", "extractor": "words",
        "knowledge": "map",
    },
    "article": {
        "id": "words", "external_id": "words", "url": "words", "outlet": "words", "title": "words",
        "byline": ["words"], "language": "words", "text": "words", "sha256": "words",
        "furniture": [{"span": "span", "what": "words"}], "published": "words", "published_precision": "words",
        "published_basis": "words", "published_why": "words", "retrieved": "words", "place": PLACE,
        "agency": "words", "copy_of": "words", "version_of": "words", "not_coded": "words",
    },
    "time": {
        "id": "words", "article": "words", "span": "span", "text": "words", "type": "words", "value": "words",
        "start": "day", "end": "day", "precision": "words", "anchor": "words",
    },
    "attribution": {
        "id": "words", "article": "words", "directness": "words", "class": "words", "source": ACTOR,
        "cue": {"span": "span", "lemma": "words"}, "content": ["span"], "addressee": ACTOR, "via": [ACTOR],
        "negated": "flag", "when": WHEN, "statement": "words", "rule": "words",
    },
    "event_mention": {
        "id": "words", "article": "words", "trigger": "span", "evidence": "span", "type": "words",
        "modes": ["words"], "contexts": ["words"], "quad": "whole", "score": "real", "cameo": "words",
        "actors": [ACTOR], "recipients": [ACTOR], "when": WHEN, "where": PLACE, "status": "words",
        "historical": "flag", "figures": ["words"], "attribution": "words", "event": "words", "confidence": "real",
        "rule": "words", "gist": "words",
    },
    "figure": {
        "id": "words", "article": "words", "span": "span", "text": "words", "low": "real", "high": "real",
        "modifier": "words", "additional": "flag", "unit": "words", "of": "words", "event_mention": "words",
        "when": WHEN, "attribution": "words", "rule": "words",
    },
    "event": {
        "id": "words", "type": "words", "modes": ["words"], "actors": [PARTY], "recipients": [PARTY], "when": WHEN,
        "where": PLACE, "status": "words", "historical": "flag", "unsure": "flag", "title": "words",
        "mentions": ["words"], "articles": "whole", "outlets": "whole", "origins": "whole", "origin_names": ["words"],
        "disputes": [{"field": "words", "values": [{"value": "words", "mentions": ["words"]}]}],
    },
    "statement": {
        "id": "words", "source": PARTY, "addressee": PARTY, "when": WHEN, "wording": "words",
        "variants": [{"text": "words", "attribution": "words", "relation": "words", "check": "words"}],
        "attributions": ["words"],
        "articles": "whole", "outlets": "whole", "origins": "whole", "primary": "words",
    },
    "actor": {
        "id": "words", "name": "words", "names": ["words"], "country": "words", "sector": "words",
        "offices": [{"title": "words", "country": "words", "start": "day", "end": "day", "basis": "words"}],
        "actor_kind": "words",
    },
    "link": {
        "id": "words", "left": "words", "right": "words", "relation": "words", "score": "real",
        "reasons": [{"feature": "words", "value": "words", "weight": "real"}], "decided_by": "words",
    },
    "judgement": {
        "id": "words", "verdict": "words", "left": "words", "right": "words", "by": "words", "at": "words",
    },
    "problem": {"id": "words", "locator": "words", "message": "words"},
}  # fmt: skip
WITH_SPANS = ("article", "time", "attribution", "event_mention", "figure")
SPANS = [{"role": "words", "span": "span", "sha256": "words", "words": "words"}]


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
    for kind in COLUMNS:
        fields = pa.schema([(name, _type(pa, spec)) for name, spec in _columns(kind, text).items()])
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


def _columns(kind: str, text: Text) -> Mapping[str, Spec]:
    """Give the columns of *kind*; where the texts do not go out, the spans with their digests are one more."""
    shown = {"spans": SPANS} if kind in WITH_SPANS and text is not Text.FULL else {}
    return {**COLUMNS[kind], **shown}


def _type(pa: Any, spec: Spec) -> Any:
    """Give the pyarrow type of *spec*."""
    if isinstance(spec, list):
        return pa.list_(_type(pa, spec[0]))
    if isinstance(spec, Mapping):
        return pa.struct([(name, _type(pa, inner)) for name, inner in spec.items()])
    plain = {
        "words": pa.string(), "whole": pa.int64(), "real": pa.float64(), "flag": pa.bool_(), "day": pa.date32(),
        "span": pa.list_(pa.int32()), "map": pa.map_(pa.string(), pa.string()),
    }  # fmt: skip
    return plain[spec]
