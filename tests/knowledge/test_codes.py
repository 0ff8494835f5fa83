"""The codes under which other event data knows a state."""

import pytest

from dateline.knowledge.actors import load_actors
from dateline.knowledge.codes import NOWHERE, by_cameo, codes_of, load_codes


def test_every_state_and_territory_has_a_row() -> None:
    assert set(load_codes()) == set(load_actors().countries)


@pytest.mark.parametrize(
    ("country", "iso2", "fips", "cow", "cameo"),
    [
        ("USA", "US", "US", "2", "USA"),
        ("PRK", "KP", "KN", "731", "PRK"),
        ("KOR", "KR", "KS", "732", "KOR"),
        ("CHN", "CN", "CH", "710", "CHN"),
        ("DEU", "DE", "GM", "255", "DEU"),
        ("ROU", "RO", "RO", "360", "ROM"),
        ("SRB", "RS", "RI", "345", "SRB"),
        ("KOS", "XK", "KV", "347", "KOS"),
        ("HKG", "HK", "HK", None, "HKG"),
    ],
)
def test_codes_are_those_of_the_lists(country: str, iso2: str, fips: str, cow: str | None, cameo: str) -> None:
    codes = codes_of(country)
    assert (codes.iso2, codes.fips, codes.cow, codes.cameo) == (iso2, fips, cow, cameo)


def test_a_body_of_states_and_nothing_have_no_codes() -> None:
    assert codes_of("UNO") == codes_of(None) == NOWHERE


@pytest.mark.parametrize("field", ["iso2", "fips", "cow", "cameo"])
def test_no_code_stands_for_two_states(field: str) -> None:
    found = [value for codes in load_codes().values() if (value := getattr(codes, field))]
    assert len(found) == len(set(found))


def test_cameo_leads_back() -> None:
    assert by_cameo()["ROM"] == "ROU"
