"""A record that is open: what is known, what is added, what linking needs, what it made."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from dateline.errors import StoreError
from dateline.model import (
    Article,
    DateTrail,
    FigureCard,
    Findings,
    Linked,
    Patch,
    Pile,
    Problem,
    PublishedBasis,
    Story,
    Trail,
    article_hash,
    digest,
)
from dateline.store import fulltext, kept, patching, schema
from dateline.store.cards import event_card, figure_card, speech_card, text_card
from dateline.store.judging import all_judgements, renaming, standing
from dateline.store.rows import Row, article_row, finding_rows
from dateline.store.shelf import RecordShelf
from dateline.store.undated import article_again, parse_of, undated_row

# SQLite's limit on bound variables is 32,766; a question of this many ids stays far below it.
CHUNK = 500


def compact_json(value: Any) -> str:
    """Give *value* as JSON, keys in the order they were written, no spaces, no escapes of letters."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn what the disk or the lock says into a StoreError that names the file and the mend."""
    try:
        yield
    except OperationalError as error:
        said = str(error.orig)
        if "full" in said:
            mend = "free some space and run the same command again; what was committed is kept"
        elif "locked" in said:
            mend = "another program is writing it; wait for it to end and run the same command again"
        else:
            mend = "check the file and the folder it is in"
        raise StoreError(f"{path}: {said}; {mend}") from error


class Store:
    """A record that is open."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self.engine = engine
        self.path = path

    def close(self) -> None:
        """Close the file."""
        self.engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in one transaction."""
        with guarded(self.path), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to look with."""
        with guarded(self.path), self.engine.connect() as connection:
            yield connection

    def has(self, article_id: str) -> bool:
        """Tell whether an article is in the record, or was forgotten and must not come back."""
        with self.reading() as connection:
            known = connection.execute(select(schema.article.c.id).where(schema.article.c.id == article_id)).first()
            if known:
                return True
            gone = select(schema.forgotten.c.hash).where(schema.forgotten.c.hash == article_hash(article_id))
            return connection.execute(gone).first() is not None

    def forgotten(self) -> frozenset[str]:
        """Give the hashes of what must not come back: of names and of article ids."""
        with self.reading() as connection:
            return frozenset(connection.execute(select(schema.forgotten.c.hash)).scalars())

    def add(
        self,
        coded: Sequence[tuple[Article, Findings | None]],
        problems: Sequence[Problem],
        parses: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Keep articles with their findings, and problems, in one transaction; what is already kept stays as it is.

        *parses* has, by id, the CoNLL-U of those articles that have no date yet.
        """
        rows = _rows_of(coded)
        rows["undated"] = [undated_row(article, parses[article.id]) for article, _ in coded if article.id in parses]
        rows["problem"] = [{"id": p.id, "locator": p.locator, "message": p.message} for p in problems]
        with self.writing() as connection:
            for table in (schema.article, *reversed(schema.OF_ARTICLE), schema.undated, schema.problem):
                if rows[table.name]:
                    connection.execute(insert(table).on_conflict_do_nothing(), rows[table.name])
            fulltext.index_rows(connection, "article", [article.id for article, _ in coded])
            read = sorted({article.locator for article, _ in coded})
            for chunk in chunks(read):
                connection.execute(delete(schema.problem).where(schema.problem.c.locator.in_(chunk)))
            if coded:
                patching.note_new(connection, [article.id for article, _ in coded])

    def undated(self, ids: Collection[str]) -> Iterator[tuple[Article, str]]:
        """Give each of *ids* that was read without a date as it was then, with its parse in CoNLL-U."""
        article, kept = schema.article, schema.undated
        with self.reading() as connection:
            for chunk in chunks(sorted(ids)):
                of_these = select(article, kept).join(kept).where(article.c.id.in_(chunk)).order_by(article.c.id)
                for row in _rows(connection, of_these):
                    yield article_again(row), parse_of(row)

    def dated_by_links(self) -> list[str]:
        """Give the ids of the articles whose date rests on links."""
        article = schema.article
        question = select(article.c.id).where(article.c.published_basis == PublishedBasis.LINKED.value)
        with self.reading() as connection:
            return list(connection.execute(question.order_by(article.c.id)).scalars())

    def read_undated(self) -> frozenset[str]:
        """Give the ids of the articles that were read without a date, whatever date they have now."""
        with self.reading() as connection:
            return frozenset(connection.execute(select(schema.undated.c.article)).scalars())

    def reread(self, coded: Sequence[tuple[Article, Findings]]) -> None:
        """Put what a second reading made of articles in the place of what is kept of them, in one transaction."""
        with self.writing() as connection:
            patching.replace(connection, _rows_of(coded))
            _note(connection, {"linked": "no"})

    def note(self, values: Mapping[str, str]) -> None:
        """Keep facts about the record itself, such as the parser's name."""
        with self.writing() as connection:
            _note(connection, values)

    def notes(self) -> dict[str, str]:
        """Give what `note` kept."""
        with self.reading() as connection:
            return {row.key: row.value for row in connection.execute(select(schema.meta))}

    def is_linked(self) -> bool:
        """Tell whether linking has seen every article of the record."""
        return self.notes().get("linked") == "yes"

    def pile(self) -> Pile:
        """Give all that linking reads."""
        with self.reading() as connection:
            return _pile(connection)

    def unlinked(self, rules: str) -> list[str] | None:
        """Give the articles that came in since the last linking, None where all must be linked anew.

        *rules* is the digest of the rules of linking: what others left is of no use.
        """
        with self.reading() as connection:
            return patching.new_articles(connection, rules)

    @contextmanager
    def shelf(self) -> Iterator[RecordShelf]:
        """Give the record as a linking of some of its articles reads it."""
        with self.reading() as connection:
            yield RecordShelf(connection)

    def stories(self, shelf: RecordShelf, coded: Iterable[tuple[Article, Findings]]) -> list[Story]:
        """Give what a second reading made of articles as *shelf* would give it if it were written."""
        return [shelf.story(_rows_of([one])) for one in coded]

    def apply(
        self, patch: Patch, rules: str, *, dates: DateTrail | None = None, changed: Collection[str] | None = None,
        again: Sequence[tuple[Article, Findings]] = (),
    ) -> None:  # fmt: skip
        """Write what a linking changed, in one transaction: for the articles *changed*, or for all of them.

        *dates*: how undated articles are dated now. *again*: what a second reading made of some of *changed*.
        """
        with self.writing() as connection:
            if changed is None:
                patching.write_all(connection, patch)
            else:
                patching.write(connection, patch, changed, _rows_of(again))
            if dates is not None:
                kept.keep_dates(connection, dates)
            patching.note_linked(connection, rules)

    def relink(self, linked: Linked) -> None:
        """Replace the linked tables by *linked*, in one transaction."""
        trail = Trail(gone={}, marks={}, ties={}, fits={}, sketches={}, carried={}, pairs=(), unpaired=(), runs={},
                      wanted={})  # fmt: skip
        patch = Patch(
            gone_events=(), gone_statements=(), gone_links=(), events=linked.events, statements=linked.statements,
            links=linked.links, copies=dict(linked.copies), versions=dict(linked.versions), trail=trail,
        )  # fmt: skip
        with self.writing() as connection:
            patching.write_all(connection, patch)
            patching.note_linked(connection, "")

    def counts(self) -> dict[str, int]:
        """Give the number of rows of each table of the record."""
        tables = (schema.article, schema.time, schema.figure, schema.attribution, schema.event_mention, schema.event,
                  schema.statement, schema.actor, schema.problem)  # fmt: skip
        with self.reading() as connection:
            return {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables}


