"""A saved Wikidata answer becomes a table that widens no term."""

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.errors import KnowledgeError
from dateline.knowledge.offices import load_offices
from dateline.knowledge.wikidata import latest_start, read_answer

ANSWER = Path(__file__).parent / "wikidata_answer.json"


def test_twenty_rows_give_the_terms_that_can_be_dated() -> None:
    answer = read_answer(ANSWER.read_text(encoding="utf-8"))
    assert (len(answer.rows), answer.skipped) == (13, 6)  # and one row is there twice


def test_a_saved_answer_is_imported_and_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "own.tsv"
    monkeypatch.setattr("sys.argv", ["dateline", "knowledge", "import", str(ANSWER), "--to", str(to)])
    with pytest.raises(SystemExit) as done:
        main()
    assert done.value.code in (0, None)
    assert "13 terms of office" in capsys.readouterr().out.replace("\n", " ")
    monkeypatch.setenv("DATELINE_OFFICES", str(to))
    table = load_offices()
    (term,) = table.named("Ann Example", date(2003, 5, 1))
    assert (term.title, term.country, term.end, term.source) == ("President", "NRU", date(2005, 3, 1), "Wikidata Q1")
    assert table.surnamed("de la Cruz", date(2012, 1, 1))
    assert any(head.licence == "CC0" and "wikidata_answer.json" in head.source for head in table.heads)


@pytest.mark.parametrize(
    ("value", "precision", "day"),
    [
        ("2004-01-01T00:00:00Z", 9, "2005-01-01"),
        ("2004-12-01T00:00:00Z", 10, "2005-01-01"),
        ("2004-05-01T00:00:00Z", 10, "2004-06-01"),
        ("+2004-05-07T00:00:00Z", 11, "2004-05-07"),
    ],
)
def test_a_start_is_the_first_day_that_is_certain(value: str, precision: int, day: str) -> None:
    assert latest_start(value, precision) == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["", "[]", '{"results": {}}', '{"results": {"bindings": [{"person": "Q1"}]}}'])
def test_what_is_no_answer_is_said_to_be_none(text: str) -> None:
    with pytest.raises(KnowledgeError, match="SPARQL"):
        read_answer(text)


def test_the_answer_is_hand_made_and_of_twenty_rows() -> None:
    assert len(json.loads(ANSWER.read_text(encoding="utf-8"))["results"]["bindings"]) == 20
