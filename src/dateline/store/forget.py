"""Taking an article or a name out of the record for good. In: Store, what to forget. Out: how much went.

A hash stays, so that a rebuild does not bring it back. Deleted bytes are overwritten
(`secure_delete`), the file is packed, and the write-ahead log is emptied.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Table, delete, or_, select, text, update
from sqlalchemy.dialects.sqlite import insert

from dateline.model import article_hash, blot, forgotten_forms, name_hash, text_digest
from dateline.store import fulltext, schema
from dateline.store.database import Store, findings_digest
from dateline.store.judging import drop_judgements, mentions_in
from dateline.store.rows import kept
from dateline.store.undated import covered


def forget_article(store: Store, key: str) -> int:
    """Remove every article whose id, address or external id is *key*; give how many went."""
    article = schema.article
    with store.writing() as connection:
        question = select(article.c.id).where(
            or_(article.c.id == key, article.c.url == key, article.c.external_id == key)
        )
        ids = list(connection.execute(question).scalars())
        fulltext.unindex_rows(connection, "article", ids)
        for article_id in ids:
            _drop_judgements(connection, mentions_in(connection, article_id))
            for table in (*schema.OF_ARTICLE, schema.undated):
                connection.execute(delete(table).where(table.c.article == article_id))
            connection.execute(delete(article).where(article.c.id == article_id))
            _remember(connection, article_hash(article_id), "article")
        if ids:
            _drop_links(connection)
    return len(ids)


def forget_name(store: Store, name: str) -> int:
    """Cover *name* wherever it stands; give the number of articles in which it stood."""
    hashes = frozenset({name_hash(name)})
    changed = 0
    with store.writing() as connection:
        _remember(connection, name_hash(name), "name")
        _drop_judgements(connection, _called(connection, hashes), hashes)
        for row in connection.execute(select(schema.article)).mappings().all():
            forms = forgotten_forms(row["text"], hashes) or forgotten_forms(
                f"{row['title']}\n\n{row['byline']}", hashes
            )
            if forms:
                _cover(connection, dict(row), forms)
                changed += 1
        if changed:
            _drop_links(connection)
    return changed


def pack(store: Store) -> None:
    """Rewrite the file so that nothing forgotten is left in free pages or in the log."""
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM"))
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _remember(connection: Connection, value: str, kind: str) -> None:
    connection.execute(insert(schema.forgotten).on_conflict_do_nothing(), [{"hash": value, "kind": kind}])


def _drop_judgements(connection: Connection, ids: Collection[str], hashes: Collection[str] = ()) -> None:
    """Take out the judgements on *ids* or on names with *hashes*, and keep them from being imported again."""
    drop_judgements(connection, ids=ids, hashes=hashes)
    for key in sorted(ids):
        _remember(connection, article_hash(key), "judged")


def _called(connection: Connection, hashes: Collection[str]) -> set[str]:
    """Give the ids of the actors whose name has one of *hashes*."""
    mention = schema.actor_mention
    rows = connection.execute(select(mention.c.actor, mention.c.name).distinct())
    return {row.actor for row in rows if name_hash(row.name) in hashes}


def _drop_links(connection: Connection) -> None:
    """Empty what linking derived, and the indexes of what is gone; the caller links anew."""
    for kind in ("statement", "event"):
        fulltext.unindex_all(connection, kind)
    fulltext.settle(connection, "article")
    for table in schema.LINKED:
        connection.execute(delete(table))
    connection.execute(update(schema.meta).where(schema.meta.c.key == "linked").values(value="no"))


def _cover(connection: Connection, row: dict[str, Any], forms: Collection[str]) -> None:
    clean = {key: _blotted(value, forms) for key, value in row.items() if key not in ("id", "sha256")}
    clean["sha256"] = text_digest(clean["text"])
    fulltext.unindex_rows(connection, "article", [row["id"]])
    stored: dict[str, list[dict[str, Any]]] = {}
    for table in schema.OF_ARTICLE:
        stored[table.name] = [_covered(dict(r), forms) for r in _rows_of(connection, table, row["id"])]
        connection.execute(delete(table).where(table.c.article == row["id"]))
    for span in stored["span"]:
        span["words"] = kept(clean["text"][span["start"] : span["end"]])
    for table in reversed(schema.OF_ARTICLE):
        if stored[table.name]:
            connection.execute(table.insert(), stored[table.name])
    clean["findings_sha256"] = findings_digest(stored)
    _cover_undated(connection, row["id"], clean["text"], forms)
    connection.execute(update(schema.article).where(schema.article.c.id == row["id"]).values(**clean))
    fulltext.index_rows(connection, "article", [row["id"]])


def _cover_undated(connection: Connection, article_id: str, text: str, forms: Collection[str]) -> None:
    """Cover the words in the kept parse of an article whose words are now *text*, where it has one."""
    undated = schema.undated
    for row in _rows_of(connection, undated, article_id):
        kept_row = covered(row, text, _blotted(row["opening"], forms))
        connection.execute(update(undated).where(undated.c.article == article_id).values(**kept_row))


def _rows_of(connection: Connection, table: Table, article_id: str) -> list[Any]:
    return list(connection.execute(select(table).where(table.c.article == article_id)).mappings())


def _covered(row: dict[str, Any], forms: Collection[str]) -> dict[str, Any]:
    covered: dict[str, Any] = _blotted(row, forms)
    if covered.get("name") != row.get("name") and "actor" in row:
        covered["actor"] = "forgotten"
    return covered


def _blotted(value: Any, forms: Collection[str]) -> Any:
    """Give *value* with every string in it blotted; a covered actor mention loses its id, which is made of the name."""
    if isinstance(value, str):
        return blot(value, forms)
    if isinstance(value, list):
        return [_blotted(item, forms) for item in value]
    if isinstance(value, dict):
        covered = {key: _blotted(item, forms) for key, item in value.items()}
        if covered.get("name") != value.get("name") and "actor" in value:
            covered["actor"] = None
        return covered
    return value
