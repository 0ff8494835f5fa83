"""Two wordings of one utterance, word by word. In: the fullest wording, another. Out: pieces kept, left out, put in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

SAME, LEFT_OUT, PUT_IN = "same", "left out", "put in"
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*", re.UNICODE)
# Below this share of words in common, a marked-up difference reads worse than the two wordings by themselves.
LEAST_ALIKE = 0.35
# A single word in common, such as "the", shows nothing.
LEAST_RUN = 2


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words that both have, that the variant leaves out, or that it puts in."""

    what: str
    words: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the fullest wording, and how many of the variants give it."""

    words: str
    held: int


def difference(fullest: str, other: str) -> tuple[Change, ...] | None:
    """Give how *other* differs from *fullest*, None where they share too few words for it to tell anything.

    The pieces that are not put in, one after the other, are *fullest* again.
    """
    one, two = _split(fullest), _split(other)
    found = SequenceMatcher(None, _keys(one), _keys(two), autojunk=False)
    if found.real_quick_ratio() < LEAST_ALIKE or found.ratio() < LEAST_ALIKE:
        return None
    changes = []
    for how, a, b, c, d in found.get_opcodes():
        if how == "equal":
            changes.append(Change(SAME, "".join(one[a:b])))
            continue
        if a < b:
            changes.append(Change(LEFT_OUT, "".join(one[a:b])))
        if c < d:
            changes.append(Change(PUT_IN, "".join(two[c:d])))
    return tuple(changes)


def overlay(fullest: str, others: Sequence[str]) -> tuple[Stretch, ...]:
    """Give *fullest* in stretches, each with how many of *others* give its words in their order."""
    words = _split(fullest)
    held = [0] * len(words)
    for other in others:
        for block in SequenceMatcher(None, _keys(words), _keys(_split(other)), autojunk=False).get_matching_blocks():
            for at in range(block.a, block.a + block.size if block.size >= LEAST_RUN else block.a):
                held[at] += 1
    stretches: list[Stretch] = []
    for word, count in zip(words, held, strict=True):
        if stretches and stretches[-1].held == count:
            stretches[-1] = Stretch(stretches[-1].words + word, count)
        else:
            stretches.append(Stretch(word, count))
    return tuple(stretches)


def _split(text: str) -> list[str]:
    """Give the words of *text*, each with what stands behind it up to the next; together they are *text*."""
    starts = [match.start() for match in WORD.finditer(text)]
    if not starts:
        return [text] if text else []
    edges = [0, *starts[1:], len(text)]
    return [text[start:end] for start, end in pairwise(edges)]


def _keys(words: Sequence[str]) -> list[str]:
    """Give each word without its case and the signs around it, which two papers set as they please."""
    return ["".join(WORD.findall(word)).casefold().replace("’", "'") or word for word in words]
