"""Lists in a terminal: an utterance stands with the word that tells it."""

from pathlib import Path

from typer.testing import CliRunner

from dateline.cli.app import app


def test_whom_somebody_urges_stands_without_a_to(tmp_path: Path) -> None:
    text = "Officials met in Bar on 4 May 2021.\n\nMontenegro urged Albania to mend the bridge.\n"
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    record = tmp_path / "record.db"
    CliRunner().invoke(app, ["build", str(tmp_path / "one.txt"), "--db", str(record), "-q"])
    told = CliRunner().invoke(app, ["statements", "--db", str(record)])
    assert "Montenegro urged Albania: to mend the bridge" in told.stdout


def test_what_somebody_rejects_is_not_listed_as_what_they_say(tmp_path: Path) -> None:
    text = "Officials met in Bar on 4 May 2021.\n\nThe foreign minister of Montenegro, Ana Sorel, rejected the plan for a bridge.\n"
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    record = tmp_path / "record.db"
    CliRunner().invoke(app, ["build", str(tmp_path / "one.txt"), "--db", str(record), "-q"])
    told = CliRunner().invoke(app, ["statements", "--db", str(record)])
    assert "Ana Sorel rejected: the plan for a bridge" in told.stdout
