"""Tables about events: PLOVER's types, its crosswalk from CAMEO, and the patterns of English news.

``plover.toml`` holds the types with their quad class and modes, ``plover_scores.tsv`` the
conflict-cooperation scores, ``cameo_plover.tsv`` the crosswalk, ``en/events.toml`` the
patterns. A table that speaks of a type, mode, context or code that PLOVER does not have is
refused when it is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import Head, read_toml, read_tsv
from dateline.model import Status

PATTERNS = "en/events.toml"
ANY = "*"
SAME = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverType:
    """One of PLOVER's types: its quad class (1 verbal cooperation .. 4 material conflict) and its modes."""

    name: str
    quad: int
    modes: frozenset[str]
    scores: Mapping[str, float]

    def score(self, modes: tuple[str, ...]) -> float:
        """Give the conflict-cooperation score, -10 to 10, of the first of *modes* that has one, else of the type."""
        return next((self.scores[mode] for mode in modes if mode in self.scores), self.scores[""])


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that opens a pattern: its lemma, and the word that must go with it ("carry" with "out"), or None."""

    lemma: str
    partner: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A row of the pattern table: the words of one kind of act, and who stands where around them.

    The meaning of each field is told at the head of ``en/events.toml``.
    """

    name: str
    type: str
    verbs: tuple[Trigger, ...]
    nouns: tuple[Trigger, ...]
    adjectives: tuple[Trigger, ...]
    object: frozenset[str]
    unless_object: frozenset[str]
    subject: frozenset[str]
    unless_subject: frozenset[str]
    phrase: Mapping[str, frozenset[str]]
    clause: frozenset[str]
    voice: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    together: bool
    both: str | None
    possessor: str
    of: str
    light: frozenset[str]
    bare: bool
    lone: bool
    home: bool
    negated: bool
    turns: str | None
    content: tuple[str, ...]
    alone: bool
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    status: Status | None
    example: str
    near: tuple[str, ...]

    @property
    def constraints(self) -> int:
        """How much the row asks for: of two rows that fit, the one that asks for more is meant."""
        asked = (self.object - {ANY}, self.subject, self.clause - {ANY}, self.phrase, self.voice, self.negated)
        return 2 * sum(map(bool, asked))


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a kind of operator makes of an act: its type by the act's ("*" any other, "=" unchanged, "" nothing).

    ``status`` is that of the turned event; ``inner`` the status of the act itself where it stays an event of its
    own ("denied"), None where it is swallowed; ``asks`` where the one spoken of is to act ("demanded Iran's
    withdrawal").
    """

    types: Mapping[str, str]
    status: Status | None
    inner: Status | None
    asks: bool


Index = Mapping[str, tuple[tuple[Trigger, Pattern], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTables:
    """What the rules about events read.

    ``verbs``, ``nouns`` and ``adjectives`` give the rows a lemma opens, the most demanding first. ``turns``
    says what a kind of operator makes of a type ("promise" makes AGREE of AID), ``turned_modes``
    the mode a turned event takes from what it speaks of. ``contexts`` and ``sport`` are keyed by lemma.
    """

    heads: tuple[Head, ...]
    types: Mapping[str, PloverType]
    cameo: Mapping[str, str]
    patterns: tuple[Pattern, ...]
    verbs: Index
    nouns: Index
    adjectives: Index
    turns: Mapping[str, Turn]
    turned_modes: Mapping[str, Mapping[str, str]]
    contexts: Mapping[str, str]
    words: Mapping[str, frozenset[str]]


def load_events() -> EventTables:
    """Give the tables about events.

    Raises:
        KnowledgeError: a row breaks the table's rules; the message names file, row and mend.
    """
    types, contexts, plover_heads = _load_plover()
    cameo_head, cameo = _load_cameo(types)
    head, content = read_toml(PATTERNS)
    words = {name: frozenset(lemmas) for name, lemmas in content.pop("words", {}).items()}
    turns = {name: _turn(name, row) for name, row in content.pop("turns", {}).items()}
    turned_modes = content.pop("turned_modes", {})
    by_context = content.pop("contexts", {})
    _check_turns(turns, turned_modes, types)
    _check(PATTERNS, "contexts", by_context, contexts, "context")
    reader = _Reader(types, frozenset(contexts), cameo, words, frozenset(turns))
    patterns = tuple(reader.pattern(kind, name, row) for kind in content for name, row in content[kind].items())
    return EventTables(
        heads=(*plover_heads, cameo_head, head),
        types=types,
        cameo=cameo,
        patterns=patterns,
        verbs=_index(patterns, "verbs"),
        nouns=_index(patterns, "nouns"),
        adjectives=_index(patterns, "adjectives"),
        turns=turns,
        turned_modes=turned_modes,
        contexts={lemma: context for context, lemmas in by_context.items() for lemma in lemmas},
        words=words,
    )


def load_types() -> dict[str, PloverType]:
    """Give PLOVER's types by name, for whoever counts or shows events and reads no pattern."""
    return _load_plover()[0]


def _load_plover() -> tuple[dict[str, PloverType], list[str], tuple[Head, Head]]:
    head, content = read_toml("plover.toml")
    scores_head, rows = read_tsv("plover_scores.tsv")
    scores: dict[str, dict[str, float]] = {}
    for row in rows:
        scores.setdefault(row["type"], {})[row["mode"]] = float(row["score"])
    types = {
        name: PloverType(name=name, quad=entry["quad"], modes=frozenset(entry["modes"]), scores=scores[name])
        for name, entry in content["types"].items()
    }
    for name, entry in types.items():
        _check("plover_scores.tsv", name, (mode for mode in entry.scores if mode), entry.modes, "mode")
    return types, list(content["contexts"]), (head, scores_head)


def _load_cameo(types: Mapping[str, PloverType]) -> tuple[Head, dict[str, str]]:
    head, rows = read_tsv("cameo_plover.tsv")
    cameo = {row["cameo"]: row["type"] for row in rows}
    _check("cameo_plover.tsv", "type", cameo.values(), types, "event type")
    return head, cameo


def _status(row: str, name: str | None) -> Status | None:
    try:
        return Status(name) if name else None
    except ValueError as error:
        raise KnowledgeError(f"{PATTERNS}, row {row}: {error}; use one of {', '.join(Status)}") from error


def _turn(name: str, row: Mapping[str, Any]) -> Turn:
    status, inner = (_status(f"turns.{name}", row.get(key)) for key in ("status", "inner"))
    return Turn(types=row["types"], status=status, inner=inner, asks=row.get("asks", False))


def _check_turns(
    turns: Mapping[str, Turn], modes: Mapping[str, Mapping[str, str]], types: Mapping[str, PloverType]
) -> None:
    for name, turn in turns.items():
        _check(PATTERNS, f"turns.{name}", (*turn.types, *turn.types.values()), {*types, ANY, SAME, ""}, "event type")
    for name, by_content in modes.items():
        _check(PATTERNS, "turned_modes", [name, *by_content], {*types, ANY}, "event type")
        _check(PATTERNS, f"turned_modes.{name}", by_content.values(), types[name].modes, "mode")


def _check(file: str, row: str, values: Any, known: Any, what: str) -> None:
    """Refuse the first of *values* that is not among *known*."""
    wrong = next((value for value in values if value not in known), None)
    if wrong is not None:
        listed = ", ".join(sorted(filter(None, known)))
        raise KnowledgeError(f"{file}, row {row}: {wrong!r} is no {what} that PLOVER has; use one of {listed}")


# What a row says where it says nothing. Kept in one place: the head of the table tells the same.
DEFAULTS: dict[str, Any] = {
    "actor": ["subject"],
    "recipient": ["object"],
    "possessor": "actor",
    "of": "recipient",
    "together": False,
    "both": None,
    "bare": True,
    "lone": False,
    "home": False,
    "negated": False,
    "alone": True,
    "turns": None,
    "voice": None,
    "cameo": None,
    "status": None,
    "content": ["clause", "object"],
    "phrase": {},
    "near": [],
}
LISTS = (
    "verbs", "nouns", "adjectives", "object", "unless_object", "subject", "unless_subject",
    "clause", "light", "modes", "contexts",
)  # fmt: skip
FIELDS = frozenset(DEFAULTS) | frozenset(LISTS) | {"example"}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads rows of the pattern table against what PLOVER knows."""

    types: Mapping[str, PloverType]
    contexts: frozenset[str]
    cameo: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    turns: frozenset[str]

    def pattern(self, kind: str, name: str, row: Mapping[str, Any]) -> Pattern:
        """Give one row as a Pattern, checked."""
        full = f"{kind}.{name}"
        self._check_row(full, kind, row)
        value = {**DEFAULTS, **{key: [] for key in LISTS}, **row}
        return Pattern(
            name=full,
            type=kind,
            verbs=_triggers(value["verbs"], last=False),
            nouns=_triggers(value["nouns"], last=True),
            adjectives=_triggers(value["adjectives"], last=False),
            object=self._lemmas(full, value["object"]),
            unless_object=self._lemmas(full, value["unless_object"]),
            subject=self._lemmas(full, value["subject"]),
            unless_subject=self._lemmas(full, value["unless_subject"]),
            phrase={case: self._lemmas(full, lemmas) for case, lemmas in value["phrase"].items()},
            clause=self._lemmas(full, value["clause"]),
            voice=value["voice"],
            actor=tuple(value["actor"]),
            recipient=tuple(value["recipient"]),
            together=value["together"],
            both=value["both"],
            possessor=value["possessor"],
            of=value["of"],
            light=self._lemmas(full, value["light"]),
            bare=value["bare"],
            lone=value["lone"],
            home=value["home"],
            negated=value["negated"],
            turns=value["turns"],
            content=tuple(value["content"]),
            alone=value["alone"],
            modes=tuple(value["modes"]),
            contexts=tuple(value["contexts"]),
            cameo=value["cameo"],
            status=_status(full, value["status"]),
            example=value["example"],
            near=tuple(value["near"]),
        )

    def _check_row(self, name: str, kind: str, row: Mapping[str, Any]) -> None:
        unknown = sorted(set(row) - FIELDS)
        if unknown:
            raise KnowledgeError(f"{PATTERNS}, row {name}: no field {unknown[0]!r}; the head of the file lists them")
        if not row.get("example"):
            raise KnowledgeError(f"{PATTERNS}, row {name}: lacks `example`, a sentence that it must match")
        if not any(row.get(key) for key in ("verbs", "nouns", "adjectives")):
            raise KnowledgeError(f"{PATTERNS}, row {name}: has no trigger; give `verbs`, `nouns` or `adjectives`")
        _check(PATTERNS, name, [kind], self.types, "event type")
        _check(PATTERNS, name, row.get("modes", []), self.types[kind].modes, f"mode of {kind}")
        _check(PATTERNS, name, row.get("contexts", []), self.contexts, "context")
        _check(PATTERNS, name, filter(None, [row.get("turns")]), self.turns, "turn")
        if row.get("cameo") and row["cameo"] not in self.cameo:
            raise KnowledgeError(f"{PATTERNS}, row {name}: {row['cameo']!r} is no code of cameo_plover.tsv")

    def _lemmas(self, name: str, given: list[str]) -> frozenset[str]:
        """Give the lemmas of a list, its "@class" words opened up."""
        found: set[str] = set()
        for word in given:
            if word.startswith("@"):
                if word[1:] not in self.words:
                    raise KnowledgeError(f"{PATTERNS}, row {name}: no word list {word!r}; add it under [words]")
                found |= self.words[word[1:]]
            else:
                found.add(word)
        return frozenset(found)


def _triggers(given: list[str], *, last: bool) -> tuple[Trigger, ...]:
    """Give "carry out" as carry with out, and with *last* "hunger strike" as strike with hunger."""
    triggers = []
    for words in given:
        first, _, rest = words.partition(" ")
        triggers.append(Trigger(first, rest or None) if not (last and rest) else Trigger(rest, first))
    return tuple(triggers)


def _index(patterns: tuple[Pattern, ...], part: str) -> Index:
    found: dict[str, list[tuple[Trigger, Pattern]]] = {}
    for trigger, pattern in _pairs(patterns, part):
        found.setdefault(trigger.lemma, []).append((trigger, pattern))
    return {
        lemma: tuple(sorted(rows, key=lambda row: -row[1].constraints - 2 * (row[0].partner is not None)))
        for lemma, rows in found.items()
    }


def _pairs(patterns: tuple[Pattern, ...], part: str) -> Iterator[tuple[Trigger, Pattern]]:
    for pattern in patterns:
        for trigger in getattr(pattern, part):
            yield trigger, pattern
