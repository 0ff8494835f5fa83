"""The record as tables for a spreadsheet: one row a happening, a report, an utterance ... In: Store. Out: CSV lines.

UTF-8, a comma between cells, a line feed after each row, lists in one cell parted by "; ". Words
that a spreadsheet would run as a formula are made harmless (`dateline.export.cells`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dateline.errors import ConfigError
from dateline.export.cells import Value, cell, joined, row_of
from dateline.export.chosen import narrows
from dateline.export.happenings import Happening, Report, happenings
from dateline.export.jsonl import record_lines
from dateline.export.words import Text
from dateline.query import Selection
from dateline.store import Store

Line = Mapping[str, Any]
Cells = dict[str, Value]
Rows = Callable[[Store, Selection | None, Text], Iterator[Cells]]


def csv_lines(store: Store, wanted: Selection | None, text: Text, table: str = "event") -> Iterator[str]:
    """Give *table* as CSV, column names first; where no filter narrows, all of it, happenings as `timeline` shows them.

    Raises:
        ConfigError: no such table.
    """
    if table not in TABLES:
        raise ConfigError(f"there is no table {table!r}; choose one of {', '.join(TABLES)}")
    columns, rows = TABLES[table]
    if wanted and table not in OF_HAPPENINGS and not narrows(wanted):
        wanted = None
    yield row_of(columns)
    for row in rows(store, wanted, text):
        yield row_of(cell(row[column]) for column in columns)


def csv_files(store: Store, wanted: Selection | None, text: Text) -> Iterator[tuple[str, Iterator[str]]]:
    """Give every table as a file: its name, and its lines."""
    for table in TABLES:
        yield f"{table}.csv", csv_lines(store, wanted, text, table)


# Tables that hide what `timeline` hides.
OF_HAPPENINGS = ("event", "event_mention")
EVENT = (
    "id", "day", "day_end", "day_precision", "status", "type", "modes", "quad", "score", "cameo", "title",
    "actors", "actor_countries", "recipients", "recipient_countries", "place", "place_country", "lat", "lon",
    "geonames", "articles", "outlets", "origins", "origin_names", "disputes", "historical", "unsure", "mention",
    "article", "outlet", "url", "published", "sentence_start", "sentence_end", "sentence_sha256", "sentence",
)  # fmt: skip
EVENT_MENTION = (
    "id", "event", "article", "outlet", "url", "published", "copy_of", "type", "modes", "contexts", "quad", "score",
    "cameo", "status", "historical", "actors", "actor_countries", "actor_sectors", "recipients",
    "recipient_countries", "recipient_sectors", "day", "day_end", "day_precision", "day_basis", "place",
    "place_country", "lat", "lon", "geonames", "attribution", "confidence", "rule", "trigger_start", "trigger_end",
    "sentence_start", "sentence_end", "sentence_sha256", "sentence",
)  # fmt: skip
STATEMENT = (
    "id", "day", "day_precision", "source", "source_country", "addressee", "addressee_country", "wording", "variants",
    "attributions", "articles", "outlets", "origins", "primary",
)  # fmt: skip
ATTRIBUTION = (
    "id", "statement", "article", "directness", "class", "source", "source_country", "source_role", "source_sure",
    "cue", "addressee", "addressee_country", "via", "negated", "day", "day_precision", "rule", "content_start",
    "content_end", "content_sha256", "content",
)  # fmt: skip
FIGURE = (
    "id", "article", "event_mention", "attribution", "low", "high", "modifier", "additional", "unit", "of", "day",
    "day_precision", "rule", "span_start", "span_end", "span_sha256", "text",
)  # fmt: skip
ARTICLE = (
    "id", "external_id", "url", "outlet", "title", "byline", "language", "published", "published_precision",
    "published_basis", "published_why", "retrieved", "place", "agency", "copy_of", "version_of", "not_coded",
    "sha256", "text",
)  # fmt: skip


def _events(store: Store, wanted: Selection | None, text: Text) -> Iterator[Cells]:
    for happening in happenings(store, wanted, text):
        yield _event(happening)


def _reports(store: Store, wanted: Selection | None, text: Text) -> Iterator[Cells]:
    for happening in happenings(store, wanted, text):
        yield from (_event_mention(report) for report in happening.reports)


def _lines_of(kind: str, shape: Callable[[Line], Cells]) -> Rows:
    """Give the reader of one kind of the record's lines; digests need the texts, which full lines do without."""

    def rows(store: Store, wanted: Selection | None, text: Text) -> Iterator[Cells]:
        spans = text if text is not Text.FULL or kind == "article" else Text.SENTENCES
        for _, line in record_lines(store, wanted, spans, kinds=(kind,)):
            yield shape(line)

    return rows


