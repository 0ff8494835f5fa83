"""The street from one end to the other, on the example articles and on bad input."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.export import export
from dateline.pipeline import Settings, Summary, build
from dateline.query import show
from dateline.store import open_store

EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"
DATELINE = Path(sys.executable).parent / "dateline"
STORY = "Foreign Minister Ilir Prenga of Albania visited Podgorica on Monday, the ministry said.\n"


def record(db: Path, *inputs: Path) -> list[str]:
    """Build *inputs* into *db*; give the exported lines."""
    store = open_store(db, create=True)
    build([str(path) for path in inputs], store, Settings())
    return list(export(store, "jsonl"))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the example articles."""
    db = tmp_path_factory.mktemp("demo") / "demo.db"
    record(db, EXAMPLES)
    return db


def rows(db: Path, kind: str) -> list[dict[str, object]]:
    lines = export(open_store(db), "jsonl")
    return [row for line in lines if (row := json.loads(line))["kind"] == kind]


def test_the_examples_are_read_without_a_problem(demo: Path) -> None:
    assert rows(demo, "problem") == []
    assert len(rows(demo, "article")) == 24


def test_every_span_of_the_record_lies_in_its_text_and_text_input_is_unchanged(demo: Path) -> None:
    texts = {row["id"]: str(row["text"]) for row in rows(demo, "article")}
    for kind, field in (
        ("event_mention", "trigger"),
        ("event_mention", "evidence"),
        ("figure", "span"),
        ("time", "span"),
    ):
        for row in rows(demo, kind):
            start, end = row[field]
            assert texts[row["article"]][start:end].strip()
    for path in EXAMPLES.glob("*.txt"):
        assert path.read_text(encoding="utf-8") in texts.values()


def test_building_twice_reads_nothing_again_and_changes_nothing(demo: Path) -> None:
    before = list(export(open_store(demo), "jsonl"))
    store = open_store(demo)
    summary: Summary = build([str(EXAMPLES)], store, Settings())
    assert (summary.read, summary.skipped) == (0, 24)
    assert list(export(store, "jsonl")) == before


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_in_any_batches_gives_the_same_record(demo: Path, tmp_path: Path, seed: int) -> None:
    files = sorted(EXAMPLES.iterdir())
    random.Random(seed).shuffle(files)
    cut = len(files) // 3
    record(tmp_path / "mixed.db", *files[:cut])
    assert record(tmp_path / "mixed.db", *files[cut:]) == list(export(open_store(demo), "jsonl"))


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "latin.txt": "Le ministre Mika Öhlund a reçu l’ambassadeur à Genève.".encode("cp1252"),
    "cut.jsonl": b'{"id": "a", "text": "Albania and Montenegro signed a treaty in Tirana on Monday."}\n{"id": "b", "te',
    "fields.jsonl": b'{"id": "c", "outlet": "The Example"}\n[1, 2]\n{"id": "d", "text": 7}\n',
    "cut.html.gz": b"\x1f\x8b\x08\x00not really gzip",
    "nested.html": b"<html><body>" + b"<table><tr><td>" * 3000 + b"Deep." + b"</td></tr></table>" * 3000,
    "large.html": b"<html><body><p>" + b"All quiet on the border. " * 2_200_000 + b"</p></body></html>",
}


