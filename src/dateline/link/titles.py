"""A readable line for an event, which never says more than its sources. In: acts, origins. Out: a title.

First choice is a clause of a source, word for word; where none can stand alone, a quoted clip of
the sentence around the trigger. Whose word it is, and whether it was denied,
planned or threatened, always stands in the line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from dateline.knowledge.titles import Wording
from dateline.link.acts import Act
from dateline.link.clauses import LONGEST, clause_of
from dateline.link.origins import is_unnamed, party_name
from dateline.link.voices import Origin
from dateline.link.words import stems
from dateline.model import Party

READ = 24  # mentions whose clauses are weighed for a title
IDEAL_WORDS = (5, 20)
UNREADABLE = 10.0  # of looseness
# What a line gains where every other report has all its words; read over the 45 most told happenings of a crawl.
TYPICAL = 12.0
TELLING = 5  # words that a line needs to tell anything: fewer cannot be typical of all
OFFICE_WORDS = 4  # before a name: "North Korean leader Kim Jong Un"
SPOKEN = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))
LOOSE_WORDS = frozenset(
    ("he", "she", "it", "they", "we", "i", "him", "them", "us", "me", "my", "our", "your", "his", "her", "their", "its",
     "this", "that", "these", "those", "here", "there", "which", "who")
)  # fmt: skip
FUNCTION_WORDS = frozenset(
    ("the", "a", "an", "its", "his", "her", "their", "some", "at", "more", "no", "nearly", "about", "over", "in", "on",
     "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "thousands")
)  # fmt: skip
# What shows in the line itself that the deed is not a plain fact.
MODAL = re.compile(
    r"\b(?:will|would|to|may|might|could|can|should|shall|must|plan\w*|set|threat\w*|vow\w*|warn\w*|promis\w*|pledg\w*|"
    r"ask\w*|urg\w*|demand\w*|call\w*|seek\w*|want\w*|propos\w*|offer\w*|consider\w*|weigh\w*|if|agree\w*|expect\w*|due|"
    r"hop\w*|intend\w*|invit\w*|request\w*|possible|likely|future|next)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:not|no|never|nobody|none|nothing|without|fail\w*|refus\w*|cannot|neither)\b|n[’']t\b", re.I)
# What a clause has and a noun phrase lacks: a helping verb, or a word with a verb's ending.
CLAUSAL = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|did|does|do|can|could|may|might|should|must|\w+ed|\w+[^s’'\W]s|sent|"
    r"met|held|made|took|gave|shot|hit|struck|won|left|began|told|said|fell|broke|sought|fought|built|bought|sold|put|"
    r"cut|shut|set|came|went|fled|led|drove|drew|threw|withdrew|spoke|wrote|signed|found|got|lost|kept)\b"
)
# "..., says Lee", "..., officials said": a headline that names whose word it is.
CREDITED = re.compile(r",\s(?:says?|said)\s|,\s(?:[\w.'’-]+\s){1,4}(?:says?|said)$")
FRAMES = {"planned": "Planned", "threatened": "Threatened", "requested": "Asked for", "hypothetical": "Possible",
          "negated": "Did not happen"}  # fmt: skip


def title_of(
    status: str, acts: Sequence[Act], origins: Sequence[Origin], denied: Collection[str], wording: Wording
) -> str:
    """Give the line for an event of *acts*; *denied* are those that deny what others tell."""
    deniers = _deniers([act for act in acts if act.card.id in denied or status == "denied"], wording)
    core = _clause(acts, status, wording) or _labelled(acts, status, wording) or _clip(acts, status)
    return _framed(core, status, acts, origins, deniers, wording)


# -- what was done ----------------------------------------------------------------------------


def _clause(acts: Sequence[Act], status: str, wording: Wording) -> str | None:
    """Give the clause of a source that reads best by itself, framed by the event's status; None where none can."""
    own = [act for act in acts if act.card.status == status] or list(acts)
    row = sorted(own, key=lambda act: (-act.card.confidence, act.published, act.card.article, act.card.start))[:READ]
    # The gist was cut along the parse; the clause, by stops alone, is for where there is none that can stand.
    lines = _weighed(row, (act.card.gist for act in row), wording) or _weighed(row, map(clause_of, row), wording)
    if not lines:
        return None
    told = [frozenset(stems(act.card.gist or act.card.evidence)) for act in row]
    line = min((loose - TYPICAL * _shared(line, told), at, line) for loose, at, line in lines)[2]
    plain = not (NEGATED if status == "negated" else MODAL).search(line)
    return f"{FRAMES[status]}: {line}" if plain and status in FRAMES else line


