"""One match of a pattern, asked by the names in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.extract.times.lean import Lean
from dateline.knowledge.times import TimeRule, TimeTables

# From the first token of an expression to the one after its last.
Leaning = Callable[[int, int], Lean]


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's match over the tokens ``forms`` (lower case) of a whole article; block ends are empty tokens."""

    rule: TimeRule
    match: re.Match[str]
    forms: Sequence[str]
    tables: TimeTables
    lean: Leaning

    @property
    def first(self) -> int:
        """The index of the first token."""
        return self.match.start()

    @property
    def last(self) -> int:
        """The index after the last token."""
        return self.match.end()

    def word(self, name: str) -> str:
        """Give the words of the group *name*, parted by spaces; "" if it met none."""
        if name not in self.match.re.groupindex or self.match.start(name) < 0:
            return ""
        return " ".join(self.forms[self.match.start(name) : self.match.end(name)])

    def means(self, name: str, section: str) -> Any:
        """Give what the word of the group *name* stands for in *section* of the table, None if it met none."""
        return self.tables.meaning[section].get(self.word(name))

    def number(self, name: str) -> float | str | None:
        """Give the count in group *name*: a number, "X" for "several", None if it cannot be read."""
        words = self.word(name).removesuffix(" of").replace(" - ", "-")
        some = self.tables.meaning["some"].get(words.removeprefix("a "))
        if some is not None:
            return float(some) if some != "X" else "X"
        return 1.0 if words == "another" else self.tables.numbers.value(words)

    def whole(self, name: str) -> int | None:
        """Give the whole number written in figures at group *name* ("9", "9th"), or None."""
        digits = re.match(r"['’]?(\d+)", self.word(name))
        return int(digits[1]) if digits else None

    def ordinal(self, name: str) -> int | None:
        """Give the rank at group *name* ("third", "20th"), or None."""
        return self.tables.numbers.ordinals.get(self.word(name)) or self.whole(name)

    def unit(self) -> str:
        """Give the unit of time at group ``unit``, in the singular."""
        found = self.means("unit", "units") or self.means("unit", "unit_plurals")
        return str(found)

    def step(self, name: str = "step") -> int:
        """Give how many units a word such as "last" steps from the anchor's own."""
        return int(self.means(name, "steps") or 0)

    def edge(self) -> str | None:
        """Give the part of a unit that is named: START, MID, END, BEFORE, AFTER or None."""
        found = self.means("edge", "edges")
        return None if found is None else str(found)

    def leaning(self) -> Lean:
        """Give whether the words around look back or ahead."""
        return self.lean(self.first, self.last)

    def before(self, count: int = 1) -> str:
        """Give the token *count* before the match, "" at the start of a block."""
        at = self.first - count
        return self.forms[at] if at >= 0 else ""

    def after(self, count: int = 1) -> str:
        """Give the token *count* after the match, "" at the end of a block."""
        at = self.last + count - 1
        return self.forms[at] if at < len(self.forms) else ""
