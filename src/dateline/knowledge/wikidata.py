"""A saved Wikidata answer about who held which office. In: SPARQL JSON. Out: rows of the table of offices.

The query is in docs/knowledge.md. Dates that are only a month or a year are narrowed, never widened,
so that nobody is placed outside the term.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.errors import KnowledgeError
from dateline.knowledge.names import words

COLUMNS = ("name", "names", "surnames", "title", "country", "from", "until", "source")
DAY, MONTH = 11, 10  # Wikidata's timePrecision; 9 is a year
OF_ITS_STATE = re.compile(
    r"^(?:the )?((?:vice |deputy )?(?:president|prime minister|premier|chancellor|king|queen|emperor|"
    r"minister of (?:foreign affairs|defen[cs]e)|foreign minister|defen[cs]e minister)) of .+$",
    re.IGNORECASE,
)
PARTICLES = words("de van von da dos del der la al el ben bin ibn le den di du")


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that can be used, as cells in the order of COLUMNS, and how many could not."""

    rows: tuple[tuple[str, ...], ...]
    skipped: int


def read_answer(text: str) -> Answer:
    """Give the terms of office in a saved answer; those without person, state or start are counted, not kept.

    Raises:
        KnowledgeError: not a SPARQL 1.1 answer in JSON.
    """
    try:
        bindings = json.loads(text)["results"]["bindings"]
        found = [_row({key: cell["value"] for key, cell in binding.items()}) for binding in bindings]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(
            f"not a SPARQL answer in JSON ({error}); save it as application/sparql-results+json"
        ) from error
    rows = sorted({row for row in found if row is not None}, key=lambda row: (row[4], row[3], row[5], row[0]))
    return Answer(tuple(rows), sum(row is None for row in found))


def earliest(value: str, precision: int) -> date:
    """Give the first day on which what happened at *value* may have happened."""
    year, month, day = (int(part) for part in value.removeprefix("+")[:10].split("-"))
    return date(year, month if precision >= MONTH else 1, day if precision >= DAY else 1)


def latest_start(value: str, precision: int) -> date:
    """Give the first day on which what began at *value* had begun for certain: for 2004, 1 January 2005."""
    day = earliest(value, precision)
    if precision >= DAY:
        return day
    return date(day.year + 1, 1, 1) if precision < MONTH else date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _row(cells: Mapping[str, str]) -> tuple[str, ...] | None:
    name, iso3, title = (cells.get(key, "").strip() for key in ("personLabel", "iso3", "positionLabel"))
    if not name or re.fullmatch(r"Q\d+", name) or not iso3 or not title or not _is_time(cells.get("start", "")):
        return None
    start = latest_start(cells["start"], _precision(cells, "start"))
    stated = cells.get("end", "")
    if stated and not _is_time(stated):
        return None
    end = earliest(stated, _precision(cells, "end")) if stated else None
    if end is not None and end <= start:
        return None
    person = cells.get("person", "").rsplit("/", 1)[-1]
    source = f"Wikidata {person}".strip()
    clean = (name, "", _surnames(name), OF_ITS_STATE.sub(r"\1", title), iso3, str(start), str(end or ""), source)
    return tuple(" ".join(cell.split()) for cell in clean)


def _is_time(value: str) -> bool:
    return bool(re.match(r"\+?\d{4}-\d\d-\d\d", value))


def _precision(cells: Mapping[str, str], key: str) -> int:
    """Give how exact a date is; 1 January without a word on that is a year, as Wikidata writes years."""
    if given := cells.get(f"{key}Prec"):
        return int(given)
    return DAY - 2 if cells[key].removeprefix("+")[4:10] == "-01-01" else DAY


def _surnames(name: str) -> str:
    parts = name.split()
    at = len(parts) - 1
    while at > 1 and parts[at - 1].lower() in PARTICLES:
        at -= 1
    return "|".join(dict.fromkeys((" ".join(parts[at:]), parts[-1])))
