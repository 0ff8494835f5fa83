"""The outlets of a record. In: Store. Out: their names."""

from __future__ import annotations

from sqlalchemy import func, select

from dateline.store import Store, schema


def outlet_names(store: Store) -> list[str]:
    """Give the outlets that articles of the record stand in, by name.

    Each name is looked for behind the last one: as many steps in the index as there are outlets, not articles.
    """
    outlet = schema.article.c.outlet
    names = select(func.min(outlet).label("name")).cte(recursive=True)
    following = select(func.min(outlet)).where(outlet > names.c.name).scalar_subquery()
    names = names.union_all(select(following).where(names.c.name.is_not(None)))
    with store.reading() as connection:
        return list(connection.execute(select(names.c.name).where(names.c.name.is_not(None))).scalars())
