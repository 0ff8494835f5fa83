"""The looking commands as calls. In: the file of a record. Out: Record, which gives tables and facts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Self

from dateline import wording as words
from dateline.api.facts import Fact
from dateline.api.lists import Articles, Statements, Timeline, Wording
from dateline.api.notebook import table_html
from dateline.query import Selection, show, statements, timeline
from dateline.query.catalogue import articles
from dateline.query.given import day_given, statuses_given, types_given
from dateline.query.parties import party_key
from dateline.store import Store, open_store

Day = str | int | date | None
Choice = str | Iterable[str]


def open_record(path: str | PathLike[str]) -> Record:
    """Give the record in the file *path*, which `dateline build` or `dateline.build` made.

    Raises:
        StoreError: no such file, or not a record.
    """
    return Record(open_store(Path(path)))


class Record:
    """A record that is open. Days are civil, ISO 8601, or a year or a month alone; both ends are included.

    States and people may be named by code, name or demonym: "PRK", "North Korea", "Ilir Prenga".
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._store.path

    def counts(self) -> dict[str, int]:
        """Give how many articles, attributions, events, figures and so on the record holds."""
        return self._store.counts()

    def timeline(  # noqa: PLR0913  the filters of the command, by name
        self, a: str | None = None, b: str | None = None, *, since: Day = None, until: Day = None, type: Choice = (),
        status: Choice = (), outlet: str | None = None, origins: int = 0, abroad: bool = False,
        everything: bool = False,
    ) -> Timeline:  # fmt: skip
        """Give who did what to whom, one row a happening, by day, undated last.

        Args:
            a: a state or an actor that takes part.
            b: another.
            since: first day.
            until: last day.
            type: PLOVER types, one or several, such as "CONSULT".
            status: such as "happened", "planned", "alleged", "denied"; one or several.
            outlet: one that carries it.
            origins: at least so many independent sources.
            abroad: only acts across a border: of two countries or more.
            everything: also what was told as history, as hypothetical or as not having happened, and doubtful readings.

        Raises:
            ConfigError: neither a state nor an actor of the record is called so; or a filter cannot be read.
        """
        wanted = Selection(
            parties=tuple(self._key(name) for name in (a, b) if name), since=_day(since, "since"),
            until=_day(until, "until"), types=types_given(_several(type)), statuses=statuses_given(_several(status)),
            outlet=outlet, origins=origins, abroad=abroad, everything=everything,
        )  # fmt: skip
        return Timeline(timeline(self._store, wanted))

    def statements(
        self, *, by: str | None = None, to: str | None = None, about: str | None = None, since: Day = None,
        until: Day = None, outlet: str | None = None, origins: int = 0,
    ) -> Statements:  # fmt: skip
        """Give who said what, one row an utterance, by day, undated last.

        Args:
            by: who said it.
            to: to whom.
            about: words that the utterance holds.
            since: first day.
            until: last day.
            outlet: one that carries it.
            origins: at least so many independent sources.

        Raises:
            ConfigError: neither a state nor an actor of the record is called so; or a filter cannot be read.
        """
        wanted = Selection(
            by=self._key(by) if by else None, to=self._key(to) if to else None, about=about,
            since=_day(since, "since"), until=_day(until, "until"), outlet=outlet, origins=origins,
        )  # fmt: skip
        return Statements(statements(self._store, wanted))

    def wording(
        self, speaker: str, target: str | None = None, *, since: Day = None, until: Day = None, least: int = 1
    ) -> Wording:
        """Give how *speaker* puts it, to or about *target*: phrases by first use; ``days`` has what came and went.

        Raises:
            ConfigError: neither a state nor an actor of the record is called so; or a filter cannot be read.
        """
        who, whom = self._key(speaker), self._key(target) if target else None
        first, last = _day(since, "since"), _day(until, "until")
        found = words.wording(self._store, who, whom, since=first, until=last, least=least)
        return Wording(found.phrases, found.days)

    def articles(self, *, since: Day = None, until: Day = None, outlet: str | None = None) -> Articles:
        """Give the articles, by the day they came out, undated last."""
        wanted = Selection(since=_day(since, "since"), until=_day(until, "until"), outlet=outlet)
        return Articles(articles(self._store, wanted))

    def show(self, key: str) -> Fact:
        """Give the fact with the id *key* (or the only one whose id starts so), with the words behind it.

        Raises:
            StoreError: no such id, or several that start so.
        """
        return Fact.of(show(self._store, key))

    def __repr__(self) -> str:
        return f"<record {self.path}: {', '.join(f'{name} {count}' for name, count in self.counts().items())}>"

    def _repr_html_(self) -> str:
        rows = [((name.replace("_", " "), f"{count:,}"), "") for name, count in self.counts().items()]
        return table_html(f"record {self.path.name}", ("what", "how many"), rows, more=0)

    def _key(self, name: str) -> str:
        return party_key(self._store, name)


def _day(day: Day, name: str) -> str | None:
    if isinstance(day, date):
        return day.isoformat()
    return day_given(None if day is None else str(day), name)


def _several(values: Choice) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)
