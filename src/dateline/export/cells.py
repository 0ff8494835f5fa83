"""Values as cells of a table that a spreadsheet may open. In: values. Out: text."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What a spreadsheet takes for the beginning of a formula, after any blanks; their full-width forms are taken
# for the same by some. A tab, a carriage return and a line feed may end the cell before and so begin one.
# Source: OWASP, CSV Injection.
FORMULA = re.compile(r"[\t\r\n]|[\s\x00\ufeff]*[=+\-@＝＋－＠]")
# What no reader of tables expects in one: control characters but tab and line ends, and halves of a character.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
QUOTE = '"'
# What a cell is quoted for. The csv module of Python leaves a lone carriage return bare, which every reader, that
# module's own among them, takes for the end of the row.
QUOTED = re.compile(r'[",\r\n]')

Value = str | int | float | bool | None


def cell(value: Value) -> str:
    """Give *value* as text that no spreadsheet runs: words that would begin a formula get a ' before them.

    Words that begin with a ' and would be neutralised without it get a second one, so that taking one ' off every
    cell that `is_neutralised` gives back the words. Numbers keep their sign; None is empty, true and false so.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    words = UNWRITABLE.sub("\ufffd", value)
    return f"'{words}" if FORMULA.match(words.lstrip("'")) else words


def is_neutralised(words: str) -> bool:
    """Tell whether `cell` put a ' before *words*."""
    return words.startswith("'") and FORMULA.match(words.lstrip("'")) is not None


def row_of(cells: Iterable[str]) -> str:
    """Give *cells* as a row of CSV, its end included; quoted as RFC 4180 has it, a lone carriage return too."""
    return ",".join(f'"{c.replace(QUOTE, QUOTE * 2)}"' if QUOTED.search(c) else c for c in cells) + "\n"


def plain(value: Value) -> str:
    """Give *value* as a cell of a table of tabs, where a tab or a line end would end it: each becomes a space."""
    return " ".join(cell(value).split())


def joined(values: Iterable[object]) -> str:
    """Give *values* in one cell, parted by "; ", those that are None left out."""
    return "; ".join(str(value) for value in values if value is not None)
