"""What was not coded: sentences with two states and a verb, and no event. In: Store. Out: Missed sentences, in pages.

No parse is kept, so sentences are cut at their stops, and a verb is a form of one that our tables know: a
sentence listed here may well say nothing that is an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from dateline.knowledge.events import load_events
from dateline.knowledge.inflection import verb_forms
from dateline.knowledge.reporting import load_reporting
from dateline.model import Span
from dateline.query.entries import Citation, Mark
from dateline.query.pages.reports import Paper, paper_of
from dateline.store import Store, schema
from dateline.store.cards import own_spans
from dateline.store.database import chunks

SENTENCES = 25  # on a page
ARTICLES = 200  # looked through for a page; one may have none
AT_ONCE = 25
STOP = re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])|\n+")
# Not the end of a sentence: initials and titles.
SHORT = re.compile(r"(?:\b(?:[A-Z]\.)+|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|St|No|vs)\.)$")
WORD = re.compile(r"[^\W\d_]+")
AUXILIARIES = frozenset((
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "shall", "should", "may",
    "might", "can", "could", "must", "does", "did", "do",
))  # fmt: skip
BE = frozenset(("is", "are", "was", "were", "be", "been"))
BEFORE_VERBS = frozenset((
    "to", "not", "never", "we", "they", "you", "i", "who", "will", "would", "shall", "should", "may", "might", "can",
    "could", "must", "does", "did", "do",
))  # fmt: skip
# Behind these a form of a verb is most often a noun or an adjective ("the damaged plane", "in the hold").
BEFORE_NOUNS = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "no", "of", "in", "on", "any", "this"))


@dataclass(frozen=True, slots=True)
class Missed:
    """A sentence that names several states and has a verb, and from which no event was read."""

    paper: Paper
    citation: Citation
    countries: tuple[str, ...]
    verb: str


@dataclass(frozen=True, slots=True)
class MissedPage:
    """The sentences of a stretch of articles, the newest first; ``until`` is where the next stretch begins, if any."""

    missed: tuple[Missed, ...]
    first: int
    until: int | None


def missed_page(store: Store, first: int, countries: Sequence[str] = ()) -> MissedPage:
    """Give the sentences from the article at place *first* on, those alone that name all of *countries*."""
    found: list[Missed] = []
    at = first
    with store.reading() as connection:
        while len(found) < SENTENCES and at < first + ARTICLES:
            rows = _articles(connection, at)
            for sentences in _missed(connection, rows, countries):
                at += 1
                found += sentences
                if len(found) >= SENTENCES:
                    break
            if len(rows) < AT_ONCE:
                break
        is_last = not _articles(connection, at)
    return MissedPage(tuple(found), first, None if is_last else at)


def all_missed(store: Store, countries: Sequence[str] = ()) -> Iterator[Missed]:
    """Give every such sentence of the record, in the order of the pages."""
    at: int | None = 0
    while at is not None:
        page = missed_page(store, at, countries)
        yield from page.missed
        at = page.until


def _articles(connection: Connection, first: int) -> list[dict[str, Any]]:
    article = schema.article
    newest = select(article).order_by(article.c.published.desc(), article.c.id).offset(first).limit(AT_ONCE)
    return [dict(row) for row in connection.execute(newest).mappings()]


def _missed(connection: Connection, rows: Sequence[dict[str, Any]], countries: Sequence[str]) -> Iterator[list[Missed]]:
    """Give the sentences of each of *rows*; a copy's stand with its original."""
    ids = [row["id"] for row in rows]
    named = _spots(connection, schema.actor_mention, ids, "span_start", "span_end", "country")
    coded = _spots(connection, schema.event_mention, ids, "evidence_start", "evidence_end", "type")
    for row in rows:
        kept = [] if row["copy_of"] or row["not_coded"] else list(sentences_of(row["text"], row["furniture"]))
        found = (_sentence(row, span, named[row["id"]], coded[row["id"]]) for span in kept)
        yield [missed for missed in found if missed and set(countries) <= set(missed.countries)]


