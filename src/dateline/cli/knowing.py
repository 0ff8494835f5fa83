"""The commands about tables of knowledge."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import console
from dateline.errors import ConfigError, InputError
from dateline.knowledge.wikidata import COLUMNS, Answer, read_answer

knowledge = typer.Typer(no_args_is_help=True, help="Tables of knowledge of your own.")


@knowledge.callback()
def common() -> None:
    """Keep `import` a command of its own, though it is the only one."""


@knowledge.command("import")
def import_command(
    file: Annotated[
        Path, typer.Argument(help="A saved Wikidata answer (SPARQL JSON); docs/knowledge.md has the query.")
    ],
    to: Annotated[Path, typer.Option("--to", help="The table to write.")] = Path("offices-user.tsv"),
) -> None:
    """Turn a saved Wikidata answer into a table of office holders, used where DATELINE_OFFICES names it."""
    try:
        text = file.read_text(encoding="utf-8")
        taken = datetime.fromtimestamp(file.stat().st_mtime, tz=UTC).date().isoformat()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {file}: {error}; give the saved answer") from error
    answer = read_answer(text)
    if not answer.rows:
        raise InputError(f"{file}: no row with person, position, iso3 and start; docs/knowledge.md has the query")
    try:
        to.write_text(_table(answer, file.name, taken), encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"cannot write {to}: {error.strerror}; choose another file with --to") from error
    told = f"{len(answer.rows)} terms of office to {to}, {answer.skipped} left out"
    console.out.print(f"{told}; set DATELINE_OFFICES={to}")


def _table(answer: Answer, name: str, taken: str) -> str:
    head = (f"# source: Wikidata, {name}", "# licence: CC0", f"# retrieved: {taken}", "\t".join(COLUMNS))
    return "\n".join((*head, *("\t".join(row) for row in answer.rows))) + "\n"