def _event(happening: Happening) -> Cells:
    row, first, typical = happening.row, happening.first, happening.typical
    return {
        "id": row["id"], **_when(row["when"]), "status": row["status"], "type": row["type"],
        "modes": joined(row["modes"]), "quad": typical.mention["quad"], "score": typical.mention["score"],
        "cameo": typical.mention["cameo"], "title": row["title"], **_parties(row), **_where(row["where"]),
        "articles": row["articles"], "outlets": row["outlets"], "origins": row["origins"],
        "origin_names": joined(row["origin_names"]), "disputes": joined(d["field"] for d in row["disputes"]),
        "historical": row["historical"], "unsure": row["unsure"], "mention": first.mention["id"], **_source(first),
    }  # fmt: skip


def _event_mention(report: Report) -> Cells:
    row = report.mention
    plain = ("id", "event", "type", "quad", "score", "cameo", "status", "historical", "attribution", "confidence",
             "rule", "trigger_start", "trigger_end")  # fmt: skip
    return {name: row[name] for name in plain} | {
        "modes": joined(row["modes"]), "contexts": joined(row["contexts"]), **_parties(row),
        "actor_sectors": joined(_values(row["actors"], "sector")),
        "recipient_sectors": joined(_values(row["recipients"], "sector")),
        **_when(row["when"]), "day_basis": row["when"]["basis"] if row["when"] else None, **_where(row["where"]),
        **_source(report), "copy_of": report.article["copy_of"],
    }  # fmt: skip


def _source(report: Report) -> Cells:
    """Give where a report stands, and its sentence."""
    article, mention = report.article, report.mention
    return {name: article[name] for name in ("outlet", "url", "published")} | {
        "article": article["id"], "sentence_start": mention["evidence_start"],
        "sentence_end": mention["evidence_end"], "sentence_sha256": report.sha256, "sentence": report.sentence,
    }  # fmt: skip


def _statement(line: Line) -> Cells:
    return {name: line[name] for name in ("id", "wording", "articles", "outlets", "origins", "primary")} | {
        **_when(line["when"]), **_person("source", line["source"]), **_person("addressee", line["addressee"]),
        "variants": len(line["variants"]), "attributions": joined(line["attributions"]),
    }  # fmt: skip


def _attribution(line: Line) -> Cells:
    content = [span for span in line["spans"] if span["role"] == "content"]
    source = line["source"] or {}
    plain = ("id", "statement", "article", "directness", "class", "negated", "rule")
    return {name: line[name] for name in plain} | {
        **_person("source", line["source"]), "source_role": source.get("role"), "source_sure": source.get("sure"),
        "cue": line["cue"]["lemma"] if line["cue"] else None, **_person("addressee", line["addressee"]),
        "via": joined(via["name"] or via["text"] for via in line["via"]), **_when(line["when"]),
        "content_start": joined(span["span"][0] for span in content),
        "content_end": joined(span["span"][1] for span in content),
        "content_sha256": joined(span["sha256"] for span in content),
        "content": " … ".join(span["words"] for span in content) if content and content[0]["words"] else None,
    }  # fmt: skip


def _figure(line: Line) -> Cells:
    plain = ("id", "article", "event_mention", "attribution", "low", "high", "modifier", "additional", "unit", "of",
             "rule", "text")  # fmt: skip
    return {name: line[name] for name in plain} | {
        **_when(line["when"]), "span_start": line["span"][0], "span_end": line["span"][1],
        "span_sha256": line["spans"][0]["sha256"],
    }  # fmt: skip


def _article(line: Line) -> Cells:
    place = line["place"]
    return {**line, "byline": joined(line["byline"]), "place": place["name"] if place else None}


def _when(when: Line | None) -> Cells:
    when = when or {}
    return {"day": when.get("start"), "day_end": when.get("end"), "day_precision": when.get("precision")}


def _where(where: Line | None) -> Cells:
    where = where or {}
    return {"place": where.get("name"), "place_country": where.get("country")} | {
        name: where.get(name) for name in ("lat", "lon", "geonames")
    }


def _parties(row: Line) -> Cells:
    found: Cells = {}
    for side, name in (("actors", "actor"), ("recipients", "recipient")):
        found[side] = joined(p["name"] or p.get("text") for p in row[side])
        found[f"{name}_countries"] = joined(_values(row[side], "country"))
    return found


def _person(name: str, who: Line | None) -> Cells:
    who = who or {}
    return {name: who.get("name") or who.get("text"), f"{name}_country": who.get("country")}


def _values(parties: Iterable[Line], name: str) -> list[Any]:
    return list(dict.fromkeys(p[name] for p in parties if p[name]))


TABLES: Mapping[str, tuple[tuple[str, ...], Rows]] = {
    "event": (EVENT, _events),
    "event_mention": (EVENT_MENTION, _reports),
    "statement": (STATEMENT, _lines_of("statement", _statement)),
    "attribution": (ATTRIBUTION, _lines_of("attribution", _attribution)),
    "figure": (FIGURE, _lines_of("figure", _figure)),
    "article": (ARTICLE, _lines_of("article", _article)),
}
