"""A happening gathered for its page: any mention opens it, copies fold, origins are those that linking counts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event as engine_event

from dateline.judging import judge_wrong
from dateline.pipeline import relink
from dateline.query.pages import (
    actor_page,
    article_page,
    event_page,
    judgement_page,
    missed_page,
    outlet_page,
    problem_page,
    sources,
    statement_page,
)
from dateline.query.pages.utterances import stands_in
from dateline.store import Store, open_store
from pieces import TEXT, article, findings

NAMES = ("Bar", "Ulcinj", "Budva")
NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "record.db", create=True)
    for name in NAMES:
        a = article(f"{TEXT} It was raining in {name}.", name=name, outlet=f"The {name}")
        store.add([(a, findings(a))], [])
    relink(store)
    return store


def only_event(store: Store) -> str:
    from dateline.query import timeline  # noqa: PLC0415

    (entry,) = timeline(store)
    return entry.id


def test_a_happening_is_opened_by_its_id_and_by_each_of_its_mentions(store: Store) -> None:
    page = event_page(store, only_event(store))
    assert page is not None
    assert {report.paper.outlet for report in page.reports} == {f"The {name}" for name in NAMES}
    for report in page.reports:
        found = event_page(store, report.id)
        assert found is not None and found.id == page.id
        earlier = event_page(store, f"e{report.id}")
        assert earlier is not None and earlier.id == page.id, "an id printed before it was linked anew still opens it"
    assert event_page(store, "nothing") is None


def test_the_trail_leads_from_who_says_so_to_the_papers_and_marks_each_origin(store: Store) -> None:
    page = event_page(store, only_event(store))
    assert page is not None and page.fields is not None
    begins = {stop.name for stop in page.trail.stops if stop.is_origin}
    assert begins == set(page.fields["origin_names"])
    speakers = [stop for stop in page.trail.stops if stop.column == "speaker"]
    assert [stop.name for stop in speakers] == ["Ilir Prenga"]
    papers = {paper.id for stop in page.trail.stops for paper in stop.papers}
    assert papers == {report.paper.id for report in page.reports}


def test_figures_stand_together_by_what_they_count(store: Store) -> None:
    page = event_page(store, only_event(store))
    assert page is not None
    (trucks,) = page.counted
    assert trucks.noun == "trucks"
    assert {count.figure["low"] for count in trucks.counts} == {40.0}


def test_a_mention_judged_wrong_has_a_page_that_can_undo_it(store: Store) -> None:
    page = event_page(store, only_event(store))
    assert page is not None
    first = page.reports[0].id
    judge_wrong(store, first, by="ann", at=NOW)
    relink(store)
    alone = event_page(store, first)
    assert alone is not None and alone.fields is None
    assert [row["verdict"] for row in alone.judgements] == ["wrong"]
    (entry,) = judgement_page(store).entries
    assert entry.left.page == f"/event/{first}"


def test_a_statement_page_has_its_variants_and_the_acts_it_speaks_of(store: Store) -> None:
    from dateline.query import statements  # noqa: PLC0415

    (entry,) = statements(store)
    page = statement_page(store, entry.id)
    assert page is not None
    assert "".join(part.words for part in page.overlay) == entry.wording
    assert len(page.wordings) == len(page.reports) == 3
    assert [event.id for event in page.events] == [only_event(store)]
    mention = statement_page(store, page.reports[1].id)
    assert mention is not None and mention.id == page.id


def test_an_article_names_those_that_copy_it(store: Store) -> None:
    page = event_page(store, only_event(store))
    assert page is not None
    is_copied = any(report.paper.copy_of for report in page.reports)
    for report in page.reports:
        found = article_page(store, report.paper.id)
        assert found is not None
        assert "".join(token.words for token in found.tokens) == found.fields["text"]
        expected = {"copies"} if report.paper.copy_of else {"is copied by"} if is_copied else set()
        assert {relative.relation for relative in found.relatives} == expected
        passage = report.citation.passage
        anchors = {token.anchor for token in found.tokens}
        assert f"s{passage.start}-{passage.end}" in anchors, "the link of a citation finds its words"


def test_an_actor_page_has_offices_as_attested_and_latest_acts(store: Store) -> None:
    page = event_page(store, only_event(store))
    assert page is not None
    source = page.reports[0].source
    assert source is not None
    found = actor_page(store, source["actor"])
    assert found is not None
    (office,) = found.offices
    assert (office.title, office.mentions, office.first) == ("foreign minister", 3, "2024-03-05")
    assert len(found.said) == 1
    assert actor_page(store, "nobody") is None


def test_sources_count_articles_and_what_was_carried_first(store: Store) -> None:
    rows = {row.outlet: row for row in sources(store)}
    assert set(rows) == {f"The {name}" for name in NAMES}
    assert sum(row.first for row in rows.values()) == 1
    found = outlet_page(store, "The Bar")
    assert found is not None and [paper.outlet for paper in found.papers] == ["The Bar"]
    assert outlet_page(store, "The Moon") is None


def test_what_is_coded_is_not_listed_as_missed(store: Store) -> None:
    assert missed_page(store, 0).missed == ()
    assert problem_page(store, 0).total == 0


@pytest.mark.parametrize(("words", "found"), [
    ("sent 40 trucks", "sent 40 trucks"), ("SENT “40” Trucks", "sent 40 trucks"), ("sent 41 trucks", None),
])  # fmt: skip
def test_a_quotation_stands_in_a_text_word_for_word(words: str, found: str | None) -> None:
    span = stands_in(TEXT, words)
    assert (TEXT[span.start : span.end] if span else None) == found


def test_a_page_asks_by_id_or_index_and_never_reads_a_table_through(store: Store) -> None:
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_more: object) -> None:
        asked.append((statement, parameters))

    page = event_page(store, only_event(store))
    assert page is not None
    engine_event.listen(store.engine, "before_cursor_execute", note)
    event_page(store, page.id)
    article_page(store, page.reports[0].paper.id)
    statement_page(store, page.reports[0].fields["attribution"])
    engine_event.remove(store.engine, "before_cursor_execute", note)
    small = ("judgement",)  # a person's words: tens of rows beside a million
    with store.engine.connect() as connection:
        for statement, parameters in asked:
            if not statement.startswith("SELECT"):
                continue
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
            steps = [row[3] for row in plan]
            scans = [step for step in steps if step.startswith("SCAN ") and not step.endswith(small)]
            assert not scans, (statement, steps)
