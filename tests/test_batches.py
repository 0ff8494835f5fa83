"""However a pile comes in, the record is the same: any order, any batches, each linked with what it touches alone."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.export import export
from dateline.judging import judge_wrong
from dateline.link import first_linking, link
from dateline.pipeline import Settings, build, relink
from dateline.store import Store, open_store
from dateline.store.forget import forget_article
from dateline.store.verify import broken

TALKS = "Foreign Minister Ilir Prenga of Albania met Foreign Minister Mira Holt of Norway in Tirana on Wednesday"
SEIZED = (
    "The coast guard of Norway seized the Icelandic trawler Selvik north of Jan Mayen on Monday after its crew had cut "
    "their nets and refused to stop, the coast guard said. The vessel was towed towards Tromsø with its crew on board, "
    "where a court will hear the case on Thursday. Iceland asked for the ship and the catch to be handed back at once."
)
OWN = (
    "We shall not leave the waters in which our fathers fished, and we shall ask for our ship and our catch until we "
    "have them back. I say this to our friends in Norway, and I say it as a friend."
)
ARTICLES = (
    {"id": "talks", "outlet": "The Meridian", "published": "2024-03-07", "text": f"{TALKS}, both offices said."},
    {"id": "late", "outlet": "The Courier", "published": "2024-03-08", "text": f"{TALKS}. Ms. Holt had visited in May."},
    {"id": "wire", "outlet": "Nordwire", "published": "2024-03-12T06:00:00Z", "text": SEIZED},
    {"id": "copy", "outlet": "The Lantern", "published": "2024-03-12T09:00:00Z", "text": f"{SEIZED} (Nordwire)"},
    {"id": "cut", "outlet": "The Beacon", "published": "2024-03-12T05:00:00Z", "text": " ".join(SEIZED.split()[:45])},
    {"id": "tow", "outlet": "The Buoy", "published": "2024-03-12", "text": "Norway seized the trawler Selvik on Monday."},
    {"id": "tow2", "url": "https://tow.example/", "published": "2024-03-12", "retrieved": "2024-03-12",
     "text": "Norway seized two trawlers on Monday, the coast guard said."},
    {"id": "tow3", "url": "https://tow.example/", "published": "2024-03-12", "retrieved": "2024-03-13",
     "text": "Norway seized the trawler Selvik on Monday, the coast guard said."},
    {"id": "tow4", "url": "https://tow.example/", "outlet": "The Jetty", "published": "2024-03-12T10:00:00Z",
     "text": SEIZED},
    {"id": "own", "outlet": "Government of Iceland", "published": "2024-03-12", "text": OWN},
    {"id": "quoted", "outlet": "The Meridian", "published": "2024-03-13",
     "text": "“We shall not leave the waters in which our fathers fished,” Prime Minister Jona Karsdottir of Iceland said."},
    {"id": "other", "outlet": "The Lantern", "published": "2024-03-08", "text": "Norway closed its port of Bergen."},
    {"id": "undated", "outlet": "The Quay",
     "text": "Foreign Minister Mira Holt of Norway met her colleague of Albania, Foreign Minister Ilir Prenga, on Wednesday "
             "in Tirana. Ms. Holt had been there in January."},
    {"id": "undated copy", "outlet": "The Harbour", "text": f"{SEIZED} Nordwire reported this."},
    {"id": "undated other", "outlet": "The Pier", "text": "Norway closed its port of Bergen on Tuesday."},
)  # fmt: skip
# The same persons met on another Wednesday, so that "on Wednesday" may be either.
AGAIN = {"id": "again", "outlet": "The Tide", "published": "2024-05-16", "text": f"{TALKS}, both offices said."}


@pytest.fixture(scope="module", autouse=True)
def one_parser() -> Iterator[None]:
    """Load the model and the tables once for all builds of this file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_parser", cache(pipeline.load_parser))
        patch.setattr(pipeline, "load_knowledge", cache(pipeline.load_knowledge))
        yield


def add(db: Path, *articles: dict[str, str]) -> Store:
    source = db.with_name(f"{random.random()}.jsonl")
    source.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    store = open_store(db, create=True)
    build([str(source)], store, Settings())
    return store


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return add(tmp_path_factory.mktemp("whole") / "r.db", *ARTICLES)


