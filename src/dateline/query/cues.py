"""The word by which each statement is told: "rejected", "said". In: Store, ids of statements. Out: Cue by id.

Without it a list turns things round: what somebody rejects would stand there as what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, literal_column, select

from dateline.store import Store, schema
from dateline.store.database import chunks

# Reports of one statement among which its fullest is looked for.
MOST_REPORTS = 40
NEGATION = re.compile(r"\b(not|never|no|nor|cannot)\b|n['’]t\b", re.IGNORECASE)
# Cues that tell nothing beyond that it is somebody's word.
PLAIN = frozenset(("according to", "accord to", "per", "in the words of"))


@dataclass(frozen=True, slots=True)
class Cue:
    """The cue as printed, and whether it is negated by words that stand outside it."""

    words: str
    is_negated: bool


def cues_of(store: Store, statements: Iterable[str]) -> dict[str, Cue]:
    """Give the cue of the fullest report of each of *statements*; those told by a sign or a colon alone have none."""
    told, article = schema.attribution, schema.article
    start: ColumnElement[int] = literal_column("json_extract(attribution.cue, '$.span[0]')")
    end: ColumnElement[int] = literal_column("json_extract(attribution.cue, '$.span[1]')")
    found: dict[str, tuple[int, Cue]] = {}
    with store.reading() as connection:
        for chunk in chunks(list(dict.fromkeys(statements))):
            question = (
                select(
                    told.c.statement, told.c.negated, func.length(told.c.content_words),
                    func.substr(article.c.text, start + 1, end - start),
                )
                .join(article, article.c.id == told.c.article)
                .where(told.c.statement.in_(chunk), start.is_not(None))
                .order_by(told.c.id)
                .limit(MOST_REPORTS * len(chunk))
            )  # fmt: skip
            for key, is_negated, length, words in connection.execute(question):
                if _tells(words) and length > found.get(key, (-1, None))[0]:
                    found[key] = (length, Cue(" ".join(words.split()), is_negated and not NEGATION.search(words)))
    return {key: cue for key, (_, cue) in found.items()}


def _tells(words: str) -> bool:
    return words[:1].isalpha() and " ".join(words.lower().split()) not in PLAIN
