"""The tables about actors hold together: codes exist, spellings meet, nobody holds an office outside the term."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import KnowledgeError
from dateline.knowledge import actors, offices
from dateline.knowledge.actors import OUTSIDE_ISO, load_actors
from dateline.knowledge.names import bare, fold, is_acronym, piece
from dateline.knowledge.offices import Holder, load_offices

TABLES = load_actors()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Guinea-Bissau", ("guinea", "-", "bissau")),
        ("People’s Republic", ("people", "'s", "republic")),
        ("Kurdistan Workers' Party", ("kurdistan", "workers", "'", "party")),
        ("U.S.", ("u.s.",)),
        ("al-Qaeda", ("al", "-", "qaeda")),
    ],
)
def test_names_fold_as_the_parser_splits_them(name: str, key: tuple[str, ...]) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(("left", "right"), [("Kim Jong-un", "KIM Jong Un"), ("Sana'a", "Sanaa"), ("Bogotá", "Bogota")])
def test_spellings_of_one_name_are_the_same_bare(left: str, right: str) -> None:
    assert bare(left) == bare(right)


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert bare(bare(text)) == bare(text)
    assert piece(piece(text)) == piece(text)


@pytest.mark.parametrize(("surface", "claim"), [("US", True), ("A.P.", True), ("Us", False), ("UN agency", False)])
def test_acronyms_are_told_from_words(surface: str, claim: bool) -> None:
    assert is_acronym(surface) is claim


@pytest.mark.parametrize(
    ("surface", "country", "by"),
    [
        ("North Korea", "PRK", "name"),
        ("DPRK", "PRK", "name"),
        ("Emirati", "ARE", "people"),
        ("South Korean", "KOR", "people"),
        ("Pyongyang", "PRK", "capital"),
        ("Kremlin", "RUS", "body"),
        ("Kosovo", "KOS", "name"),
        ("Brussels", "EUR", "body"),
        ("NATO", "IGO", "body"),
        ("Red Cross", "NGO", "body"),
        ("IAEA", "UNO", "body"),
        ("Polisario", "ESH", "group"),
        ("Donetsk People's Republic", "UKR", "body"),
        ("KCNA", "PRK", "media"),
    ],
)
def test_a_name_gives_its_state(surface: str, country: str, by: str) -> None:
    known = TABLES.names[fold(surface)][0]
    assert (known.country, known.by) == (country, by)


def test_every_code_is_a_state_or_of_the_short_list() -> None:
    codes = {known.country for options in TABLES.names.values() for known in options}
    assert codes <= set(TABLES.countries) | set(OUTSIDE_ISO)
    assert codes >= {"UNO", "EUR", "IGO", "NGO", "KOS", "PSE", "HKG", "TWN"}


@pytest.mark.parametrize(
    ("phrase", "sector", "kind"),
    [
        ("foreign minister", "GOV", "office"),
        ("ministry of defence", "GOV", "body"),
        ("riot police", "COP", "body"),
        ("lawmakers", "LEG", "group"),
        ("separatists", "REB", "group"),
        ("trade unions", "LAB", "group"),
        ("news agency", "JRN", "body"),
    ],
)
def test_an_agent_has_sector_and_kind(phrase: str, sector: str, kind: str) -> None:
    agent = TABLES.agents[fold(phrase)]
    assert (agent.sector, agent.kind) == (sector, kind)


def test_given_names_have_one_gender() -> None:
    assert set(TABLES.given_names.values()) == {"f", "m"}
    assert not set(TABLES.given_names) & TABLES.telling


HOLDER = Holder(
    name="Ann Lee", names=(), surnames=("Lee",), title="President", country="NOR",
    start=date(2020, 5, 1), end=date(2024, 5, 1), source="a test",
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "held"),
    [(date(2020, 4, 30), False), (date(2020, 5, 1), True), (date(2024, 4, 30), True), (date(2024, 5, 1), False)],
)
def test_nobody_holds_an_office_outside_the_term(day: date, held: bool) -> None:
    assert HOLDER.held_on(day) is held


def test_terms_are_looked_up_by_any_spelling_and_day() -> None:
    table = load_offices()
    (holder,) = table.named("Nikol Pashinyan", date(2023, 1, 1))
    assert (holder.country, holder.title) == ("ARM", "Prime Minister")
    assert table.named("Nikol Pashinyan", date(1999, 1, 1)) == ()
    assert table.surnamed("Pashinyan", date(2023, 1, 1)) == (holder,)
    assert holder in table.of_state("ARM", date(2023, 1, 1))


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"from": "2020-05", "until": ""}, "write days as YYYY-MM-DD"),
        ({"from": "2020-05-02", "until": "2020-05-01"}, "before it starts"),
    ],
)
def test_a_term_with_a_wrong_day_is_refused(row: dict[str, str], complaint: str) -> None:
    whole = {
        "name": "Ann Lee",
        "names": "",
        "surnames": "Lee",
        "title": "President",
        "country": "NOR",
        "source": "",
        **row,
    }
    with pytest.raises(KnowledgeError, match=complaint):
        offices._holder(whole)


def test_an_agent_with_an_unknown_sector_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="sector one of PLOVER's"):
        actors._agent({"phrase": "sea captains", "sector": "SEA", "kind": "group"})


def test_a_body_of_no_state_is_refused() -> None:
    row = {"name": "Moon Bank", "names": "", "kind": "body", "country": "MOO", "sector": "", "owner": "", "careful": ""}
    with pytest.raises(KnowledgeError, match="no such country code 'MOO'"):
        list(actors._bodies([row], frozenset({"NOR"})))
