"""Two rounds of linking: an undated article gets its date, nothing is parsed twice, and no order or forgetting shows."""

import json
import random
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.export import export
from dateline.link import link
from dateline.pipeline import Settings, build, relink
from dateline.store import Store, open_store
from dateline.store.forget import forget_article, forget_name
from dateline.store.verify import broken

TALKS = "Foreign Minister Ilir Prenga of Albania met Foreign Minister Mira Holt of Norway in Tirana on Wednesday"
ARTICLES = (
    {"id": "dated", "outlet": "The Meridian", "published": "2024-03-07", "text": f"{TALKS}, both offices said."},
    {"id": "other", "outlet": "The Lantern", "published": "2024-03-08", "text": "Norway closed its port of Bergen."},
    {"id": "late", "outlet": "The Courier", "text": f"{TALKS}, the ministry said. Ms. Holt had visited in January."},
)


def add(db: Path, *articles: dict[str, str]) -> Store:
    source = db.with_name(f"{random.random()}.jsonl")
    source.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    store = open_store(db, create=True)
    build([str(source)], store, Settings())
    return store


def rows(store: Store, kind: str) -> list[dict[str, object]]:
    return [row for line in export(store, "jsonl") if (row := json.loads(line))["kind"] == kind]


def late(store: Store) -> dict[str, object]:
    return next(row for row in rows(store, "article") if row["external_id"] == "late")


@pytest.fixture(scope="module", autouse=True)
def one_parser() -> Iterator[None]:
    """Load the model and the tables once for all builds of this file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_parser", cache(pipeline.load_parser))
        patch.setattr(pipeline, "load_knowledge", cache(pipeline.load_knowledge))
        yield


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return add(tmp_path_factory.mktemp("rounds") / "r.db", *ARTICLES)


def test_the_undated_article_is_dated_and_its_times_are_read_again(store: Store) -> None:
    article = late(store)
    assert (article["published"], article["published_basis"]) == ("2024-03", "linked")
    whens = {row["value"] for row in rows(store, "time") if row["article"] == article["id"]}
    assert {"2024-03-06", "2024-01"} <= whens


def test_linking_again_changes_nothing_and_verify_is_content(store: Store) -> None:
    before = list(export(store, "jsonl"))
    relink(store)
    assert list(export(store, "jsonl")) == before
    assert list(broken(store, link(store.pile()))) == []


def test_nothing_is_parsed_twice(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "load_parser", lambda _: pytest.fail("a parser was loaded"))
    relink(store)
    assert late(store)["published_basis"] == "linked"


@pytest.mark.parametrize("order", [(2, 0, 1), (1, 2, 0)])
def test_one_by_one_in_any_order_the_record_is_the_same(store: Store, tmp_path: Path, order: Sequence[int]) -> None:
    for place in order:
        mixed = add(tmp_path / "r.db", ARTICLES[place])
    assert list(export(mixed, "jsonl")) == list(export(store, "jsonl"))


def test_without_what_dated_it_an_article_is_undated_again(tmp_path: Path) -> None:
    store = add(tmp_path / "r.db", *ARTICLES)
    forget_article(store, "dated")
    relink(store)
    assert late(store)["published"] is None
    forget_article(store, "late")
    with store.reading() as connection:
        assert connection.exec_driver_sql("select count(*) from undated").scalar_one() == 0


def test_a_forgotten_name_is_covered_in_the_kept_parse(tmp_path: Path) -> None:
    store = add(tmp_path / "r.db", *ARTICLES)
    forget_name(store, "Mira Holt")
    relink(store)
    ((article, parse),) = store.undated([str(late(store)["id"])])
    assert "Holt" not in article.text
    assert "Holt" not in parse
    assert "holt" not in parse.lower()
    assert list(broken(store, link(store.pile()))) == []
