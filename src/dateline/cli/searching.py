"""Search, from the command line."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from dateline.cli import console
from dateline.cli.lists import backing, day_words
from dateline.cli.options import DEFAULT_DB, AsJson, Db, Quiet, Since, Until, look
from dateline.errors import ConfigError
from dateline.query.parties import party_key
from dateline.query.search import COUNTED_TO, Hit, Run, Search, count, search
from dateline.store.fulltext import KINDS


def search_command(
    words: Annotated[
        list[str], typer.Argument(help="All must be there; 'sanct*' is a beginning, '\"joint drills\"' a phrase.")
    ],
    kind: Annotated[str | None, typer.Option(help=f"Only one of: {', '.join(KINDS)}.")] = None,
    party: Annotated[str | None, typer.Option("--party", help="A state or actor that it is about.")] = None,
    outlet: Annotated[str | None, typer.Option(help="An outlet in which it stands.")] = None,
    db: Db = DEFAULT_DB,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many of each kind.")] = 10,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Articles, statements and happenings that have the words; the best first, or the newest where all are common."""
    if kind and kind not in KINDS:
        raise ConfigError(f"there is no kind {kind!r}; use one of {', '.join(KINDS)}")
    store = look(db)
    wanted = Search(
        words=" ".join(words) + " ", since=since, until=until, party=party_key(store, party) if party else None,
        outlet=outlet,
    )  # fmt: skip
    kinds = (kind,) if kind else tuple(KINDS)
    hits = {one: search(store, wanted, one, limit=limit).hits for one in kinds}
    if as_json:
        console.print_json([asdict(hit) for one in kinds for hit in hits[one]])
    elif quiet:
        for one in kinds:
            for hit in hits[one]:
                console.out.print(hit.id)
    else:
        for one in kinds:
            _print(one, hits[one], count(store, wanted, one))
    raise typer.Exit(0 if any(hits.values()) else 1)


def _print(kind: str, hits: tuple[Hit, ...], number: int) -> None:
    plural = console.plural(kind)
    head = f"more than {COUNTED_TO} {plural}" if number > COUNTED_TO else f"{number} {kind if number == 1 else plural}"
    shown = f", {len(hits)} shown" if number > len(hits) else ""
    console.out.print(Text(head + shown, style="bold"))
    for hit in hits:
        console.out.print(_line(hit))


def _line(hit: Hit) -> Text:
    line = Text(f"{day_words(hit.day, hit.precision):<10}  ", style="bold")
    line.append_text(_marked(hit.title))
    line.append(": " if hit.title and hit.snippet else "")
    line.append_text(_marked(hit.snippet))
    where = hit.outlet if hit.kind == "article" else backing(hit.articles or 0, hit.origins or 0)
    line.append(f"  {where or ''}", style="green")
    line.append(f"  {hit.id}", style="dim")
    return line


def _marked(runs: tuple[Run, ...]) -> Text:
    """Give the runs, what was found in reverse: it stands out without colours too."""
    return Text.assemble(*((run.words, "reverse" if run.is_found else "") for run in runs))