@pytest.mark.parametrize("seed", range(6))
def test_any_order_in_any_batches_gives_the_same_record(whole: Store, tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    left = draw.sample(ARTICLES, len(ARTICLES))
    while left:
        size = draw.randint(1, 4)
        store = add(tmp_path / "r.db", *left[:size])
        left = left[size:]
    assert list(export(store, "jsonl")) == list(export(whole, "jsonl"))
    assert list(broken(store, link(store.pile()))) == []


def dated_by_links(store: Store) -> list[object]:
    rows = (json.loads(line) for line in export(store, "jsonl"))
    return sorted(row["external_id"] for row in rows if row.get("published_basis") == "linked")


def test_what_is_undated_among_them_is_dated(whole: Store) -> None:
    assert dated_by_links(whole) == ["undated", "undated copy"]


@pytest.mark.parametrize("last", ["talks", "wire", "undated", "undated copy"])
def test_one_article_more_dates_what_was_undated_or_comes_undated(
    whole: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    add(tmp_path / "r.db", *(article for article in ARTICLES if article["id"] != last))
    monkeypatch.setattr(pipeline, "first_linking", lambda _: pytest.fail("all was linked anew"))
    store = add(tmp_path / "r.db", next(article for article in ARTICLES if article["id"] == last))
    assert list(export(store, "jsonl")) == list(export(whole, "jsonl"))
    assert list(broken(store, link(store.pile()))) == []


def test_one_article_more_may_take_a_date_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = add(tmp_path / "both.db", AGAIN, *ARTICLES)
    add(tmp_path / "r.db", *ARTICLES)
    monkeypatch.setattr(pipeline, "first_linking", lambda _: pytest.fail("all was linked anew"))
    store = add(tmp_path / "r.db", AGAIN)
    assert dated_by_links(store) == ["undated copy"]
    assert list(export(store, "jsonl")) == list(export(both, "jsonl"))
    for kind in ("article", "statement", "event"):
        with store.writing() as connection:
            connection.exec_driver_sql(f"INSERT INTO {kind}_words({kind}_words) VALUES ('integrity-check')")


def test_what_is_judged_wrong_dates_nothing_in_later_batches_either(tmp_path: Path) -> None:
    store = add(tmp_path / "r.db", *(article for article in ARTICLES if article["id"] != "late"))
    rows = [json.loads(line) for line in export(store, "jsonl")]
    (article,) = [row["id"] for row in rows if row.get("external_id") == "undated"]
    (met,) = [row["id"] for row in rows if row["kind"] == "event_mention" and row["article"] == article]
    judge_wrong(store, met, by="ann", at=datetime(2024, 6, 1, tzinfo=UTC))
    relink(store)
    assert dated_by_links(store) == ["undated copy"]
    store = add(tmp_path / "r.db", next(article for article in ARTICLES if article["id"] == "late"))
    before = list(export(store, "jsonl"))
    assert dated_by_links(store) == ["undated copy"]
    relink(store)
    assert list(export(store, "jsonl")) == before


def test_what_is_forgotten_dates_nothing_in_the_next_batch_either(tmp_path: Path) -> None:
    store = add(tmp_path / "r.db", *ARTICLES)
    for key in ("talks", "late"):
        forget_article(store, key)
    relink(store)
    assert dated_by_links(store) == ["undated copy"]
    less = [article for article in ARTICLES if article["id"] not in ("talks", "late")]
    store = add(tmp_path / "r.db", AGAIN)
    assert list(export(store, "jsonl")) == list(export(add(tmp_path / "less.db", AGAIN, *less), "jsonl"))


def test_tables_to_look_things_up_by_are_the_same_too(whole: Store, tmp_path: Path) -> None:
    for article in reversed(ARTICLES):
        store = add(tmp_path / "r.db", article)
    names = ("event_party", "event_pair", "statement_party", "actor", "kept_mark", "kept_row", "kept_tie", "kept_pair",
             "kept_holder", "kept_want", "kept_run", "kept_told", "kept_ask", "kept_date")  # fmt: skip
    for name in names:
        with whole.reading() as one, store.reading() as other:
            rows = [sorted(map(tuple, c.exec_driver_sql(f"SELECT * FROM {name}"))) for c in (one, other)]
        assert rows[0] == rows[1], name


def test_one_article_more_is_not_a_linking_of_all(
    whole: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path / "r.db", *ARTICLES[1:])
    monkeypatch.setattr(pipeline, "first_linking", lambda _: pytest.fail("all was linked anew"))
    store = add(tmp_path / "r.db", ARTICLES[0])
    assert list(export(store, "jsonl")) == list(export(whole, "jsonl"))


def test_what_other_rules_left_is_not_built_upon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(tmp_path / "r.db", *ARTICLES[:2])
    linked = []
    monkeypatch.setattr(pipeline, "rules", lambda: "others")
    monkeypatch.setattr(pipeline, "first_linking", lambda pile: linked.append(pile) or first_linking(pile))
    add(tmp_path / "r.db", ARTICLES[2])
    assert len(linked) == 1
