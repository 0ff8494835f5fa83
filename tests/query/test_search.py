"""Search finds what stands in the record, and no text that a person types is an error."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ConfigError
from dateline.link import link
from dateline.query import search as searching
from dateline.query.search import Run, Search, count, search, search_all
from dateline.query.wanted import Term, expression, terms_of
from dateline.store import Store, open_store
from dateline.store.fulltext import KINDS
from pieces import TEXT, article, findings

LETTER = """Officials met in Elbasan.

The envoy Árpád Nagy spoke of a cease-fire, of O'Brien's letter and of 1,500 trucks.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(tmp_path_factory.mktemp("search") / "record.db", create=True)
    for name in ("one.txt", "two.txt"):
        a = article(name=name, outlet=f"The {name}")
        store.add([(a, findings(a))], [])
    store.add([(article(LETTER, name="letter.txt", outlet="The Letter"), None)], [])
    store.relink(link(store.pile()))
    return store


def found(store: Store, words: str, kind: str = "article", **filters: str) -> list[str]:
    hits = search(store, Search(words=words, **filters), kind).hits
    with store.reading() as connection:
        names = {r.id: r.external_id for r in connection.exec_driver_sql("SELECT id, external_id FROM article")}
    return sorted(names.get(hit.id, hit.kind) for hit in hits)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("spy plane", [("spy", False), ("plane", True)]),
        ("spy plane ", [("spy", False), ("plane", False)]),
        ('"spy plane"', [("spy plane", False)]),
        ('"spy pla', [("spy pla", False)]),
        ("“very sorry” letter ", [("very sorry", False), ("letter", False)]),
        ("sanct* china ", [("sanct", True), ("china", False)]),
        ("a", [("a", False)]),
        ("O'Brien ", [("O'Brien", False)]),
        ("— … ?!", []),
        ("spy spy spy ", [("spy", False)]),
        ("", []),
    ],
)
def test_what_is_typed_becomes_terms(typed: str, terms: list[tuple[str, bool]]) -> None:
    assert terms_of(typed) == tuple(Term(*term) for term in terms)


def test_no_sign_that_is_typed_is_an_operator() -> None:
    assert expression(Term('NEAR(a b) AND "', False)) == '"NEAR(a b) AND """'


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("trucks ", ["letter.txt", "one.txt", "two.txt"]),
        ("TRUCKS Montenegro ", ["one.txt", "two.txt"]),
        ('"trucks to Montenegro"', ["one.txt", "two.txt"]),
        ('"Montenegro trucks"', []),
        ("monten", ["one.txt", "two.txt"]),
        ("monten ", []),
        ("monten* monday ", ["one.txt", "two.txt"]),
        ("arpad", ["letter.txt"]),
        ("cease fire ", ["letter.txt"]),
        ("cease-fire", ["letter.txt"]),
        ("O'Brien ", ["letter.txt"]),
        ("1,500", ["letter.txt"]),
        ("trucks OR nothing ", []),
        ("palb", []),
    ],
)
def test_words_beginnings_and_phrases_are_found_whatever_their_case_and_accents(
    store: Store, typed: str, names: list[str]
) -> None:
    assert found(store, typed) == names


def test_all_three_kinds_are_found(store: Store) -> None:
    assert [len(found(store, "trucks montenegro", kind)) for kind in KINDS] == [2, 1, 1]
    assert [count(store, Search(words="trucks montenegro"), kind) for kind in KINDS] == [2, 1, 1]
    assert found(store, "Prenga", "statement"), "a statement is found by its speaker"


def test_filters_narrow(store: Store) -> None:
    assert found(store, "trucks", outlet="The one.txt") == ["one.txt"]
    assert found(store, "trucks", outlet="Nobody's Gazette") == []
    assert found(store, "trucks", party="MNE") == ["one.txt", "two.txt"]
    assert found(store, "trucks", "event", party="GRC") == []
    assert found(store, "trucks", outlet="The two.txt", party="ALB") == ["two.txt"]


