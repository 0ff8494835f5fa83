"""Timelines and statements as lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rich.text import Text

from dateline.cli.console import err, number, out
from dateline.query import StatementEntry, TimelineEntry
from dateline.query.cues import Cue

# A quotation longer than this is cut in a list; `show` gives it whole.
LONGEST_WORDING = 240
# Whom one urges or tells needs no "to".
DIRECT = re.compile(
    r"\b(?:told|tell|ask|urg|warn|inform|remind|assur|order|press|beg|implor|invit|advis|instruct|thank|congratulat|"
    r"call(?:s|ed|ing)? on)",
    re.IGNORECASE,
)
PRECISIONS = {"day": 10, "month": 7, "year": 4}


def print_timeline(entries: list[TimelineEntry], doubtful: int, *, quiet: bool) -> None:
    """Print one line a happening: day, who, to whom, type, title, articles/origins, disputes, id.

    *doubtful* ones, left out, are told of on standard error, so that a pipe holds lines alone.
    """
    for entry in entries:
        out.print(entry.id if quiet else _timeline_line(entry))
    if doubtful and not quiet:
        said = "1 happening rests" if doubtful == 1 else f"{doubtful:,} happenings rest"
        err.print(f"{said} on doubtful readings and {'is' if doubtful == 1 else 'are'} left out; --all shows them")
    if not entries and not quiet:
        out.print(
            "no happening in the record fits; try fewer limits, or --all for acts told as history or as hypothetical"
        )


def print_statements(entries: list[StatementEntry], cues: Mapping[str, Cue], *, quiet: bool) -> None:
    """Print each utterance: day, speaker, the word that tells it, addressee, words, articles/origins, id."""
    for entry in entries:
        out.print(entry.id if quiet else _statement_line(entry, cues.get(entry.id)))
    if not entries and not quiet:
        out.print("no statement in the record fits; try fewer limits")


def day_words(day: str | None, precision: str | None) -> str:
    """Give a day cut to its precision: "2025-06-04", "2025-06", "2025", "undated"."""
    return day[: PRECISIONS.get(precision or "day", 10)] if day else "undated"


def _timeline_line(entry: TimelineEntry) -> Text:
    who = "+".join(entry.actors) or "?"
    whom = f" → {'+'.join(entry.recipients)}" if entry.recipients else ""
    kind = entry.type + (f" ({', '.join(entry.modes)})" if entry.modes else "")
    line = Text(f"{day_words(entry.day, entry.precision):<10}  ", style="bold")
    line.append(f"{who}{whom}", style="cyan")
    line.append(f"  {kind}", style="magenta")
    if entry.status != "happened":
        line.append(f"  {entry.status}", style="yellow")
    line.append(f"  {entry.title}", style="default")
    line.append(f"  {backing(entry.articles, entry.origins)}", style="green")
    if entry.disputed:
        line.append(f"  disputed: {', '.join(entry.disputed)}", style="red")
    line.append(f"  {entry.id}", style="dim")
    return line


def _statement_line(entry: StatementEntry, cue: Cue | None) -> Text:
    line = Text(f"{entry.day or 'undated':<10}  ", style="bold")
    line.append(entry.source, style="cyan")
    if cue is not None:
        line.append(f" {'not ' if cue.is_negated else ''}{cue.words}", style="default")
    if entry.addressee:
        is_object = cue is not None and DIRECT.search(cue.words) is not None
        line.append(f" {'' if is_object else 'to '}{entry.addressee}", style="cyan")
    words = " ".join(entry.words.split())
    cut = words if len(words) <= LONGEST_WORDING else words[:LONGEST_WORDING].rsplit(" ", 1)[0] + " …"
    line.append(f": {cut}", style="default")
    line.append(f"  {backing(entry.articles, entry.origins)}", style="green")
    line.append(f"  {entry.id}", style="dim")
    return line


def backing(articles: int, origins: int) -> str:
    """Give "3 articles / 1 origin"."""
    return f"{number(articles, 'article')} / {number(origins, 'origin')}"
