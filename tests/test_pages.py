"""The Markdown pages: what they link to is there, what they tell to type works, and README.md leads to all of them."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app

ROOT = Path(__file__).parents[1]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
ID = re.compile(r"\b[es][0-9a-f]{16}\b")
# What a reader's own pile would be is the examples here.
STANDS_FOR = {"my-articles/": "examples/articles", "my.db": "demo.db", "PRK": "CHN", "RUS": "USA"}


def pages() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = listed.stdout.split() or [str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md")]
    return [ROOT / name for name in names]


def links(page: Path) -> list[str]:
    """Give what the page links to within the repository."""
    found = LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))
    return [target.partition("#")[0] for target in found if "://" not in target and not target.startswith("#")]


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_links_to_is_there(page: Path) -> None:
    missing = [target for target in links(page) if not (page.parent / target).exists()]
    assert missing == []


def test_every_page_of_docs_is_reached_from_the_readme() -> None:
    reached = {(ROOT / target).resolve() for target in links(ROOT / "README.md")}
    apart = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "docs").iterdir())
        if path.name != "screens" and path.resolve() not in reached
    ]
    assert apart == []


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder like a checkout after `make demo`."""
    path = tmp_path_factory.mktemp("checkout")
    (path / "examples").symlink_to(ROOT / "examples")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(path)
        assert CliRunner().invoke(app, ["build", "examples/articles", "--db", "demo.db", "-q"]).exit_code == 0
        yield path


def commands(language: str) -> list[str]:
    found = BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    lines = [line for known, content in found if known == language for line in content.splitlines()]
    return [line.removeprefix("$ ") for line in lines if language == "sh" or line.startswith("$ ")]


@pytest.mark.parametrize("line", [*commands("console"), *commands("sh")])
def test_what_the_readme_tells_to_type_works(checkout: Path, line: str) -> None:
    words = [STANDS_FOR.get(word, word) for word in shlex.split(line.partition("  #")[0])]
    done = CliRunner().invoke(app, words[1:])
    assert done.exit_code == 0, done.output


def test_the_ids_that_the_readme_shows_open(checkout: Path) -> None:
    shown = sorted(set(ID.findall((ROOT / "README.md").read_text(encoding="utf-8"))))
    assert shown
    for key in shown:
        opened = CliRunner().invoke(app, ["show", key, "--db", "demo.db", "-q"])
        assert opened.output.strip() == key, "the examples are read otherwise now: copy its commands' output anew"


def test_the_python_of_the_readme_gives_what_it_says(checkout: Path) -> None:
    ((_, content),) = [block for block in BLOCK.findall((ROOT / "README.md").read_text()) if block[0] == "python"]
    names: dict[str, object] = {}
    exec(compile(content, "README.md", "exec"), names)
    *_, last = content.strip().splitlines()
    shown, _, said = last.partition("  # ")
    assert repr(eval(shown, names)) == said