def _rows_of(coded: Sequence[tuple[Article, Findings | None]]) -> dict[str, list[Row]]:
    """Give the rows of *coded* by the name of their table."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for article, findings in coded:
        base = article_row(article, findings)
        found = finding_rows(article, findings) if findings else {}
        base["findings_sha256"] = findings_digest(found)
        rows["article"].append(base)
        for name, more in found.items():
            rows[name].extend(more)
    return rows


def chunks(values: list[str]) -> Iterator[list[str]]:
    """Give *values* in pieces small enough for one question."""
    for at in range(0, len(values), CHUNK):
        yield values[at : at + CHUNK]


LINK_COLUMNS = ("event", "statement")


def findings_digest(rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> str:
    """Give the digest of all rows of one article's findings, what linking fills in left out; order does not count."""
    parts = []
    for name in sorted(rows):
        for row in rows[name]:
            kept = {k: v for k, v in row.items() if not (k in LINK_COLUMNS and name != "figure") and k != "number"}
            parts.append(name + json.dumps(kept, sort_keys=True, ensure_ascii=False))
    return digest(*sorted(parts))


def _rows(connection: Connection, question: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(question).mappings()]


def _pile(connection: Connection) -> Pile:
    """Give the cards of all that was read, under the names that judgements give; what is judged wrong is no source."""
    judgements, names = standing(all_judgements(connection)), renaming(connection)
    wrong = {judgement.left for judgement in judgements if judgement.verdict == "wrong"}
    articles = {row["id"]: row for row in _rows(connection, select(schema.article))}
    speeches = {row["id"]: names.speech(row) for row in _rows(connection, select(schema.attribution))}
    reporting = {key: row for key, row in speeches.items() if key not in wrong}
    figures: dict[str, list[FigureCard]] = defaultdict(list)
    counted = select(schema.figure).where(schema.figure.c.event_mention.is_not(None)).order_by(schema.figure.c.id)
    for row in _rows(connection, counted):
        figures[row["event_mention"]].append(figure_card(row))
    events = (
        event_card(names.event(row), articles[row["article"]], figures[row["id"]], reporting.get(row["attribution"]))
        for row in _rows(connection, select(schema.event_mention))
    )
    return Pile(
        texts=tuple(text_card(row) for row in articles.values()),
        events=tuple(events),
        speeches=tuple(speech_card(row, articles[row["article"]]["text"]) for row in speeches.values()),
        judgements=tuple(judgements),
    )


def _note(connection: Connection, values: Mapping[str, str]) -> None:
    statement = insert(schema.meta)
    statement = statement.on_conflict_do_update(index_elements=["key"], set_={"value": statement.excluded.value})
    connection.execute(statement, [{"key": key, "value": value} for key, value in values.items()])
