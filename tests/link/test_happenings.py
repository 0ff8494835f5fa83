from dataclasses import replace
from datetime import date

import pytest

from dateline.link import link
from dateline.model import Event, EventCard, Party, Pile, TextCard
from link.piles import ICELAND, NORWAY, day, event, figure, place, text

BODY = "Norway seized the trawler Selvik off Jan Mayen, and Iceland has asked for talks."


def events_of(*cards: EventCard, **fields: dict[str, object]) -> tuple[Event, ...]:
    articles = sorted({card.article for card in cards})
    texts: list[TextCard] = [
        text(key, f"{key}: {BODY}", title="Trawler Selvik seized", **fields.get(key, {})) for key in articles
    ]
    return link(Pile(tuple(texts), cards, ())).events


def report(key: str, article: str, **fields: object) -> EventCard:
    evidence = str(fields.pop("evidence", "Norway seized the Icelandic trawler Selvik off Jan Mayen"))
    return event(key, article, evidence, str(fields.pop("trigger", "seized")), **fields)


@pytest.mark.parametrize(
    ("name", "one", "two"),
    [
        ("the same day by name", {}, {"when": day("2026-03-09", "sentence")}),
        ("a clock's difference", {}, {"when": day("2026-03-10")}),
        ("denied by one", {}, {"status": "denied", "source": ICELAND}),
        ("a sister type", {}, {"type": "ASSAULT"}),
        ("nobody named as actor", {}, {"actors": ()}),
    ],
)
def test_two_reports_of_one_act_are_one_event(name: str, one: dict, two: dict) -> None:
    assert len(events_of(report("e1", "a", **one), report("e2", "b", **two))) == 1, name


@pytest.mark.parametrize(
    ("name", "two"),
    [
        ("two days", {"when": day("2026-03-16")}),
        ("another type", {"type": "CONSULT"}),
        ("nobody in common", {"actors": (Party("Peru", None, "PER", "state"),), "recipients": ()}),
    ],
)
def test_twin_acts_stay_apart(name: str, two: dict) -> None:
    assert len(events_of(report("e1", "a"), report("e2", "b", **two))) == 2, name


def test_two_acts_of_one_sentence_stay_apart_and_each_meets_its_own() -> None:
    both = "Norway seized the trawler Selvik off Jan Mayen on Monday and a second one, the Hafnir, off Bear Island on Tuesday"
    events = events_of(
        report("e1", "a", evidence=both),
        report("e2", "a", evidence=both, trigger="one", start=60, end=63, when=day("2026-03-10")),
        report("e3", "b", evidence="Norway seized the trawler Selvik off Jan Mayen on Monday"),
        report("e4", "c", evidence="The Hafnir was seized off Bear Island on Tuesday", when=day("2026-03-10")),
    )
    assert not any({"e1", "e2"} <= set(e.mentions) for e in events)
    assert any({"e1", "e3"} <= set(e.mentions) for e in events)


def test_a_headline_and_its_first_sentence_are_one_mention_of_one_article() -> None:
    (only,) = events_of(
        report("e1", "a", evidence="Norway seizes Icelandic trawler", trigger="seizes", is_title=True, start=7, end=13),
        report("e2", "a", start=60, end=66),
    )
    assert (only.articles, len(only.mentions)) == (1, 2)


def test_the_event_shows_the_best_based_time_and_named_sides_first() -> None:
    unknown = Party("a boat", None, None, "role")
    (only,) = events_of(
        report("e1", "a", when=day("2026-03-10", "article"), recipients=(unknown, ICELAND)),
        report("e2", "b"),
    )
    assert only.when is not None
    assert (only.when.value, only.actors, only.recipients) == ("2026-03-09", (NORWAY,), (ICELAND,))


def test_status_is_the_firmest_that_any_report_holds() -> None:
    (claimed,) = events_of(report("e1", "a", status="alleged", source=ICELAND), report("e2", "b", status="denied"))
    assert claimed.status == "alleged"
    (known,) = events_of(report("e1", "a", status="alleged", source=ICELAND), report("e2", "b"))
    assert known.status == "happened"


AGENCY = Party("KCNA", "x1", "PRK", "media")
PYONGYANG = Party("North Korea", None, "PRK", "state")
MINISTRY = Party("Foreign Ministry", None, "ISL", "body")