def _weighed(row: Sequence[Act], lines: Iterable[str | None], wording: Wording) -> list[tuple[float, int, str]]:
    """Give the *lines* of the acts in *row* that can stand alone, each with how badly it does, and its place."""
    found = [
        (_looseness(line, act, wording), at, line)
        for at, (act, line) in enumerate(zip(row, lines, strict=True))
        if line
    ]
    return [one for one in found if one[0] < UNREADABLE]


def _shared(line: str, told: Sequence[frozenset[str]]) -> float:
    """Give how much of *line* the others tell as well: the mean share of them that has each of its words, 0 to 1."""
    words = sorted(set(stems(line)))
    if len(told) < 3 or not words:
        return 0.0
    counts = [sum(word in other for other in told) - 1 for word in words]
    return round(sum(max(count, 0) for count in counts) / (max(len(words), TELLING) * (len(told) - 1)), 6)


def _looseness(line: str, act: Act, wording: Wording) -> float:
    """Give how badly *line* stands alone, from 0; 10 and more is not good enough for a title."""
    words = [word.strip(",.'’\"“”").lower() for word in line.split()]
    named = sum(_is_named(party, line, wording) for party in (*act.card.actors, *act.card.recipients))
    capitals = sum(word[0].isupper() for word in line.split()[1:])
    loose = 3.0 * sum(word in LOOSE_WORDS for word in words[:3]) + sum(word in LOOSE_WORDS for word in words[3:])
    length = max(0, IDEAL_WORDS[0] - len(words)) * 2 + max(0, len(words) - IDEAL_WORDS[1]) * 0.5
    odd = 10.0 * (line.count("“") != line.count("”") or line.count('"') % 2 or ",," in line or len(words) < 3)
    odd += 10.0 * (" ;" in line or " | " in line)
    nobody = 0.0 if named else 3.0 if capitals else 10.0
    headed = 6.0 * (" – " in line or line[0] == "…" or line[-1] == "?")  # a whole clause reads better
    part = 2.0 * (line[0].islower() and words[0] in ("a", "an"))
    by_name = 3.0 * any(p.kind == "person" and p.name and p.name in line for p in act.card.actors)
    return loose + length + odd + nobody + headed + part - min(named, 3) - by_name


def _is_named(party: Party, line: str, wording: Wording) -> bool:
    """Tell whether *line* names *party*: a capitalised word of its name, its country or the country's adjective."""
    code = party.country or ""
    known = [word for word in (party.name or "").split() if len(word) > 2 and word[0].isupper()]
    known += [word for word in (wording.countries.get(code), wording.adjectives.get(code)) if word]
    return any(word.removeprefix("the ") in line for word in known)


def _labelled(acts: Sequence[Act], status: str, wording: Wording) -> str | None:
    """Give a line that names nobody behind the names of who acted; None where those are not known either."""
    card = min(acts, key=lambda act: (act.card.status != status, act.published, act.card.id)).card
    names = list(dict.fromkeys(name for party in card.actors if (name := party_name(party, wording))))[:2]
    if not card.gist or not names or " – " in card.gist or len(card.gist.split()) < 2:
        return None
    new = [name for name in names if name.lower() not in card.gist.lower()]
    line = f"{' and '.join(new)} – {card.gist}" if new else card.gist
    plain = not (NEGATED if status == "negated" else MODAL).search(card.gist)
    return f"{FRAMES[status]}: {line}" if plain and status in FRAMES else line


