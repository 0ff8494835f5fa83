"""What linking leaves for the next time. In: Trail. Out: tables beside the record's own, never exported.

They hold what can be made again from the record: losing them costs one linking of everything.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection

from dateline.model import CopyPair, DateTrail, Mark, Reason, Sketch, Trail

TABLES = {
    "kept_mark": "mention TEXT PRIMARY KEY, kind TEXT, place INTEGER, article TEXT, sign TEXT, keys BLOB",
    "kept_row": "key INTEGER, place INTEGER, mention TEXT, PRIMARY KEY (key, place, mention)",
    "kept_tie": "one TEXT, two TEXT, score REAL, PRIMARY KEY (one, two)",
    "kept_fit": "low TEXT, high TEXT, score REAL, PRIMARY KEY (low, high)",
    "kept_sketch": "article TEXT PRIMARY KEY, place TEXT, words INTEGER, whole INTEGER, shingles BLOB, carried INTEGER",
    "kept_holder": "value INTEGER, place TEXT, article TEXT, PRIMARY KEY (value, place, article)",
    "kept_pair": 'one TEXT, two TEXT, "by" TEXT, share REAL, reasons TEXT, PRIMARY KEY (one, two, "by")',
    "kept_run": "value INTEGER, article TEXT, PRIMARY KEY (value, article)",
    "kept_want": "statement TEXT, value INTEGER, PRIMARY KEY (statement, value)",
    "kept_told": "key INTEGER, day INTEGER, mention TEXT, PRIMARY KEY (key, day, mention)",
    "kept_ask": "key INTEGER, article TEXT, PRIMARY KEY (key, article)",
    "kept_date": "article TEXT PRIMARY KEY, date TEXT",
}
INDEXES = {
    "kept_pair_two": "kept_pair (two)",
    "kept_want_value": "kept_want (value)",
    "kept_fit_high": "kept_fit (high)",
    "kept_ask_article": "kept_ask (article)",
}
# A row may hold thousands; no more is read of it than tells that.
DATED_ROW = (
    "SELECT r.mention, m.sign FROM kept_row r JOIN kept_mark m ON m.mention = r.mention WHERE r.key = ? "
    "AND NOT EXISTS (SELECT 1 FROM undated u WHERE u.article = m.article) LIMIT ?"
)
# Keys asked for in one question.
CHUNK = 500
Key = TypeVar("Key", int, str)


def create(connection: Connection) -> None:
    """Make the tables where they are missing."""
    for name, columns in TABLES.items():
        connection.exec_driver_sql(f"CREATE TABLE IF NOT EXISTS {name} ({columns}) WITHOUT ROWID")
    for name, on in INDEXES.items():
        connection.exec_driver_sql(f"CREATE INDEX IF NOT EXISTS {name} ON {on}")


def clear(connection: Connection) -> None:
    """Forget all of it, and have the tables as they are today."""
    for name in TABLES:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    create(connection)


# -- reading ----------------------------------------------------------------------------------


class Left:
    """What the last linking left, as the next one asks for it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, keys: Collection[int]) -> Mapping[int, list[tuple[int, str]]]:
        """Give the mentions in each row with their places, in order."""
        found: dict[int, list[tuple[int, str]]] = {}
        for key, place, mention in self._ask("SELECT key, place, mention FROM kept_row WHERE key IN", keys):
            found.setdefault(key, []).append((place, mention))
        return {key: sorted(row) for key, row in found.items()}

    def marks(self, mentions: Collection[str]) -> Mapping[str, Mark]:
        """Give the mark of each mention."""
        question = "SELECT mention, kind, place, article, sign, keys FROM kept_mark WHERE mention IN"
        return {
            mention: Mark(kind, place, article, sign, tuple(_numbers(keys)))
            for mention, kind, place, article, sign, keys in self._ask(question, mentions)
        }

    def ties(self, mentions: Collection[str]) -> Mapping[str, dict[str, float]]:
        """Give the mentions that each is tied to, with the scores."""
        return self._scores("SELECT one, two, score FROM kept_tie WHERE one IN", mentions)

    def fits(self, mentions: Collection[str]) -> Mapping[str, dict[str, float]]:
        """Give the scores of other pairs that were measured, under the lesser id of each."""
        return self._scores("SELECT low, high, score FROM kept_fit WHERE low IN", mentions)

    def sketches(self, articles: Collection[str]) -> Mapping[str, Sketch]:
        """Give what articles are compared by as copies."""
        question = "SELECT article, place, words, whole, shingles FROM kept_sketch WHERE article IN"
        return {
            article: Sketch(article, place, words, whole, _numbers(shingles))
            for article, place, words, whole, shingles in self._ask(question, articles)
        }

    def carried(self, articles: Collection[str]) -> list[str]:
        """Give those of *articles* most of whose words many carry."""
        question = "SELECT article FROM kept_sketch WHERE carried AND article IN"
        return [article for (article,) in self._ask(question, articles)]

    def holders(self, shingles: Collection[int]) -> Mapping[int, list[tuple[str, str]]]:
        """Give the articles that hold each shingle, each behind its moment."""
        found: dict[int, list[tuple[str, str]]] = {}
        for value, place, article in self._ask(
            "SELECT value, place, article FROM kept_holder WHERE value IN", shingles
        ):
            found.setdefault(value, []).append((place, article))
        return {value: sorted(row) for value, row in found.items()}

    def copy_pairs(self, articles: Collection[str]) -> Mapping[str, list[CopyPair]]:
        """Give the pairs of copies that each of *articles* is in."""
        held = set(articles)
        found: dict[tuple[str, str, str], CopyPair] = {}
        for side in ("one", "two"):
            question = f'SELECT one, two, "by", share, reasons FROM kept_pair WHERE {side} IN'
            for one, two, by, share, reasons in self._ask(question, held):
                why = tuple(Reason(*reason) for reason in json.loads(reasons))
                found[one, two, by] = CopyPair(one, two, share, why, by)
        pairs: dict[str, list[CopyPair]] = {}
        for pair in found.values():
            for key in {pair.left, pair.right} & held:
                pairs.setdefault(key, []).append(pair)
        return pairs

    def speaking(self, runs: Collection[int]) -> Mapping[int, list[str]]:
        """Give the articles that hold each run of words as their own."""
        found: dict[int, list[str]] = {}
        for value, article in self._ask("SELECT value, article FROM kept_run WHERE value IN", runs):
            found.setdefault(value, []).append(article)
        return found

    def wanting(self, runs: Collection[int]) -> list[str]:
        """Give the statements whose words begin with one of *runs*."""
        question = "SELECT statement FROM kept_want WHERE value IN"
        return [statement for (statement,) in self._ask(question, runs)]

    def dated_rows(self, keys: Collection[int], most: int) -> Mapping[int, list[tuple[str, str]]]:
        """Give the mentions in each row with their signs, those of undated articles left out; no more than *most*."""
        cursor = self._connection.connection.cursor()
        rows = ((key, cursor.execute(DATED_ROW, (key, most)).fetchall()) for key in keys)
        return {key: row for key, row in rows if row}

    def told(self, keys: Collection[int]) -> Mapping[int, list[tuple[int, str]]]:
        """Give the day and the mention of what dated articles tell of under each key."""
        found: dict[int, list[tuple[int, str]]] = {}
        for key, day, mention in self._ask("SELECT key, day, mention FROM kept_told WHERE key IN", keys):
            found.setdefault(key, []).append((day, mention))
        return found

    def asking(self, keys: Collection[int]) -> Mapping[int, list[str]]:
        """Give the undated articles that ask by each key."""
        found: dict[int, list[str]] = {}
        for key, article in self._ask("SELECT key, article FROM kept_ask WHERE key IN", keys):
            found.setdefault(key, []).append(article)
        return found

    def dates(self, articles: Collection[str]) -> Mapping[str, str]:
        """Give the digest of the date that each undated article was given, "" for none."""
        return dict(self._ask("SELECT article, date FROM kept_date WHERE article IN", articles))

    def _scores(self, question: str, mentions: Collection[str]) -> dict[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = {}
        for one, two, score in self._ask(question, mentions):
            found.setdefault(one, {})[two] = score
        return found

    def _ask(self, question: str, keys: Collection[Key]) -> Iterator[tuple[Any, ...]]:
        return ask(self._connection, question, keys)


def ask(connection: Connection, question: str, keys: Collection[Key]) -> Iterator[tuple[Any, ...]]:
    """Give the rows of *question* for *keys*, which stand in brackets behind it, a chunk at a time."""
    every: Sequence[Key] = list(dict.fromkeys(keys))
    for at in range(0, len(every), CHUNK):
        chunk = tuple(every[at : at + CHUNK])
        marks = ",".join("?" * len(chunk))
        # The driver's own cursor: a linking asks thousands of these, and SQLAlchemy's rows cost more than SQLite's.
        cursor = connection.connection.cursor()
        cursor.execute(f"{question} ({marks})", chunk)
        yield from cursor.fetchall()


def _numbers(packed: bytes) -> array[int]:
    found = array("q")
    found.frombytes(packed)
    return found


# -- writing ----------------------------------------------------------------------------------


def keep(connection: Connection, trail: Trail) -> None:
    """Write what came new and take out what went."""
    _marks(connection, trail)
    _scores(connection, trail)
    _copies(connection, trail)
    _many(connection, "INSERT OR IGNORE INTO kept_run VALUES (?, ?)",
          ((run, article) for article, runs in trail.runs.items() for run in sorted(runs)))  # fmt: skip
    _many(connection, "INSERT OR IGNORE INTO kept_want VALUES (?, ?)",
          ((statement, run) for statement, runs in trail.wanted.items() for run in sorted(runs)))  # fmt: skip


def keep_dates(connection: Connection, trail: DateTrail) -> None:
    """Write how undated articles are dated now."""
    _many(connection, "DELETE FROM kept_ask WHERE article = ?", ((article,) for article in trail.asks))
    _many(connection, "INSERT INTO kept_ask VALUES (?, ?)",
          sorted((key, article) for article, keys in trail.asks.items() for key in set(keys)))  # fmt: skip
    _many(connection, "INSERT OR REPLACE INTO kept_date VALUES (?, ?)", sorted(trail.dates.items()))
    _many(connection, "INSERT OR IGNORE INTO kept_told VALUES (?, ?, ?)", trail.told)


def forget_statements(connection: Connection, statements: Iterable[str]) -> None:
    """Take out what *statements* wanted."""
    _many(connection, "DELETE FROM kept_want WHERE statement = ?", ((key,) for key in statements))


def _marks(connection: Connection, trail: Trail) -> None:
    _many(connection, "DELETE FROM kept_row WHERE key = ? AND place = ? AND mention = ?",
          ((key, mark.place, mention) for mention, mark in trail.gone.items() for key in mark.keys))  # fmt: skip
    for table, column in (("kept_mark", "mention"), ("kept_fit", "low"), ("kept_fit", "high")):
        _many(connection, f"DELETE FROM {table} WHERE {column} = ?", ((mention,) for mention in trail.gone))
    _many(connection, "INSERT INTO kept_mark VALUES (?, ?, ?, ?, ?, ?)",
          ((mention, m.kind, m.place, m.article, m.sign, array("q", m.keys).tobytes())
           for mention, m in sorted(trail.marks.items())))  # fmt: skip
    _many(connection, "INSERT INTO kept_row VALUES (?, ?, ?)",
          sorted((key, mark.place, mention) for mention, mark in trail.marks.items() for key in mark.keys))  # fmt: skip


def _scores(connection: Connection, trail: Trail) -> None:
    both = [(a, b, score) for (one, two), score in trail.ties.items() for a, b in ((one, two), (two, one))]
    _many(connection, "DELETE FROM kept_tie WHERE one = ? AND two = ?", ((a, b) for a, b, s in both if s is None))
    _many(connection, "INSERT OR REPLACE INTO kept_tie VALUES (?, ?, ?)",
          sorted((a, b, score) for a, b, score in both if score is not None))  # fmt: skip
    _many(connection, "INSERT OR REPLACE INTO kept_fit VALUES (?, ?, ?)",
          sorted((low, high, score) for (low, high), score in trail.fits.items()))  # fmt: skip


def _copies(connection: Connection, trail: Trail) -> None:
    sketches = trail.sketches
    for article, sketch in Left(connection).sketches(sketches).items():
        _many(connection, "DELETE FROM kept_holder WHERE value = ? AND place = ? AND article = ?",
              ((value, sketch.place, article) for value in sketch.rows))  # fmt: skip
        _many(connection, "DELETE FROM kept_run WHERE article = ?", [(article,)])
    _many(connection, "INSERT OR REPLACE INTO kept_sketch VALUES (?, ?, ?, ?, ?, ?)",
          ((key, s.place, s.words, s.whole, s.kept.tobytes(), False)
           for key, s in sorted(sketches.items())))  # fmt: skip
    _many(connection, "INSERT INTO kept_holder VALUES (?, ?, ?)",
          sorted((value, s.place, key) for key, s in sketches.items() for value in dict.fromkeys(s.rows)))  # fmt: skip
    _many(connection, "UPDATE kept_sketch SET carried = ? WHERE article = ?",
          ((is_carried, key) for key, is_carried in trail.carried.items()))  # fmt: skip
    _many(connection, 'DELETE FROM kept_pair WHERE one = ? AND two = ? AND "by" = ?', trail.unpaired)
    _many(connection, "INSERT OR REPLACE INTO kept_pair VALUES (?, ?, ?, ?, ?)",
          ((p.left, p.right, p.by, p.share, json.dumps([(r.feature, r.value, r.weight) for r in p.reasons]))
           for p in trail.pairs))  # fmt: skip


def _many(connection: Connection, command: str, rows: Iterable[tuple[Any, ...]]) -> None:
    every = [tuple(row) for row in rows]
    if every:
        connection.exec_driver_sql(command, every)
