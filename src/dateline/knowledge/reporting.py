"""How a language reports what others say, believe and want. In: en/reporting_verbs.toml. Out: ReportingTables.

A cue is looked up by the form it has in the text ("says", "told"), since a small parser's
lemma of a capitalised headline word cannot be trusted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.inflection import verb_forms
from dateline.knowledge.tables import Head, read_toml

NAME = "en/reporting_verbs.toml"
CLASSES = ("speech", "belief", "stance")
PREPOSITIONS = frozenset(("for", "against", "of", "on", "about", "to", "with", "over", "at", "in"))
FRAMES = PREPOSITIONS | {
    "quote", "clause", "ing", "object", "label", "whom", "whom_to", "object_to", "whom_of", "whom_to_be",
}  # fmt: skip
LISTS = (
    "negating", "raising", "relaying", "handling", "documents", "measures", "speakers", "evidence", "labels",
    "inscriptions",
)  # fmt: skip
ROW = {"class", "frames", "lemmas", "example", "near_miss"}

Frames = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Media:
    """How a news medium is known: by a head word, the last word of its name, or a name of its own."""

    heads: frozenset[str]
    endings: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that shows a row: it must be read as an attribution, or (near miss) must not."""

    sentence: str
    lemmas: frozenset[str]
    is_near_miss: bool


@dataclass(frozen=True, slots=True)
class ReportingTables:
    """What the rules about reporting read.

    ``verbs``, ``nouns``, ``adjectives``: lemma -> frame -> class; a verb with its particle is
    "rule_out". ``forms``: inflected verb, lower case -> lemma (without particle).
    """

    heads: tuple[Head, ...]
    verbs: Mapping[str, Frames]
    nouns: Mapping[str, Frames]
    adjectives: Mapping[str, Frames]
    forms: Mapping[str, str]
    negating: frozenset[str]
    raising: frozenset[str]
    relaying: frozenset[str]
    handling: frozenset[str]
    documents: frozenset[str]
    measures: frozenset[str]
    speakers: frozenset[str]
    evidence: frozenset[str]
    labels: frozenset[str]
    inscriptions: frozenset[str]
    media: Media
    examples: tuple[Example, ...]


def load_reporting() -> ReportingTables:
    """Give the tables about reporting.

    Raises:
        KnowledgeError: a row with an unknown class or frame, or without lemmas; the message names it.
    """
    head, content = read_toml(NAME)
    words = content["words"]
    verbs = _frames(content, "verb")
    lists = {key: _words(words[key]) for key in LISTS}
    plain = {lemma.split("_")[0] for lemma in verbs} | lists["negating"] | lists["handling"] | lists["relaying"]
    plain |= {lemma.split("_")[0] for lemma in lists["raising"]}
    return ReportingTables(
        heads=(head,),
        verbs=verbs,
        nouns=_frames(content, "noun"),
        adjectives=_frames(content, "adjective"),
        forms={form: lemma for lemma in sorted(plain) for form in verb_forms(lemma)},
        media=Media(**{key: _words(content["media"][key]) for key in ("heads", "endings", "names")}),
        examples=tuple(_examples(content)),
        **lists,
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _frames(content: dict[str, Any], kind: str) -> dict[str, dict[str, str]]:
    """Give lemma -> frame -> class for every row of *kind*; an earlier row wins over a later one."""
    found: dict[str, dict[str, str]] = {}
    for row in _rows(content, kind):
        for lemma in row["lemmas"].split():
            for frame in row["frames"]:
                found.setdefault(lemma, {}).setdefault(frame, row["class"])
    return found


def _rows(content: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(content[kind], 1):
        where = f"{NAME}, [[{kind}]] number {number}"
        if unknown := sorted(set(row) - ROW):
            raise KnowledgeError(f"{where} has {', '.join(unknown)}; a row has {', '.join(sorted(ROW))}")
        if row.get("class") not in CLASSES:
            raise KnowledgeError(f"{where} has class {row.get('class')!r}; use one of {', '.join(CLASSES)}")
        if bad := sorted(set(row.get("frames", ["none"])) - FRAMES):
            raise KnowledgeError(f"{where} has frame {bad[0]!r}; use one of {', '.join(sorted(FRAMES))}")
        if not row.get("lemmas", "").split():
            raise KnowledgeError(f"{where} has no lemmas; name at least one")
        yield row


def _examples(content: dict[str, Any]) -> Iterable[Example]:
    for kind in ("verb", "noun", "adjective"):
        for row in content[kind]:
            for key in ("example", "near_miss"):
                if key in row:
                    yield Example(row[key], _words(row["lemmas"]), key == "near_miss")
