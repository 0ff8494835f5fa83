"""The commands that hold another's table of events beside the record."""

from __future__ import annotations

from collections.abc import Iterator, Sized
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from dateline.cli import console
from dateline.cli.lists import backing, day_words
from dateline.cli.options import DEFAULT_DB, AsJson, Db, Quiet, look
from dateline.compare import Comparison, Judged, Row, Table, Verdict, compare, read_rows
from dateline.compare.matching import DAYS
from dateline.export.dyads import MADE
from dateline.query import TimelineEntry

# Lines of each part of the summary; --all shows the rest, --json has everything.
SHOWN = 20

comparing = typer.Typer(
    no_args_is_help=True,
    help="Another's table of events beside a record of the articles its rows came from.",
)
File = Annotated[Path, typer.Argument(help="The table: plain, .gz or .zip.")]
Days = Annotated[int, typer.Option(min=0, help="How far a row's day may lie from the sentence's.")]
Everything = Annotated[bool, typer.Option("--all", help="Every line of every part.")]


@comparing.command("gdelt")
def compare_gdelt(
    file: File, db: Db = DEFAULT_DB, days: Days = DAYS, everything: Everything = False, as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """A GDELT 2.0 events file: 61 columns, parted by tabs."""
    _compare(file, db, Table.GDELT, days, everything=everything, as_json=as_json, quiet=quiet)


@comparing.command("polecat")
def compare_polecat(
    file: File, db: Db = DEFAULT_DB, days: Days = DAYS, everything: Everything = False, as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """A POLECAT file: 40 columns, parted by tabs, names first."""
    _compare(file, db, Table.POLECAT, days, everything=everything, as_json=as_json, quiet=quiet)


def _compare(file: Path, db: Path, table: Table, days: int, *, everything: bool, as_json: bool, quiet: bool) -> None:
    rows, problems = read_rows(file, table)
    found = compare(look(db), rows, days=days)
    for problem in problems:
        console.complain(problem)
    if as_json:
        console.print_json(_as_json(found, problems))
    elif quiet:
        for one in found.of(Verdict.NO_SENTENCE):
            console.out.print(one.row.id)
    else:
        _print(found, everything=everything)
    raise typer.Exit(1 if problems else 0)


def _print(found: Comparison, *, everything: bool) -> None:
    groups, spoken = found.groups(Verdict.HAPPENING), found.groups(Verdict.UTTERANCE)
    happenings, utterances = found.of(Verdict.HAPPENING), found.of(Verdict.UTTERANCE)
    bare, away = found.of(Verdict.NO_SENTENCE), found.of(Verdict.NO_ARTICLE)
    shown = None if everything else SHOWN
    _part(f"{_count(happenings, 'row')} {_are(happenings)} {_count(groups, 'happening')}",
          (_group(found.found.get(key), key, ones) for key, ones in groups[:shown]), len(groups))  # fmt: skip
    if spoken:
        _part(f"{_count(utterances, 'row')} {_are(utterances)} {_count(spoken, 'utterance')}",
              (f"  {key}  {_rows(ones)}" for key, ones in spoken[:shown]), len(spoken))  # fmt: skip
    _part(f"{_count(bare, 'row')} {_have(bare)} no sentence behind {'it' if len(bare) == 1 else 'them'}",
          (f"  {_row(one.row)}: {one.why}" for one in bare[:shown]), len(bare))  # fmt: skip
    _part(f"{_count(away, 'row')} {_have(away)} no article in the record",
          (f"  {_row(one.row)}" for one in away[:shown]), len(away))  # fmt: skip
    missed, overlooked = found.missed, found.overlooked
    title = f"{_count(missed, 'happening')} of the record {_have(missed)} no row"
    if overlooked:
        title += f"; {len(overlooked)} of them in articles that the table has rows of"
    _part(title, (f"  {_entry(entry)}" for entry in (overlooked or missed)[:shown]), len(overlooked or missed))


def _part(title: str, lines: Iterator[str], total: int) -> None:
    console.out.print(Text(title, style="bold"))
    said = 0
    for line in lines:
        console.out.print(Text(line))
        said += 1
    if said < total:
        console.out.print(Text(f"  and {total - said} more; --all shows them", style="dim"))


def _group(entry: TimelineEntry | None, key: str, ones: tuple[Judged, ...]) -> str:
    kind = ones[0].row.type
    said = sorted({one.status for one in ones if one.status and one.status not in ("happened", MADE.get(kind or ""))})
    note = f"  (a sentence has it as {', '.join(said)})" if said else ""
    return f"  {_rows(ones)}: {_entry(entry) if entry else key}{note}"


def _rows(ones: tuple[Judged, ...]) -> str:
    return f"{_count(ones, 'row')} ({', '.join(one.row.id for one in ones)})"


def _entry(entry: TimelineEntry) -> str:
    who = " → ".join(part for part in ("+".join(entry.actors) or "?", "+".join(entry.recipients)) if part)
    day = day_words(entry.day, entry.precision)
    return f"{day}  {who}  {entry.type}  {entry.title}  {backing(entry.articles, entry.origins)}  {entry.id}"


def _row(row: Row) -> str:
    kind = f"{row.code} ({row.type})" if row.type and row.type != row.code else row.code
    source = row.url or ", ".join(str(part) for part in (row.outlet, row.published) if part)
    return f"{row.id}  {row.day or 'undated'}  {row.actor or '?'} → {row.recipient or '?'}  {kind}  {source}"


def _count(values: Sized, name: str) -> str:
    return f"{len(values)} {name if len(values) == 1 else console.plural(name)}"


def _are(values: Sized) -> str:
    return "is" if len(values) == 1 else "are"


def _have(values: Sized) -> str:
    return "has" if len(values) == 1 else "have"


def _as_json(found: Comparison, problems: list[str]) -> dict[str, Any]:
    return {
        "rows": [_plain(asdict(one)) for one in found.judged],
        "happenings": [
            {"event": key, "title": entry.title if entry else None, "rows": [one.row.id for one in ones]}
            for key, ones in found.groups(Verdict.HAPPENING)
            for entry in (found.found.get(key),)
        ],
        "missed": [asdict(entry) for entry in found.missed],
        "overlooked": [entry.id for entry in found.overlooked],
        "problems": problems,
    }


def _plain(value: Any) -> Any:
    """Give *value* with its days as text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value
