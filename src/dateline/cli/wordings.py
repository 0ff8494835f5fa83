"""A speaker's wording as lines: each phrase with its days, then each day with what came and went."""

from __future__ import annotations

from rich.text import Text

from dateline.cli.console import out
from dateline.cli.lists import backing
from dateline.wording import Day, Phrase, Wording

# A phrase longer than this is cut in a list; --json gives it whole.
LONGEST = 110


def print_wording(found: Wording, *, quiet: bool) -> None:
    """Print the phrases, then the days; when *quiet* the phrases alone."""
    for phrase in found.phrases:
        out.print(phrase.words if quiet else _phrase_line(phrase))
    if not quiet and found.days:
        out.print()
        for day in found.days:
            out.print(_day_line(day))
    if not found.phrases and not quiet:
        out.print("no quoted phrase in the record fits; try fewer limits")


def _phrase_line(phrase: Phrase) -> Text:
    first, last = phrase.first or "undated", phrase.last or "undated"
    line = Text(f"{first if first == last else f'{first} to {last}':<24}  ", style="bold")
    line.append(_words(phrase.words, quoted=phrase.quoted), style="default")
    line.append(f"  {phrase.statements}×" if phrase.statements > 1 else "", style="cyan")
    line.append(f"  {backing(phrase.articles, phrase.origins)}", style="green")
    return line


def _day_line(day: Day) -> Text:
    line = Text(f"{day.day or 'undated':<10}", style="bold")
    again = tuple(words for words in day.used if words not in day.new)
    for label, phrases, style in (("new", day.new, "green"), ("again", again, "cyan"), ("dropped", day.dropped, "red")):
        if phrases:
            line.append(f"  {label}: ", style=style)
            line.append("; ".join(_words(words) for words in phrases), style="default")
    line.append(f"  {' '.join(day.statements)}", style="dim")
    return line


def _words(words: str, *, quoted: bool = False) -> str:
    plain = " ".join(words.split())
    cut = plain if len(plain) <= LONGEST else plain[:LONGEST].rsplit(" ", 1)[0] + " …"
    return f"“{cut}”" if quoted else cut