def test_bad_input_becomes_problems_that_name_the_input_and_the_rest_is_built(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for name, content in BAD.items():
        (pile / name).write_bytes(content)
    (pile / "good.txt").write_text(STORY, encoding="utf-8")
    (pile / "loop").symlink_to(pile, target_is_directory=True)
    command = [DATELINE, "build", pile, tmp_path / "no such folder", "--db", tmp_path / "r.db"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stderr
    problems = {str(row["locator"]): str(row["message"]) for row in rows(tmp_path / "r.db", "problem")}
    for name in ("empty.txt", "binary.txt", "cut.jsonl", "fields.jsonl", "cut.html.gz", "large.html", "no such folder"):
        assert any(name in locator for locator in problems), f"{name} is not named in {problems}"
    names = {row["external_id"] for row in rows(tmp_path / "r.db", "article")}
    assert {"good.txt", "a"} <= names


def test_one_address_with_other_words_later_is_a_new_version(tmp_path: Path) -> None:
    lines = [
        {"url": "https://paper.example/1", "text": STORY, "retrieved": "2024-03-04"},
        {"url": "https://paper.example/1", "text": STORY + "He left on Tuesday.\n", "retrieved": "2024-03-05"},
    ]
    source = tmp_path / "two.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    record(tmp_path / "r.db", source)
    articles = rows(tmp_path / "r.db", "article")
    older, newer = sorted(articles, key=lambda row: str(row["retrieved"]))
    assert older["version_of"] == newer["id"] or newer["version_of"] == older["id"]


def test_a_date_in_the_future_of_its_fetching_is_not_believed(tmp_path: Path) -> None:
    source = tmp_path / "one.jsonl"
    row = {"id": "x", "text": STORY, "published": "2031-01-01", "retrieved": "2024-03-05"}
    source.write_text(json.dumps(row) + "\n", encoding="utf-8")
    record(tmp_path / "r.db", source)
    (article,) = rows(tmp_path / "r.db", "article")
    assert not str(article["published"]).startswith("2031")


def test_an_interrupted_build_keeps_what_was_read_and_goes_on_from_there(tmp_path: Path) -> None:
    pile = tmp_path / "pile.jsonl"
    articles = [{"id": f"a{n}", "text": f"{STORY}It was meeting number {n} of the year.\n" * 4} for n in range(300)]
    pile.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    db = tmp_path / "r.db"
    command = [str(DATELINE), "build", str(pile), "--db", str(db)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not (db.exists() and _articles(db) > 0):
        time.sleep(0.1)
    os.kill(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "what was read is kept" in said
    kept = _articles(db)
    assert 0 < kept < 300
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"skipped {kept}" in done.stderr
    assert _articles(db) == 300


def _articles(db: Path) -> int:
    try:
        return open_store(db).counts()["article"]
    except Exception:  # the file is being made
        return 0


RUN = CliRunner()


def look(*arguments: str) -> tuple[int, str]:
    result = RUN.invoke(app, list(arguments))
    return result.exit_code, result.stdout


def test_the_timeline_of_a_pair_takes_names_codes_and_demonyms(demo: Path) -> None:
    code, by_code = look("timeline", "USA", "CHN", "--db", str(demo), "--json")
    assert code == 0
    entries = json.loads(by_code)
    assert entries
    for a, b in (("United States", "China"), ("american", "Chinese")):
        assert look("timeline", a, b, "--db", str(demo), "--json") == (0, by_code)
    assert all({"USA", "CHN"} <= {*entry["actors"], *entry["recipients"]} for entry in entries)


def test_the_timeline_keeps_to_its_days_and_type(demo: Path) -> None:
    _, text = look("timeline", "--since", "2001-04-11", "--until", "2001-04-12", "--db", str(demo), "--json")
    assert {entry["day"] for entry in json.loads(text)} == {"2001-04-11", "2001-04-12"}
    _, text = look("timeline", "--type", "request", "--db", str(demo), "--json")
    assert {entry["type"] for entry in json.loads(text)} == {"REQUEST"}


def test_every_id_of_the_record_opens(demo: Path) -> None:
    store = open_store(demo)
    kinds = {}
    for line in export(store, "jsonl"):
        row = json.loads(line)
        if row["kind"] != "record":
            assert show(store, row["id"]).id.endswith(row["id"]) or row["kind"] in ("event_mention", "attribution")
            kinds[row["kind"]] = row["id"]
    for key in kinds.values():
        code, text = look("show", key, "--db", str(demo))
        assert code == 0
        assert text.strip()


def test_show_marks_the_words_a_happening_was_read_from(demo: Path) -> None:
    _, text = look("timeline", "USA", "CHN", "--db", str(demo), "--quiet")
    code, page = look("show", text.split()[0], "--db", str(demo))
    assert code == 0
    assert "]trigger" in page
    assert "rule " in page


def test_statements_by_a_state_name_their_speakers(demo: Path) -> None:
    code, text = look("statements", "--by", "United States", "--db", str(demo), "--json")
    assert code == 0
    assert all(entry["source"] for entry in json.loads(text))


def test_what_is_not_there_is_said_with_the_mend(demo: Path, tmp_path: Path) -> None:
    for arguments, words in (
        (["timeline", "--db", str(tmp_path / "none.db")], "dateline build"),
        (["timeline", "Ruritania", "--db", str(demo)], "Ruritania"),
        (["show", "0123456789abcdef", "--db", str(demo)], "take an id from"),
        (["export", "-o", str(tmp_path / "x"), "--format", "xml", "--db", str(demo)], "jsonl"),
    ):
        result = subprocess.run([DATELINE, *arguments], capture_output=True, text=True, check=False)
        assert result.returncode == 2
        assert words in result.stderr


def test_verify_says_all_is_well_and_forgetting_survives_a_rebuild(demo: Path, tmp_path: Path) -> None:
    db = tmp_path / "copy.db"
    open_store(demo).close()
    shutil.copy(demo, db)
    assert look("verify", "--db", str(db))[0] == 0
    assert look("forget", "01-meridian-collision.html", "--db", str(db))[0] == 0
    assert look("build", str(EXAMPLES), "--db", str(db))[0] == 0
    assert len(rows(db, "article")) == 23
    assert look("verify", "--db", str(db))[0] == 0


def test_the_version_names_format_model_and_the_licence_of_every_table() -> None:
    code, text = look("--version")
    assert code == 0
    assert "record format 1" in text
    assert "CC BY 4.0" in text
