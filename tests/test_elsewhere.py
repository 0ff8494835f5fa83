"""The pages that show the record in other programs, run as they stand."""

from __future__ import annotations

import csv
import io
import re
import shlex
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.export.csv import TABLES
from dateline.export.gdelt import COLUMNS as GDELT
from dateline.export.polecat import COLUMNS as POLECAT

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder like the one a reader of the pages sits in: the examples beside it, and a record under both names."""
    path = tmp_path_factory.mktemp("elsewhere")
    (path / "examples").symlink_to(ROOT / "examples")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(path)
        assert CliRunner().invoke(app, ["build", "examples/articles", "--db", "dateline.db", "-q"]).exit_code == 0
        yield path


def run_page(name: str) -> dict[str, Any]:
    """Run every block of the page in order; give the names that its Python left behind."""
    names: dict[str, Any] = {}
    for language, content in BLOCK.findall((ROOT / "docs" / name).read_text(encoding="utf-8")):
        if language == "sh":
            for line in content.splitlines():
                done = CliRunner().invoke(app, shlex.split(line.partition("  #")[0])[1:])
                assert done.exit_code == 0, (line, done.output)
        elif language == "python":
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of the libraries shown, about one another
                exec(compile(content, name, "exec"), names)
    return names


def test_the_page_of_exports_runs_and_its_check_finds_every_span_as_published(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = run_page("exports.md")
    assert names["checked"] > 1000
    assert names["wrong"] == 0
    assert (folder / "pair.csv").read_text(encoding="utf-8").count("\n") > 1
    assert (folder / "said.csv").read_text(encoding="utf-8").startswith("id,day,")


def test_the_check_notices_a_text_that_was_changed(folder: Path) -> None:
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    (check,) = (content for language, content in BLOCK.findall(page) if language == "python")
    lines = (folder / "published.jsonl").read_text(encoding="utf-8")
    span = re.search(r'"role":"evidence","span":\[\d+,\d+\],"sha256":"([0-9a-f]{64})"', lines)
    assert span
    changed = folder / "published.jsonl"
    changed.write_text(lines.replace(span[1], "0" * 64, 1), encoding="utf-8")
    names: dict[str, Any] = {}
    exec(compile(check, "exports.md", "exec"), names)
    assert names["wrong"] == 1


def test_the_page_of_other_programs_runs_and_each_gives_what_the_record_has(folder: Path) -> None:
    shutil.rmtree(folder / "tables", ignore_errors=True)
    names = run_page("elsewhere.md")
    events = set(names["events"].collect()["id"].to_list())
    assert len(events) > 40
    assert list(names["pair"].columns) == ["first_day", "type", "title", "precision"]
    assert len(names["pair"]) > 10
    assert set(names["who"]["country"]) >= {"CHN", "USA"}
    assert all(sentence.strip() for sentence in names["mentions"]["sentence"])
    assert int(names["by_month"]["happenings"].sum()) == len(events)
    assert len(names["quoted"]) > 0
    assert [names[name].status_code for name in ("page", "rows", "table", "answer")] == [200] * 4
    assert {row["type"] for row in names["rows"].json()} == {"ACCUSE"}
    assert {row["party"] for row in csv.DictReader(io.StringIO(names["table"].text))} == {"CHN"}
    assert sum(row["articles"] for row in names["answer"].json()) == 24


def test_every_column_is_on_the_page() -> None:
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    for name, (columns, _) in TABLES.items():
        assert f"| `{name}` |" in page
        assert f"`{' '.join(columns)}`" in page
    assert not [column for column in POLECAT if f"`{column}`" not in page]
    kept = [column for column in GDELT if not column.startswith(("Actor", "ActionGeo"))]
    assert not [column for column in kept if not re.search(rf"[`\s]{column}[`\s]", page)]
