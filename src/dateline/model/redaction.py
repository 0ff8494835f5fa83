"""Forgotten names, known only by their hash, and how they are blotted out of a text.

A blot has the length of what it covers, so every span stays true.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection

BLOT = "█"
WORD = re.compile(r"[^\W\d_][\w'’.-]*")
# Names longer than this many words are not looked for; four covers "Mohammed bin Salman Al".
LONGEST_NAME = 4


def name_hash(name: str) -> str:
    """Give the SHA-256 of *name* folded: accents, case, hyphens and dots do not count."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    folded = " ".join(re.sub(r"[-.'’]", " ", plain).casefold().split())
    return hashlib.sha256(f"name\0{folded}".encode()).hexdigest()


def article_hash(article_id: str) -> str:
    """Give the SHA-256 that stands for a forgotten article."""
    return hashlib.sha256(f"article\0{article_id}".encode()).hexdigest()


def forgotten_forms(text: str, hashes: Collection[str]) -> tuple[str, ...]:
    """Give every form in *text* of a name whose hash is in *hashes*: the whole name, and its first and last word."""
    if not hashes:
        return ()
    words = list(WORD.finditer(text))
    forms: set[str] = set()
    for first, word in enumerate(words):
        if not word.group()[0].isupper():
            continue
        for last in words[first : first + LONGEST_NAME]:
            whole = text[word.start() : last.end()].rstrip(".")
            if "\n\n" not in whole and name_hash(whole.removesuffix("'s").removesuffix("’s")) in hashes:
                forms.add(whole.removesuffix("'s").removesuffix("’s"))
                forms.update(part for part in (word.group(), last.group().rstrip(".")) if len(part) > 2)
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def blot(text: str, forms: Collection[str]) -> str:
    """Give *text* with every whole-word occurrence of each of *forms* covered, letter for letter."""
    for form in forms:
        text = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", lambda m: BLOT * len(m.group()), text, flags=re.IGNORECASE)
    return text
