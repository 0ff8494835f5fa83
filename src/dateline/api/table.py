"""Lists of a record's entries that turn into data frames. In: frozen rows. Out: a sequence, frames, lines to print.

One column a field, named as the field is; what needs a package that may be missing says which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, get_args, get_origin, get_type_hints, overload

from dateline.api.notebook import table_html
from dateline.errors import ConfigError

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]  # pandas ships no types; whoever has its stubs sees them
    import polars as pl
    import pyarrow as pa  # type: ignore[import-untyped]  # likewise

Row = TypeVar("Row")
# Lines of a list printed at a prompt, and rows of one shown in a notebook; the rest is counted.
SHOWN_LINES = 10
SHOWN_ROWS = 50
ARROW_TYPES = {str: "string", int: "int64", float: "float64", bool: "bool_"}


class Table(Sequence[Row], Generic[Row]):
    """A list of rows, each a frozen value; ``columns`` are the fields that go into a data frame."""

    row_type: ClassVar[type[Any]]
    columns: ClassVar[tuple[str, ...]]
    noun: ClassVar[tuple[str, str]]
    heads: ClassVar[tuple[str, ...]]

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = tuple(rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Self: ...

    def __getitem__(self, at: int | slice) -> Row | Self:
        return self._cut(self._rows[at]) if isinstance(at, slice) else self._rows[at]

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, Table) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        lines = ["  ".join(cell for cell in self.cells(row) if cell) for row in self._rows[:SHOWN_LINES]]
        more = len(self) - SHOWN_LINES
        return "\n".join([self.counted(), *lines, *([f"… {more} more"] if more > 0 else [])])

    def _repr_html_(self) -> str:
        shown = [(self.cells(row), getattr(row, "id", "")) for row in self._rows[:SHOWN_ROWS]]
        return table_html(self.counted(), self.heads, shown, more=max(len(self) - SHOWN_ROWS, 0))

    def counted(self) -> str:
        """Give how many there are, in words: "3 happenings"."""
        return f"{len(self)} {self.noun[0] if len(self) == 1 else self.noun[1]}"

    @staticmethod
    def cells(row: Any) -> tuple[str, ...]:
        """Give *row* in words, a cell for each of ``heads``."""
        raise NotImplementedError

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give each row as plain values: text, numbers, lists."""
        return [{name: _plain(getattr(row, name)) for name in self.columns} for row in self._rows]

    def to_arrow(self) -> pa.Table:
        """Give a pyarrow table; its types are the same when it is empty.

        Raises:
            ConfigError: pyarrow is not installed.
        """
        pyarrow = _package("pyarrow")
        hints = get_type_hints(self.row_type)
        fields = [pyarrow.field(name, _arrow_type(pyarrow, hints[name])) for name in self.columns]
        return pyarrow.Table.from_pylist(self.to_dicts(), schema=pyarrow.schema(fields))

    def to_pandas(self) -> pd.DataFrame:
        """Give a pandas data frame; days are ISO 8601 text, since many are known to the month alone.

        Raises:
            ConfigError: pandas is not installed.
        """
        frame = _package("pandas").DataFrame
        return frame(self.to_dicts(), columns=list(self.columns))

    def to_polars(self) -> pl.DataFrame:
        """Give a polars data frame.

        Raises:
            ConfigError: polars or pyarrow is not installed.
        """
        return _package("polars").from_arrow(self.to_arrow())  # type: ignore[no-any-return]  # a frame, from a table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the rows to whatever reads Arrow streams: DuckDB, polars, pandas."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _cut(self, rows: tuple[Row, ...]) -> Self:
        return type(self)(rows)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _package(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise ConfigError(
            f"this needs {name}, which is not installed; pip install 'dateline-record[tables]'"
        ) from error


def _arrow_type(pyarrow: ModuleType, hint: Any) -> Any:
    """Give the Arrow type of a field of type *hint*; "or None" is no matter, every Arrow column may hold nulls."""
    args = get_args(hint)
    if type(None) in args:
        return _arrow_type(pyarrow, args[0])
    if get_origin(hint) is tuple:
        return pyarrow.list_(_arrow_type(pyarrow, args[0]))
    return getattr(pyarrow, ARROW_TYPES[hint])()
