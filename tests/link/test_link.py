from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.link import link
from dateline.model import Judgement, Linked, Party, Pile
from link.piles import day, event, figure, speech, text

WIRE = (
    "The coast guard of Norway seized the Icelandic trawler Selvik north of Jan Mayen on Monday after its crew had cut "
    "their nets and refused to stop, the coast guard said. The vessel was towed towards Tromsø with its crew on board, "
    "where a court will hear the case on Thursday. Iceland asked for the ship and the catch to be handed back at once."
)
TEXTS = (
    text("wire", WIRE, outlet="Nordwire", title="Norway seizes trawler"),
    text("paper", WIRE, agency="Nordwire", moment="2026-03-10T12:00:00+00:00"),
    text(
        "own",
        "Iceland's trawler Selvik was boarded by Norwegian officers. Our reporter saw it in tow.",
        title="Selvik in tow",
    ),
    text("later", "Norway released the trawler Selvik on Friday.", moment="2026-03-14T09:00:00+00:00"),
)
EVENTS = (
    event(
        "e1",
        "wire",
        "The coast guard of Norway seized the Icelandic trawler Selvik north of Jan Mayen on Monday",
        "seized",
    ),
    event(
        "e2",
        "paper",
        "The coast guard of Norway seized the Icelandic trawler Selvik north of Jan Mayen on Monday",
        "seized",
    ),
    event(
        "e3",
        "own",
        "Iceland's trawler Selvik was boarded by Norwegian officers.",
        "boarded",
        when=day("2026-03-10", "article"),
    ),
    event(
        "e4",
        "later",
        "Norway released the trawler Selvik on Friday.",
        "released",
        type="RETREAT",
        when=day("2026-03-13"),
    ),
)
SPEECHES = (
    speech("s1", "wire", "We ask for the ship and the catch to be handed back at once"),
    speech("s2", "paper", "We ask for the ship and the catch"),
    speech("s3", "own", "Nobody will fish there again", source=Party("he", None, None, "role")),
)
PILE = Pile(TEXTS, EVENTS, SPEECHES)


@settings(max_examples=40, deadline=None)
@given(st.permutations(TEXTS), st.permutations(EVENTS), st.permutations(SPEECHES))
def test_the_order_of_the_cards_never_matters(texts: list, events: list, speeches: list) -> None:
    assert link(Pile(tuple(texts), tuple(events), tuple(speeches))) == link(PILE)


def test_reports_of_one_act_are_one_event_and_a_copy_adds_no_origin() -> None:
    event = next(e for e in link(PILE).events if "e1" in e.mentions)
    assert set(event.mentions) == {"e1", "e2", "e3"}
    assert (event.articles, event.outlets, event.origins) == (3, 3, 2)
    assert event.origin_names == ("Nordwire", "Own")


def test_a_copy_points_at_the_earliest_article() -> None:
    assert link(PILE).copies == (("paper", "wire"),)


def test_one_utterance_is_one_statement_with_its_trimmed_variant() -> None:
    statement = next(s for s in link(PILE).statements if "s1" in s.attributions)
    assert statement.wording == "We ask for the ship and the catch to be handed back at once"
    assert [(v.attribution, v.relation) for v in statement.variants] == [("s1", "same"), ("s2", "trimmed")]


def test_every_mention_is_in_one_group_and_every_link_has_reasons() -> None:
    linked = link(PILE)
    assert sorted(m for e in linked.events for m in e.mentions) == sorted(e.id for e in EVENTS)
    assert sorted(a for s in linked.statements for a in s.attributions) == sorted(s.id for s in SPEECHES)
    assert all(found.reasons for found in linked.links)


def test_nothing_links_to_nothing() -> None:
    assert link(Pile((), (), ())) == Linked(*((),) * len(fields(Linked)))


def test_a_person_s_judgement_outranks_every_rule() -> None:
    apart = Judgement(id="j", verdict="apart", left="e1", right="e3", by="reader", at="2026-04-01")
    same = Judgement(id="k", verdict="same", left="e1", right="e4", by="reader", at="2026-04-01")
    wrong = Judgement(id="l", verdict="wrong", left="e3", right=None, by="reader", at="2026-04-01")
    assert not any({"e1", "e3"} <= set(e.mentions) for e in link(Pile(TEXTS, EVENTS, (), (apart,))).events)
    assert any({"e1", "e4"} <= set(e.mentions) for e in link(Pile(TEXTS, EVENTS, (), (same,))).events)
    assert not any("e3" in e.mentions for e in link(Pile(TEXTS, EVENTS, (), (wrong,))).events)


def test_only_the_newest_version_of_an_address_is_a_source() -> None:
    old = text("old", "Norway seized the trawler Selvik on Monday.", address="a", outlet="Post", retrieved="2026-03-10")
    new = text(
        "new",
        "Norway seized the trawler Selvik on Monday, says its navy.",
        address="a",
        outlet="Post",
        retrieved="2026-03-11",
    )
    events = [
        event(k, k, t.own, "seized", figures=(figure(f"f{k}", "trawler", 1, 1),))
        for k, t in (("old", old), ("new", new))
    ]
    linked = link(Pile((old, new), tuple(events), ()))
    assert linked.versions == (("new", "old"),)
    (only,) = linked.events
    assert (only.articles, only.outlets, only.origins, len(only.mentions)) == (1, 1, 1, 2)
