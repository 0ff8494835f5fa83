"""The build command: reading with a progress bar, and a summary at the end."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from dateline import __version__
from dateline.cli import console
from dateline.parse import DEFAULT_MODEL
from dateline.pipeline import Settings, Summary, build, provenance
from dateline.read import read
from dateline.run import here, in_processes
from dateline.store import open_store

STDIN = "-"
# Problems named at the end of a build; a pile with more of them has one cause, or wants the export.
SHOWN_PROBLEMS = 10


def build_record(
    inputs: list[str],
    db: Path,
    *,
    workers: int,
    parser: str | None,
    language: str,
    all_names: bool,
    quiet: bool,
) -> int:
    """Build the record of *inputs* into *db*; give the exit code."""
    began = perf_counter()
    store = open_store(db, create=True)
    store.note(provenance(__version__))
    settings = Settings(parser=parser or DEFAULT_MODEL, pile_language=language, all_names=all_names)
    run = here if workers == 1 else in_processes(workers)
    try:
        with console.progress(_total(inputs), quiet=quiet) as advance:
            summary = build(inputs, store, settings, run=run, progress=advance)
    except KeyboardInterrupt:
        console.complain("interrupted; what was read is kept, and the same command goes on from there")
        return 130
    if not quiet:
        _print_summary(summary, db, perf_counter() - began)
    if not summary.record["article"]:
        return 2
    return 1 if summary.problems else 0


def _total(inputs: list[str]) -> int | None:
    """Count the inputs first, which is cheap beside parsing them; standard input can only be read once."""
    return None if STDIN in inputs else sum(1 for _ in read(inputs))


def _print_summary(summary: Summary, db: Path, seconds: float) -> None:
    record = summary.record
    rate = f", {summary.read / seconds:.1f} articles/s" if summary.read else ""
    console.err.print(
        f"read {summary.read}, skipped {summary.skipped} already known, "
        f"{console.number(len(summary.problems), 'problem')} ({seconds:.1f} s{rate})"
    )
    held = {kind: console.number(count, kind.replace("_", " ")) for kind, count in record.items()}
    console.err.print(
        f"{db} holds {held['article']}: {held['attribution']} in {held['statement']}, {held['event_mention']} in "
        f"{held['event']}, {held['figure']}, {held['time']}, {held['actor']}, {held['problem']}"
    )
    for problem in summary.problems[:SHOWN_PROBLEMS]:
        console.complain(f"{problem.locator}: {problem.message}")
    if len(summary.problems) > SHOWN_PROBLEMS:
        console.err.print("the rest of what could not be read is listed by: dateline export -o FILE (kind problem)")
