"""What linking costs: `python bench/linking.py --db FILE`, FILE a record of some 20,000 articles, which is not touched.

Prints, asserts nothing:

    whole   CPU seconds to link 2,000 of its articles and all of them from their cards, and the peak memory.
    one     seconds to link one article more: found, compared, written; for 20 articles with a date, for 20 without
            where the record holds such, and for 5 that report the happening with the most articles. They are taken
            out, the rest is linked, and each is put in again as it was read. Loading of tables is apart.
"""

import argparse
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Table, delete, select, text

from dateline.knowledge import load_knowledge
from dateline.knowledge.titles import load_wording
from dateline.link import link
from dateline.model import Pile
from dateline.pipeline import link_new, relink
from dateline.store import Store, fulltext, open_store, patching, schema

FEW = 2_000
SINGLE, HOT = 20, 5
TABLES = (schema.article, *reversed(schema.OF_ARTICLE), schema.undated)
# Where linking writes into the rows of articles and mentions.
POINTERS = ("copy_of", "version_of", "event", "statement")
Rows = dict[Table, list[dict[str, Any]]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path, required=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "record.db"
        shutil.copy(given.db, copy)
        store = open_store(copy)
        whole(store.pile())
        one(store)


def whole(pile: Pile) -> None:
    """Link a part and all of *pile*."""
    part = few(pile)
    seconds = [cpu(part), cpu(pile)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"whole: {len(part.texts):,} articles {seconds[0]:.1f} s, {len(pile.texts):,} articles {seconds[1]:.1f} s of "
          f"CPU ({seconds[1] / seconds[0]:.1f} times); peak memory {peak:.0f} MB")  # fmt: skip


def few(pile: Pile) -> Pile:
    """Give the first articles by id, which is as good as by lot."""
    held = {card.id for card in sorted(pile.texts, key=lambda card: card.id)[:FEW]}
    return Pile(
        tuple(card for card in pile.texts if card.id in held),
        tuple(card for card in pile.events if card.article in held),
        tuple(card for card in pile.speeches if card.article in held),
    )


def cpu(pile: Pile) -> float:
    """Give the CPU seconds to link *pile*."""
    began = time.process_time()
    link(pile)
    return time.process_time() - began


def one(store: Store) -> None:
    """Take single articles out, link the rest, and time the linking of each as it is put in again."""
    load_wording()
    load_knowledge()
    kinds = singles(store)
    rows = taken_out(store, {article for articles in kinds.values() for article in articles})
    relink(store)
    for name, articles in kinds.items():
        took = [added(store, rows.pop(article)) for article in articles if article in rows]
        wall, spent = ([*sorted(values)] for values in zip(*took, strict=True)) if took else ([0.0], [0.0])
        print(f"one more, {name} ({len(took)}): median {statistics.median(wall):.2f} s, worst {wall[-1]:.2f} s "
              f"(CPU {statistics.median(spent):.2f}, {spent[-1]:.2f} s)")  # fmt: skip


def singles(store: Store) -> dict[str, list[str]]:
    """Give some articles of each kind: with a date, without, and of the largest happening."""
    with store.reading() as connection:

        def ids(question: str, **values: object) -> list[str]:
            return list(connection.execute(text(question), values).scalars())

        hottest = ids("SELECT id FROM event ORDER BY articles DESC, id LIMIT 1")[0]
        undated = "SELECT id FROM article WHERE published IS NULL AND id IN (SELECT article FROM undated) ORDER BY id"
        total = len(ids("SELECT article FROM undated"))
        return {
            "any": ids("SELECT id FROM article WHERE published_basis = 'metadata' ORDER BY id LIMIT :n", n=SINGLE),
            f"one of {total:,} undated": ids(f"{undated} LIMIT :n", n=SINGLE),
            "of the largest happening": ids(
                "SELECT DISTINCT m.article FROM event_mention m JOIN article a ON a.id = m.article "
                "WHERE m.event = :id AND published_basis = 'metadata' ORDER BY m.article LIMIT :n", id=hottest, n=HOT),
        }  # fmt: skip


def taken_out(store: Store, articles: Iterable[str]) -> dict[str, Rows]:
    """Take *articles* out of the record; give what there was of each."""
    found: dict[str, Rows] = {}
    with store.writing() as connection:
        for kind in ("statement", "event"):
            fulltext.unindex_all(connection, kind)
        for table in schema.LINKED:
            connection.execute(delete(table))
        fulltext.unindex_rows(connection, "article", list(articles))
        for article in articles:
            columns = [*((table, table.c.article) for table in TABLES[1:]), (schema.article, schema.article.c.id)]
            of_it = {t: connection.execute(select(t).where(c == article)).mappings() for t, c in columns}
            found[article] = {table: [dict(row) for row in rows] for table, rows in of_it.items()}
            for table, column in columns:
                connection.execute(delete(table).where(column == article))
    return found


def added(store: Store, rows: Rows) -> tuple[float, float]:
    """Put an article in as it was read and link it; give the wall and CPU seconds that linking took."""
    (article,) = rows[schema.article]
    with store.writing() as connection:
        for table in TABLES:
            for row in rows[table]:
                connection.execute(table.insert(), {**row, **{name: None for name in POINTERS if name in row}})
        fulltext.index_rows(connection, "article", [article["id"]])
        patching.note_new(connection, [article["id"]])
    began, spent = time.perf_counter(), time.process_time()
    link_new(store)
    return time.perf_counter() - began, time.process_time() - spent


if __name__ == "__main__":
    main()
