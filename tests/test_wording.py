"""A speaker's phrases in order of date: what is new, what comes back, what was dropped."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.judging import judge_wrong
from dateline.model import Attribution, Cue, Findings, When, mention_id
from dateline.pipeline import relink
from dateline.store import Store, open_store
from dateline.store.said import Utterance, Words
from dateline.wording import Wording, wording, wording_of
from pieces import actor, article, span_of

# Day, precision, outlet, source, cue, content, text: what an invented minister says to and about Montenegro.
REPORTS = (
    ("2024-03-04", "day", "The Coast", "Ilir Prenga", "offered", "Montenegro his “firm friendship”"),
    ("2024-05-01", "month", "The Coast", "Ilir Prenga", "promised", "Montenegro “full help” and “fair winds at sea”"),
    ("2024-06-10", "day", "The Hill", "Ilir Prenga", "said", "Montenegro had his “boundless help” and “fair winds at sea”"),
    ("2024-06-11", "day", "The Hill", "Ilir Prenga", "told", "fishermen that their nets were “a disgrace”"),
)  # fmt: skip
PRENGA = actor("Ilir Prenga", "Ilir Prenga", name="Ilir Prenga", country="ALB", kind="person")


def keep(
    store: Store, day: str, precision: str, outlet: str, who: str, cue: str, content: str, *, directness: str = "mixed"
) -> str:
    """Keep one article of one report; give the id of its attribution."""
    text = f"{who} {cue} {content}, {outlet} reports."
    a = article(text, name=f"{day} {outlet}", outlet=outlet)
    start = date.fromisoformat(day)
    span = span_of(text, cue)
    key = mention_id(a.id, "attribution", span)
    kind = "person" if who == "Ilir Prenga" else "media"
    source = actor(text, who, name=who, country="ALB", kind=kind)
    named = [("Montenegro", "MNE", "state"), ("Prenga", "ALB", "person")]
    others = tuple(
        actor(text, name, name="Ilir Prenga" if kind == "person" else name, country=country, kind=kind)
        for name, country, kind in named
        if name in content
    )
    report = Attribution(
        id=key, directness=directness, class_="speech", source=source, cue=Cue(span=span, lemma=cue),
        content=(span_of(text, content),), rule="ccomp",
        when=When(span=None, value=day, start=start, end=start + timedelta(1), precision=precision, basis="published"),
    )  # fmt: skip
    found = Findings(
        article=a.id, published=a.published, place=None, agency=None, actors=(source, *others), attributions=(report,)
    )
    store.add([(a, found)], [])
    return key


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "record.db", create=True)
    for report in REPORTS:
        keep(store, *report)
    relink(store)
    return store


def words(found: Wording) -> list[str]:
    return [phrase.words for phrase in found.phrases]


def test_the_phrases_to_a_state_come_in_order_of_date(store: Store) -> None:
    found = wording(store, "ALB", "MNE")
    assert words(found) == ["firm friendship", "fair winds at sea", "full help", "boundless help"]
    assert [(p.first, p.last) for p in found.phrases[:2]] == [("2024-03-04", "2024-03-04"), ("2024-05", "2024-06-10")]
    assert [(p.statements, p.articles, p.origins) for p in found.phrases][1] == (2, 2, 2)
    assert wording(store, str(PRENGA.actor), "MNE") == found


def test_each_day_says_what_is_new_what_comes_back_and_what_was_dropped(store: Store) -> None:
    first, second, third = wording(store, "ALB", "MNE").days
    assert (first.new, first.dropped) == (("firm friendship",), ())
    assert (second.new, second.dropped) == (("fair winds at sea", "full help"), ("firm friendship",))
    assert (third.used, third.new) == (("fair winds at sea", "boundless help"), ("boundless help",))
    assert third.dropped == ("full help",)


def test_without_a_target_all_is_told_and_limits_hold(store: Store) -> None:
    assert "a disgrace" in words(wording(store, "ALB"))
    assert words(wording(store, "ALB", since="2024-06")) == ["boundless help", "fair winds at sea", "a disgrace"]
    assert words(wording(store, "ALB", until="2024-03")) == ["firm friendship"]
    assert words(wording(store, "ALB", least=2)) == ["fair winds at sea"]
    assert words(wording(store, "MNE")) == []


def test_words_that_a_report_relays_are_the_speakers(store: Store) -> None:
    for day, content in (
        ("2024-07-01", "that Mr. Prenga vowed Montenegro “help without end”"),
        ("2024-07-02", "that Mr. Prenga stood before a ship called “Hope of Montenegro”"),
    ):
        keep(store, day, "day", "The Lake", "The Adriatic Herald", "wrote", content)
    relink(store)
    assert words(wording(store, str(PRENGA.actor), "MNE", since="2024-07")) == ["help without end"]


def test_a_state_agency_needs_no_marks_for_what_its_own_side_repeats(tmp_path: Path) -> None:
    def pile(outlet: str) -> Wording:
        store = open_store(tmp_path / f"{outlet}.db", create=True)
        for day in ("2024-03-04", "2024-04-04", "2024-05-04"):
            text = f"Foreign Ministry stressed the unbreakable bond of rivers, as on {day}."
            a = article(text, name=day, outlet=outlet)
            span = span_of(text, "stressed")
            source = actor(text, "Foreign Ministry", name="Foreign Ministry", country="BLR", kind="body")
            start = date.fromisoformat(day)
            report = Attribution(
                id=mention_id(a.id, "attribution", span), directness="indirect", class_="speech", source=source,
                cue=Cue(span=span, lemma="stress"), content=(span_of(text, f"the unbreakable bond of rivers, as on {day}"),),
                when=When(span=None, value=day, start=start, end=start + timedelta(1), precision="day", basis="x"),
                rule="object",
            )  # fmt: skip
            found = Findings(
                article=a.id, published=a.published, place=None, agency=None, actors=(source,), attributions=(report,)
            )
            store.add([(a, found)], [])
        relink(store)
        return wording(store, "BLR")

    (phrase,) = pile("BelTA").phrases
    assert (phrase.words, phrase.quoted, phrase.statements) == ("unbreakable bond of rivers", False, 3)
    assert pile("The Coast").phrases == ()


def test_what_was_judged_wrong_is_nobodys_wording(store: Store) -> None:
    key = keep(store, "2024-08-01", "day", "The Lake", "Ilir Prenga", "denied", "Montenegro his “last loaf”")
    relink(store)
    assert "last loaf" in words(wording(store, "ALB", "MNE"))
    judge_wrong(store, key, by="ann", at=datetime(2024, 9, 1, tzinfo=UTC))
    relink(store)
    assert "last loaf" not in words(wording(store, "ALB", "MNE"))


def said(key: str, day: str | None, *texts: str) -> Utterance:
    return Utterance(key, day, day, 1, tuple(Words(f"{key}-{n}", text, True) for n, text in enumerate(texts)))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("We offer [the neighbours] open doors.",), ["We offer", "open doors"]),
        (("They would … keep the peace of the valley",), ["keep the peace of the valley"]),
        (("A word.", "a word"), ["A word"]),
        ((" ".join(f"word{n}" for n in range(30)),), []),
    ],
)
def test_a_quotation_is_a_phrase_up_to_its_cuts_and_a_long_one_is_none(
    texts: tuple[str, ...], expected: list[str]
) -> None:
    assert sorted(words(wording_of([said("s1", "2024-01-01", *texts)]))) == sorted(expected)


def test_a_run_that_comes_back_is_a_phrase_whole_and_not_in_pieces_and_a_name_is_none() -> None:
    long = " and ".join(f"our {word} harbour of the Old Town" for word in ("blue", "green", "white", "grey"))
    found = wording_of([said("s1", "2024-01-01", f"{long}; the calm before the tide"),
                        said("s2", "2024-02-01", f"First. {long[::-1]} The calm before the tide is ours, said Old Town")])  # fmt: skip
    assert "calm before the tide" in words(found)
    assert not {"calm before", "Old Town", "before the tide"} & set(words(found))


def test_words_told_twice_on_one_day_are_no_set_phrase_yet() -> None:
    once = [said(key, "2024-01-01", f"Here {key}, the calm before the tide holds {key}") for key in ("s1", "s2")]
    assert "calm before the tide holds" not in words(wording_of(once))
    later = said("s3", "2024-01-02", "Here s3, the calm before the tide holds s3")
    assert "calm before the tide holds" in words(wording_of([*once, later]))


def test_undated_words_come_last_and_are_never_new() -> None:
    found = wording_of([said("s1", "2024-01-01", "open doors"), said("s2", None, "open doors", "closed doors")])
    assert [(p.words, p.first, p.last) for p in found.phrases] == [
        ("open doors", "2024-01-01", "2024-01-01"), ("closed doors", None, None),
    ]  # fmt: skip
    assert (found.days[-1].day, found.days[-1].new, found.days[-1].dropped) == (None, (), ())


def test_the_command_prints_lines_or_json(store: Store) -> None:
    run = CliRunner()
    arguments = ["wording", "Ilir Prenga", "Montenegro", "--db", str(store.path)]
    text = run.invoke(app, arguments).stdout
    assert text.index("firm friendship") < text.index("full help") < text.index("boundless help")
    assert "dropped: firm friendship" in text
    assert json.loads(run.invoke(app, [*arguments, "--json"]).stdout)["phrases"][0]["words"] == "firm friendship"
    none = run.invoke(app, [*arguments, "--min", "5"])
    assert (none.exit_code, "no quoted phrase" in none.stdout) == (1, True)
