"""Laws of linking over piles of any make: order never matters, every card is in one group, odd input never fails."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.link import link
from dateline.link.words import shingles, stem, stems
from dateline.model import EventCard, FigureCard, Judgement, Party, Pile, SpeechCard, TextCard, When
from link.piles import place, text

WORDS = (
    "Norway",
    "seized",
    "the",
    "trawler",
    "Selvik",
    "talks",
    "“never”",
    "again",
    "12",
    "and",
    "Iceland",
    "said",
    "ø",
    "",
)
LINES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
PARTIES = st.builds(
    Party,
    name=st.sampled_from((None, "he", "Norway", "the coast guard", "Ragna Holt")),
    actor=st.sampled_from((None, None, "p1", "p2")),
    country=st.sampled_from((None, "NOR", "ISL", "UNO")),
    kind=st.sampled_from(("person", "state", "body", "group", "role", "media")),
)
SIDES = st.lists(PARTIES, max_size=2).map(tuple)
MOMENTS = st.sampled_from(
    ("", "2026", "2026-03", "2026-03-09", "2026-03-10T08:00:00+00:00", "2026-03-09T23:30:00-05:00")
)
FIGURES = st.builds(
    FigureCard, id=st.just("f"), of=st.sampled_from((None, "crew", "the")), unit=st.none(),
    low=st.sampled_from((None, 5.0, 40.0)), high=st.sampled_from((None, 5.0, 52.0)),
    modifier=st.sampled_from(("exact", "about", "at_least", "at_most", "more_than", "less_than", "range")),
    additional=st.booleans(),
)  # fmt: skip


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    start = draw(st.sampled_from((None, date(2026, 3, 8), date(2026, 3, 10), date(1, 1, 1), date(9999, 12, 30))))
    end = start + timedelta(1) if start and draw(st.booleans()) else None
    basis = draw(st.sampled_from(("clause", "sentence", "article")))
    return (
        When(span=None, value="x", start=start, end=end, precision=None, basis=basis) if draw(st.booleans()) else None
    )


@st.composite
def piles(draw: st.DrawFn) -> Pile:
    texts = [draw(articles(key)) for key in ("a", "b", "c", "d")[: draw(st.integers(1, 4))]]
    keys = [card.id for card in texts]
    events = [draw(mentions(f"e{k}", keys)) for k in range(draw(st.integers(0, 7)))]
    speeches = [draw(attributions(f"s{k}", keys)) for k in range(draw(st.integers(0, 5)))]
    ids = [card.id for card in (*events, *speeches)] or ["none"]
    verdicts = st.sampled_from(("same", "apart", "wrong", "actor"))
    judged = [
        Judgement(id=f"j{k}", verdict=draw(verdicts), left=draw(st.sampled_from(ids)), right=draw(st.sampled_from(ids)),
                  by="reader", at="2026-04-01")
        for k in range(draw(st.integers(0, 2)))
    ]  # fmt: skip
    return Pile(tuple(texts), tuple(events), tuple(speeches), tuple(judged))


@st.composite
def articles(draw: st.DrawFn, key: str) -> TextCard:
    return text(
        key, draw(LINES) * draw(st.sampled_from((1, 5))), address=draw(st.sampled_from(("x", key))),
        outlet=draw(st.sampled_from((None, "Post", "Nordwire"))), agency=draw(st.sampled_from((None, "Nordwire"))),
        moment=draw(MOMENTS), retrieved=draw(st.sampled_from((None, "2026-03-11"))), title=draw(st.none() | LINES),
    )  # fmt: skip


@st.composite
def mentions(draw: st.DrawFn, key: str, articles: list[str]) -> EventCard:
    start = draw(st.integers(0, 40))
    where = st.sampled_from((None, place("Oslo", "NOR", 59.9, 10.7), place("Reykjavik", "ISL", 64.1, -21.9)))
    return EventCard(
        id=key, article=draw(st.sampled_from(articles)), start=start, end=start + 6,
        type=draw(st.sampled_from(("COERCE", "ASSAULT", "CONSULT", "AGREE", "PROTEST"))),
        modes=draw(st.sampled_from(((), ("seize",), ("visit",)))),
        status=draw(st.sampled_from(("happened", "denied", "alleged", "planned", "negated", "hypothetical", "threatened"))),
        historical=draw(st.booleans()), actors=draw(SIDES), recipients=draw(SIDES), when=draw(whens()), where=draw(where),
        trigger=draw(st.sampled_from(("seized", "talks", ""))), evidence=draw(LINES),
        figures=tuple(draw(st.lists(FIGURES, max_size=2))), source=draw(st.none() | PARTIES),
        via=draw(st.sampled_from(((), ("KCNA",), ("witnesses", "AFP")))), confidence=0.5, is_title=draw(st.booleans()),
        gist=draw(st.none() | LINES),
    )  # fmt: skip


@st.composite
def attributions(draw: st.DrawFn, key: str, articles: list[str]) -> SpeechCard:
    return SpeechCard(
        id=key, article=draw(st.sampled_from(articles)), start=draw(st.integers(0, 40)), source=draw(st.none() | PARTIES),
        addressee=draw(st.none() | PARTIES), class_=draw(st.sampled_from(("speech", "belief"))), directness="mixed",
        negated=draw(st.booleans()), cue=None, content=draw(LINES), quoted=tuple(draw(st.lists(LINES, max_size=2))),
        when=draw(whens()), via=draw(st.sampled_from(((), ("KCNA",)))),
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(piles(), st.randoms())
def test_any_pile_links_the_same_in_any_order(pile: Pile, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = Pile(*(tuple(random.sample(cards, len(cards))) for cards in (pile.texts, pile.events, pile.speeches)),
                    judgements=tuple(random.sample(pile.judgements, len(pile.judgements))))  # fmt: skip
    assert link(shuffled) == link(pile)


@settings(max_examples=100, deadline=None)
@given(piles())
def test_every_mention_is_in_one_group_unless_it_was_judged_wrong(pile: Pile) -> None:
    linked = link(pile)
    wrong = {j.left for j in pile.judgements if j.verdict == "wrong"}
    assert sorted(m for e in linked.events for m in e.mentions) == sorted({e.id for e in pile.events} - wrong)
    assert sorted(a for s in linked.statements for a in s.attributions) == sorted({s.id for s in pile.speeches} - wrong)
    ids = [*(e.id for e in linked.events), *(s.id for s in linked.statements), *(found.id for found in linked.links)]
    assert len(ids) == len(set(ids))
    assert all(e.title for e in linked.events)
    assert all(e.origins == len(e.origin_names) <= max(1, len(e.mentions)) for e in linked.events)


@given(st.text(max_size=60))
def test_any_text_has_stems_and_shingles(line: str) -> None:
    assert all(stem(word) for word in stems(line))
    assert shingles(line.split(), 3)