def _clip(acts: Sequence[Act], status: str) -> str:
    """Give the words around the trigger in quotation marks, cut at words where the sentence is long."""
    card = min(acts, key=lambda act: (act.card.status != status, act.published, act.card.id)).card
    words = " ".join(card.evidence.split()).replace("“", "‘").replace("”", "’").replace('"', "'")
    middle = max(words.find(card.trigger), 0) + len(card.trigger) // 2
    start, end = max(middle - LONGEST // 2, 0), middle + LONGEST // 2
    start = words.find(" ", start) + 1 if start else 0
    cut = words[start:end] if end >= len(words) else words[start:end].rsplit(" ", 1)[0]
    framed = f"“{'… ' if start else ''}{cut.strip(' ,;')}{' …' if end < len(words) else ''}”"
    return f"{FRAMES[status]}: {framed}" if status in FRAMES else framed


# -- whose word it is -------------------------------------------------------------------------


def _framed(
    core: str, status: str, acts: Sequence[Act], origins: Sequence[Origin], deniers: str, wording: Wording
) -> str:
    """Give *core* with whose word it is."""
    if status == "denied":
        denies = "deny" if " and " in deniers else "denies"
        return f"{_start(deniers)} {denies}: {core}" if deniers else f"Denied: {core}"
    if origins and all(origin.speaks for origin in origins):
        if all(origin.is_medium for origin in origins):
            line = core if "according to" in core else f"{core}, {_joined(origins)} report{'s' * (len(origins) == 1)}"
        else:
            line = _told(core, origins, acts, wording)
    else:
        doubt = "Reportedly: " if status == "alleged" else "Disputed: " if deniers else ""
        line = f"{doubt}{_start(core)}{_credit(origins)}"
    denies = "deny" if " and " in deniers else "denies"
    return _start(f"{line}; {deniers} {denies} it" if deniers else line)


def _joined(origins: Sequence[Origin]) -> str:
    if len(origins) == 1:
        return origins[0].name
    return f"{origins[0].name} and {origins[1].name if len(origins) == 2 else f'{len(origins) - 1} other sources'}"


def _told(core: str, origins: Sequence[Origin], acts: Sequence[Act], wording: Wording) -> str:
    """Give *core* as the word of *origins*: "X says ..." before a clause, "..., according to X" behind other words."""
    first, said = origins[0].name, _joined(origins)
    is_plural = first.endswith("s") and first.split()[-1][0].islower()  # "human rights watchers"
    says = "say" if is_plural or len(origins) > 1 else "says"
    if f" {first} " in f" {' '.join(core.split()[: len(first.split()) + OFFICE_WORDS])} ":
        # Who asks or refuses aloud has done it by saying so; for a deed it stays a claim.
        return (
            core if {act.card.type for act in acts} <= SPOKEN else f"{core}, {first} {'say' if is_plural else 'says'}"
        )
    if "according to" in core or CREDITED.search(core):
        return core
    inside = _inside(core, acts, wording)
    if inside is None or " – " in core or core[0] == "…" or not CLAUSAL.search(core):
        return f"{core}, according to {said}"
    return f"{said} {says} {inside}"


def _inside(core: str, acts: Sequence[Act], wording: Wording) -> str | None:
    """Give *core* as it stands behind "X says", its first letter small where that is sure; None where it is not."""
    first = core.split(maxsplit=1)[0]
    if first.lower() in FUNCTION_WORDS:
        return core[0].lower() + core[1:]
    names = {word for act in acts for p in (*act.card.actors, *act.card.recipients) for word in (p.name or "").split()}
    known = {*names, *wording.countries.values(), *wording.adjectives.values()}
    bare = first.removesuffix("'s").removesuffix("’s")
    is_name = bare in known or first.isupper() or not first[0].isalpha() or first[0].islower()
    return core if is_name else None


def _deniers(acts: Sequence[Act], wording: Wording) -> str:
    said = (act.card.source for act in acts if act.card.status == "denied" and act.card.source)
    names = sorted({name for party in said if (name := party_name(party, wording)) and not is_unnamed(name, wording)})
    return " and ".join(names[:2])


def _credit(origins: Sequence[Origin]) -> str:
    return f" ({origins[0].name})" if len(origins) == 1 and origins[0].is_named else ""


def _start(line: str) -> str:
    return line[:1].upper() + line[1:]
