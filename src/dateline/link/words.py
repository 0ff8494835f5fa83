"""Words as linking compares them: stems, shingles, vectors of stems by how rare each is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

from dateline.knowledge.inflection import LEMMAS

TOKEN = re.compile(r"[^\W_]+")
SUFFIX = re.compile(r"(?:ings?|edly|ed|ies|es|s|ly)$")
MASK = (1 << 64) - 1
# Odd multiplier of a 64-bit rolling hash (Knuth's, from MMIX).
FACTOR = 6364136223846793005

# Words that tell nothing of what a text is about; days and months are compared as days.
COMMON = """
a about after against all also although among an and any are as at be because been before being between both but
by can could did do does during for from had has have he her hers him his how i if in into is it its just may might
more most must no nor not now of off on once one only or other our out over own said same say says she should since
so some such than that the their them then there these they this those through to told too under until up upon us
very was we were what when where which while who whom why will with within without would you your new according
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december mr mrs ms s t
"""
STOP = frozenset(COMMON.split())


def tokens(text: str) -> list[str]:
    """Give the words and numbers of *text*, letter case kept."""
    return TOKEN.findall(text)


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """Give *word* in lower case without its commonest English endings: enough to meet "strikes" with "strike".

    An irregular past goes to its verb: "sold" to "sell".
    """
    lower = word.lower()
    if lower in LEMMAS:
        return stem(LEMMAS[lower])
    if len(lower) < 5 or not lower.isalpha():
        return lower
    cut = SUFFIX.sub("", lower)
    return cut.rstrip("e") if len(cut) >= 4 else lower


def stems(text: str) -> list[str]:
    """Give the stems of the words of *text* that carry meaning, in order."""
    return [
        stem(word) for word in TOKEN.findall(text) if word.lower() not in STOP and (len(word) > 1 or word.isdigit())
    ]


def shingles(words: Sequence[str], size: int) -> list[int]:
    """Give a 64-bit hash for every run of *size* lower-case words, in order; one for the whole where it is shorter."""
    codes = [crc32(word.encode()) + 1 for word in words]
    hashes = []
    for at in range(max(1, len(codes) - size + 1)):
        value = size
        for code in codes[at : at + size]:
            value = (value * FACTOR + code) & MASK
        hashes.append(value ^ (value >> 29))
    return hashes


def code(line: str) -> int:
    """Give a 63-bit hash of *line*, the same on every machine."""
    return int.from_bytes(blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def vector(bag: Iterable[str], weights: Mapping[str, float]) -> dict[str, float]:
    """Give the unit vector of *bag*: each stem by its rarity and the logarithm of how often it stands there."""
    raw = {word: weights[word] * (1 + math.log(count)) for word, count in Counter(bag).items()}
    norm = math.sqrt(math.fsum(value * value for value in raw.values()))
    return {word: raw[word] / norm for word in sorted(raw)} if norm else {}


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Give the cosine of two unit vectors, rounded so that the order of summing never shows."""
    if len(left) > len(right):
        left, right = right, left
    return round(math.fsum(value * right[word] for word, value in left.items() if word in right), 9)