@pytest.mark.parametrize(
    ("name", "sources", "fields", "origins"),
    [
        ("four papers on one agency", [("a", AGENCY), ("b", AGENCY), ("c", AGENCY)], {}, ("Korean Central News Agency",)),
        ("a state and its own agency", [("a", AGENCY), ("b", PYONGYANG)], {}, ("Korean Central News Agency",)),
        ("a ministry, and another's own eyes", [("a", MINISTRY), ("b", None)], {}, ("B", "Iceland’s Foreign Ministry")),
        ("unnamed people", [("a", Party("two witnesses", None, None, "role")), ("b", None)], {"a": {"agency": "AFP"}},
         ("Agence France-Presse", "B")),
        ("one agency credited twice", [("a", None), ("b", None)], {"a": {"agency": "AFP"}, "b": {"agency": "AFP"}},
         ("Agence France-Presse",)),
        ("no outlet known", [("a", None)], {"a": {"outlet": None}}, ("a.example",)),
    ],
)  # fmt: skip
def test_reports_are_traced_to_whom_they_rest_on(
    name: str, sources: list, fields: dict, origins: tuple[str, ...]
) -> None:
    (only,) = events_of(*(report(f"e{a}", a, source=source) for a, source in sources), **fields)
    assert (only.origin_names, only.origins) == (origins, len(origins)), name


def test_an_article_that_says_whose_word_it_is_is_no_origin_by_its_title() -> None:
    (only,) = events_of(
        report("e1", "a", evidence="Norway seizes Icelandic trawler", trigger="seizes", is_title=True, start=7, end=13),
        report("e2", "a", source=NORWAY, start=60, end=66),
        report("e3", "b", evidence="Norway seizes Icelandic trawler", trigger="seizes", is_title=True, start=7, end=13),
    )
    assert only.origin_names == ("B", "Norway")


def test_a_title_that_cuts_its_source_short_is_no_second_origin() -> None:
    envoy, holm = Party("Ex-envoy", None, "ISL", "role"), Party("Kara Holm", None, "ISL", "person")
    titled = {"evidence": "Ex-envoy: Norway seized Icelandic trawler", "is_title": True, "start": 17, "end": 23}
    (only,) = events_of(report("e1", "a", source=envoy, **titled), report("e2", "a", source=holm, start=60, end=66))
    assert only.origin_names == ("Kara Holm",)


def test_one_article_may_quote_two_independent_sources() -> None:
    monitor = Party("Nordic Fisheries Monitor", "x7", None, "body")
    (only,) = events_of(
        report("e1", "a", source=MINISTRY, start=60, end=66),
        report("e2", "a", source=monitor, evidence="The trawler Selvik was seized, a monitor said", start=160, end=166),
    )
    assert (only.articles, only.origins) == (1, 2)


def test_who_denies_an_act_is_no_origin_of_it() -> None:
    denial = "Iceland denied that Norway had seized the Icelandic trawler Selvik off Jan Mayen"
    (only,) = events_of(
        report("e1", "a", source=NORWAY), report("e2", "b", evidence=denial, source=ICELAND, status="denied")
    )
    assert only.origin_names == ("Norway",)
    assert [dispute.field for dispute in only.disputes] == ["happened"]


@pytest.mark.parametrize(
    ("name", "one", "two", "values"),
    [
        ("both can hold", figure("f", "crew", 40, None, "at_least"), figure("g", "crew", 52, 52), None),
        ("they cannot", figure("f", "crew", None, 6, "at_most"), figure("g", "crew", 25, None, "at_least"),
         ("at most 6 crew", "at least 25 crew")),
        ("about", figure("f", "crew", 100, 100, "about"), figure("g", "crew", 110, 110), None),
        ("two exact", figure("f", "crew", 18, 18), figure("g", "crew", 23, 23), ("18 crew", "23 crew")),
        ("of two things", figure("f", "crew", 18, 18), figure("g", "tonnes", 23, 23), None),
    ],
)  # fmt: skip
def test_counts_that_cannot_both_hold_are_a_dispute(name: str, one, two, values) -> None:  # type: ignore[no-untyped-def]
    (only,) = events_of(report("e1", "a", figures=(one,)), report("e2", "b", figures=(two,)))
    found = [tuple(value for value, _ in dispute.values) for dispute in only.disputes if dispute.field == "count"]
    assert found == ([values] if values else []), name


CREW = Party("23 trawler hands", None, "ISL", "group")


