"""What is counted in, the words that bound a count, and the numbers that count nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.numbers import NumberTables, load_numbers
from dateline.knowledge.tables import Head, read_toml

TABLE = "en/units.toml"
MODIFIERS = frozenset(("at_least", "at_most", "more_than", "less_than", "about"))


@dataclass(frozen=True, slots=True)
class UnitTables:
    """What the rules about figures read; the regular expressions name the bound by their group."""

    heads: tuple[Head, ...]
    numbers: NumberTables
    currencies: Mapping[str, str]
    measures: Mapping[str, str]
    labels: frozenset[str]
    persons: frozenset[str]
    opening_words: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    more_before: re.Pattern[str]
    more_after: re.Pattern[str]


def load_units() -> UnitTables:
    """Give the words around counts.

    Raises:
        KnowledgeError: a bound is none of those a figure can have.
    """
    head, content = read_toml(TABLE)
    for side in ("before", "after"):
        unknown = content[side].keys() - MODIFIERS
        if unknown:
            raise KnowledgeError(
                f"{TABLE}, [{side}]: {unknown.pop()!r} is no bound; use {', '.join(sorted(MODIFIERS))}"
            )
    numbers = load_numbers()
    additional: dict[str, list[str]] = content["additional"]
    return UnitTables(
        (head, *numbers.heads),
        numbers,
        content["currencies"],
        content["measures"],
        frozenset(content["labels"]["words"].split()),
        frozenset(content["persons"]["words"].split()),
        _opening_words(numbers),
        re.compile(rf"(?<![\w-])(?:{_grouped(content['before'])})(?:\s+|(?<=[~≈]))$", re.IGNORECASE),
        re.compile(rf"\s?(?:{_grouped(content['after'])})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:{_either(additional['before'])})\s+$", re.IGNORECASE),
        re.compile(rf"\s(?:{_either(additional['after'])})(?!\w| than)", re.IGNORECASE),
    )


def _opening_words(numbers: NumberTables) -> frozenset[str]:
    """Give the words one of which every spelled number or share holds."""
    vague = (phrase.split()[0] for phrase in numbers.vague)
    return frozenset((*numbers.words, *numbers.scales, *numbers.parts, *vague))


def _grouped(bounds: Mapping[str, Any]) -> str:
    """Give alternatives named by their bound; longer phrases come first, so "no more than" is not "more than"."""
    listed = [(phrase, bound) for bound, phrases in bounds.items() for phrase in phrases]
    seen: dict[str, int] = {}
    parts = []
    for phrase, bound in sorted(listed, key=lambda pair: -len(pair[0])):
        seen[bound] = seen.get(bound, 0) + 1
        parts.append(f"(?P<{bound}_{seen[bound]}>{_words(phrase)})")
    return "|".join(parts)


def _either(phrases: list[str]) -> str:
    return "|".join(_words(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _words(phrase: str) -> str:
    return r"\s+".join(re.escape(word) for word in phrase.split())
