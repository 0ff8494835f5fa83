"""The command line's edge: what is wrong with the world is one line, with what, where and the mend."""

import re
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from dateline.cli import main
from dateline.cli.app import app
from dateline.cli.order import PANELS, Commands
from dateline.link import link
from dateline.store import open_store
from pieces import article, findings


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A record whose pages but the first few are not what SQLite wrote."""
    path = tmp_path / "record.db"
    store = open_store(path, create=True)
    for number in range(40):
        one = article(name=f"{number}.txt", text=article().text + f" {number} more." * 200)
        store.add([(one, findings(one))], [])
    store.relink(link(store.pile()))
    store.close()
    for left in tmp_path.glob("record.db-*"):
        left.unlink()
    content = bytearray(path.read_bytes())
    content[len(content) // 3 :] = b"\xa5" * (len(content) - len(content) // 3)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("command", [["verify"], ["timeline", "--all"], ["export", "-o", "-"]])
def test_a_damaged_record_is_said_in_one_line(
    damaged: Path, command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["dateline", *command, "--db", str(damaged)])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert "database disk image is malformed" in said
    assert "build the articles into a new --db" in said or "choose another --db" in said


def test_the_help_names_every_command_under_a_head_and_the_readme_tells_of_each() -> None:
    group = get_command(app)
    assert isinstance(group, Commands)
    named = [name for names in PANELS.values() for name in names]
    assert group.list_commands(None) == named
    assert set(named) == set(group.commands)
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert [name for name in named if not re.search(rf"dateline {name}\b|`{name}\b", readme)] == ["knowledge"]