@pytest.mark.parametrize(
    ("name", "one", "two", "count"),
    [
        ("one group by two names", ("Norway freed 23 trawler hands of the Selvik", "hands", 23, "23 trawler hands"),
         ("Norway released only 11 people of the Selvik", "people", 11, "11 people"), 1),
        ("the dead and the hurt", ("Norway shelled the Selvik, killing 3 people", "people", 3, "3 people"),
         ("Norway shelled the Selvik and wounded 9 people", "people", 9, "9 people"), 0),
        ("the dead twice", ("Norway shelled the Selvik, killing 3 people", "people", 3, "3 people"),
         ("9 people died as Norway shelled the Selvik", "people", 9, "9 people"), 1),
        ("some of the dead", ("Norway shelled the Selvik, killing 9 people", "people", 9, "9 people"),
         ("3 trawler hands died as Norway shelled the Selvik", "hands", 3, "3 trawler hands"), 0),
    ],
)  # fmt: skip
def test_counts_are_compared_by_what_became_of_whom(name: str, one: tuple, two: tuple, count: int) -> None:
    cards = [
        report(f"e{key}", key, evidence=words, type="ASSAULT", recipients=(CREW,),
               figures=(figure(f"f{key}", of, value, value, words=phrase),))
        for key, (words, of, value, phrase) in (("a", one), ("b", two))
    ]  # fmt: skip
    (only,) = events_of(*cards)
    assert len(only.disputes) == count, name


def test_a_figure_its_own_source_raises_later_is_no_dispute() -> None:
    first = report("e1", "a", source=NORWAY, figures=(figure("f", "crew", 18, 18),))
    later = report("e2", "b", source=NORWAY, figures=(figure("g", "crew", 23, 23),))
    (only,) = events_of(first, later, b={"moment": "2026-03-11T08:00:00+00:00"})
    assert only.disputes == ()


def test_days_two_apart_are_a_dispute_where_two_sources_hold_them() -> None:
    (only,) = events_of(report("e1", "a", source=NORWAY), report("e2", "b", source=ICELAND, when=day("2026-03-11")))
    assert [(d.field, [value for value, _ in d.values]) for d in only.disputes] == [
        ("date", ["2026-03-09", "2026-03-11"])
    ]


def test_places_in_two_states_are_a_dispute() -> None:
    one = report("e1", "a", source=NORWAY, where=place("Hammerfest", "NOR", 70.7, 23.7))
    two = report("e2", "b", source=ICELAND, where=place("Höfn", "ISL", 64.3, -15.2))
    (only,) = events_of(one, two)
    assert [(d.field, [value for value, _ in d.values]) for d in only.disputes] == [("place", ["Hammerfest", "Höfn"])]


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "Norway seized the Icelandic trawler Selvik off Jan Mayen (A)"),
        ({"source": ICELAND}, "Iceland says Norway seized the Icelandic trawler Selvik off Jan Mayen"),
        ({"source": ICELAND, "status": "alleged"}, "Iceland says Norway seized the Icelandic trawler Selvik off Jan Mayen"),
        ({"status": "alleged"}, "Reportedly: Norway seized the Icelandic trawler Selvik off Jan Mayen (A)"),
        ({"source": NORWAY, "status": "denied"}, "Norway denies: Norway seized the Icelandic trawler Selvik off Jan Mayen"),
        ({"evidence": "The coast guard seized it, Norway said on Tuesday, after a chase", "source": NORWAY,
          "modes": ("seize",)}, "Norway says “The coast guard seized it, Norway said on Tuesday, after a chase”"),
        ({"evidence": "It was seized there", "actors": (), "recipients": ()}, "“It was seized there” (A)"),
        ({"evidence": "it may be seized there", "status": "planned", "modes": ("seize",)},
         "Planned: “it may be seized there” (A)"),
    ],
)  # fmt: skip
def test_a_title_says_whose_word_it_is_and_never_more(fields: dict, title: str) -> None:
    (only,) = events_of(report("e1", "a", **fields))
    assert only.title == title


def test_independent_reports_corroborate_and_disputed_ones_contradict() -> None:
    denial = "Iceland denied that Norway had seized the Icelandic trawler Selvik off Jan Mayen"
    cards = (report("e1", "a", source=NORWAY), report("e2", "b"),
             report("e3", "c", evidence=denial, status="denied", source=ICELAND))  # fmt: skip
    texts = tuple(text(key, BODY) for key in "abc")
    relations = [found.relation for found in link(Pile(texts, cards, ())).links]
    assert relations.count("corroborates") == 1
    assert relations.count("contradicts") == 1


GREETING = "The foreign minister of Norway sent a message of greeting to {} on the occasion of the national day of {}"


@pytest.mark.parametrize(
    ("two", "events"),
    [(("Leo Salo", "Finland"), 2), (("Ane Rask", "Denmark"), 1)],
    ids=["to two", "to one, told twice"],
)
def test_one_formula_to_two_is_two_acts(two: tuple[str, str], events: int) -> None:
    told = {"a": GREETING.format("Ane Rask", "Denmark"), "b": GREETING.format(*two)}
    cards = tuple(
        report(f"e{key}", key, evidence=words, trigger="sent", type="SUPPORT", recipients=(), when=None)
        for key, words in told.items()
    )
    assert len(link(Pile(tuple(text(key, words) for key, words in told.items()), cards, ())).events) == events


