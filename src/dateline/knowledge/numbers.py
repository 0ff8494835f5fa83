"""Number words: "two dozen", "forty-one", "1.3 million", and the bounds of vague ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import Head, read_toml

# "4,569", and "1,37,270" as South Asia writes it.
DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\.\d+")
BETWEEN = re.compile(r"[\s-]+")
TABLE = "en/numbers.toml"


@dataclass(frozen=True, slots=True)
class NumberTables:
    """Words to what they count; ``vague`` to the least they can mean, ``parts`` to the denominator."""

    heads: tuple[Head, ...]
    words: Mapping[str, float]
    scales: Mapping[str, float]
    ordinals: Mapping[str, int]
    parts: Mapping[str, int]
    vague: Mapping[str, float]

    def value(self, text: str) -> float | None:
        """Give what *text* counts ("half a million", "twenty-one", "4,569"), or None if it is no number."""
        total, current, seen, before = 0.0, 0.0, False, ""
        for word in BETWEEN.split(text.strip().lower()):
            if DIGITS.fullmatch(word):
                current += float(word.replace(",", ""))
            elif word in self.words:
                current += self.words[word]
            elif word in ("a", "an"):
                current = (current or 1) if not seen else current
            elif word == "half":
                current = 0.5
            elif word in self.scales and before in self.scales and not current:
                total *= self.scales[word]  # "1.2 lakh crore"
            elif word in self.scales:
                current = (current or 1) * self.scales[word]
                if self.scales[word] >= 1000:
                    total, current = total + current, 0.0
            elif word != "and":
                return None
            seen, before = True, word
        return total + current if seen else None


def load_numbers() -> NumberTables:
    """Give the number words of English.

    Raises:
        KnowledgeError: a value is not above zero; the message names section and word.
    """
    head, content = read_toml(TABLE)
    for section, rows in content.items():
        for word, value in rows.items():
            if not isinstance(value, int | float) or (value <= 0 and word != "zero"):
                raise KnowledgeError(f"{TABLE}, [{section}]: {word!r} counts {value!r}; give a number above zero")
    return NumberTables(
        (head,), content["words"], content["scales"], content["ordinals"], content["parts"], content["vague"]
    )
