"""From a pile of files to a record. In: paths, Store. Out: Summary. Read this first.

files ─read→ Raw ─clean→ Article ─parse→ Parse ─extract→ Findings ─store→ cards ─link→ Linked ─store→ record
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from dateline.clean import clean
from dateline.errors import ArticleError
from dateline.extract import extract
from dateline.knowledge import load_knowledge
from dateline.knowledge.titles import load_wording
from dateline.link import first_linking, relate, rules
from dateline.link.dating import all_dated, redated
from dateline.model import (
    Article,
    Dating,
    Findings,
    Problem,
    Raw,
    Story,
    blot,
    forgotten_forms,
    problem_at,
    text_digest,
)
from dateline.parse import DEFAULT_MODEL, load_parser
from dateline.parse.conllu import from_conllu, to_conllu
from dateline.read import read
from dateline.run import Runner, here
from dateline.store import Store

# One batch is parsed together. 40,000 characters are some 6,500 words: a worker then holds
# at most about 60 MB of parses, and a larger batch was no faster.
BATCH_CHARACTERS = 40_000
BATCH_ARTICLES = 64
FAULT = "not in the record, by a fault of ours; please report it with the article"
# New articles are linked by themselves while they are few: linking 20,000 anew costs as much as linking 1,500 singly.
FEW, FEW_SHARE = 64, 0.05
# Of a page about a tenth is text.
PAGE_SHARE = 10


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker must know. ``pile_language`` is for texts too short to tell; ``all_names`` keeps private ones."""

    parser: str = DEFAULT_MODEL
    pile_language: str = "en"
    all_names: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a batch; ``undated`` has the CoNLL-U of the articles that have no date, by id."""

    coded: tuple[tuple[Article, Findings | None], ...]
    problems: tuple[Problem, ...]
    parser: str
    undated: Mapping[str, str]


@dataclass(slots=True)
class Summary:
    """What a build did: articles read now, skipped as known or forgotten, problems met."""

    read: int = 0
    skipped: int = 0
    problems: list[Problem] = field(default_factory=list)
    record: dict[str, int] = field(default_factory=dict)


def build(
    paths: Sequence[str],
    store: Store,
    settings: Settings,
    *,
    run: Runner = here,
    progress: Callable[[int], None] = lambda done: None,
) -> Summary:
    """Read every article under *paths*, note what it says, and link the notes.

    Safe to run again: articles already in *store* are skipped, and the same pile gives the
    same record whatever the order or the runner. *progress* is told how many inputs are done.
    """
    summary = Summary()
    fresh = _fresh(read(paths), store, summary, progress)
    make_reader = partial(Reader, settings, store.forgotten())
    for outcome in run(make_reader, _batches(fresh)):
        store.add(outcome.coded, outcome.problems, outcome.undated)
        store.note({"parser": outcome.parser, "all_names": "yes" if settings.all_names else "no"})
        summary.read += len(outcome.coded)
        summary.problems.extend(outcome.problems)
        progress(len(outcome.coded) + len(outcome.problems))
    if not store.is_linked():
        link_new(store)
    summary.record = store.counts()
    return summary


def link_new(store: Store) -> None:
    """Link what came in since the last linking with what it touches; all of it where that is most, or cannot be told.

    Either gives the same record.
    """
    fresh = store.unlinked(rules())
    if fresh is None or len(fresh) > max(FEW, store.counts()["article"] * FEW_SHARE):
        relink(store)
        return
    wording = load_wording()
    with store.shelf() as shelf:

        def first_read(ids: Collection[str]) -> list[Story]:
            return store.stories(shelf, _read_again(store, dict.fromkeys(ids)))

        found = redated(shelf, fresh, store.read_undated(), wording, first_read)
        again = _read_again(store, found.changed)
        gone = [key for mentions in shelf.of_articles(found.changed) for key in mentions]
        changed = {*fresh, *found.changed}
        patch = relate(shelf.with_again(store.stories(shelf, again)), changed, gone, wording)
    store.apply(patch, rules(), changed=changed, again=again, dates=found.trail)


def relink(store: Store) -> None:
    """Date the undated articles by what they share with dated ones, and link all of them; nothing is parsed twice.

    It starts from what every article says by itself, so the order of builds never matters.
    """
    store.reread(_read_again(store, dict.fromkeys(store.dated_by_links())))
    pile = store.pile()
    found = all_dated(pile, store.read_undated(), load_wording())
    if found.changed:
        store.reread(_read_again(store, found.changed))
        pile = store.pile()
    store.apply(first_linking(pile), rules(), dates=found.trail)


def provenance(version: str) -> dict[str, str]:
    """Give what a record notes of what made it: the version of dateline, and the digests of its tables."""
    digests = {head.name: head.digest for head in load_knowledge().heads}
    return {"dateline": version, "extractor": version, "knowledge": json.dumps(digests)}


def _read_again(store: Store, dates: Mapping[str, Dating | None]) -> list[tuple[Article, Findings]]:
    """Extract the articles of *dates* from their kept parses, each as if it had come out then; None: as first read."""
    if not dates:
        return []
    knowledge = load_knowledge()
    again = store.undated(dates)
    all_names = store.notes().get("all_names") == "yes"
    read = partial(extract, knowledge=knowledge, all_names=all_names)
    return [(article, read(article, from_conllu(parse), dating=dates[article.id])) for article, parse in again]


class Reader:
    """The street for one batch: raw articles to findings. Built once a worker; holds model and tables."""

    def __init__(self, settings: Settings, forgotten: frozenset[str]) -> None:
        self._settings = settings
        self._forgotten = forgotten
        self._knowledge = load_knowledge()
        self._parse = load_parser(settings.parser)

    def __call__(self, batch: Sequence[Raw | Problem]) -> Outcome:
        """Give what the articles of *batch* say; one that cannot be worked on becomes a Problem."""
        problems = [item for item in batch if isinstance(item, Problem)]
        articles = []
        for raw in (item for item in batch if isinstance(item, Raw)):
            try:
                articles.append(
                    self._without_forgotten(clean(raw, self._knowledge, pile_language=self._settings.pile_language))
                )
            except ArticleError as error:
                problems.append(problem_at(raw.locator, str(error)))
        coded: list[tuple[Article, Findings | None]] = [(a, None) for a in articles if a.not_coded]
        readable = [a for a in articles if not a.not_coded]
        parser = ""
        undated = {}
        for article, parse in zip(readable, self._parse(readable), strict=True):
            parser = parse.parser
            try:
                findings = extract(article, parse, self._knowledge, all_names=self._settings.all_names)
            except Exception as fault:  # the process's edge: one article's fault must not cost the others
                problems.append(problem_at(article.locator, f"{FAULT}: {fault!r}"))
                continue
            coded.append((article, findings))
            if findings.published is None:
                undated[article.id] = to_conllu(parse)
        return Outcome(tuple(coded), tuple(problems), parser, undated)

    def _without_forgotten(self, article: Article) -> Article:
        forms = forgotten_forms(article.text, self._forgotten)
        return blotted(article, forms) if forms else article


def blotted(article: Article, forms: Sequence[str]) -> Article:
    """Give *article* with forgotten names covered in its text, title and byline."""
    text = blot(article.text, forms)
    return replace(
        article,
        text=text,
        title=blot(article.title, forms) if article.title else None,
        byline=tuple(blot(name, forms) for name in article.byline),
        sha256=text_digest(text),
    )


def _fresh(
    items: Iterable[Raw | Problem], store: Store, summary: Summary, progress: Callable[[int], None]
) -> Iterator[Raw | Problem]:
    """Give what the store does not know yet; the rest is counted as skipped."""
    seen: set[str] = set()
    for item in items:
        if isinstance(item, Problem):
            yield item
        elif item.id in seen or store.has(item.id):
            summary.skipped += 1
            progress(1)
        else:
            seen.add(item.id)
            yield item


def _batches(items: Iterable[Raw | Problem]) -> Iterator[tuple[Raw | Problem, ...]]:
    batch: list[Raw | Problem] = []
    characters = 0
    for item in items:
        batch.append(item)
        if isinstance(item, Raw):
            characters += len(item.content) // (PAGE_SHARE if item.media_type == "text/html" else 1)
        if characters >= BATCH_CHARACTERS or len(batch) >= BATCH_ARTICLES:
            yield tuple(batch)
            batch, characters = [], 0
    if batch:
        yield tuple(batch)
