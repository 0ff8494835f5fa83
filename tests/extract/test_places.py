"""Toponyms find their place by what stands around them; namesakes and acting capitals are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.places import find_places, opening_place
from dateline.extract.tree import grow
from dateline.knowledge.places import load_places
from dateline.model import Opening, Place, Sentence, Span, Token
from pieces import article
from store_parses import Parsed

TABLES = load_places()


def places_of(parsed: Parsed, text: str) -> list[Place]:
    _, trees = parsed(text)
    return list(find_places(trees, TABLES))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Buses left Kursk region for Oryol, and trams stopped in the centre of Kursk.",
            [("Kursk Oblast", "admin1", "RUS"), ("Oryol", "city", "RUS"), ("Kursk", "city", "RUS")],
        ),
        ("The Paris Agreement was printed in Paris by The Washington Post.", [("Paris", "city", "FRA")]),
        (
            "Moscow refused, and the envoy flew from Moscow to Tripoli in Lebanon.",
            [("Moscow", "city", "RUS"), ("Tripoli", "city", "LBN"), ("Lebanon", "country", "LBN")],
        ),
        (
            "Tankers crossed the Strait of Hormuz and the South China Sea, then the Korean Peninsula came into sight.",
            [("Strait of Hormuz", "sea", None), ("South China Sea", "sea", None), ("Korean Peninsula", "region", None)],
        ),
        (
            "He likes reading in Reading and a nice day in Nice.",
            [("Reading", "city", "GBR"), ("Nice", "city", "FRA")],
        ),
        (
            "Voters queued in Georgia, from Savannah to Atlanta.",
            [("Georgia", "admin1", "USA"), ("Savannah", "city", "USA"), ("Atlanta", "city", "USA")],
        ),
        (
            "Inspectors slept at the Zaporizhzhia nuclear power plant in Ukraine.",
            [("Zaporizhzhia nuclear power plant", "site", "UKR"), ("Ukraine", "country", "UKR")],
        ),
        ("Ri Chol-nam and Lincoln Moss spoke to Chad Ellerby.", []),
        (
            "Shells fell across the Kherson, Donetsk and Luhansk regions on Monday.",
            [(f"{name} Oblast", "admin1", "UKR") for name in ("Kherson", "Donetsk", "Luhansk")],
        ),
        ("Washington Governor Ann Moss vetoed the bill.", [("Washington", "admin1", "USA")]),
        (
            "Troops of the Baltic countries drilled in the Euro-Atlantic region.",
            [("Baltic states", "region", None)],
        ),
        ("The Berlin wall fell and the Minsk agreements failed.", []),
        ("A ship left the Gulf for Doha.", [("Doha", "city", "QAT")]),
        (
            "Sunflowers grow in the province of Anbar and in Hyderabad, Pakistan.",
            [("Anbar Governorate", "admin1", "IRQ"), ("Hyderabad", "city", "PAK"), ("Pakistan", "country", "PAK")],
        ),
    ],
)
def test_a_toponym_is_the_place_its_neighbours_suggest(
    parsed: Parsed, text: str, found: list[tuple[str, str, str | None]]
) -> None:
    assert [(p.name, p.kind, p.country) for p in places_of(parsed, text)] == found


def test_a_town_comes_with_degrees_and_its_gazetteer_number(parsed: Parsed) -> None:
    *_, place = places_of(parsed, "Buses left Kursk region for Oryol, and trams stopped in the centre of Kursk.")
    assert (place.admin1, round(place.lat or 0), round(place.lon or 0), place.geonames) == (
        "Kursk Oblast",
        52,
        36,
        538560,
    )


@pytest.mark.parametrize(
    ("text", "runners_up"),
    [
        (
            "Moscow refused, and the envoy flew from Moscow to Tripoli in Lebanon.",
            ["Moscow Oblast, RUS", "Tripoli, LBY", "Lebanon, Tennessee, USA"],
        ),
        (
            "Sunflowers grow in the province of Anbar and in Hyderabad, Pakistan.",
            [None, "Hyderabad, Telangana, IND", None],
        ),
    ],
)
def test_a_place_comes_with_the_next_likeliest_of_its_name(
    parsed: Parsed, text: str, runners_up: list[str | None]
) -> None:
    assert [p.runner_up for p in places_of(parsed, text)] == runners_up


@pytest.mark.parametrize(("words", "name"), [("SEOUL", "Seoul"), ("Kyiv, Ukraine", "Kyiv"), ("Nowheresville", None)])
def test_the_dateline_names_its_place(words: str, name: str | None) -> None:
    text = f"{words}, May 10 (AP) — Snow fell."
    span = Span(0, text.index("—") + 1)
    opened = _with_opening(text, Opening(span=span, place=words))
    place = opening_place(opened, TABLES)
    assert (place.name if place else None) == name
    assert place is None or place.span.of(text) == words


def test_the_dateline_has_a_runner_up_too() -> None:
    text = "PARIS, May 10 (AP) — Snow fell."
    place = opening_place(_with_opening(text, Opening(span=Span(0, text.index("—") + 1), place="PARIS")), TABLES)
    assert place is not None
    assert (place.country, place.runner_up) == ("FRA", "Paris, Texas, USA")


def _with_opening(text: str, opening: Opening):
    from dataclasses import replace  # noqa: PLC0415  only here

    return replace(article(text), opening=opening)


FORMS = ["Kursk", "region", "the", "Strait", "of", "Hormuz", "in", "Moscow", "said", ",", "New", "York", "'s", "Cox", "Bazar",
         "al", "-", "Hol", "Paris", "Agreement", "Ukraine", "😀", "KYIV", "city"]  # fmt: skip


@given(
    st.lists(st.tuples(st.sampled_from(FORMS), st.sampled_from(["", "B-GPE", "I-GPE", "B-PERSON", "B-ORG", "I-ORG"])))
)
def test_any_words_give_true_spans_in_order(words: list[tuple[str, str]]) -> None:
    text, tokens = "", []
    for number, (form, entity) in enumerate(words):
        token = Token(len(text), len(text) + len(form), form, form.lower(), "PROPN", "NNP", number - 1, "dep", entity)
        tokens.append(token)
        text += form + " "
    if not tokens:
        return
    found = find_places((grow(Sentence(tuple(tokens), 0, False), number=0, text=text),), TABLES)
    assert list(found) == sorted(found, key=lambda p: p.span)
    assert all(p.span.end <= len(text) and p.span.of(text).strip() == p.span.of(text) for p in found)
