"""Who is in office, as a text names them. In: Facts. Out: Clues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.extract.dating.facts import Clue, Facts
from dateline.knowledge.names import bare
from dateline.knowledge.offices import Holder, OfficeTable

HANDOVER = timedelta(120)  # between the end of a term and a successor's start

NAMED = re.compile(
    r"(?<![Ff]ormer )(?<![Ee]x-)(?<![Tt]hen )(?<![Tt]hen-)(?<![Ll]ate )"
    r"\b(?:President|Prime Minister|Premier|Chancellor|Secretary of State|Foreign Minister|King|Emir|General Secretary)"
    r" ((?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+)"
)


def office_holders(facts: Facts) -> Iterator[Clue]:
    """Give the days on which all that the text names with their office held it."""
    seen = set()
    for text in facts.texts:
        for match in NAMED.finditer(text):
            name = _known_name(match[1].split(), facts.offices)
            if not name or name in seen:
                continue
            seen.add(name)
            terms = facts.offices.known_as(name)
            ends = [_known_end(term, facts.offices) for term in terms]
            last = None if None in ends else max(end for end in ends if end)
            yield Clue(f"{name} is in office", first=min(t.start for t in terms), last=last, is_limit=True)


def _known_name(words: list[str], offices: OfficeTable) -> str:
    """Give the longest name of somebody in the table that *words* open with, a surname alone left out."""
    names = (" ".join(words[:end]) for end in range(len(words), 1, -1))
    return next((name for name in names if offices.known_as(name)), "")


def _known_end(term: Holder, offices: OfficeTable) -> date | None:
    """Give the day a term ended, None where no successor bears it out: old lists end with their last reading."""
    end = term.end
    if end is None:
        return None
    rivals = offices.by_country.get(bare(term.country), ())
    followed = any(
        rival.title == term.title and rival.name != term.name and timedelta(0) <= rival.start - end <= HANDOVER
        for rival in rivals
    )
    return end if followed else None
