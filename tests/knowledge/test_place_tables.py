"""The gazetteer finds a place by any spelling it lists."""

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge import places
from dateline.knowledge.names import bare
from dateline.knowledge.places import KINDS, load_places
from dateline.knowledge.tables import read_tsv

TABLES = load_places()


@pytest.mark.parametrize(
    ("spelling", "name", "kind", "country"),
    [
        ("Kiev", "Kyiv", "city", "UKR"),
        ("Dūmā", "Douma", "city", "SYR"),
        ("Avdeevka", "Avdiivka", "city", "UKR"),
        ("Gyeonggi-do", "Gyeonggi Province", "admin1", "KOR"),
        ("Bombay", "Mumbai", "city", "IND"),
        ("Cologne", "Cologne", "city", "DEU"),
        ("Deir al-Zor", "Deir ez-Zor", "city", "SYR"),
        ("Nineveh", "Nineveh Governorate", "admin1", "IRQ"),
        ("UAE", "United Arab Emirates", "country", "ARE"),
        ("East Sea", "Sea of Japan", "sea", None),
        ("Punggye-ri", "Punggye-ri", "site", "PRK"),
        ("Panmunjom", "Panmunjom", "site", "KOR"),
        ("Sinai", "Sinai Peninsula", "region", "EGY"),
        ("Stepanakert", "Stepanakert", "city", "AZE"),
    ],
)
def test_a_spelling_finds_its_place(spelling: str, name: str, kind: str, country: str | None) -> None:
    assert (name, kind, country) in [(s.name, s.kind, s.country) for s in TABLES.gazetteer.spots(bare(spelling))]


def test_every_state_stands_in_the_gazetteer_once() -> None:
    spots = [s for s in TABLES.gazetteer.spots("georgia") if s.kind == "country"]
    assert [(s.country, s.lat, s.lon) for s in spots] == [("GEO", 42.0, 43.5)]


def test_every_division_of_a_site_stands_in_the_gazetteer() -> None:
    _, rows = read_tsv("en/sites.tsv")
    lost = [r["name"] for r in rows if r["admin1"] and not _has_division(r["admin1"], r["country"])]
    assert lost == []


def _has_division(name: str, country: str) -> bool:
    spots = TABLES.gazetteer.spots(bare(name))
    return any((s.kind, s.name, s.country) == ("admin1", name, country) for s in spots)


def test_a_region_by_hand_goes_before_the_state_of_its_code() -> None:
    assert [s.kind for s in TABLES.gazetteer.spots("western sahara")] == ["region"]


def test_capitals_stand_for_governments() -> None:
    assert {"moscow", "seoul", "white house", "brussels"} <= TABLES.seats


def test_an_unknown_name_has_no_place() -> None:
    assert TABLES.gazetteer.spots("nowheresville") == ()
    assert "nowheresville" not in TABLES.gazetteer


def test_degrees_that_are_no_number_are_refused() -> None:
    with pytest.raises(KnowledgeError, match="not a number of degrees"):
        places._degrees("39N", "Kursk")


def test_a_site_of_no_known_kind_is_refused() -> None:
    row = {"kind": "moon", "name": "Tycho", "country": "", "admin1": "", "lat": "", "lon": "", "names": ""}
    with pytest.raises(KnowledgeError, match=f"kind is one of {', '.join(KINDS)}"):
        list(places._sites(iter([row])))
