"""The outlets of a record. In: Store. Out: their names."""

from __future__ import annotations

from sqlalchemy import select

from dateline.store import Store, schema


def outlet_names(store: Store) -> list[str]:
    """Give the outlets that articles of the record stand in, by name."""
    outlet = schema.article.c.outlet
    question = select(outlet).where(outlet.is_not(None)).distinct().order_by(outlet)
    with store.reading() as connection:
        return list(connection.execute(question).scalars())
