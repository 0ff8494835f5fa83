"""The clause of a sentence that holds an act, found by its stops alone. In: an act. Out: words that stand alone.

For mentions whose clause was not cut out where the sentence was parsed.
"""

from __future__ import annotations

import re

from dateline.link.acts import Act

LONGEST = 130  # characters of a clause
LEAST_WORDS = 4
# Where a clause ends: a strong stop, a dash, or a comma before words that add another clause.
BREAK = re.compile(
    r"\s*[;:]\s+|\s+[–—-]+\s+|—"
    r"|,\s+(?=(?:who|which|whose|where|when|while|after|as|but|and|with|according|amid|days|hours|weeks|months|in what|"
    r"an?|saying|citing|adding|having|leaving|killing|one|two|three|four|five|just)\b)"
)
SAYING = r"(?:said|says|say|reported|reports|announced|added|wrote|writes|confirmed|told)"
# "..., the ministry said in a statement." and "..., according to Hina.": whose word it is stands before the line.
SAID = re.compile(
    rf",\s+(?:[\w.'’-]+\s){{1,9}}{SAYING}\b[^,]*$|,?\s+according to [^,]+$"
    rf"|,\s+{SAYING}\s[^,]*$"
)
CUT = re.compile(r",\s|\s(?:after|as|while|which|because|amid|but|following|in order to|over)\s")


def clause_of(act: Act) -> str | None:
    """Give the clause of the evidence that holds the trigger, None where it cannot stand alone."""
    evidence = " ".join(act.card.evidence.split())
    at = evidence.find(act.card.trigger)
    if at < 0:
        return None
    after = at + len(act.card.trigger)
    cuts = [m.span() for m in BREAK.finditer(evidence)]
    start = max((end for _, end in cuts if end <= at), default=0)
    end = min((begin for begin, _ in cuts if begin >= after), default=len(evidence))
    clip = _trimmed(evidence[start:end], after - start)
    if len(clip) > LONGEST or len(clip.split()) < LEAST_WORDS:
        return None
    return clip if (clip[0].isupper() or clip[0].isdigit()) and _quotes_close(clip) else None


def _trimmed(clause: str, after: int) -> str:
    """Give *clause* without the words on whose word it is, unless the trigger (which ends at *after*) is there."""
    clip = _shorten(clause, after)
    bare = SAID.sub("", clip)
    return (bare if len(bare) >= after else clip).strip(" ,.…")


def _shorten(clip: str, after: int) -> str:
    """Give *clip*, cut where a clause may end behind the trigger if it is too long for a line."""
    if len(clip) <= LONGEST:
        return clip
    ends = [m.start() for m in CUT.finditer(clip) if after + 12 <= m.start() <= LONGEST]
    return clip[: ends[-1]] if ends else clip


def _quotes_close(clip: str) -> bool:
    return clip.count("“") == clip.count("”") and clip.count('"') % 2 == 0 and clip.count("‘") <= clip.count("’")
