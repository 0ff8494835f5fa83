"""How names are folded, so that a table and a text can meet. In: words. Out: keys.

A key is a tuple of pieces in lower case: hyphens and the possessive "'s" are pieces of
their own, as the parser has them; curly quotes are straight.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

Key = tuple[str, ...]

QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "‐": "-", "‑": "-"})
_PIECE = re.compile(r"'s\b|'(?=\s|$)|-|[^\s\-']+(?:'(?!s\b)[^\s\-']+)*|'", re.IGNORECASE)


def words(text: str) -> frozenset[str]:
    """Give the words of *text* as a set, for the short lists that rules hold."""
    return frozenset(text.split())


def piece(form: str) -> str:
    """Give one word as the piece of a key."""
    return form.translate(QUOTES).lower()


def fold(name: str) -> Key:
    """Give the key of *name*: "Guinea-Bissau" is ("guinea", "-", "bissau")."""
    return tuple(_PIECE.findall(name.translate(QUOTES).lower()))


def is_acronym(surface: str) -> bool:
    """Tell whether *surface* means itself only in these very letters: "US", "A.P.", "G7"."""
    return " " not in surface and len(surface) <= 7 and surface.upper() == surface and any(map(str.isalpha, surface))


@lru_cache(maxsize=65536)  # the words of news repeat; folding took a third of the time of places
def bare(name: str) -> str:
    """Give *name* without accents, hyphens and case: what two spellings of one person share."""
    plain = name.translate(QUOTES).lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(plain.lower().replace("-", " ").replace("'", "").split())


def longest_by_first(keys: Iterable[Key]) -> dict[str, int]:
    """Give the length of the longest key that opens with each piece."""
    longest: dict[str, int] = {}
    for key in keys:
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return longest
