"""The speaker's own text. In: groups of reports, texts. Out: the article that carries it, for each group.

An article is taken as the speaker's own text where it holds the quoted words as its own, outside
quotation marks, and speaks in the first person; or where it says that the message or statement
follows, and quotes it at length. Anything less certain is left unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.link.origins import Roots
from dateline.link.reports import Report, fullest_of, is_quotation, wording_of
from dateline.link.words import shingles, tokens
from dateline.model import TextCard

RUN = 6  # words a quotation must share with the text, in a row, to be found in it
LONG_QUOTE = 25  # words of a message given in full
QUOTED_SHARE = 0.4  # least share of the article that such a message takes
FIRST_PERSON = frozenset(("i", "we", "our", "my", "us", "me"))
FIRST_PERSON_SHARE = 0.02  # of an article's words outside quotation marks; reports have next to none
# A quotation that is never closed runs to the end: summaries are cut off in the middle of one.
QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|„[^“]*“|«[^»]*»|(?<!\w)‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)")
GIVEN_IN_FULL = re.compile(
    r"\bthe following (?:\w+ ){0,2}(?:message|statement|letter|text|speech|telegram)\b"
    r"|\b(?:full text|transcript)\b"
    r"|\btext of (?:the|his|her|a) (?:\w+ )?(?:speech|statement|message|address|letter|remarks)\b",
    re.IGNORECASE,
)


def wanted_of(group: Sequence[Report]) -> int | None:
    """Give the run of words by which a text is found that holds the quotation of *group*, None where nobody quotes."""
    fullest = fullest_of(group)
    words = _plain(wording_of(fullest)) if fullest.quotes and is_quotation(fullest) else []
    return shingles(words[:RUN], RUN)[0] >> 1 if len(words) >= RUN else None


def runs_of(text: TextCard) -> frozenset[int]:
    """Give every run of words that *text* holds as its own, outside quotation marks, if it speaks in first person."""
    words = _plain(QUOTED.sub(" ¶ ", text.own))
    if len(words) < RUN or sum(word in FIRST_PERSON for word in words) < FIRST_PERSON_SHARE * len(words):
        return frozenset()
    return frozenset(value >> 1 for value in shingles(words, RUN))


def primary_of(group: Sequence[Report], holding: Iterable[TextCard], roots: Roots) -> str | None:
    """Give the article that carries the speaker's own text; *holding* are those that hold what the group wants."""
    first = min(holding, key=lambda text: (text.moment or "~", text.id), default=None)
    return first.id if first else _in_full(group, roots)


def _in_full(group: Sequence[Report], roots: Roots) -> str | None:
    for report in sorted(group, key=lambda r: (r.published, r.card.id)):
        text = roots.source(report.card.article)
        quoted = sum(len(quote) for quote in report.quotes)
        whole = len(tokens(text.own))
        if quoted >= LONG_QUOTE and quoted >= QUOTED_SHARE * whole and GIVEN_IN_FULL.search(f"{text.title} {text.own}"):
            return text.id
    return None


def _plain(text: str) -> list[str]:
    return [word.lower() for word in tokens(text)]
