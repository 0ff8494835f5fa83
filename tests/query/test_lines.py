"""Lists a page at a time: nothing skipped, nothing doubled."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from sqlalchemy import select

from dateline.model import Precision, Published, PublishedBasis
from dateline.query.lines import Order, rows_page
from dateline.store import open_store, schema
from pieces import article, findings


@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("sent", [str, unquote_plus])
def test_a_cursor_with_an_offset_leads_on_also_where_its_plus_was_sent_as_it_is(
    tmp_path: Path, newest_first: bool, sent: Callable[[str], str]
) -> None:
    store = open_store(tmp_path / "record.db", create=True)
    for hour in range(5):
        came_out = Published(
            moment=datetime.fromisoformat(f"2026-01-09T1{hour}:36:55+00:00"), precision=Precision.SECOND,
            basis=PublishedBasis.METADATA, why="the input says so",
        )  # fmt: skip
        one = replace(article(name=f"{hour}.txt"), published=came_out)
        store.add([(one, findings(one))], [])
    order = Order(schema.article.c.published, schema.article.c.id, newest_first=newest_first)
    days: list[str] = []
    after: str | None = None
    while True:
        page = rows_page(store, select(schema.article), order, after=after, limit=2)
        days += [row["published"] for row in page.rows]
        if page.next is None:
            break
        after = sent(page.next)
    assert days == [f"2026-01-09T1{hour}:36:55+00:00" for hour in (range(4, -1, -1) if newest_first else range(5))]
