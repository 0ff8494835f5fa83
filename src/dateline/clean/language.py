"""Which language an article is in. The only file that imports py3langid, and only once it is needed."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

# Beyond 400 characters py3langid gained nothing; from 200 on it was right on all of 254 texts in 25 languages.
READ = 400
ENOUGH = 200
# Of 4,000 entries of feeds, mostly under 200 characters, it was this sure of another language on
# four: rightly each time.
VERY_SURE = 0.999
FEWEST_LETTERS = 40
CODE = re.compile(r"([a-z]{2,3})(?:[-_].*)?\Z", re.IGNORECASE)
NAMED = {"english": "en", "eng": "en"}


class Identifier(Protocol):
    """A detector: language code and probability of a text."""

    def classify(self, text: str) -> tuple[str, float]:
        """Give the likeliest language and how sure it is."""
        ...


def language_of(text: str, *, given: str | None, pile_language: str) -> str:
    """Give the two-letter code of *text*: as the input gives it, as detected, else the pile's.

    Under 200 characters the pile's language stands unless the detector is very sure.
    """
    if given and (code := language_code(given)):
        return code
    head = " ".join(text[: 4 * READ].split())[:READ]
    letters = sum(character.isalpha() for character in head)
    if letters < FEWEST_LETTERS:
        return pile_language
    found, probability = _identifier().classify(head.encode("utf-8", "replace").decode("utf-8"))
    if len(head) >= ENOUGH or probability >= VERY_SURE:
        return found
    return pile_language


def language_code(name: str) -> str | None:
    """Give "en" for "en", "EN-us", "eng", "English"; None for what is no language code."""
    plain = name.strip().lower()
    match = CODE.match(plain)
    return NAMED.get(plain) or (NAMED.get(match[1], match[1]) if match else None)


@cache
def _identifier() -> Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  its model takes half a second to load

    identifier: Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier
