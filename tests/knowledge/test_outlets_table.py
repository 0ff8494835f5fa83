"""Outlets by address and name, and the clocks they keep."""

from datetime import datetime, timedelta

import pytest

from dateline.knowledge.outlets import host_of, load_outlets

OUTLETS = load_outlets()
SUMMER, WINTER = datetime(2022, 7, 1, 12), datetime(2022, 1, 1, 12)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.thehindu.com/news/international/x", "The Hindu"),
        ("https://timesofindia.indiatimes.com/world/x.cms", "The Times of India"),
        ("http://www.kcna.kp/en/article", "KCNA"),
        ("https://news.example/thehindu.com", None),
        ("not an address", None),
        (None, None),
    ],
)
def test_an_address_tells_its_outlet(url: str | None, name: str | None) -> None:
    outlet = OUTLETS.at(url)
    assert (outlet.name if outlet else None) == name


@pytest.mark.parametrize(
    ("name", "country", "speaks"),
    [("KCNA", "PRK", True), ("Xinhua News Agency", "CHN", True), ("Lao News Agency", "LAO", True),
     ("KCNA", "KOR", False), ("Yonhap", "KOR", False), (None, "PRK", False)],
)  # fmt: skip
def test_a_state_speaks_for_itself_by_its_own_agency(name: str | None, country: str, speaks: bool) -> None:
    assert OUTLETS.speaks_for(name, country) == speaks


def test_a_broken_address_has_no_host() -> None:
    assert host_of("http://[::1") == ""


def test_agencies_are_known_by_every_name_they_go_by() -> None:
    assert all(
        OUTLETS.agency(name) for name in ("AFP", "dpa", "DPA", "Associated Press", "The Associated Press", "KCNA")
    )
    assert not any(OUTLETS.agency(name) for name in ("The Hindu", "Ann Example", "", None))


@pytest.mark.parametrize(
    ("zone", "country", "moment", "hours"),
    [
        ("IST", "IND", SUMMER, 5.5),
        ("IST", "ISR", SUMMER, 3),
        ("IST", None, SUMMER, None),
        ("ET", None, SUMMER, -4),
        ("ET", None, WINTER, -5),
        ("CST", "CHN", WINTER, 8),
        ("XYZ", "IND", WINTER, None),
    ],
)
def test_a_clock_that_could_be_several_is_none(
    zone: str, country: str | None, moment: datetime, hours: float | None
) -> None:
    offset = OUTLETS.offset(zone, moment, country=country)
    assert (offset.utcoffset(None) if offset else None) == (timedelta(hours=hours) if hours is not None else None)


def test_the_lines_of_a_page_name_its_house() -> None:
    outlet = OUTLETS.signing(["If you are a registered user of The Hindu, log in."])
    assert outlet is not None
    assert outlet.name == "The Hindu"
    assert OUTLETS.signing(["Log in to comment."]) is None
    assert OUTLETS.signing(["The Guardian and The Hindu"]) is None