def _spots(connection: Connection, table: Any, ids: list[str], *columns: str) -> dict[str, list[tuple[int, int, Any]]]:
    found: dict[str, list[tuple[int, int, Any]]] = {key: [] for key in ids}
    for chunk in chunks(ids):
        question = select(table.c.article, *(table.c[name] for name in columns)).where(table.c.article.in_(chunk))
        for article, start, end, value in connection.execute(question):
            found[article].append((start, end, value))
    return found


def _sentence(
    row: dict[str, Any], span: Span, named: Sequence[tuple[int, int, str | None]], coded: Sequence[tuple[int, int, str]]
) -> Missed | None:
    if any(start < span.end and span.start < end for start, end, _ in coded):
        return None
    states = [(a, b, code) for a, b, code in sorted(named) if code and span.start <= a and b <= span.end]
    countries = tuple(dict.fromkeys(code for _, _, code in states))
    words = row["text"][span.start : span.end]
    verb = verb_in(words, [(a - span.start, b - span.start) for a, b, _ in states]) if len(countries) > 1 else None
    if verb is None:
        return None
    marks = [Mark(Span(a, b), "actor") for a, b, _ in states]
    marks.append(Mark(Span(span.start + verb.start, span.start + verb.end), "trigger"))
    citation = Citation(
        article=row["id"], outlet=row["outlet"], url=row["url"], external_id=row["external_id"],
        published=row["published"], passage=span, words=words,
        marks=tuple(sorted(marks, key=lambda mark: (mark.span, mark.role))), copy_of=row["copy_of"],
    )  # fmt: skip
    return Missed(paper_of(row), citation, countries, words[verb.start : verb.end])


def sentences_of(text: str, furniture: Sequence[dict[str, Any]]) -> Iterator[Span]:
    """Give the sentences of *text*, furniture left out."""
    for start, end in own_spans(len(text), furniture):
        at = start
        stops = [m.end() for m in STOP.finditer(text, start, end) if not SHORT.search(text, at, m.end())]
        for stop in (*stops, end):
            words = text[at:stop]
            left = at + len(words) - len(words.lstrip())
            if words.strip():
                yield Span(left, left + len(words.strip()))
            at = stop


def verb_in(words: str, names: Sequence[tuple[int, int]]) -> Span | None:
    """Give the likeliest verb in *words* outside *names*: a past form or a bare one behind "will" or "to" or "they".

    Where there is none: an auxiliary, then a form in -s, which may as well be a noun.
    """
    found = list(WORD.finditer(words))
    plain = [match.group().lower() for match in found]
    free = [at for at, m in enumerate(found) if not any(a <= m.start() < b for a, b in names)]
    free = [at for at in free if words[found[at].start() - 1 : found[at].start()] != "-"]
    ranked = sorted((rank, at) for at in free if (rank := _rank(plain[at], plain[at - 1] if at else "")) is not None)
    return Span(found[ranked[0][1]].start(), found[ranked[0][1]].end()) if ranked else None


def _rank(word: str, before: str) -> int | None:
    """Give how likely *word* is a verb where it stands, 0 the likeliest, None where it is none that we know."""
    forms = _verbs()
    if word in AUXILIARIES:
        return 1
    if word not in forms or before in BEFORE_NOUNS:
        return None
    if forms[word] == word or word.endswith("ing"):
        return 0 if before in (BE if word.endswith("ing") else BEFORE_VERBS) else None
    return 2 if word.endswith("s") else 0


@cache
def _verbs() -> dict[str, str]:
    """Give the forms of the verbs that our tables know, each with its lemma."""
    reporting = load_reporting().forms
    lemmas = {trigger.lemma for pattern in load_events().patterns for trigger in pattern.verbs}
    return {form: lemma for lemma in sorted(lemmas) for form in verb_forms(lemma)} | dict(reporting)
