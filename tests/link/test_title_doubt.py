"""A title never says more than its sources: laws over events that rest on nothing but a doubtful word."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.link import link
from dateline.model import Party, Pile
from link.piles import ICELAND, NORWAY, day, event, text

PERU = Party("Peru", None, "PER", "state")
GISTS = (
    "Norway seized the Icelandic trawler Selvik off Jan Mayen",
    "Norwegian coast guards shot at the Icelandic trawler Selvik",
    "the seizure of the Icelandic trawler Selvik by Norway",
    "Norway seized",
    None,
)
EVIDENCE = (
    "Norway seized the Icelandic trawler Selvik off Jan Mayen",
    "“It was seized there”, and nobody was told",
    "it was seized after a long chase that took the coast guard past Bear Island, its crew said to a radio on land",
)
# What in a line shows that it is somebody's word, or that it is doubted; a clip in quotation marks is the source's own.
DOUBT = re.compile(r"\b(?:says?|reports?|according to|reportedly|denies|den(?:y|ies|ied)|disputed)\b", re.IGNORECASE)


@st.composite
def doubtful(draw: st.DrawFn, statuses: tuple[str, ...], sources: tuple[Party | None, ...]) -> Pile:
    """One act told in one to three articles, every time with one of *statuses*, on the word of one of *sources*."""
    keys = "abc"[: draw(st.integers(1, 3))]
    cards = tuple(
        event(
            f"e{key}", key, draw(st.sampled_from(EVIDENCE)), "seized", status=draw(st.sampled_from(statuses)),
            source=draw(st.sampled_from(sources)), gist=draw(st.sampled_from(GISTS)), when=day("2026-03-09"),
            type=draw(st.sampled_from(("COERCE", "ASSAULT", "MOBILIZE", "SANCTION"))),
        )
        for key in keys
    )  # fmt: skip
    return Pile(tuple(text(key, f"{key}: the trawler Selvik") for key in keys), cards, ())


@settings(deadline=None)
@given(doubtful(("alleged",), (None, NORWAY, ICELAND, PERU)))
def test_what_is_only_alleged_is_titled_as_somebodys_word(pile: Pile) -> None:
    assert all(DOUBT.search(found.title) for found in link(pile).events)


@settings(deadline=None)
@given(doubtful(("denied",), (None, NORWAY, ICELAND, PERU)))
def test_what_is_only_denied_is_titled_as_denied(pile: Pile) -> None:
    assert all(re.search(r"\bden(?:y|ie[sd])\b", found.title, re.IGNORECASE) for found in link(pile).events)


@settings(deadline=None)
@given(doubtful(("happened",), (NORWAY, ICELAND, PERU)))
def test_what_rests_on_somebodys_word_alone_names_who_says_it(pile: Pile) -> None:
    for found in link(pile).events:
        assert DOUBT.search(found.title)
        assert any(party.name and party.name in found.title for party in (NORWAY, ICELAND, PERU))


@settings(deadline=None)
@given(doubtful(("alleged", "denied"), (None, NORWAY, ICELAND, PERU)))
def test_doubt_and_denial_together_never_make_a_plain_fact(pile: Pile) -> None:
    assert all(DOUBT.search(found.title) for found in link(pile).events)
