"""Files of events of others. In: a path. Out: rows in dateline's codes, and what could not be read.

GDELT 2.0: 61 columns, parted by tabs, no names. POLECAT: 40 columns, parted by tabs, names first. Either
may be gzipped or zipped, as they are given out.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from dateline.errors import InputError
from dateline.export.gdelt import COLUMNS as GDELT
from dateline.export.polecat import COLUMNS as POLECAT
from dateline.knowledge.codes import by_cameo, plover_by_cameo

# Columns without which a POLECAT file says nothing that can be looked for.
POLECAT_NEEDS = ("Event ID", "Event Date", "Event Type", "Actor Country", "Recipient Country", "Source")
# CAMEO's roots that PLOVER has no type for: to make a statement; and to appeal, which it counts among requests.
STATEMENT, APPEAL = "01", "02"
# CAMEO's known groups that have a code of ours.
GROUPS = {"UNO": "UNO", "EEC": "EUR"}


class Table(StrEnum):
    """Whose table it is."""

    GDELT = "gdelt"
    POLECAT = "polecat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of another's table, in dateline's codes.

    ``line`` is its number in the file. ``code`` is what it has for a type, ``type`` PLOVER's, None where there is
    none. ``is_speech``: it codes that something was said, not what was done. ``url`` leads to its article; where
    there is none, ``outlet`` and ``published`` do.
    """

    line: int
    id: str
    day: date | None
    code: str
    type: str | None
    is_speech: bool
    actor: str | None
    recipient: str | None
    url: str | None
    outlet: str | None
    published: date | None


def read_rows(path: Path, table: Table) -> tuple[list[Row], list[str]]:
    """Give the rows of *path*, and a sentence for each line that is none.

    Raises:
        InputError: no such file, not such a table, or packed in a way that cannot be opened.
    """
    rows: list[Row] = []
    problems: list[str] = []
    read = {Table.GDELT: _gdelt, Table.POLECAT: _polecat}[table]
    for number, cells in _lines(path, table):
        try:
            rows.append(read(number, cells))
        except (KeyError, ValueError) as error:
            problems.append(f"{path.name}, line {number}: {error}")
    if problems and not rows:
        raise InputError(f"{path} holds no row of {table.upper()}; the first line says: {problems[0]}")
    return rows, problems


def _lines(path: Path, table: Table) -> Iterator[tuple[int, Mapping[str, str]]]:
    columns: tuple[str, ...] = GDELT
    for number, line in enumerate(_text(path).split("\n"), start=1):
        cells = [cell.strip().strip('"') for cell in line.split("\t")]
        if table is Table.POLECAT and number == 1:
            columns = _named(path, cells)
        elif cells == [""] or cells[0] == GDELT[0]:
            continue  # an empty line; names that somebody put above a file of GDELT
        else:
            yield number, _row(columns, cells)


def _named(path: Path, cells: list[str]) -> tuple[str, ...]:
    missing = [name for name in POLECAT_NEEDS if name not in cells]
    if missing:
        raise InputError(
            f"{path} is no POLECAT file: its first line lacks {', '.join(missing)}; "
            f"it has {len(POLECAT)} columns parted by tabs, names first"
        )
    return tuple(cells)


def _row(columns: tuple[str, ...], cells: list[str]) -> Mapping[str, str]:
    """Give the cells by column; what is too many or too few is a KeyError's business, empty ends are not."""
    while len(cells) > len(columns) and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != len(columns):
        return {"": f"{len(cells)} columns where {len(columns)} belong"}
    return dict(zip(columns, cells, strict=True))


def _text(path: Path) -> str:
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as packed:
                content = b"".join(packed.read(name) for name in sorted(packed.namelist()))
        elif path.suffix == ".gz":
            content = gzip.decompress(path.read_bytes())
        else:
            content = path.read_bytes()
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError) as error:  # the last: a password
        raise InputError(f"cannot read {path}: {error}; give a file of rows, plain, .gz or .zip") from error
    # POLECAT's files are partly Latin-1; GDELT's are ASCII but for addresses.
    return content.decode("utf-8-sig", "replace")


def _gdelt(number: int, cells: Mapping[str, str]) -> Row:
    _whole(cells)
    code = cells["EventCode"]
    return Row(
        line=number, id=cells["GLOBALEVENTID"], day=_day(cells["SQLDATE"], "%Y%m%d"), code=code,
        type="REQUEST" if code.startswith(APPEAL) else plover_of(code),
        is_speech=code.startswith((STATEMENT, APPEAL)), actor=_state(cells, "Actor1"),
        recipient=_state(cells, "Actor2"), url=cells["SOURCEURL"] or None, outlet=None, published=None,
    )  # fmt: skip


def _polecat(number: int, cells: Mapping[str, str]) -> Row:
    _whole(cells)
    kind = cells["Event Type"].upper()
    return Row(
        line=number, id=cells["Event ID"], day=_day(cells["Event Date"], "%Y-%m-%d"), code=kind, type=kind,
        is_speech=False, actor=_known(cells["Actor Country"]), recipient=_known(cells["Recipient Country"]), url=None,
        outlet=_known(cells["Source"]), published=_day(cells.get("Publication Date", ""), "%Y-%m-%d"),
    )  # fmt: skip


def plover_of(cameo: str) -> str | None:
    """Give PLOVER's type of a CAMEO code of two to four digits, by its nearest ancestor in the crosswalk."""
    crosswalk = plover_by_cameo()
    tries: tuple[str, ...] = (cameo, cameo[:3], f"{cameo[:2]}0")
    return next((crosswalk[code] for code in tries if code in crosswalk), None)


def _whole(cells: Mapping[str, str]) -> None:
    if "" in cells:
        raise ValueError(cells[""])


def _day(words: str, form: str) -> date | None:
    return datetime.strptime(words[:10], form).date() if _known(words) else None


def _known(words: str) -> str | None:
    return None if words in ("", "None", "NA") else words


def _state(cells: Mapping[str, str], actor: str) -> str | None:
    group, country = cells[f"{actor}KnownGroupCode"], cells[f"{actor}CountryCode"]
    return GROUPS.get(group) or by_cameo().get(country) or _known(country)
