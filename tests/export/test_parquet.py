"""Parquet, read back by pyarrow, pandas, polars and DuckDB."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from dateline.errors import ConfigError
from dateline.export import Text, export, write
from dateline.query import Selection, timeline
from dateline.store import Store


@pytest.fixture(scope="module")
def folder(examples: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("parquet")
    write(examples, "parquet", path, text=Text.FULL)
    return path


def as_json(value: Any) -> Any:
    """Give what pyarrow read as the JSON lines have it."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def lines(store: Store) -> Iterator[dict[str, Any]]:
    yield from (json.loads(line) for line in export(store, "jsonl"))


def test_pyarrow_reads_the_same_lines_field_by_field(examples: Store, folder: Path) -> None:
    expected: dict[str, list[dict[str, Any]]] = {path.stem: [] for path in folder.iterdir()}
    for line in lines(examples):
        expected[line.pop("kind")].append(line)
    for kind, rows in expected.items():
        read = as_json(pq.read_table(folder / f"{kind}.parquet").to_pylist())
        if kind == "record":
            read = [{**row, "knowledge": dict(row["knowledge"])} for row in read]
        assert read == rows


def test_the_same_record_is_the_same_bytes(examples: Store, folder: Path, tmp_path: Path) -> None:
    write(examples, "parquet", tmp_path, text=Text.FULL)
    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes()


def test_the_files_follow_the_filters(examples: Store, tmp_path: Path) -> None:
    wanted = Selection(parties=("CHN", "USA"))
    write(examples, "parquet", tmp_path, wanted)
    read = pd.read_parquet(tmp_path / "event.parquet")
    assert set(read["id"]) == {entry.id for entry in timeline(examples, wanted)}


def test_sentences_go_out_and_texts_do_not_unless_asked_for(examples: Store, tmp_path: Path) -> None:
    write(examples, "parquet", tmp_path)
    assert pq.read_table(tmp_path / "article.parquet")["text"].null_count == 24
    spans = pq.read_table(tmp_path / "event_mention.parquet")["spans"].to_pylist()
    assert all(span["words"] for row in spans for span in row)


def test_polars_and_duckdb_open_the_folder(folder: Path) -> None:
    events = pl.read_parquet(folder / "event.parquet")
    assert events["when"].struct.field("start").dtype == pl.Date
    question = f"""select a.country, count(*) from (select unnest(actors) as a from '{folder}/event.parquet')
                   where a.country is not null group by all order by 2 desc, 1"""
    counted = duckdb.sql(question).fetchall()
    assert {country for country, _ in counted} >= {"CHN", "USA"}


def test_empty_tables_keep_their_columns(trucks: Store, tmp_path: Path) -> None:
    write(trucks, "parquet", tmp_path)
    table = pq.read_table(tmp_path / "judgement.parquet")
    assert table.num_rows == 0
    assert table.column_names == ["id", "verdict", "left", "right", "by", "at"]


def test_without_pyarrow_the_extra_is_named(trucks: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError, match=r"pip install \"dateline-record\[tables\]\""):
        write(trucks, "parquet", tmp_path)
