import pytest

from dateline.link.copies import find_copies, originals
from dateline.model import TextCard
from link.piles import text

STORY = (
    "The harbour authority of Lerwick said on Tuesday that two ferries would be taken out of service for repairs. "
    "Passengers bound for Bergen are to be carried by a chartered ship until the end of May, when the second ferry is due "
    "back from the yard in Gdansk. Freight will go by way of Aberdeen. The authority's chairman told councillors that the "
    "hulls had been found thinner than the builders' drawings allow, and that nobody had been put in danger. Councillors "
    "asked why the survey of last autumn had not shown it. An answer was promised for the meeting in June, in writing. "
)
ELSE = (
    "Growers in the Limpopo valley expect a third fewer oranges after frost in July, their union reported. Prices at the "
    "packing houses rose on Monday. Insurers have sent assessors to eleven farms, and the union wants the ministry to pay "
    "for seedlings before the rains. Exports through Durban are to begin a fortnight late, with smaller boxes this year. "
)
GREETING = (
    "The President of Laos sent a message of greetings to the President of {who} on the occasion of the national day of {who}. "
    "The message wished the people of {who} greater success in their work for peace, and voiced the belief that the friendly "
    "relations between the two countries would grow stronger in the years to come for the good of both peoples."
)


def pairs(*texts: TextCard) -> list[tuple[str, str]]:
    return [(pair.left, pair.right) for pair in find_copies(texts)]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("cut", " ".join(STORY.split()[:75])),
        (
            "re-headed, with foreign lines around it",
            "Sign in to read on. " + STORY + " Our newsletter comes every Friday.",
        ),
        ("a sentence put in", STORY.replace("Freight will", "The union of seafarers was not consulted. Freight will")),
        ("words changed", STORY.replace("promised", "announced").replace("Councillors asked", "Members asked")),
    ],
)
def test_a_text_with_small_edits_is_a_copy(name: str, other: str) -> None:
    assert pairs(text("a", STORY), text("b", other), text("c", ELSE)) == [("a", "b")], name


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        ("one shared sentence", STORY, ELSE + " ".join(STORY.split()[:19])),
        ("a formula sent to somebody else", GREETING.format(who="Serbia"), GREETING.format(who="Peru")),
        ("nothing but furniture", "Continue reading on our site.", "Continue reading on our site."),
    ],
)
def test_what_only_sounds_alike_is_no_copy(name: str, left: str, right: str) -> None:
    assert pairs(text("a", left), text("b", right)) == [], name


def test_the_same_formula_a_season_later_is_no_copy() -> None:
    one, two = (
        text("a", GREETING.format(who="Peru")),
        text("b", GREETING.format(who="Peru"), moment="2027-03-10T08:00:00+00:00"),
    )
    assert pairs(one, two) == []


def test_two_versions_of_one_address_are_no_copies() -> None:
    assert pairs(text("a", STORY, address="x"), text("b", STORY + " It was built in 1999.", address="x")) == []


def test_an_outlet_s_own_follow_up_of_another_day_is_no_copy() -> None:
    later = text("b", STORY, outlet="Post", moment="2026-03-11T08:00:00+00:00")
    assert pairs(text("a", STORY, outlet="Post"), later) == []


@pytest.mark.parametrize(
    ("left", "right", "original"),
    [
        ({"moment": "2026-03-10T09:00:00+00:00"}, {"moment": "2026-03-10T11:00:00+03:00"}, "b"),
        ({"moment": ""}, {"moment": "2026-03-12"}, "b"),
        ({"agency": "Northwire"}, {"outlet": "Northwire"}, "b"),
        ({}, {"agency": "Northwire"}, "b"),
        ({"own": STORY + "A word more."}, {}, "a"),
        ({}, {}, "a"),
    ],
)
def test_the_original_is_the_earliest_then_the_agency_s_then_the_longest(
    left: dict, right: dict, original: str
) -> None:
    cards = [text("a", left.pop("own", STORY), **left), text("b", STORY, **right)]
    copy = "b" if original == "a" else "a"
    assert {key: root for key, (root, _) in originals(cards, find_copies(cards)).items()} == {copy: original}


def test_a_round_up_copies_without_making_copies_of_its_parts() -> None:
    cards = [text("a", STORY), text("b", ELSE), text("c", STORY + ELSE, moment="2026-03-11T08:00:00+00:00")]
    assert set(originals(cards, find_copies(cards))) == {"c"}


def test_a_copy_of_a_copy_names_the_first() -> None:
    cut, moments = STORY.split(), ("2026-03-10", "2026-03-11", "2026-03-12")
    bodies = (STORY, " ".join(cut[:80]), " ".join(cut[:70]))
    cards = [text(key, body, moment=moment) for key, body, moment in zip("abc", bodies, moments, strict=True)]
    assert {key: root for key, (root, _) in originals(cards, find_copies(cards)).items()} == {"b": "a", "c": "a"}


def test_a_wire_story_that_a_hundred_papers_cut_and_carry_is_one_text() -> None:
    words = STORY.split()
    bodies = [" ".join(words[: 55 + k % 40]) + f" Paper number {k} is sold in the town." for k in range(100)]
    cards = [text("wire", STORY, moment="2026-03-10T06:00:00+00:00"), text("else", ELSE)]
    cards += [
        text(f"p{k:03d}", body, moment=f"2026-03-10T{8 + k % 12:02d}:00:00+00:00") for k, body in enumerate(bodies)
    ]
    roots = {key: root for key, (root, _) in originals(cards, find_copies(cards)).items()}
    assert len(roots) >= 98
    assert set(roots.values()) == {"wire"}
