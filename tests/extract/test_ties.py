"""Times, places and counts go to the act they were said of."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.extract.figures import find_figures
from dateline.extract.ties import tie
from dateline.extract.times import find_times
from dateline.extract.tree import Tree
from dateline.knowledge.times import load_times
from dateline.knowledge.units import load_units
from dateline.model import (
    ActorMention,
    Article,
    Attribution,
    Cue,
    EventMention,
    Findings,
    Place,
    Precision,
    Published,
    PublishedBasis,
    Span,
    Status,
)
from store_parses import Parsed

TIMES, UNITS = load_times(), load_units()
FRIDAY = Published(moment=date(2025, 6, 20), precision=Precision.DAY, basis=PublishedBasis.METADATA, why="the page")


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def event_at(text: str, word: str) -> EventMention:
    return EventMention(
        id=word, trigger=span_of(text, word), evidence=Span(0, len(text)), type="CONSULT", modes=(), contexts=(), quad=1,
        score=1.0, cameo=None, actors=(), recipients=(), when=None, where=None, status=Status.HAPPENED,
        historical=False, figures=(), attribution=None, confidence=1.0, rule="test",
    )  # fmt: skip


def saying(text: str, cue: str, content: str) -> Attribution:
    return Attribution(
        id=cue, directness="indirect", class_="speech", source=None,
        cue=Cue(span=span_of(text, cue), lemma=cue), content=(span_of(text, content),),
    )  # fmt: skip


def tied(
    parsed: Parsed,
    text: str,
    *triggers: str,
    places: tuple[str, ...] = (),
    said: tuple[Attribution, ...] = (),
    published: Published | None = FRIDAY,
) -> Findings:
    article, trees = parsed(text)
    times = find_times(article, trees, published, TIMES)
    findings = Findings(
        article=article.id, published=published, place=None, agency=None, times=times,
        figures=find_figures(article, trees, times, UNITS), attributions=said,
        events=tuple(event_at(text, word) for word in triggers),
    )  # fmt: skip
    return tie(findings, trees, [Place(span=span_of(text, name), name=name, kind="city") for name in places])


def test_an_act_takes_the_time_and_place_of_its_clause(parsed: Parsed) -> None:
    text = "The envoy met the minister in Vienna on Tuesday."
    (event,) = tied(parsed, text, "met", places=("Vienna",)).events
    assert event.when is not None and event.where is not None
    assert (event.when.value, event.when.basis) == ("2025-06-17", "clause")
    assert event.where.name == "Vienna"


def test_the_day_of_saying_is_that_of_the_attribution_not_of_the_act(parsed: Parsed) -> None:
    text = "The envoy met the minister, the agency said Thursday."
    findings = tied(parsed, text, "met", said=(saying(text, "said", "The envoy met the minister"),))
    (event,), (attribution,) = findings.events, findings.attributions
    assert event.when is not None and attribution.when is not None
    assert (event.when.value, event.when.basis, event.when.span) == ("2025-06-20", "article", None)
    assert (attribution.when.value, attribution.when.basis) == ("2025-06-19", "clause")


def test_a_date_inside_a_relative_clause_stays_there(parsed: Parsed) -> None:
    (event,) = tied(parsed, "The envoy, who resigned in March, met the minister.", "met").events
    assert event.when is not None
    assert event.when.basis == "article"


def test_each_count_has_the_time_beside_it_and_the_act_over_it(parsed: Parsed) -> None:
    findings = tied(parsed, "The island sent 40 boats in 2023, and another 10 in 2024.", "sent")
    first, second = findings.figures
    assert first.when is not None and second.when is not None
    assert (first.when.value, second.when.value) == ("2023", "2024")
    assert (second.of, second.additional) == ("boats", True)
    assert findings.events[0].figures == (first.id, second.id)


def test_a_count_knows_who_gave_it(parsed: Parsed) -> None:
    text = "The ministry said on Friday that 12 boats had been seized near Odesa."
    said = saying(text, "said", "that 12 boats had been seized near Odesa")
    findings = tied(parsed, text, "seized", places=("Odesa",), said=(said,))
    (figure,), (event,) = findings.figures, findings.events
    assert (figure.attribution, figure.event_mention) == ("said", "seized")
    assert event.where is not None and event.where.name == "Odesa"


def test_since_runs_up_to_the_day_of_reporting(parsed: Parsed) -> None:
    (event,) = tied(parsed, "The fleet has patrolled the strait since May 2025.", "patrolled").events
    assert event.when is not None
    assert (event.when.value, event.when.start, event.when.end) == ("2025-05", date(2025, 5, 1), date(2025, 6, 21))


def test_an_act_long_past_is_historical(parsed: Parsed) -> None:
    later = replace(FRIDAY, moment=date(2029, 1, 1))
    (event,) = tied(parsed, "The island sent 40 boats in 2023, and another 10 in 2024.", "sent", published=later).events
    assert event.historical


def test_without_a_day_of_publication_nothing_is_put_on_one(parsed: Parsed) -> None:
    (event,) = tied(parsed, "The envoy, who resigned in March, met the minister.", "met", published=None).events
    assert event.when is None


def test_an_act_told_of_inside_another_does_not_borrow_its_place(parsed: Parsed) -> None:
    text = "The minister condemned the attack in Lyon."
    condemned, attack = tied(parsed, text, "condemned", "attack", places=("Lyon",)).events
    assert attack.where is not None and attack.where.name == "Lyon"
    assert condemned.where is None


@pytest.mark.parametrize(
    ("text", "trigger", "basis"),
    [
        ("The minister condemned the raid on Tuesday, after the seizure of the trawler.", "seizure", "article"),
        ("On Tuesday the union defended its response to the attack.", "attack", "article"),
        ("The envoys spoke on Tuesday, after the navy seized the trawler.", "seized", "article"),
        ("The envoys left the hall after their meeting in Vienna on Tuesday.", "meeting", "clause"),
        ("The club lost its name in 2014, after the navy seized the harbour.", "seized", "sentence"),
        ("The envoys spoke of fish at a meeting in Vienna on Tuesday.", "meeting", "clause"),
        ("The ministers will discuss quotas for the 2027 season.", "discuss", "article"),
        ("The new indictment resembles the 2020 charges.", "resembles", "article"),
        ("The navy took part in the 2024 raid.", "raid", "clause"),
    ],
)
def test_a_day_is_lent_only_to_what_shares_it(parsed: Parsed, text: str, trigger: str, basis: str) -> None:
    (event,) = tied(parsed, text, trigger).events
    assert event.when is not None and event.when.basis == basis


def test_whom_somebody_called_on_is_not_where_it_was(parsed: Parsed) -> None:
    text = "Portugal called on Norway to free the ship."
    article, trees = parsed(text)
    norway = span_of(text, "Norway")
    called = replace(event_at(text, "called"), recipients=(ActorMention(span=norway, text="Norway", name="Norway"),))
    bare = Findings(
        article=article.id, published=FRIDAY, place=None, agency=None, times=(), figures=(), attributions=(),
        events=(called,),
    )  # fmt: skip
    (event,) = tie(bare, trees, [Place(span=norway, name="Norway", kind="country")]).events
    assert event.where is None


def test_a_clause_beside_another_has_a_place_of_its_own(parsed: Parsed) -> None:
    (event,) = tied(
        parsed, "A bridge fell in Lyon, and unrest spread through the valley.", "unrest", places=("Lyon",)
    ).events
    assert event.where is None


def test_a_noun_that_points_back_has_the_day_of_what_it_takes_up(parsed: Parsed) -> None:
    text = "Norway met Chad in Geneva on Tuesday. The meeting lasted two hours."
    told, taken_up = tied(parsed, text, "met", "meeting").events
    assert told.when is not None and taken_up.when is not None
    assert (taken_up.when.value, taken_up.when.basis) == (told.when.value, "mention")


def test_what_is_done_in_the_course_of_an_act_has_its_day(parsed: Parsed) -> None:
    text = "The president of Chad visited Oslo in May 2024. During that visit, the two sides signed a pact."
    _, visit, pact = tied(parsed, text, "visited", "visit,", "signed").events
    assert [act.when and (act.when.value, act.when.basis) for act in (visit, pact)] == [("2024-05", "mention")] * 2


def test_a_noun_that_points_to_nothing_told_keeps_the_day_of_the_report(parsed: Parsed) -> None:
    text = "Norway met Chad in Geneva on Tuesday. A meeting with Malta is planned."
    _, other = tied(parsed, text, "met", "meeting").events
    assert other.when is not None and other.when.basis == "article"


def test_the_plain_past_goes_on_with_the_day_of_its_scene(parsed: Parsed) -> None:
    text = "Doctors marched through the capital on Wednesday. Police fired shots. The army has sent tanks."
    _, past, perfect = tied(parsed, text, "marched", "fired", "sent").events
    assert past.when is not None and perfect.when is not None
    assert (past.when.value, past.when.basis) == ("2025-06-18", "scene")
    assert perfect.when.basis == "article"


def test_an_act_of_no_day_has_that_of_its_saying_unless_it_only_reminds(parsed: Parsed) -> None:
    text = "The ministry said on Tuesday that the navy seized a ship, which sank two boats."
    said = saying(text, "said", "that the navy seized a ship, which sank two boats")
    said_so = [replace(event_at(text, word), attribution="said") for word in ("seized", "sank")]
    article, trees = parsed(text)
    times = find_times(article, trees, FRIDAY, TIMES)
    findings = Findings(
        article=article.id, published=FRIDAY, place=None, agency=None, times=times, attributions=(said,),
        events=tuple(said_so),
    )  # fmt: skip
    seized, sank = tie(findings, trees, []).events
    assert seized.when is not None and sank.when is not None
    assert (seized.when.value, seized.when.basis) == ("2025-06-17", "said")
    assert sank.when.basis == "article"


def test_a_date_at_the_end_is_that_of_the_clause_and_not_of_a_gerund_in_it(parsed: Parsed) -> None:
    text = "The presidents of Peru and Chad signed a treaty on cleaning up the lake at a ceremony in Puno on Tuesday."
    (event,) = tied(parsed, text, "signed").events
    assert event.when is not None
    assert event.when.value == "2025-06-17"


def test_participles_in_a_row_share_the_day(parsed: Parsed) -> None:
    text = "A captain toppled the ruler on Tuesday, suspending the law and closing the border."
    days = [act.when and act.when.value for act in tied(parsed, text, "toppled", "suspending", "closing").events]
    assert days == ["2025-06-17"] * 3


def test_an_article_without_a_date_tells_its_past_by_the_latest_year_it_names(parsed: Parsed) -> None:
    text = "The island sent 40 boats in 2014, after the club lost its name in 1998."
    sent, lost = tied(parsed, text, "sent", "lost", published=None).events
    assert (sent.historical, lost.historical) == (False, True)


def test_a_headline_has_the_day_of_its_lead(parsed: Parsed) -> None:
    text = "Chad frees two pilots. Chad released the pilots on Wednesday."

    def with_title(line: str) -> tuple[Article, tuple[Tree, ...]]:
        article, (first, *rest) = parsed(line)
        return article, (replace(first, sentence=replace(first.sentence, is_title=True)), *rest)

    headline, _ = tied(with_title, text, "frees", "released").events
    plain, _ = tied(parsed, text, "frees", "released").events
    assert headline.when is not None and plain.when is not None
    assert (headline.when.value, headline.when.basis) == ("2025-06-18", "scene")
    assert plain.when.basis == "article"
