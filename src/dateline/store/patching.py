"""What a linking changed, written into the record. In: Connection, Patch. Out: rows of the linked tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, Table, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from dateline.model import FIRM, Event, Patch, Statement
from dateline.store import fulltext, kept, parties, schema
from dateline.store.cards import actor_rows, event_row, link_row, party_rows, statement_row
from dateline.store.judging import renamed_mentions, renaming
from dateline.store.rows import Row

# What the line of an actor is put together from.
TOLD_BY = ("actor", "name", "text", "kind", "country", "role", "sector", "sure", "count")
ALIKE = (
    f"SELECT {', '.join(TOLD_BY[:-1])}, count(*) FROM actor_mention WHERE actor IN ({{}}) "
    f"GROUP BY {', '.join(TOLD_BY[:-1])}"
)
# meta: "linked" is yes, part (articles came in since) or no (all must be linked anew); "rules" whose trail is kept.
UNLINKED = "CREATE TABLE IF NOT EXISTS unlinked (article TEXT PRIMARY KEY) WITHOUT ROWID"


def note_new(connection: Connection, articles: Iterable[str]) -> None:
    """Note that *articles* came in and are not linked yet."""
    is_linked = _note_of(connection, "linked") in ("yes", "part")
    connection.exec_driver_sql(UNLINKED)
    rows = [(article,) for article in articles]
    connection.exec_driver_sql("INSERT OR IGNORE INTO unlinked VALUES (?)", rows)
    _note(connection, {"linked": "part" if is_linked else "no"})


def new_articles(connection: Connection, rules: str) -> list[str] | None:
    """Give the articles that are not linked yet, None where all must be linked anew."""
    if _note_of(connection, "linked") != "part" or _note_of(connection, "rules") != rules:
        return None
    return list(connection.exec_driver_sql("SELECT article FROM unlinked ORDER BY article").scalars())


def note_linked(connection: Connection, rules: str) -> None:
    """Note that all is linked; *rules* is the digest of the rules whose trail is kept, "" where none is."""
    connection.exec_driver_sql(UNLINKED)
    connection.exec_driver_sql("DELETE FROM unlinked")
    _note(connection, {"linked": "yes", "rules": rules})


def write_all(connection: Connection, patch: Patch) -> None:
    """Replace all linked tables, and what was kept, by what *patch* holds."""
    for table in schema.LINKED:
        connection.execute(delete(table))
    kept.clear(connection)
    for column in (schema.event_mention.c.event, schema.attribution.c.statement, schema.article.c.copy_of,
                   schema.article.c.version_of):  # fmt: skip
        connection.execute(update(column.table).where(column.is_not(None)).values({column.name: None}))
    _insert(connection, patch)
    _fill(connection, schema.actor, actor_rows(renamed_mentions(connection)))
    kept.keep(connection, patch.trail)
    parties.fill_parties(connection)
    for kind in ("statement", "event"):
        fulltext.index_all(connection, kind)


def write(connection: Connection, patch: Patch, changed: Collection[str], again: Mapping[str, Sequence[Row]]) -> None:
    """Write what *patch* changes, and the actors of the articles *changed* anew.

    *again* has by table the rows of those that were read again, to put in the place of what is kept of them.
    """
    gone = (("statement", patch.gone_statements), ("event", patch.gone_events))
    for kind, ids in gone:
        fulltext.unindex_rows(connection, kind, ids)
    _delete(connection, schema.statement_party, "statement", patch.gone_statements)
    before = parties.parties_of(connection, patch.gone_events)
    _delete(connection, schema.event_party, "event", patch.gone_events)
    _delete(connection, schema.event_pair, "event", patch.gone_events)
    _delete(connection, schema.event, "id", patch.gone_events)
    _delete(connection, schema.statement, "id", patch.gone_statements)
    _delete(connection, schema.link, "id", patch.gone_links)
    named = _named(connection, changed)
    if again:
        replace(connection, again)
    _insert(connection, patch)
    kept.forget_statements(connection, patch.gone_statements)
    kept.keep(connection, patch.trail)
    _actors(connection, named | _named(connection, changed))
    parties.add_parties(
        connection, [event.id for event in patch.events], [statement.id for statement in patch.statements], before
    )
    for kind, rows in (("statement", patch.statements), ("event", patch.events)):
        fulltext.index_rows(connection, kind, [row.id for row in rows])


def _insert(connection: Connection, patch: Patch) -> None:
    events: Sequence[Event] = sorted(patch.events, key=lambda event: event.id)
    statements: Sequence[Statement] = sorted(patch.statements, key=lambda statement: statement.id)
    mentions = [mention for event in events for mention in event.mentions]
    historical = _those(connection, "historical", mentions)
    firm = _those(connection, f"confidence >= {FIRM}", mentions)
    _fill(connection, schema.link, sorted(map(link_row, patch.links), key=lambda row: str(row["id"])))
    _fill(connection, schema.event, [
        event_row(e, historical=historical.issuperset(e.mentions), firm=not firm.isdisjoint(e.mentions)) for e in events
    ])  # fmt: skip
    _fill(connection, schema.event_party, [row for e in events for row in party_rows(e)])
    _fill(connection, schema.statement, [statement_row(s) for s in statements])
    _point(connection, schema.event_mention, "event", {m: e.id for e in events for m in e.mentions})
    _point(connection, schema.attribution, "statement", {a: s.id for s in statements for a in s.attributions})
    _point(connection, schema.article, "copy_of", patch.copies)
    _point(connection, schema.article, "version_of", patch.versions)


def _those(connection: Connection, what: str, mentions: Collection[str]) -> set[str]:
    """Give those of *mentions* of which *what* holds."""
    question = f"SELECT id FROM event_mention WHERE {what} AND id IN"
    return {key for (key,) in kept.ask(connection, question, mentions)}


def replace(connection: Connection, rows: Mapping[str, Sequence[Row]]) -> None:
    """Put *rows* by table in the place of what is kept of their articles."""
    ids = sorted(str(row["id"]) for row in rows.get("article", ()))
    fulltext.unindex_rows(connection, "article", ids)
    for table in schema.OF_ARTICLE:
        _delete(connection, table, "article", ids)
    for row in rows.get("article", ()):
        connection.execute(update(schema.article).where(schema.article.c.id == row["id"]).values(**row))
    for table in reversed(schema.OF_ARTICLE):
        _fill(connection, table, [*rows.get(table.name, ())])
    fulltext.index_rows(connection, "article", ids)


def _named(connection: Connection, articles: Collection[str]) -> set[str]:
    question = "SELECT DISTINCT actor FROM actor_mention WHERE article IN"
    return {key for (key,) in kept.ask(connection, question, sorted(articles))}


def _actors(connection: Connection, named: Collection[str]) -> None:
    """Put the actors *named* together anew from all their mentions."""
    if renaming(connection).names:
        connection.execute(delete(schema.actor))
        _fill(connection, schema.actor, actor_rows(renamed_mentions(connection)))
        return
    _delete(connection, schema.actor, "id", named)
    actors = sorted(named)
    for at in range(0, len(actors), kept.CHUNK):
        chunk = actors[at : at + kept.CHUNK]
        # The driver's own cursor, and mentions alike counted: a great power has thousands.
        rows = connection.connection.cursor().execute(ALIKE.format(",".join("?" * len(chunk))), chunk).fetchall()
        _fill(connection, schema.actor, actor_rows(dict(zip(TOLD_BY, row, strict=True)) for row in rows))


def _delete(connection: Connection, table: Table, column: str, keys: Collection[str]) -> None:
    every = sorted(keys)
    for at in range(0, len(every), kept.CHUNK):
        connection.execute(delete(table).where(table.c[column].in_(every[at : at + kept.CHUNK])))


def _fill(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _point(connection: Connection, table: Table, column: str, targets: Mapping[str, str | None]) -> None:
    """Set *column* of each row to its target."""
    if targets:
        statement = update(table).where(table.c.id == bindparam("key")).values({column: bindparam("target")})
        connection.execute(statement, [{"key": key, "target": target} for key, target in sorted(targets.items())])


def _note_of(connection: Connection, key: str) -> str | None:
    return connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == key)).scalar()


def _note(connection: Connection, values: Mapping[str, str]) -> None:
    statement = insert(schema.meta)
    statement = statement.on_conflict_do_update(index_elements=["key"], set_={"value": statement.excluded.value})
    connection.execute(statement, [{"key": key, "value": value} for key, value in values.items()])
