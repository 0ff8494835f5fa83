"""The commands by which a person overrules the rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer
from rich.text import Text

from dateline.cli import console
from dateline.cli.facts import judgement_words
from dateline.cli.options import DEFAULT_DB, AsJson, Db, Quiet, look
from dateline.errors import ConfigError, InputError
from dateline.judging import as_line, judge_actor, judge_pair, judge_wrong, take_in, undo
from dateline.model import Judgement
from dateline.store import Store
from dateline.store.judging import all_judgements, standing

judge = typer.Typer(
    no_args_is_help=True,
    help="Overrule the rules: your word on a mention outranks them, survives every rebuild, and can be undone.",
)

Key = Annotated[str, typer.Argument(metavar="ID", help="A mention, happening or statement, or the start of its id.")]
By = Annotated[str | None, typer.Option("--by", help="Who judges; your login name unless given.")]
Output = Annotated[Path, typer.Option("--output", "-o", help="The file to write; - for standard output.")]


@judge.command()
def same(left: Key, right: Key, db: Db = DEFAULT_DB, by: By = None, quiet: Quiet = False) -> None:
    """Both report one happening, or one utterance; a group stands for its first mention."""
    _judge(db, lambda store: judge_pair(store, "same", left, right, by=_who(by), at=_now()), quiet=quiet)


@judge.command()
def apart(left: Key, right: Key, db: Db = DEFAULT_DB, by: By = None, quiet: Quiet = False) -> None:
    """They report two happenings, or two utterances; a group stands for its first mention."""
    _judge(db, lambda store: judge_pair(store, "apart", left, right, by=_who(by), at=_now()), quiet=quiet)


@judge.command()
def wrong(key: Key, db: Db = DEFAULT_DB, by: By = None, quiet: Quiet = False) -> None:
    """It was read wrongly: it stays stored, but no group and no list has it any more."""
    _judge(db, lambda store: judge_wrong(store, key, by=_who(by), at=_now()), quiet=quiet)


@judge.command()
def actor(
    key: Annotated[str, typer.Argument(metavar="ID", help="An actor, an attribution, or the act of one actor.")],
    name: Annotated[str, typer.Argument(help="Whom it really is.")],
    db: Db = DEFAULT_DB,
    by: By = None,
    quiet: Quiet = False,
) -> None:
    """It is somebody else: the actor everywhere, or who speaks or acts in this mention."""
    _judge(db, lambda store: judge_actor(store, key, name, by=_who(by), at=_now()), quiet=quiet)


@judge.command("undo")
def undo_command(
    key: Annotated[str, typer.Argument(metavar="ID", help="A judgement, from `judge list`.")],
    db: Db = DEFAULT_DB,
    by: By = None,
    quiet: Quiet = False,
) -> None:
    """Take a judgement back; both stay in the record."""
    _judge(db, lambda store: undo(store, key, by=_who(by), at=_now()), quiet=quiet)


@judge.command("list")
def list_command(db: Db = DEFAULT_DB, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Every judgement, the oldest first; those that were undone say so."""
    every, stands = _every(look(db))
    if as_json:
        console.print_json([{**asdict(judgement), "stands": judgement.id in stands} for judgement in every])
    for judgement in every if not as_json else ():
        words = judgement.id if quiet else judgement_words({**asdict(judgement), "stands": judgement.id in stands})
        console.out.print(Text(words))
    raise typer.Exit(0 if every else 1)


@judge.command("export")
def export_command(output: Output, db: Db = DEFAULT_DB) -> None:
    """Write every judgement as JSON Lines, to be taken into another record."""
    lines = [as_line(judgement) for judgement in sorted(_every(look(db))[0], key=lambda judgement: judgement.id)]
    if str(output) == "-":
        for line in lines:
            typer.echo(line, nl=False)
        return
    try:
        output.write_text("".join(lines), encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"cannot write {output}: {error.strerror}; choose another file with -o") from error


@judge.command("import")
def import_command(
    file: Annotated[Path, typer.Argument(help="JSON Lines: judgements, or a whole export.")],
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Take in the judgements of another record; those on articles not yet built wait for them."""
    store = look(db)
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {file}: {error}; give what `judge export` wrote") from error
    new, found = take_in(store, lines, where=str(file))
    seconds = _relink(store)
    if not quiet:
        console.err.print(f"{new} new of {console.counted({'judgement': found})} ({seconds:.1f} s)")
    raise typer.Exit(0 if found else 1)


def _judge(db: Path, made: Callable[[Store], list[Judgement]], *, quiet: bool) -> None:
    store = look(db)
    judgements = made(store)
    seconds = _relink(store)
    for judgement in judgements:
        console.out.print(judgement.id if quiet else Text(judgement_words(asdict(judgement))))
    if not quiet:
        console.err.print(f"linked anew ({seconds:.1f} s)")


def _relink(store: Store) -> float:
    from dateline.pipeline import relink  # noqa: PLC0415  reading is heavy; looking must not pay for it

    began = perf_counter()
    if not store.is_linked():
        relink(store)
    return perf_counter() - began


def _every(store: Store) -> tuple[list[Judgement], set[str]]:
    with store.reading() as connection:
        every = all_judgements(connection)
    return every, {judgement.id for judgement in standing(every)}


def _who(by: str | None) -> str:
    try:
        return (by or getuser()).strip()
    except (OSError, KeyError) as error:
        raise ConfigError("your login name is not known here; give a name with --by") from error


def _now() -> datetime:
    return datetime.now(UTC)