@pytest.mark.parametrize(
    ("since", "until", "is_found"),
    [
        ("2024-03-04", "2024-03-04", True),
        ("2024-03-05", None, False),
        (None, "2024-03-03", False),
        ("2024", "2024", True),
        ("2024-03", "2024-03", True),
        ("2024-04", None, False),
        (None, "2024-02", False),
        (None, "9999-12", True),
        ("0001", "9999", True),
    ],
)
def test_days_narrow_and_both_ends_count(store: Store, since: str | None, until: str | None, is_found: bool) -> None:
    wanted = Search(words="trucks", since=since, until=until)
    assert bool(search(store, wanted, "event").hits) is is_found


def test_a_hit_shows_the_words_in_their_surroundings(store: Store) -> None:
    (hit,) = search(store, Search(words="trucks "), "event").hits
    assert Run("trucks", True) in hit.snippet
    assert "".join(run.words for run in hit.snippet) == TEXT
    assert (hit.day, hit.articles, hit.origins) == ("2024-03-04", 2, 1)


def pile_of(path: Path, number: int) -> Store:
    """Give a record of so many articles a day apart; every tenth is about a ferry, the last names it twice."""
    store = open_store(path, create=True)
    coded = []
    for at in range(number):
        words = f"Report {at}. The council met." + (" The ferry sailed." if at % 10 == 0 else "")
        a = article(words + (" A ferry again." if at == number - 10 else ""), name=f"{at:04}.txt")
        coded.append((a, None))
    store.add(coded, [])
    with store.writing() as connection:
        for at in range(number):
            day = date.fromordinal(date(2020, 1, 1).toordinal() + at).isoformat()
            connection.exec_driver_sql("UPDATE article SET published = ? WHERE external_id = ?", (day, f"{at:04}.txt"))
        from dateline.store.fulltext import index_all  # noqa: PLC0415  the days were set behind the store's back

        index_all(connection, "article")
    return store


def days(store: Store, words: str, **rest: object) -> list[str | None]:
    return [hit.day for hit in search_all(store, Search(words=words), "article")]


def test_the_newest_come_first_where_a_word_is_common_and_the_best_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = pile_of(tmp_path / "record.db", 60)
    assert search(store, Search(words="ferry "), "article").common is None
    assert days(store, "ferry ")[0] == "2020-02-20", "the one that names it twice"
    monkeypatch.setattr(searching, "RANKED_TO", 20)
    assert search(store, Search(words="council "), "article").common == "“council”"
    assert days(store, "council ") == sorted(days(store, "council "), reverse=True)
    assert search(store, Search(words="ferry council "), "article").common == "“council”"
    assert search(store, Search(words="ferry "), "article").common is None


@pytest.mark.parametrize("ranked_to", [20, 1000])
def test_pages_hold_every_hit_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ranked_to: int) -> None:
    monkeypatch.setattr(searching, "RANKED_TO", ranked_to)
    store = pile_of(tmp_path / "record.db", 60)
    after, ids, pages = None, [], 0
    while True:
        page = search(store, Search(words="council "), "article", after=after, limit=7)
        ids += [hit.id for hit in page.hits]
        pages, after = pages + 1, page.next
        if after is None:
            break
    assert (len(ids), len(set(ids)), pages) == (60, 60, 9)


def test_a_cursor_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(ConfigError, match="next page"):
        search(store, Search(words="trucks"), "article", after="7")


@settings(max_examples=300, deadline=None)
@given(typed=st.text(max_size=60) | st.text(alphabet="\"'*()^:-+{}~ aA\0\ud800٣北“”ANDORNOTNEAR", max_size=40))
def test_no_text_is_an_error(store: Store, typed: str) -> None:
    for kind in KINDS:
        wanted = Search(words=typed, party='"', outlet='\N{GREEK SMALL LETTER ALPHA}" OR "')
        assert search(store, wanted, kind).hits == ()
        assert count(store, wanted, kind) == 0
        assert len(search(store, Search(words=typed), kind).hits) == count(store, Search(words=typed), kind)


@settings(max_examples=200, deadline=None)
@given(at=st.integers(0, 12), length=st.integers(1, 4))
def test_every_run_of_words_of_a_text_is_a_phrase_that_finds_it(store: Store, at: int, length: int) -> None:
    words = TEXT.rstrip(".").split()[at : at + length]
    assert not words or found(store, f'"{" ".join(words)}"', outlet="The one.txt") == ["one.txt"]
