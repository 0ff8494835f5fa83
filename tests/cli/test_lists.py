"""Lists in a terminal: an utterance stands with the word that tells it."""

from pathlib import Path

from typer.testing import CliRunner

from dateline.cli.app import app


def listed(folder: Path, sentence: str) -> str:
    """Give what `statements` prints of an article with *sentence*."""
    (folder / "one.txt").write_text(f"Officials met in Bar on 4 May 2021.\n\n{sentence}\n", encoding="utf-8")
    record = str(folder / "record.db")
    CliRunner().invoke(app, ["build", str(folder / "one.txt"), "--db", record, "-q"])
    return CliRunner().invoke(app, ["statements", "--db", record]).stdout


def test_whom_somebody_urges_stands_without_a_to(tmp_path: Path) -> None:
    told = listed(tmp_path, "Montenegro urged Albania to mend the bridge.")
    assert "Montenegro urged Albania: to mend the bridge" in told


def test_what_somebody_rejects_is_not_listed_as_what_they_say(tmp_path: Path) -> None:
    told = listed(tmp_path, "The foreign minister of Montenegro, Ana Sorel, rejected the plan for a bridge.")
    assert "Ana Sorel rejected: the plan for a bridge" in told
