"""The tables for spreadsheets, read back by pandas and by the csv module."""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ConfigError
from dateline.export import TABLES, Text, export, write
from dateline.export.cells import FORMULA, cell, is_neutralised, plain, row_of
from dateline.export.csv import csv_lines
from dateline.model import text_digest
from dateline.query import Selection, timeline
from dateline.store import Store


def frame(store: Store, table: str, wanted: Selection | None = None, text: Text = Text.SENTENCES) -> pd.DataFrame:
    words = "".join(csv_lines(store, wanted, text, table))
    return pd.read_csv(io.StringIO(words), keep_default_na=False, dtype=str)


def test_pandas_reads_the_happenings_that_the_timeline_shows_in_its_order(examples: Store) -> None:
    for wanted in (Selection(), Selection(parties=("CHN", "USA")), Selection(types=("ACCUSE",), since="2001-04-03")):
        read = frame(examples, "event", wanted)
        assert list(read["id"]) == [entry.id for entry in timeline(examples, wanted)]
    assert len(read) > 0


def test_each_row_has_the_words_it_was_read_from_and_their_digest(examples: Store) -> None:
    texts = frame(examples, "article", text=Text.FULL).set_index("id")["text"]
    for table in ("event", "event_mention"):
        for row in frame(examples, table).to_dict("records"):
            words = texts[row["article"]].removeprefix("'")[int(row["sentence_start"]) : int(row["sentence_end"])]
            assert row["sentence"].removeprefix("'") == words
            assert row["sentence_sha256"] == text_digest(words)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_table_comes_back_with_its_columns_and_one_row_an_id(examples: Store, table: str) -> None:
    read = frame(examples, table)
    assert tuple(read.columns) == TABLES[table][0]
    assert read["id"].is_unique
    assert len(read) > 0


def test_what_was_said_follows_the_filters_of_statements(examples: Store) -> None:
    read = frame(examples, "statement", Selection(by="CHN"))
    assert set(read["source_country"]) == {"CHN"}
    assert 0 < len(read) < len(frame(examples, "statement"))


def test_without_words_no_sentence_goes_out_but_every_digest_does(examples: Store) -> None:
    sentences, bare = frame(examples, "event"), frame(examples, "event", text=Text.NONE)
    assert set(bare["sentence"]) == {""}
    assert list(bare["sentence_sha256"]) == list(sentences["sentence_sha256"])
    assert not set(bare["title"]) & set(sentences["title"])


def test_a_folder_gets_every_table(trucks: Store, tmp_path: Path) -> None:
    write(trucks, "csv", tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == set(TABLES)
    assert len(pd.read_csv(tmp_path / "event.csv")) == 2


@pytest.mark.parametrize(
    ("wanted", "table"), [(Selection(by="CHN"), None), (Selection(types=("AID",)), "statement"), (None, "people")]
)
def test_filters_that_leave_nothing_of_a_table_are_refused(
    trucks: Store, wanted: Selection | None, table: str | None
) -> None:
    with pytest.raises(ConfigError):
        list(export(trucks, "csv", wanted, table=table))


def test_words_that_would_run_in_a_spreadsheet_are_made_harmless(trucks: Store) -> None:
    read = frame(trucks, "article")
    assert set(read["external_id"]) == {"one.txt", "'=two.txt"}
    assert '\'@Herald; "Daily"' in set(read["outlet"])


@pytest.mark.parametrize(
    ("words", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\n=x", "'\n=x"),
        (" \u00a0=x", "' \u00a0=x"),
        ("'=x", "''=x"),
        ("＝x", "'＝x"),
        ("'tis", "'tis"),
        ("China - USA", "China - USA"),
        ("", ""),
    ],
)
def test_a_cell_that_begins_a_formula_gets_an_apostrophe(words: str, safe: str) -> None:
    assert cell(words) == safe


@pytest.mark.parametrize(("value", "words"), [(-5, "-5"), (-1.5, "-1.5"), (None, ""), (True, "true"), (0, "0")])
def test_numbers_keep_their_sign(value: float | None, words: str) -> None:
    assert cell(value) == words


@given(st.text())
def test_no_text_makes_a_cell_that_runs_and_the_words_come_back(words: str) -> None:
    made = cell(words)
    assert not FORMULA.match(made)
    assert made[:1] not in tuple("=+-@\t\r")
    if words == words.encode("utf-8", "replace").decode() and words.isprintable():
        assert (made[1:] if is_neutralised(made) else made) == words


@given(st.lists(st.text(), min_size=2))
def test_any_cells_come_back_from_a_reader_that_is_not_ours(row: list[str]) -> None:
    made = row_of(cell(words) for words in row)
    (read,) = csv.reader(io.StringIO(made, newline=""))
    assert read == [cell(words) for words in row]


@given(st.text())
def test_a_cell_of_a_table_of_tabs_holds_neither_tab_nor_line_end(words: str) -> None:
    assert plain(words).splitlines() in ([], [plain(words)])
    assert "\t" not in plain(words)
