"""What a user calls a state or a person, to the key the record knows it by."""

from __future__ import annotations

from functools import cache

from sqlalchemy import select

from dateline.errors import ConfigError
from dateline.knowledge.actors import OUTSIDE_ISO, ActorTables, load_actors
from dateline.knowledge.names import fold
from dateline.store import Store, schema

# Bodies that stand for all of their code.
UNIONS = ("United Nations", "European Union")
# What the codes outside ISO 3166-1 stand for (docs/record.md); Kosovo stands among the countries.
BODIES = {
    "UNO": "United Nations", "EUR": "European Union", "IGO": "bodies of states", "NGO": "non-governmental bodies",
    "MNC": "companies", "IMG": "armed groups across borders",
}  # fmt: skip


def party_key(store: Store, name: str) -> str:
    """Give the country code or actor id that *name* stands for: a code, a country's name or demonym, an actor's name.

    Raises:
        ConfigError: neither a state nor an actor of the record is called so.
    """
    country = country_called(name)
    if country:
        return country
    actor = schema.actor
    with store.reading() as connection:
        if connection.execute(select(actor.c.id).where(actor.c.id == name)).first():
            return name
        rows = list(connection.execute(select(actor.c.id, actor.c.name, actor.c.names)).mappings())
    wanted = name.casefold()
    exact = [
        row["id"] for row in rows if wanted in {known.casefold() for known in (row["id"], row["name"], *row["names"])}
    ]
    part = [row["id"] for row in rows if wanted in row["name"].casefold().replace("-", " ").split()]
    found = exact or part
    if len(found) == 1:
        return str(found[0])
    if not found:
        raise ConfigError(f"neither a state nor an actor of this record is called {name!r}; try a code such as PRK")
    names = sorted(row["name"] for row in rows if row["id"] in found)
    raise ConfigError(f"{name!r} may be {', '.join(names[:6])}; give the whole name")


def country_called(name: str) -> str | None:
    """Give the code of the state that *name* is the name, the code or the demonym of, in any case."""
    tables = _tables()
    if name.upper() in (*tables.countries, *OUTSIDE_ISO):
        return name.upper()
    ways = ("name", "adjective", "people", "seat", "body")
    for known in tables.names.get(fold(name), ()):
        if known.by in ways and (known.by != "body" or known.name in UNIONS):
            return known.country
    return None


def party_name(store: Store, key: str) -> str:
    """Give what the country code or actor id *key* is called; *key* itself where it names nothing."""
    country = country_names().get(key)
    if country:
        return country
    with store.reading() as connection:
        name = connection.execute(select(schema.actor.c.name).where(schema.actor.c.id == key)).scalar()
    return str(name) if name else key


def country_names() -> dict[str, str]:
    """Give the name of each country, and of each other code that stands for one, by its code."""
    return {code: country.name for code, country in _tables().countries.items()} | BODIES


@cache
def _tables() -> ActorTables:
    return load_actors()
