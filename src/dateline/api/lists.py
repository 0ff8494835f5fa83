"""The lists that a record gives: happenings, utterances, articles, phrases. In: entries. Out: tables of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from dateline.api.table import Table
from dateline.query import StatementEntry, TimelineEntry
from dateline.query.catalogue import ArticleEntry
from dateline.wording import Day, Phrase

# A quotation longer than this is cut in a list; its row has it whole.
LONGEST_SHOWN = 160


class Timeline(Table[TimelineEntry]):
    """Happenings by day, undated last."""

    row_type = TimelineEntry
    columns = ("id", "day", "end", "precision", "basis", "actors", "recipients", "type", "modes", "status", "title",
               "articles", "outlets", "origins", "disputed")  # fmt: skip
    noun = ("happening", "happenings")
    heads = ("day", "who → whom", "type", "title", "behind it")

    @staticmethod
    def cells(row: TimelineEntry) -> tuple[str, ...]:
        """Give the day, who to whom, the type, the title, what stands behind it."""
        parties = " → ".join("+".join(side) for side in (row.actors, row.recipients) if side)
        kind = row.type + (f" ({', '.join(row.modes)})" if row.modes else "")
        status = "" if row.status == "happened" else f", {row.status}"
        disputed = f"; disputed: {', '.join(row.disputed)}" if row.disputed else ""
        return day_words(row.day, row.precision), parties, kind + status, row.title, backing(row) + disputed


class Statements(Table[StatementEntry]):
    """Utterances by day, undated last."""

    row_type = StatementEntry
    columns = ("id", "day", "precision", "basis", "source", "addressee", "wording", "words", "articles", "outlets",
               "origins")  # fmt: skip
    noun = ("statement", "statements")
    heads = ("day", "who", "words", "behind it")

    @staticmethod
    def cells(row: StatementEntry) -> tuple[str, ...]:
        """Give the day, who to whom, the words, what stands behind them."""
        who = row.source + (f" to {row.addressee}" if row.addressee else "")
        return day_words(row.day, row.precision), who, cut(row.words), backing(row)


class Articles(Table[ArticleEntry]):
    """Articles by the day they came out, undated last."""

    row_type = ArticleEntry
    columns = ("id", "external_id", "url", "outlet", "title", "language", "published", "precision", "basis", "why",
               "agency", "copy_of", "version_of", "not_coded")  # fmt: skip
    noun = ("article", "articles")
    heads = ("day", "outlet", "title", "is")

    @staticmethod
    def cells(row: ArticleEntry) -> tuple[str, ...]:
        """Give the day, the outlet, the title, and what sort of article it is."""
        said = [f"copy of {row.copy_of}" if row.copy_of else "", f"not read: {row.not_coded}" if row.not_coded else ""]
        day = day_words(row.published, row.precision)
        return day, row.outlet or row.external_id, row.title or "", "; ".join(filter(None, said))


class Wording(Table[Phrase]):
    """A speaker's phrases by first use; ``days`` says what came and went."""

    row_type = Phrase
    columns = ("words", "first", "last", "statements", "articles", "origins", "quoted")
    noun = ("phrase", "phrases")
    heads = ("first", "last", "words", "uses", "behind it")

    def __init__(self, rows: Sequence[Phrase], days: Sequence[Day] = ()) -> None:
        super().__init__(rows)
        self.days = Days(days)

    @staticmethod
    def cells(row: Phrase) -> tuple[str, ...]:
        """Give the days of first and last use, the words, how often, what stands behind them."""
        words = f"“{cut(row.words)}”" if row.quoted else cut(row.words)
        return row.first or "undated", row.last or "undated", words, f"{row.statements}×", backing(row)

    def _cut(self, rows: tuple[Phrase, ...]) -> Self:
        return type(self)(rows, tuple(self.days))


class Days(Table[Day]):
    """Days on which a speaker used phrases, undated last."""

    row_type = Day
    columns = ("day", "used", "new", "dropped", "statements")
    noun = ("day", "days")
    heads = ("day", "new", "again", "dropped")

    @staticmethod
    def cells(row: Day) -> tuple[str, ...]:
        """Give the day, what was new, what came back, what the day before had and this one has not."""
        again = tuple(words for words in row.used if words not in row.new)
        return row.day or "undated", *("; ".join(map(cut, words)) for words in (row.new, again, row.dropped))


def day_words(day: str | None, precision: str | None) -> str:
    """Give a day cut to its precision: "2025-06-04", "2025-06", "2025", "undated"."""
    return day[: {"month": 7, "year": 4}.get(precision or "day", 10)] if day else "undated"


def backing(row: TimelineEntry | StatementEntry | Phrase) -> str:
    """Give "3 articles / 1 origin"."""
    articles = f"{row.articles} article{'' if row.articles == 1 else 's'}"
    return f"{articles} / {row.origins} origin{'' if row.origins == 1 else 's'}"


def cut(words: str) -> str:
    """Give *words* on one line, cut where they are long."""
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST_SHOWN else plain[:LONGEST_SHOWN].rsplit(" ", 1)[0] + " …"
