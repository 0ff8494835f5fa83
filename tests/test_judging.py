"""A person's word on the record: it outranks the rules, outlives rebuilds, travels, and gives way to forgetting."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.errors import InputError, StoreError
from dateline.export import export
from dateline.judging import judge_actor, judge_pair, judge_wrong, take_in, undo
from dateline.link import link
from dateline.pipeline import relink
from dateline.query import show, statements, timeline
from dateline.store import Store, open_store
from dateline.store.forget import forget_article, forget_name, pack
from dateline.store.judging import all_judgements
from dateline.store.verify import broken
from pieces import TEXT, article, findings

NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
WHO = {"by": "ann", "at": NOW}
RUN = CliRunner()


def filled(path: Path, *names: str) -> Store:
    store = open_store(path, create=True)
    for name in names:
        a = article(f"{TEXT} It was raining in {name}.", name=name, outlet=f"The {name}")
        store.add([(a, findings(a))], [])
    relink(store)
    return store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filled(tmp_path / "record.db", "Bar", "Ulcinj", "Budva")


def rows(store: Store, kind: str) -> list[dict[str, object]]:
    return [row for line in export(store, "jsonl") if (row := json.loads(line))["kind"] == kind]


def groups(store: Store, kind: str = "event") -> list[list[str]]:
    return sorted(row["mentions" if kind == "event" else "attributions"] for row in rows(store, kind))


def ids(store: Store, kind: str) -> list[str]:
    return [str(row["id"]) for row in rows(store, kind)]


def test_mentions_judged_apart_part_and_those_judged_the_same_meet_again(store: Store) -> None:
    ((one, two, three),) = groups(store)
    judge_pair(store, "apart", one, three, **WHO)
    (other,) = judge_pair(store, "apart", two, three, **WHO)
    relink(store)
    assert groups(store) == sorted([[one, two], [three]])
    (judged,) = judge_pair(store, "same", *ids(store, "event"), **WHO)
    assert {judged.left, judged.right} == {one, three}, "judgements name mentions, never groups"
    relink(store)
    assert groups(store) == sorted([[one, three], [two]]), "what was said of two and three still stands"
    undo(store, other.id, **WHO)
    relink(store)
    assert groups(store) == [[one, two, three]]


def test_statements_are_judged_as_happenings_are(store: Store) -> None:
    ((one, two, three),) = groups(store, "statement")
    judge_pair(store, "apart", one, two, **WHO)
    judge_pair(store, "apart", one, three, **WHO)
    relink(store)
    assert groups(store, "statement") == sorted([[one], [two, three]])


def test_what_is_judged_wrong_leaves_every_look_and_stays_stored(store: Store) -> None:
    mention = ids(store, "event_mention")[0]
    judge_wrong(store, mention, **WHO)
    relink(store)
    assert [mention not in group for group in groups(store)] == [True]
    assert mention in ids(store, "event_mention")
    assert show(store, mention).kind == "event_mention"
    judge_wrong(store, ids(store, "event")[0], **WHO)
    judge_wrong(store, ids(store, "statement")[0], **WHO)
    relink(store)
    assert (timeline(store), statements(store)) == ([], [])
    assert len(ids(store, "attribution")) == 3


def test_an_actor_is_somebody_else_everywhere_or_in_one_mention(store: Store) -> None:
    (entry,) = timeline(store)
    albania = rows(store, "event")[0]["actors"][0]["actor"]
    judge_actor(store, albania, "Montenegro", **WHO)
    relink(store)
    assert [e.actors for e in timeline(store)] == [("MNE",)]
    speech = ids(store, "attribution")[0]
    judge_actor(store, speech, "Mira Kolaj", **WHO)
    relink(store)
    names = {row["source"]["name"] for row in rows(store, "statement")}
    assert names == {"Ilir Prenga", "Mira Kolaj"}
    assert "Mira Kolaj" in {row["name"] for row in rows(store, "actor")}
    assert entry.actors == ("ALB",)


def test_what_is_undone_no_longer_stands_and_both_stay_in_the_record(store: Store) -> None:
    before = rows(store, "event")
    (judged,) = judge_wrong(store, ids(store, "event_mention")[0], **WHO)
    (undone,) = undo(store, judged.id[:8], **WHO)
    relink(store)
    assert rows(store, "event") == before
    assert ids(store, "judgement") == sorted([judged.id, undone.id])
    with pytest.raises(StoreError, match="itself an undoing"):
        undo(store, undone.id, **WHO)


def test_the_latest_word_on_a_pair_counts_even_within_one_second(store: Store) -> None:
    ((one, two, three),) = groups(store)
    for verdict in ("apart", "same", "apart"):
        judge_pair(store, verdict, one, two, **WHO)
        judge_pair(store, verdict, one, three, **WHO)
    relink(store)
    assert groups(store) == sorted([[one], [two, three]])


def test_the_same_judgements_survive_a_rebuild_into_a_new_record(store: Store, tmp_path: Path) -> None:
    mention = ids(store, "event_mention")[0]
    judge_wrong(store, mention, **WHO)
    relink(store)
    other = open_store(tmp_path / "other.db", create=True)
    assert take_in(other, export(store, "jsonl"), where="export") == (1, 1)
    for name in ("Budva", "Bar", "Ulcinj"):
        a = article(f"{TEXT} It was raining in {name}.", name=name, outlet=f"The {name}")
        other.add([(a, findings(a))], [])
    relink(other)
    assert list(export(other, "jsonl"))[1:] == list(export(store, "jsonl"))[1:]
    assert take_in(other, export(store, "jsonl"), where="export") == (0, 1)


def test_a_judged_record_is_still_as_it_was_read(store: Store) -> None:
    judge_actor(store, str(rows(store, "event")[0]["actors"][0]["actor"]), "Montenegro", **WHO)
    judge_wrong(store, ids(store, "attribution")[0], **WHO)
    relink(store)
    assert list(broken(store, link(store.pile()))) == []


def test_forgetting_an_article_takes_the_judgements_on_its_mentions(store: Store) -> None:
    (gone,) = [row["id"] for row in rows(store, "article") if row["external_id"] == "Bar"]
    (mention,) = [str(row["id"]) for row in rows(store, "event_mention") if row["article"] == gone]
    others = [str(row["id"]) for row in rows(store, "event_mention") if row["article"] != gone]
    (judged,) = judge_wrong(store, mention, **WHO)
    undo(store, judged.id, **WHO)
    judge_pair(store, "apart", mention, others[0], **WHO)
    (kept,) = judge_pair(store, "apart", *others, **WHO)
    lines = list(export(store, "jsonl"))
    forget_article(store, "Bar")
    relink(store)
    assert ids(store, "judgement") == [kept.id]
    assert take_in(store, lines, where="export") == (0, 4)


def test_forgetting_a_name_takes_the_judgements_that_give_it_and_they_do_not_come_back(store: Store) -> None:
    speech = ids(store, "attribution")[0]
    judge_actor(store, speech, "Mira Kolaj", **WHO)
    lines = list(export(store, "jsonl"))
    forget_name(store, "Mira Kolaj")
    relink(store)
    pack(store)
    assert ids(store, "judgement") == []
    assert take_in(store, lines, where="export") == (0, 1)
    with pytest.raises(StoreError, match="forgotten"):
        judge_actor(store, speech, "Mira Kolaj", **WHO)
    assert b"Kolaj" not in store.path.read_bytes()


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("event_mention", "attribution", "two of one kind"),
        ("event_mention", "event", "name one mention"),
        ("figure", "event", "names no happening"),
    ],
)
def test_what_cannot_be_judged_is_said(store: Store, left: str, right: str, said: str) -> None:
    one = groups(store)[0][0] if left == "event_mention" else ids(store, left)[0]
    with pytest.raises(StoreError, match=said):
        judge_pair(store, "same", one, ids(store, right)[0], **WHO)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ('{"kind": "judgement", "verdict": "maybe", "left": "a", "by": "b", "at": "c"}', "use one of"),
        ('{"kind": "judgement", "verdict": "same", "left": "a", "by": "b", "at": "c"}', "and right"),
        ('{"kind": "judgement", "verdict": "wrong", "left": "a", "by": "b", "at": "2024"}', "2026-01-31T12:00:00Z"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_taken_in(store: Store, line: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        take_in(store, [line], where="file")
    with store.reading() as connection:
        assert all_judgements(connection) == []


def test_the_commands_judge_list_export_import_and_show(store: Store, tmp_path: Path) -> None:
    db = ["--db", str(store.path)]
    mention = groups(store)[0][2]
    assert RUN.invoke(app, ["judge", "list", *db]).exit_code == 1
    done = RUN.invoke(app, ["judge", "wrong", mention[:10], "--by", "ben", *db])
    assert (done.exit_code, "judged wrong by ben" in done.stdout) == (0, True)
    assert "judged wrong by ben" in RUN.invoke(app, ["show", mention, *db]).stdout
    assert json.loads(RUN.invoke(app, ["judge", "list", "--json", *db]).stdout)[0]["stands"] is True
    key = RUN.invoke(app, ["judge", "list", "-q", *db]).stdout.strip()
    file = tmp_path / "judgements.jsonl"
    assert RUN.invoke(app, ["judge", "export", "-o", str(file), *db]).exit_code == 0
    assert RUN.invoke(app, ["judge", "import", str(file), *db]).exit_code == 0
    assert RUN.invoke(app, ["judge", "undo", key, *db]).exit_code == 0
    assert "undone since" in RUN.invoke(app, ["judge", "list", *db]).stdout
    assert mention in groups(store)[0]
    written = json.loads(file.read_text(encoding="utf-8"))
    assert list(written) == ["kind", "id", "verdict", "left", "right", "by", "at"]
    assert written["at"].endswith("Z")
