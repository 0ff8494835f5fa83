"""A readable line for an event, which never says more than its sources. In: acts, origins. Out: a title.

First choice is a clause of a source, word for word; where none can stand alone, the type in
plain words; last a quoted clip of the sentence. Whose word it is, and whether it was denied,
planned or threatened, always stands in the line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.knowledge.titles import Phrase, Wording
from dateline.link.acts import Act
from dateline.link.origins import Origin, is_unnamed, party_name
from dateline.model import Party

LONGEST = 130  # characters of a clause
LEAST_WORDS = 4
# Where a clause ends: a strong stop, a dash, or a comma before words that add another clause.
BREAK = re.compile(
    r"\s*[;:]\s+|\s+[–—-]+\s+|—"
    r"|,\s+(?=(?:who|which|whose|where|when|while|after|as|but|and|with|according|amid|days|hours|weeks|months|in what|"
    r"an?|saying|citing|adding|according|having|leaving|killing|one|two|three|four|five|just)\b)"
)
SAYING = r"(?:said|says|say|reported|reports|announced|added|wrote|writes|confirmed|told)"
# "..., the ministry said in a statement." and "..., according to Hina.": whose word it is stands before the line.
SAID = re.compile(
    rf",\s+(?:[\w.'’-]+\s){{1,9}}{SAYING}\b[^,]*$|,?\s+according to [^,]+$"
    rf"|,\s+{SAYING}\s[^,]*$"
)
CUT = re.compile(r",\s|\s(?:after|as|while|which|because|amid|but|following|in order to|over)\s")
PRONOUNS = frozenset(
    ("he", "she", "it", "they", "we", "i", "this", "that", "his", "her", "their", "its", "these", "those")
)
FUNCTION_WORDS = frozenset(
    ("the", "a", "an", "its", "his", "her", "their", "some", "at", "more", "no", "nearly", "about", "over", "in", "on")
)


def title_of(
    kind: str,
    modes: tuple[str, ...],
    status: str,
    acts: Sequence[Act],
    origins: Sequence[Origin],
    wording: Wording,
    sides: tuple[Sequence[Party], Sequence[Party]],
) -> str:
    """Give the line for an event of *acts*; *sides* are its actors and recipients as shown."""
    best = [act for act in sorted(acts, key=lambda act: _rank(act, status)) if act.card.status == status] or [*acts]
    clause = next((clip for act in best[:12] if (clip := clause_of(act))), None)
    core = clause or _plain(kind, modes, status, sides, wording)
    if core is None:
        return f"“{_cut(best[0].card.evidence)}”{_credit(origins)}"
    told = all(act.card.source is not None for act in acts)
    return _framed(core, status, acts, origins, wording, told=told)


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
    if not (clip[0].isupper() or clip[0].isdigit()) or not _names_somebody(clip, act):
        return None
    return clip if _quotes_close(clip) and clip.split()[0].lower() not in PRONOUNS else None


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


def _rank(act: Act, status: str) -> tuple[object, ...]:
    card = act.card
    return (card.status != status, card.is_title, -card.confidence, act.published, card.article, card.start)


def _names_somebody(clip: str, act: Act) -> bool:
    """Tell whether *clip* holds a word of one of the act's parties, so that it reads without its article."""
    words = {word for party in (*act.card.actors, *act.card.recipients) for word in (party.name or "").split()}
    named = any(len(word) > 2 and word[0].isupper() and word in clip for word in words)
    return named or any(word[0].isupper() for word in clip.split()[1:])


def _plain(
    kind: str, modes: tuple[str, ...], status: str, sides: tuple[Sequence[Party], Sequence[Party]], wording: Wording
) -> str | None:
    """Give the event in plain words: who, the type's phrase in the status's form, whom."""
    phrase = wording.phrase(kind, modes)
    who = _listed(sides[0], wording)
    whom = _listed(sides[1], wording)
    if phrase is None or not who:
        return None
    tail = " ".join(part for part in (phrase.to, whom) if part) if whom and phrase.to != "-" else ""
    return " ".join(part for part in (who, _verb(phrase, status), tail) if part)


def _verb(phrase: Phrase, status: str) -> str:
    forms = {
        "planned": f"to {phrase.base}", "threatened": f"threatened to {phrase.base}",
        "requested": f"asked to {phrase.base}", "hypothetical": f"might {phrase.base}",
        "negated": f"did not {phrase.base}", "ongoing": f"still {phrase.ing}",
    }  # fmt: skip
    return forms.get(status, phrase.past)


def _listed(parties: Sequence[Party], wording: Wording) -> str:
    names = list(dict.fromkeys(name for party in parties if (name := party_name(party, wording))))
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {len(names) - 2} others"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _framed(
    core: str,
    status: str,
    acts: Sequence[Act],
    origins: Sequence[Origin],
    wording: Wording,
    *,
    told: bool,
) -> str:
    """Give *core* with whose word it is."""
    deniers = _speakers([act for act in acts if act.card.status == "denied"], wording)
    if status == "denied":
        return f"{_start(deniers)} denies: {core}" if deniers else f"Denied: {core}"
    line = core
    if told and origins:
        line = f"{_says(origins)} {_inside(core, acts, wording)}"
    elif status == "alleged":
        line = f"Reportedly: {core}"
    elif len(origins) == 1:
        line = f"{core}{_credit(origins)}"
    if deniers:
        line = f"{line}; {deniers} denies it"
    return _start(line)


def _says(origins: Sequence[Origin]) -> str:
    names = [origin.name for origin in origins]
    if len(names) == 1:
        return f"{names[0]} says"
    if len(names) == 2:
        return f"{names[0]} and {names[1]} say"
    return f"{names[0]} and {len(names) - 1} other sources say"


def _inside(core: str, acts: Sequence[Act], wording: Wording) -> str:
    """Give *core* as it stands behind "X says": its first letter small where that is sure, else behind a colon."""
    first = core.split(maxsplit=1)[0]
    if first.lower() in FUNCTION_WORDS:
        return core[0].lower() + core[1:]
    names = {word for act in acts for p in (*act.card.actors, *act.card.recipients) for word in (p.name or "").split()}
    known = {*names, *wording.countries.values(), *wording.adjectives.values()}
    bare = first.removesuffix("'s").removesuffix("’s")
    is_name = bare in known or first.isupper() or not first[0].isalpha()
    return core if is_name else f"“{core}”"


def _speakers(acts: Sequence[Act], wording: Wording) -> str:
    said = (act.card.source for act in acts if act.card.source)
    names = sorted({name for party in said if (name := party_name(party, wording)) and not is_unnamed(name, wording)})
    return " and ".join(names[:2])


def _credit(origins: Sequence[Origin]) -> str:
    return f" ({origins[0].name})" if len(origins) == 1 else ""


def _start(line: str) -> str:
    return line[:1].upper() + line[1:]


def _cut(words: str) -> str:
    line = " ".join(words.split())
    if len(line) <= LONGEST:
        return line
    return line[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;") + " …"
