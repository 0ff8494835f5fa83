"""What a person typed into the search field. In: any text. Out: the same as terms, and as an FTS5 expression.

No text is an error: what the index cannot look for is left out, and what is left out finds nothing by itself.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# A phrase in quotation marks of any manner, the last one possibly not closed; or a run without spaces.
PIECE = re.compile(r'["“”„«»](?P<phrase>[^"“”„«»]*)(?P<closed>["“”„«»]?)|(?P<word>[^\s"“”„«»]+)')
# A beginning of one letter would stand for a tenth of the record, and is on the way to being a word anyhow.
SHORTEST_BEGINNING = 2
# More terms than anybody types; each costs a look-up.
MOST_TERMS = 16
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand side by side; ``is_beginning``: the last of them may go on."""

    words: str
    is_beginning: bool

    def __str__(self) -> str:
        """Give the term as a person would type it."""
        if not self.is_beginning:
            return f"“{self.words}”"
        return f"{self.words}…"


def terms_of(typed: str) -> tuple[Term, ...]:
    """Give the terms of *typed*, all of which must stand in what is found.

    Words in quotation marks are a phrase. ``word*`` and the last word, unless a space follows it, also stand for longer
    words. Signs without a letter or digit are left out.
    """
    clean = typed[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode()
    found = []
    for match in PIECE.finditer(clean):
        words = match["word"] if match["phrase"] is None else match["phrase"]
        is_last = match.end() == len(clean) and match["phrase"] is None
        stem = words.rstrip("*")
        goes_on = (is_last or stem != words) and match["phrase"] is None and len(stem) >= SHORTEST_BEGINNING
        if _can_be_found(stem):
            found.append(Term(" ".join(stem.split()), goes_on and _is_sign(stem[-1])))
    return tuple(dict.fromkeys(found))[:MOST_TERMS]


def words_of(term: Term) -> tuple[Term, ...]:
    """Give the words of *term*, each as a term."""
    if term.is_beginning:
        return (term,)
    return tuple(Term(word, False) for word in term.words.split() if _can_be_found(word))


def expression(term: Term) -> str:
    """Give *term* in FTS5's language: in quotation marks nothing is an operator."""
    quoted = term.words.replace('"', '""')
    return f'"{quoted}"' + ("*" if term.is_beginning else "")


def _can_be_found(words: str) -> bool:
    return any(_is_sign(sign) for sign in words)


def _is_sign(sign: str) -> bool:
    """Tell whether the index takes *sign* for part of a word: letters, digits, as unicode61 does."""
    return unicodedata.category(sign)[0] in "LN"