def test_two_verbs_of_one_sentence_may_tell_one_act_in_its_course() -> None:
    words = "Norway boarded the trawler Selvik off Jan Mayen on Monday and seized it"
    course = [
        report("e1", "a", evidence=words, trigger="boarded", modes=("seize",), start=7, end=14),
        report("e2", "a", evidence=words, trigger="seized", modes=("seize",), recipients=(), start=62, end=68),
        report("e3", "b", evidence="Norway impounded the trawler Selvik off Jan Mayen", trigger="impounded",
               modes=("seize",)),
    ]  # fmt: skip
    assert len(events_of(*course)) == 1


def test_a_visit_and_a_press_conference_of_one_side_each_are_two() -> None:
    visit = report("e1", "a", type="CONSULT", trigger="visited", modes=("visit",), recipients=())
    told = report("e2", "b", type="CONSULT", trigger="conference", actors=(ICELAND,), recipients=())
    assert len(events_of(visit, told)) == 2


@pytest.mark.parametrize(
    ("name", "one", "two", "fields"),
    [
        ("days that papers name in their own voice", {}, {"when": day("2026-03-11")}, ("date", 0)),
        ("days of the one and of a second", {"source": NORWAY},
         {"source": ICELAND, "when": day("2026-03-11"), "evidence": "Norway seized a second Icelandic trawler off Jan Mayen"},
         ("date", 0)),
        ("advice that is no denial", {"source": NORWAY},
         {"source": ICELAND, "status": "denied", "evidence": "Iceland told its boats to leave after Norway seized the trawler Selvik"},
         ("happened", 0)),
        ("what somebody with no part in it calls untrue, of one in three", {"source": NORWAY},
         {"source": ICELAND, "status": "denied", "evidence": "Iceland dismissed reports that Norway seized the trawler Selvik"},
         ("happened", 1)),
    ],
)  # fmt: skip
def test_only_what_named_sources_hold_against_each_other_is_a_dispute(
    name: str, one: dict, two: dict, fields: tuple
) -> None:
    events = events_of(report("e1", "a", **one), report("e2", "b", **two))
    assert sum(d.field == fields[0] for event in events for d in event.disputes) == fields[1], name


def test_two_who_blame_each_other_for_one_act_are_a_dispute_over_its_actor() -> None:
    peru, villagers = Party("Peru", None, "PER", "state"), Party("the villagers", None, "CHL", "group")
    words = "shelled the village of Punta Serena on Monday, killing nine"
    cards = (
        report("e1", "a", evidence=f"Norway {words}", trigger="shelled", type="ASSAULT", recipients=(villagers,), source=peru),
        report("e2", "b", evidence=f"Peru {words}", trigger="shelled", type="ASSAULT", actors=(peru,),
               recipients=(villagers,), source=NORWAY),
    )  # fmt: skip
    (only,) = events_of(*cards)
    assert [(d.field, [value for value, _ in d.values]) for d in only.disputes] == [("actor", ["Norway", "Peru"])]


KING = Party("Olav Berg", "Q7", "NOR", "person")


def test_one_article_tells_one_speech_in_several_sentences() -> None:
    first = event(
        "e1", "a", "Norwegian king Olav Berg expressed his full support to president Jonas Lind of Iceland", "expressed",
        type="SUPPORT", actors=(KING,), gist="Norwegian king Olav Berg expressed his full support to Iceland",
    )  # fmt: skip
    again = event(
        "e2", "a", "The king expressed his support to the people of Reykjavik and Akureyri", "expressed", type="SUPPORT",
        actors=(KING,), start=200, end=209, gist="The king expressed his support to Iceland", source=KING,
    )  # fmt: skip
    (found,) = events_of(first, again)
    assert found.title == "Norwegian king Olav Berg expressed his full support to Iceland"


def test_of_two_states_each_stands_where_most_reports_have_it() -> None:
    cards = [report("e1", "a"), report("e2", "b"), report("e3", "c", actors=(NORWAY, ICELAND), recipients=())]
    (found,) = events_of(*cards)
    assert (found.actors, found.recipients) == ((NORWAY,), (ICELAND,))


def test_a_day_within_the_year_that_a_report_names_says_more_than_the_year() -> None:
    year = replace(day("2026-01-01"), value="2026", end=date(2027, 1, 1), precision="year")
    (found,) = events_of(report("e1", "a", when=year), report("e2", "b", when=day("2026-03-09", "article")))
    assert found.when is not None
    assert found.when.start == date(2026, 3, 9)
