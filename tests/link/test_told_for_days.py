"""An act of which papers write for days, mostly as known, is one happening; twins stay two."""

from datetime import date, timedelta

import pytest

from dateline.link import link
from dateline.link.acts import prepare
from dateline.link.compare import measure
from dateline.model import Event, EventCard, Party, Pile, TextCard
from link.piles import day, event, text

ACT = "Norway seized the Icelandic trawler Selvik off Jan Mayen"
KNOWN = "Cod prices rose in Bergen days after Norway seized the Icelandic trawler Selvik"
FIRST = date(2026, 3, 9)


def pile(*rows: tuple[int, str, dict[str, object]]) -> tuple[Event, ...]:
    """Give the happenings of one report an article, each with its day after the first, its sentence, its fields."""
    texts: list[TextCard] = []
    cards: list[EventCard] = []
    for number, (after, evidence, fields) in enumerate(rows):
        key = f"a{number:02}"
        moment = f"{(FIRST + timedelta(after)).isoformat()}T08:00:00+00:00"
        texts.append(text(key, f"{evidence}.", moment=moment))
        cards.append(event(f"e{number:02}", key, evidence, "seized", **({"when": None} | fields)))
    return link(Pile(tuple(texts), tuple(cards), ())).events


def days(events: tuple[Event, ...]) -> list[int]:
    return sorted(len(found.mentions) for found in events)


def test_what_is_told_for_a_week_as_known_is_the_act_of_the_first_day() -> None:
    dated = {"when": day("2026-03-09")}
    rows = [(0, ACT, dated)] * 4 + [(after, KNOWN, {}) for after in (2, 4, 6, 8) for _ in range(3)]
    assert days(pile(*rows)) == [16]


def test_a_single_report_days_later_joins_what_it_takes_as_known() -> None:
    assert days(pile((0, ACT, {"when": day("2026-03-09")}), (6, KNOWN, {}))) == [2]


def test_a_single_report_days_later_that_tells_it_as_news_is_another() -> None:
    assert days(pile((0, ACT, {"when": day("2026-03-09")}), (6, ACT, {}))) == [1, 1]


def test_two_acts_of_a_week_that_name_their_days_stay_two() -> None:
    first, second = {"when": day("2026-03-09")}, {"when": day("2026-03-13")}
    rows = [(0, ACT, first)] * 4 + [(2, KNOWN, {})] * 2 + [(4, ACT, second)] * 4
    groups = pile(*rows)
    mine = [{m[1:] for m in found.mentions} for found in groups]
    assert not any(group & {"00", "01", "02", "03"} and group & {"06", "07", "08", "09"} for group in mine)


def test_what_is_called_another_act_is_no_act_of_before() -> None:
    again = "Cod prices rose days after the coast guard of Norway again seized the Icelandic trawler Selvik"
    told = [(0, ACT, {"when": day("2026-03-09")})] * 6 + [(2, KNOWN, {}), (4, KNOWN, {})]
    assert days(pile(*told, *[(after, KNOWN, {}) for after in (5, 6, 6)])) == [11]
    first, second = pile(*told, *[(after, again, {}) for after in (5, 6, 6)])
    assert {"e08", "e09", "e10"} <= set(second.mentions) and not {"e00", "e05"} & set(second.mentions)
    assert {"e00", "e05"} <= set(first.mentions)


@pytest.mark.parametrize(
    ("name", "later", "measures"),
    [
        ("taken as known", {"evidence": KNOWN}, {"told days later"}),
        ("told as news", {"evidence": ACT}, None),
        ("a plan", {"evidence": KNOWN, "status": "planned"}, None),
        ("done to another", {"evidence": KNOWN, "recipients": (Party("Peru", None, "PER", "state"),)}, None),
    ],
)
def test_only_what_takes_the_same_as_known_may_come_days_later(name: str, later: dict, measures: set | None) -> None:
    texts = {
        "a": text("a", ACT, moment="2026-03-09T08:00:00+00:00"),
        "b": text("b", KNOWN, moment="2026-03-16T08:00:00+00:00"),
    }
    fields: dict = {"when": None} | later
    evidence = fields.pop("evidence")
    acts = prepare([event("e1", "a", ACT, "seized"), event("e2", "b", evidence, "seized", **fields)], texts)
    found = measure(acts["e1"], acts["e2"])
    assert (found is None) if measures is None else (found is not None and measures <= set(found)), name


def test_a_day_that_most_give_is_the_happening_s() -> None:
    slip = {"when": day("2026-03-10T10:00"[:10])}
    (only,) = pile(*[(1, ACT, {"when": day("2026-03-09")})] * 3, (1, ACT, slip))
    assert only.when is not None and only.when.value == "2026-03-09"


def test_one_slip_makes_no_plan_a_deed() -> None:
    plan = "Norway will have seized the Icelandic trawler Selvik by Friday"
    (only,) = pile(*[(0, plan, {"status": "planned"})] * 5, (0, plan, {}))
    assert only.status == "planned"


def test_a_party_that_one_of_many_names_is_no_side() -> None:
    peru = {"actors": (Party("Norway", None, "NOR", "state"), Party("Peru", None, "PER", "state"))}
    dated = {"when": day("2026-03-09")}
    (only,) = pile(*[(0, ACT, dated)] * 24, (0, ACT, dated | peru))
    assert [party.country for party in only.actors] == ["NOR"]


def test_type_and_sides_alone_make_no_happening() -> None:
    home = {"actors": (Party("Norway", None, "NOR", "state"),), "recipients": (Party("Norway", None, "NOR", "state"),)}
    ferry = "Police in Norway have seized a ferry in Stavanger whose owner owes two years of harbour dues"
    cash = "Norwegian customs seized banknotes hidden in a shipment of cheese near the Swedish border"
    assert days(pile((0, ferry, home), (0, cash, home))) == [1, 1]
    assert days(pile((0, ferry, home), (0, ferry, home))) == [2]


@pytest.mark.parametrize(("kind", "count"), [("COOPERATE", 1), ("COERCE", 2)])
def test_the_days_on_which_drills_began_and_ended_are_one_course(kind: str, count: int) -> None:
    began = "Norway and Iceland on Monday began a naval exercise off Jan Mayen with seven ships"
    ended = "Norway and Iceland on Friday concluded their naval exercise off Jan Mayen with seven ships"
    sides = (Party("Norway", None, "NOR", "state"), Party("Iceland", None, "ISL", "state"))
    fields: dict[str, object] = {"type": kind, "actors": sides, "recipients": ()}
    texts = (text("a", began), text("b", ended, moment="2026-03-14T08:00:00+00:00"))
    cards = (
        event("e1", "a", began, "exercise", **(fields | {"when": day("2026-03-09")})),
        event("e2", "b", ended, "exercise", **(fields | {"when": day("2026-03-13")})),
    )
    assert len(link(Pile(texts, cards, ())).events) == count


def test_an_attack_and_whom_it_killed_are_one_act_of_a_sentence() -> None:
    line = "Raiders of Norway attacked the Icelandic camp at Selvik on Monday and in an hour killed nine miners there"
    fields: dict[str, object] = {"type": "ASSAULT", "when": day("2026-03-09")}
    one = event("e1", "a", line, "attacked", start=18, end=26, **fields)
    two = event("e2", "a", line, "killed", start=80, end=86, **fields)
    assert len(link(Pile((text("a", line),), (one, two), ())).events) == 1
