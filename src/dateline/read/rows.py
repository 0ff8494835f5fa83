"""A file of many articles, one a line or row. In: bytes. Out: Raw, or Problem for a bad row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from dateline.errors import InputError
from dateline.model import Problem, Raw, problem_at
from dateline.read.decoding import FALLBACK, decode_text
from dateline.read.problems import MENDABLE, explain
from dateline.read.whole import MAX_BYTES, PAGE, TEXT, article_id

CONTENT = ("text", "html", "title")
FIELDS = ("id", "url", "outlet", *CONTENT, "published", "authors", "language", "retrieved")
# JSON may spend six characters on one ("\u2019"), so a sound article's line can be this long.
MAX_LINE = 6 * MAX_BYTES
DELIMITERS = ",;\t"


def read_json_lines(stream: BinaryIO, *, name: str, locator: str) -> Iterator[Raw | Problem]:
    """Give one article a line of *stream*; blank lines are passed over."""
    found = False
    for number, line in _lines(stream, locator):
        if isinstance(line, Problem):
            yield line
        elif line.strip():
            yield _from_line(line, name=name, locator=f"{locator}:{number}", row=number)
        found = found or isinstance(line, Problem) or bool(line.strip())
    if not found:
        raise InputError("the file is empty; fetch it again, or leave it out")


def _lines(stream: BinaryIO, locator: str) -> Iterator[tuple[int, bytes | Problem]]:
    number = 0
    try:
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                _skip_line(stream)
                message = f"over {MAX_LINE // 1_000_000} MB in one line; put one article on a line"
                yield number, problem_at(f"{locator}:{number}", message)
            else:
                yield number, line
    except MENDABLE as error:
        yield number + 1, problem_at(f"{locator}:{number + 1}", explain(error))


def _skip_line(stream: BinaryIO) -> None:
    while (part := stream.readline(MAX_LINE)) and not part.endswith(b"\n"):
        pass


def _from_line(line: bytes, *, name: str, locator: str, row: int) -> Raw | Problem:
    try:
        return row_to_raw(_parsed(line), name=name, locator=locator, row=row)
    except InputError as error:
        return problem_at(locator, str(error))


def _parsed(line: bytes) -> dict[str, object]:
    text = decode_text(line)
    try:
        value = json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
            raise InputError("the line is cut short, its JSON does not end; write the line again") from error
        raise InputError(f"not JSON ({error.msg}, column {error.colno}); write one JSON object a line") from error
    except RecursionError as error:
        raise InputError("JSON nested too deep; write one flat object a line") from error
    if not isinstance(value, dict):
        raise InputError(f"a line holds one JSON object, this one a {type(value).__name__}; write {{...}} on each line")
    return value


def read_csv(stream: BinaryIO, *, name: str, locator: str) -> Iterator[Raw | Problem]:
    """Give one article a row of *stream*; its first row names the columns.

    Raises:
        InputError: no column that could hold an article.
    """
    csv.field_size_limit(MAX_LINE)
    with io.TextIOWrapper(stream, encoding="utf-8-sig", errors=FALLBACK, newline="") as text:
        header = text.readline()
        if not header.strip():
            raise InputError("the file is empty; fetch it again, or leave it out")
        delimiter = max(DELIMITERS, key=lambda mark: len(set(_columns(header, mark)) & set(FIELDS)))
        columns = _columns(header, delimiter)
        if not set(columns) & set(CONTENT):
            wanted = ", ".join(CONTENT)
            raise InputError(f"no column named {wanted}; name the columns in the first row: {' '.join(FIELDS)}")
        yield from _from_rows(csv.reader(text, delimiter=delimiter), columns, name=name, locator=locator)


def _columns(header: str, delimiter: str) -> list[str]:
    return [cell.strip().lower() for cell in next(csv.reader([header], delimiter=delimiter), [])]


def _from_rows(rows: Iterator[list[str]], columns: list[str], *, name: str, locator: str) -> Iterator[Raw | Problem]:
    line = 1
    for number in range(2, 1 << 62):  # the header is row 1
        start = line + 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield problem_at(
                f"{locator}:{start}", f"not a sound CSV row ({error}); quote its fields and write it again"
            )
            continue
        except MENDABLE as error:
            yield problem_at(f"{locator}:{start}", explain(error))
            return
        if cells is None:
            return
        line = 1 + rows.line_num  # type: ignore[attr-defined]  # csv's reader counts lines; Iterator cannot say so
        if any(cells):
            yield _from_cells(cells, columns, name=name, locator=f"{locator}:{start}", row=number)


def _from_cells(cells: list[str], columns: list[str], *, name: str, locator: str, row: int) -> Raw | Problem:
    if len(cells) > len(columns):
        return problem_at(
            locator, f"{len(cells)} fields under {len(columns)} columns; quote a field that holds a comma"
        )
    try:
        return row_to_raw(dict(zip(columns, cells, strict=False)), name=name, locator=locator, row=row)
    except InputError as error:
        return problem_at(locator, str(error))


def row_to_raw(values: Mapping[str, object], *, name: str, locator: str, row: int) -> Raw:
    """Give the article of one row of the file *name*.

    A row without an id of its own is known by file and row, so that two such rows are never
    taken for two versions of one article; its hash holds the file's name alone.

    Raises:
        InputError: a field of the wrong type, or none of text, html and title.
    """
    text, html, title = (_string(values, key) for key in CONTENT)
    if text is None and html is None and title is None:
        raise InputError("none of text, html and title is given; fill in one of them")
    content = text if text is not None else html or ""
    if len(content) > MAX_BYTES:
        raise InputError(f"over {MAX_BYTES // 1_000_000} MB, more than one article can be; cut it down to the article")
    given, url = _identifier(values), _string(values, "url")
    return Raw(
        id=article_id(url or given or name, title, content),
        external_id=given or f"{name}:{row}",
        locator=locator,
        media_type=PAGE if text is None and html is not None else TEXT,
        content=content,
        url=url,
        outlet=_string(values, "outlet"),
        title=title,
        published=_string(values, "published"),
        authors=_authors(values.get("authors")),
        language=_string(values, "language"),
        retrieved=_string(values, "retrieved"),
    )


def _string(values: Mapping[str, object], key: str) -> str | None:
    value = values.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{key} is {_shown(value)}; it has to be a string")
    if key in CONTENT:
        return value if value.strip() else None
    return value.strip() or None


def _identifier(values: Mapping[str, object]) -> str | None:
    value = values.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(values, "id")


def _authors(value: object) -> tuple[str, ...]:
    names = value.split(";") if isinstance(value, str) else value or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise InputError(f"authors is {_shown(value)}; it has to be a list of strings, or one string")
    return tuple(name.strip() for name in names if name.strip())


def _shown(value: object) -> str:
    kinds = {bool: "a truth value", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return f"{kinds.get(type(value), type(value).__name__)} ({json.dumps(value)[:40]})"
