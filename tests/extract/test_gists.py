"""An event's clause cut down to a line of its article's own words."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dateline.extract.gists import tidy, with_gists
from dateline.extract.tree import Tree, grow
from dateline.model import ActorMention, Attribution, EventMention, Sentence, Span, Status, Token
from store_parses import Parsed


def event_at(text: str, trigger: str, actor: str) -> EventMention:
    span = Span(text.index(trigger), text.index(trigger) + len(trigger))
    who = Span(text.index(actor), text.index(actor) + len(actor))
    return EventMention(
        id="e", trigger=span, evidence=Span(0, len(text)), type="CONSULT", modes=(), contexts=(), quad=1, score=2.5,
        cameo=None, actors=(ActorMention(span=who, text=actor, name="Mira Dukaj"),), recipients=(), when=None, where=None,
        status=Status.HAPPENED, historical=False, figures=(), attribution=None, confidence=0.8, rule="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "trigger", "actor", "gist"),
    [
        (
            "Mira Dukaj, who turned 40 this year, met the envoy in Tirana on Monday, the agency said.",
            "met",
            "Mira Dukaj",
            "Mira Dukaj met the envoy in Tirana on Monday",
        ),
        ("On Monday she visited Bar, which lies on the coast.", "visited", "she", "Mira Dukaj visited Bar"),
        (
            "The minister vowed to support the port of Bar.",
            "support",
            "minister",
            "The minister vowed to support the port of Bar",
        ),
        ("Montenegro held talks with Albania.", "talks", "Montenegro", "Montenegro held talks with Albania"),
        (
            "Reporters asked about the shelling of the village.",
            "shelling",
            "Reporters",
            "Mira Dukaj – the shelling of the village",
        ),
        (
            "The minister left for Bar on Monday, condemning the visit of the envoy.",
            "condemning",
            "minister",
            "Mira Dukaj – condemning the visit of the envoy",
        ),
        (
            "The agency warned on Monday that the port of Bar would be closed.",
            "warned",
            "agency",
            "The agency warned on Monday that the port of Bar would be closed",
        ),
        (
            (
                "The ministry sent at least 300 tents and as many as 2,000 blankets of the warmest kind that its stores in "
                "the hills behind the port still held to the villages along the lake on Monday evening."
            ),
            "sent",
            "ministry",
            "The ministry sent at least 300 tents and as many as 2,000 blankets of the warmest kind",
        ),
        (
            "The minister flew home and opened the new port of Bar.",
            "opened",
            "minister",
            "The minister opened the new port of Bar",
        ),
        (
            "The ministry conducted a series of tests off Bar, which nobody saw.",
            "tests",
            "ministry",
            "The ministry conducted a series of tests off Bar",
        ),
        ("Nobody knew that it had been shelled by the rebels.", "shelled", "rebels", "… shelled by the rebels"),
        (
            "The treaty signed by the minister was printed.",
            "signed",
            "minister",
            "The treaty signed by the minister",
        ),
        ("It was visited.", "visited", "was", None),
    ],
)
def test_a_gist_is_the_clause_without_asides(
    parsed: Parsed, line: str, trigger: str, actor: str, gist: str | None
) -> None:
    article, trees = parsed(line)
    (event,) = with_gists([event_at(article.text, trigger, actor)], trees)
    assert event.gist == gist


def test_a_headline_without_a_clause_the_parser_can_see_stands_whole(parsed: Parsed) -> None:
    article, trees = parsed("= Minister Backs Port’s Plan With “Full Support”")
    (event,) = with_gists([event_at(article.text, "Backs", "Minister")], trees)
    assert event.gist == "Minister Backs Port’s Plan With “Full Support”"


@pytest.mark.parametrize(
    ("cut", "line"),
    [
        ("The state said very sorry' to the people", "The state said very sorry to the people"),
        ("The guards' ship left Bar's port", "The guards' ship left Bar's port"),
        ("The state said 'very sorry' to the people", "The state said 'very sorry' to the people"),
        ("Wire Desk] The minister ( ) left Bar", "The minister left Bar"),
        ("• The state said “very sorry to the people,", "The state said very sorry to the people"),
    ],
)
def test_a_line_has_no_half_of_a_pair_of_quotation_marks(cut: str, line: str) -> None:
    assert tidy(cut) == line


def grown(text: str, rows: Sequence[tuple[str, str, str, str, int]]) -> Tree:
    tokens, at = [], 0
    for form, upos, xpos, deprel, head in rows:
        start = text.index(form, at)
        at = start + len(form)
        tokens.append(Token(start, at, form, form.lower(), upos, xpos, head, deprel, ""))
    return grow(Sentence(tuple(tokens), 0, False), number=0, text=text)


def test_a_line_ends_before_the_mark_of_an_owner_left_out() -> None:
    text = "Lee thanked the guards who stood ’s sons."
    rows = (
        ("Lee", "PROPN", "NNP", "nsubj", 1), ("thanked", "VERB", "VBD", "root", -1), ("the", "DET", "DT", "det", 3),
        ("guards", "NOUN", "NNS", "obj", 1), ("who", "PRON", "WP", "nsubj", 5), ("stood", "VERB", "VBD", "acl:relcl", 3),
        ("’s", "PART", "POS", "dep", 1), ("sons", "NOUN", "NNS", "obj", 1), (".", "PUNCT", ".", "punct", 1),
    )  # fmt: skip
    (event,) = with_gists([event_at(text, "thanked", "Lee")], (grown(text, rows),))
    assert event.gist == "Lee thanked the guards"


def test_a_line_leaves_out_who_passed_it_on_though_the_parser_made_an_object_of_them() -> None:
    text = "Lee backed the raid, media reported Tuesday."
    rows = (
        ("Lee", "PROPN", "NNP", "nsubj", 1), ("backed", "VERB", "VBD", "root", -1), ("the", "DET", "DT", "det", 3),
        ("raid", "NOUN", "NN", "obj", 1), (",", "PUNCT", ",", "punct", 1), ("media", "NOUN", "NNS", "obj", 1),
        ("reported", "VERB", "VBN", "acl", 5), ("Tuesday", "PROPN", "NNP", "obl:tmod", 6), (".", "PUNCT", ".", "punct", 1),
    )  # fmt: skip
    media = ActorMention(span=Span(text.index("media"), text.index("media") + 5), text="media")
    told = Attribution(
        id="a", directness="indirect", class_="speech", source=None, cue=None, content=(Span(0, 19),), via=(media,)
    )
    event = replace(event_at(text, "backed", "Lee"), attribution="a")
    assert [one.gist for one in with_gists([event], (grown(text, rows),), [told])] == ["Lee backed the raid"]
