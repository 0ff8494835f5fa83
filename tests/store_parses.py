"""Write the stored parses that the rules are tested on: `python tests/store_parses.py [NAME...]`.

``tests/parses/NAME.txt`` holds one paragraph a line, sentences of our own; a line that
opens with ``# `` is a comment, one that opens with ``= `` is a headline. ``NAME.conllu``
beside it is what the default model makes of them. Rerun it only when a sentence is added:
parses of sentences that already stand there are kept, so a new model cannot turn the rules' tests red.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from dateline.extract.tree import Tree
from dateline.model import Article, Block, Parse, Span
from dateline.parse import load_parser
from dateline.parse.conllu import read_many, to_conllu

PARSES = Path(__file__).parent / "parses"

# What the fixture `parsed` gives: the article and the trees of a stored line.
Parsed = Callable[[str], tuple[Article, tuple[Tree, ...]]]


def stored_lines(path: Path) -> list[str]:
    """Give the paragraphs of a text file, comments and blank lines left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("# ")]


def article_of(line: str, *, published: str | None = None) -> Article:
    """Give an article whose whole text is *line*, one block; ``= `` before it makes it a headline."""
    is_title = line.startswith("= ")
    text = line.removeprefix("= ")
    return Article(
        id="0000000000000000", external_id="line", locator="line", url=None, outlet=None, title=None, byline=(),
        language="en", text=text, sha256="", furniture=(), blocks=(Block(span=Span(0, len(text)), is_title=is_title),),
        published=None, retrieved=None, opening=None, not_coded=None,
    )  # fmt: skip


def load_stored(name: str) -> dict[str, Parse]:
    """Give the stored parses of ``NAME.conllu`` by their line."""
    path = PARSES / f"{name}.conllu"
    if not path.exists():
        return {}
    parts = path.read_text(encoding="utf-8").split("# line = ")[1:]
    return {part.split("\n", 1)[0]: next(read_many(part.split("\n", 1)[1])) for part in parts}


def main(names: list[str]) -> None:
    """Parse what is not yet stored, and write each file anew in the order of its lines."""
    parser = load_parser()
    for path in sorted(PARSES.glob("*.txt")):
        if names and path.stem not in names:
            continue
        known = load_stored(path.stem)
        lines = stored_lines(path)
        fresh = [line for line in lines if line not in known]
        known.update(zip(fresh, parser([article_of(line) for line in fresh]), strict=True))
        text = "".join(f"# line = {line}\n{to_conllu(known[line])}" for line in lines)
        path.with_suffix(".conllu").write_text(text, encoding="utf-8")
        print(f"{path.stem}: {len(lines)} lines, {len(fresh)} parsed now")


if __name__ == "__main__":
    main(sys.argv[1:])
