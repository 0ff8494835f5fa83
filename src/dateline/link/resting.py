"""Whose word a report rests on that no sentence gives it to. In: acts of one happening, speeches. Out: Origins.

A paper that tells an act in its own voice and quotes, in the same lines, a source that others name for that act has
it from there: it is no source of its own. Where it says that it saw or asked itself, it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dateline.knowledge.titles import Wording
from dateline.link.acts import Act
from dateline.link.origins import Roots, origin_of
from dateline.link.voices import Origin, covers, words_of
from dateline.link.words import tokens
from dateline.model import SpeechCard, TextCard

Said = Callable[[str], Sequence[SpeechCard]]
NEAR = 400  # characters from the act to what is said: two or three sentences
# "citing the coast guard", "by the count of the police": a source that stands in the sentence and makes no report.
CITED = re.compile(
    r"\b(?:citing|quoting|cited|quoted|according to|(?:by|on|from|in) the (?:count|tally|estimate|account|word|figures|"
    r"reckoning) of)\s+((?:the |an? |its |their )?[^,;.“”\"]{2,60})",
    re.IGNORECASE,
)
OWN_EYES = re.compile(
    r"\b(?:our|own|this (?:news)?paper[’']s)\s+(?:\w+\s)?"
    r"(?:reporters?|correspondents?|photographers?|desk|staff|team|eyes)\b"
    r"|\b(?:reporter|correspondent|photographer|journalist)s?\s+(?:\w+\s){0,4}(?:saw|watched|witnessed|counted|heard)\b"
    r"|\bI (?:saw|watched|heard|counted|was)\b",
    re.IGNORECASE,
)


def resting(
    acts: Sequence[Act], traced: Mapping[str, Origin], said: Said, roots: Roots, wording: Wording
) -> dict[str, Origin]:
    """Give the origin of each of *acts*: that in *traced*, or the one named for another of them that it rests on."""
    named = sorted({traced[act.card.id] for act in acts if traced[act.card.id].speaks}, key=lambda o: o.key)
    media = [origin for origin in named if origin.kind == "medium"]
    found = {act.card.id: traced[act.card.id] for act in acts}
    for act in acts:
        own = found[act.card.id]
        if named and (not own.speaks or own.kind == "medium") and not OWN_EYES.search(act.card.evidence):
            text = roots.texts[act.card.article]
            quoted = () if own.speaks else _quoted(act, said, text, wording)
            cited = CITED.findall(act.card.evidence if own.speaks else _around(act, text))
            # Most sentences quote and cite nobody: then only a medium's name in them tells anything.
            others = named if quoted or cited else media
            rests = (o for o in others if o.key != own.key and _rests_on(act, o, quoted, cited, wording))
            found[act.card.id] = next(rests, own)
    return found


def _quoted(act: Act, said: Said, text: TextCard, wording: Wording) -> tuple[Origin, ...]:
    """Give whom the article of *act* quotes close to it, by name."""
    near = (card for card in said(act.card.article) if abs(card.start - act.card.start) <= NEAR)
    spoken = (card for card in near if card.class_ == "speech" and not card.negated)
    origins = (origin_of(text, card.source, card.via, wording) for card in spoken)
    return tuple(origin for origin in origins if origin.speaks)


def _around(act: Act, text: TextCard) -> str:
    """Give the lines around *act*, its own sentence where it is not in the body."""
    at = text.own.find(act.card.evidence)
    return text.own[max(0, at - NEAR) : at + len(act.card.evidence) + NEAR] if at >= 0 else act.card.evidence


def _rests_on(
    act: Act, origin: Origin, quoted: Sequence[Origin], cited: Sequence[str], wording: Wording
) -> bool:  # fmt: skip
    """Tell whether *act* is told where *origin* is quoted, cited, or named as the medium that has it."""
    if any(other.key == origin.key or covers(origin, other) or covers(other, origin) for other in quoted):
        return True
    if origin.kind == "medium":
        # The name as it stands is quickly looked for; most sentences hold none of a hundred.
        return origin.name in act.card.evidence and _line(origin.name) in _line(act.card.evidence)
    return any(covers(origin, replace(origin, words=words_of(name, origin.seat, wording))) for name in cited)


def _line(words: str) -> str:
    return f" {' '.join(tokens(words))} "
