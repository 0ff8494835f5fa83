"""Patterns over classes of words: "weekday:WEEKDAY? month:MONTH day:DAY". In: pattern text. Out: a regex over codes.

A word is turned into one character that stands for the set of classes it belongs to, so that
a whole article is one short string and a pattern over words is a plain regular expression
over it: about 2 ms a thousand words for a hundred patterns, where regular expressions over
the text itself took 11.

A pattern is items parted by spaces. ``UPPER`` is a class, ``lower`` the word itself, ``a|B``
either; ``name:`` before an item keeps what it met, ``?`` and ``*`` after it as in a regular
expression; ``(`` ``name:(`` ``)`` ``)?`` ``|`` standing alone group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

FIRST_CODE = 0x4E00  # a plane of letters no class name uses; any other run of code points would do
OTHER = "."
GROUPING = {"(": "(?:", ")": ")", ")?": ")?", ")*": ")*", "|": "|"}
NAMED_GROUP = re.compile(r"([a-z_]+):\(")
ITEM = re.compile(r"(?:(?P<name>[a-z_]+):)?(?P<members>[^\s:?*()]+)(?P<times>[?*]?)")


class Alphabet:
    """Sets of classes to characters and back; grows as words are met."""

    def __init__(
        self, classes: Mapping[str, Iterable[str]], *, capital: frozenset[str], also: Iterable[frozenset[str]]
    ) -> None:
        self._codes: dict[frozenset[str], str] = {frozenset(): OTHER}
        self._upper = {word: self.code_of(frozenset(of)) for word, of in classes.items()}
        self._lower = {word: self.code_of(frozenset(of) - capital) for word, of in classes.items()}
        for of in also:
            self.code_of(of)

    def code(self, word: str, *, capital: bool) -> str | None:
        """Give the character of a word in lower case, ``capital`` if it was written with one; None if in no list."""
        return (self._upper if capital else self._lower).get(word)

    def code_of(self, classes: frozenset[str]) -> str:
        """Give the character for a set of classes."""
        if classes not in self._codes:
            self._codes[classes] = chr(FIRST_CODE + len(self._codes))
        return self._codes[classes]

    def any_of(self, members: Iterable[str]) -> str:
        """Give the regular expression for a word in at least one of the classes *members*."""
        wanted = set(members)
        return "[" + "".join(code for of, code in self._codes.items() if of & wanted) + "]"


def words_of(pattern: str) -> set[str]:
    """Give the words that *pattern* names literally."""
    return {member for item in _items(pattern) for member in item["members"].split("|") if not member.isupper()}


def compile_pattern(pattern: str, alphabet: Alphabet) -> re.Pattern[str]:
    """Give *pattern* as a regular expression over the characters of *alphabet*.

    Raises:
        ValueError: an item cannot be read, or names a class that no word belongs to.
    """
    parts: list[str] = []
    for item in pattern.split():
        if item in GROUPING:
            parts.append(GROUPING[item])
            continue
        if group := NAMED_GROUP.fullmatch(item):
            parts.append(f"(?P<{group[1]}>")
            continue
        match = ITEM.fullmatch(item)
        if match is None:
            raise ValueError(f"cannot read {item!r}")
        chosen = alphabet.any_of(match["members"].split("|"))
        if chosen == "[]":
            raise ValueError(f"no word is in {match['members']!r}")
        inner = f"(?P<{match['name']}>{chosen})" if match["name"] else chosen
        parts.append(f"(?:{inner}){match['times']}" if match["times"] else inner)
    return re.compile("".join(parts))


def _items(pattern: str) -> list[re.Match[str]]:
    return [match for item in pattern.split() if item not in GROUPING and (match := ITEM.fullmatch(item))]
