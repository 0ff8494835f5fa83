"""Make a large record of invented news, to measure looking at it: `python bench/generate.py OUT.db`.

Seeded: the same numbers give the same facts. States are real codes, so that pages can name them; persons, outlets,
places and every word said are invented. Skewed as news is: a few pairs of states, outlets, words and happenings are in
most of it. Rows go straight into the tables; `span`, which only `dateline verify` reads, stays empty.
"""

import argparse
import sqlite3
import sys
from pathlib import Path
from random import Random
from time import perf_counter

from dateline.store import fulltext, open_store
from dateline.store.parties import fill_parties
from invented import World
from newsday import Day, Tables

FIRST_DAY = "2015-01-01"
# 1,000,000 mentions in 300,000 articles.
MENTIONS_AN_ARTICLE = 10 / 3
STATEMENTS_AN_ARTICLE = 1.4
ARTICLES_A_DAY = 100
# Rows are written some days at a time: about 50,000 a table.
DAYS_A_BATCH = 60


def main() -> None:
    """Write the record and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, default=300_000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    if given.out.exists():
        sys.exit(f"{given.out} is there already; remove it, or give another name")
    began = perf_counter()
    open_store(given.out, create=True).close()
    with sqlite3.connect(given.out, isolation_level=None) as connection:
        later = without_indexes(connection)
        write(connection, World(Random(given.seed)), given.articles)
        say(began, "rows are written")
        for statement in later:
            connection.execute(statement)
        say(began, "indexes are made")
    store = open_store(given.out)
    with store.writing() as writing:
        fill_parties(writing)
    say(began, "who takes part in what is looked up")
    for kind in fulltext.KINDS:
        with store.writing() as writing:
            fulltext.index_all(writing, kind)
        say(began, f"the words of every {kind} are indexed")
    store.note({"linked": "yes", "parser": "none (generated)", "all_names": "no", "knowledge": "{}"})
    say(began, ", ".join(f"{number:,} of {kind}" for kind, number in store.counts().items()))
    store.close()


def without_indexes(connection: sqlite3.Connection) -> list[str]:
    """Take the indexes away while rows come in, in any order and without a journal; give how to make them again."""
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000", "foreign_keys=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    made = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    for name, _ in made:
        connection.execute(f'DROP INDEX "{name}"')
    return [sql for _, sql in made]


def write(connection: sqlite3.Connection, world: World, articles: int) -> None:
    """Write every day of the record, and the actors."""
    days = -(-articles // ARTICLES_A_DAY)
    tables: Tables = {}
    for number in range(days):
        many = min(ARTICLES_A_DAY, articles - number * ARTICLES_A_DAY)
        day = Day(world, FIRST_DAY, number, many)
        day.happen(mentions_until(number + 1, articles) - mentions_until(number, articles))
        day.speak(round(many * STATEMENTS_AN_ARTICLE))
        day.print(tables)
        if number % DAYS_A_BATCH == DAYS_A_BATCH - 1 or number == days - 1:
            keep(connection, tables)
            tables.clear()
    keep(connection, {"actor": world.actor_rows()})


def mentions_until(day: int, articles: int) -> int:
    """Give how many mentions the first days have, so that all of them have as many as are asked for."""
    return round(min(day * ARTICLES_A_DAY, articles) * MENTIONS_AN_ARTICLE)


def keep(connection: sqlite3.Connection, tables: Tables) -> None:
    """Write rows: dictionaries, the same columns in each of a table."""
    connection.execute("BEGIN")
    for name, rows in tables.items():
        columns = list(rows[0])
        names, marks = ", ".join(f'"{one}"' for one in columns), ", ".join("?" * len(columns))
        connection.executemany(
            f'INSERT INTO "{name}" ({names}) VALUES ({marks})', (tuple(row.values()) for row in rows)
        )
    connection.execute("COMMIT")


def say(began: float, what: str) -> None:
    """Say how far it is."""
    print(f"{perf_counter() - began:6.0f} s  {what}", flush=True)


if __name__ == "__main__":
    main()
