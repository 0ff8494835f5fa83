"""The commands."""

from __future__ import annotations

from dataclasses import asdict
from time import perf_counter
from typing import Annotated

import typer

from dateline import __version__
from dateline.cli import console
from dateline.cli.comparing import comparing
from dateline.cli.exporting import export_command
from dateline.cli.facts import print_fact
from dateline.cli.judging import judge
from dateline.cli.knowing import knowledge
from dateline.cli.lists import print_statements, print_timeline
from dateline.cli.options import (
    DEFAULT_DB,
    Abroad,
    Another,
    AsJson,
    Db,
    Everything,
    Origins,
    Outlet,
    Party,
    Quiet,
    Since,
    Statuses,
    Types,
    Until,
    chosen,
    look,
)
from dateline.cli.order import Commands
from dateline.cli.reporting import report_command
from dateline.cli.searching import search_command
from dateline.cli.serving import serve_command
from dateline.cli.wordings import print_wording
from dateline.query import Selection, doubtful, show, statements, timeline
from dateline.query.cues import cues_of
from dateline.query.parties import party_key
from dateline.wording import wording

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Reads news articles and writes the dated, sourced record of what states and their leaders say and do.",
)

app.add_typer(judge, name="judge")
app.add_typer(knowledge, name="knowledge")
app.add_typer(comparing, name="compare")
app.command("export")(export_command)
app.command("serve")(serve_command)
app.command("report")(report_command)
app.command("search")(search_command)


def _version(wanted: bool) -> None:
    if wanted:
        from dateline.cli.about import print_about  # noqa: PLC0415  loads every table, which no other command start needs

        print_about(__version__)
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Program, format, model, tables.")
    ] = False,
) -> None:
    """Options that stand before every command."""


@app.command()
def build(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for JSON lines on standard input.")],
    db: Db = DEFAULT_DB,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read articles.")] = 1,
    parser: Annotated[str | None, typer.Option(help="Another spaCy model: a package or a path.")] = None,
    language: Annotated[str, typer.Option(help="Language of texts too short to tell.")] = "en",
    all_names: Annotated[
        bool, typer.Option("--all-names", help="Keep names of private people too (docs/responsible-use.md).")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Read articles, note who said and did what, link the notes: all into one record."""
    from dateline.cli.building import build_record  # noqa: PLC0415  reading is heavy; looking must not pay for it

    raise typer.Exit(
        build_record(inputs, db, workers=workers, parser=parser, language=language, all_names=all_names, quiet=quiet)
    )


@app.command("timeline")
def timeline_command(
    a: Party = None,
    b: Another = None,
    db: Db = DEFAULT_DB,
    since: Since = None,
    until: Until = None,
    types: Types = None,
    statuses: Statuses = None,
    outlet: Outlet = None,
    origins: Origins = 0,
    abroad: Abroad = False,
    everything: Everything = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Who did what to whom, one line a happening."""
    store = look(db)
    wanted = chosen(store, (a, b), since, until, types, statuses, outlet, origins, abroad, everything)
    entries = timeline(store, wanted)
    if as_json:
        console.print_json([asdict(entry) for entry in entries])
    else:
        print_timeline(entries, doubtful(store, wanted), quiet=quiet)
    raise typer.Exit(0 if entries else 1)


@app.command("statements")
def statements_command(
    by: Annotated[str | None, typer.Option(help="Who said it: a state or an actor.")] = None,
    to: Annotated[str | None, typer.Option(help="To whom.")] = None,
    about: Annotated[str | None, typer.Option(help="A word or phrase in what was said.")] = None,
    db: Db = DEFAULT_DB,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    origins: Origins = 0,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Who said what, one utterance an entry."""
    store = look(db)
    speaker, hearer = (party_key(store, name) if name else None for name in (by, to))
    wanted = Selection(
        by=speaker, to=hearer, about=about, since=since, until=until, outlet=outlet, origins=origins
    )  # fmt: skip
    entries = statements(store, wanted)
    if as_json:
        console.print_json([asdict(entry) for entry in entries])
    else:
        cues = {} if quiet else cues_of(store, (entry.id for entry in entries))
        print_statements(entries, cues, quiet=quiet)
    raise typer.Exit(0 if entries else 1)


@app.command("wording")
def wording_command(
    speaker: Annotated[str, typer.Argument(help="Whose words: a state (name, code or demonym) or an actor.")],
    target: Annotated[str | None, typer.Argument(help="To or about whom, likewise.")] = None,
    db: Db = DEFAULT_DB,
    since: Since = None,
    until: Until = None,
    least: Annotated[int, typer.Option("--min", min=1, help="Statements that a phrase is used in.")] = 1,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """How a speaker puts it, phrase by phrase, and what came and went day by day."""
    store = look(db)
    who, whom = party_key(store, speaker), party_key(store, target) if target else None
    found = wording(store, who, whom, since=since, until=until, least=least)
    if as_json:
        console.print_json(asdict(found))
    else:
        print_wording(found, quiet=quiet)
    raise typer.Exit(0 if found.phrases else 1)


@app.command("show")
def show_command(
    key: Annotated[str, typer.Argument(metavar="ID", help="Any id, or the start of one.")],
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """A fact, its reading and the rule that read it, and each source sentence with the words marked."""
    fact = show(look(db), key)
    if as_json:
        console.print_json(asdict(fact))
    elif quiet:
        console.out.print(fact.id)
    else:
        print_fact(fact)


@app.command()
def verify(db: Db = DEFAULT_DB, quiet: Quiet = False) -> None:
    """Compare every text with its digest, every span with its words, every count with its mentions."""
    from dateline.link import link  # noqa: PLC0415  linking loads tables that other looks do not need
    from dateline.store.verify import broken  # noqa: PLC0415

    store = look(db)
    lines = list(broken(store, link(store.pile())))
    for line in lines:
        console.out.print(line)
    if not quiet and not lines:
        console.out.print(f"all of it is as it was read: {console.counted(store.counts())}")
    raise typer.Exit(1 if lines else 0)


@app.command()
def forget(
    what: Annotated[str, typer.Argument(help="An article (id, address, external id) or a person's name.")],
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Take an article or a name out of the record for good; a hash stays, so that it does not come back."""
    from dateline.pipeline import relink  # noqa: PLC0415
    from dateline.store.forget import forget_article, forget_name, pack  # noqa: PLC0415

    store = look(db)
    began = perf_counter()
    articles = forget_article(store, what)
    named = 0 if articles else forget_name(store, what)
    relink(store)
    pack(store)
    if not quiet:
        done = f"removed {articles} articles" if articles else f"covered the name in {named} articles"
        console.err.print(f"{done}; it will not come back on a rebuild ({perf_counter() - began:.1f} s)")
    raise typer.Exit(0 if articles or named else 1)
