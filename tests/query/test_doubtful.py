"""What rests on doubtful readings alone stays off the lists until it is asked for; two sources make up for the doubt."""

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.link import link
from dateline.query import Selection, doubtful, timeline
from dateline.store import Store, open_store
from pieces import article, findings


def record(path: Path, confidence: float, *names: str) -> Store:
    store = open_store(path, create=True)
    for name in names or ("one.txt",):
        a = article(name=name, outlet=f"The {name}")
        found = findings(a)
        events = tuple(replace(event, confidence=confidence, attribution=None) for event in found.events)
        store.add([(a, replace(found, events=events))], [])
    store.relink(link(store.pile()))
    return store


@pytest.mark.parametrize(("confidence", "shown"), [(0.5, 1), (0.45, 0)])
def test_a_doubtful_reading_is_listed_only_among_all(tmp_path: Path, confidence: float, shown: int) -> None:
    store = record(tmp_path / "record.db", confidence)
    assert len(timeline(store)) == shown
    assert doubtful(store, Selection()) == 1 - shown
    assert len(timeline(store, Selection(everything=True))) == 1
    assert doubtful(store, Selection(everything=True)) == 0


def test_the_terminal_tells_how_many_are_left_out_beside_the_list(tmp_path: Path) -> None:
    record(tmp_path / "record.db", 0.3).close()
    told = CliRunner().invoke(app, ["timeline", "--db", str(tmp_path / "record.db")])
    assert "1 happening rests on doubtful readings and is left out; --all shows them" in told.stderr


def test_two_sources_that_agree_make_up_for_the_doubt(tmp_path: Path) -> None:
    assert len(timeline(record(tmp_path / "record.db", 0.3, "one.txt", "two.txt"))) == 1
