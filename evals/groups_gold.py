#!/usr/bin/env python3
"""What is linked, kept apart, counted and doubted: `python evals/groups_gold.py [--set 2] [--half dev|aside]`.

Scores `evals/gold/groups_*.jsonl`, whose first line says how the fields are read. Each group is built into a record
of its own, with one parser for all. Two listed mentions are joined where findings that overlap them, titles aside,
share an event (a statement). Figures come twice: (a) end to end, where what extraction did not find is missed, and
(b) over what it found: pairs of found mentions, events and disputes with every mention found. The bars: events and
statements 90 % F1, origins exact 90 %, disputes found 85 %, of those given at most 10 % false.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from sqlalchemy import select

from dateline.knowledge.titles import load_wording
from dateline.pipeline import Reader, Settings, build
from dateline.run import Runner
from dateline.store import Store, open_store, schema
from halves import Fault, Item, Tally, items_of, main, plain_words

In = TypeVar("In")
Out = TypeVar("Out")
WORDING = load_wording()
END, FOUND = "(a)", "(b)"
# The word for a quotation that the speaker's own text does not hold, as a statement's variants give it.
UNSUPPORTED = "unsupported"


@dataclass(frozen=True)
class Record:
    """The rows of one group's record; articles by the id that the gold gives them, the rest by their own."""

    articles: dict[str, Any]
    events: dict[str, Any]
    statements: dict[str, Any]
    event_mentions: tuple[Any, ...]
    attributions: tuple[Any, ...]

    def external(self, article: str) -> str:
        """Give the gold's id of an article."""
        return next(key for key, row in self.articles.items() if row["id"] == article)


@dataclass(frozen=True)
class Listed:
    """A mention that the gold lists: its number in the group, that of its happening, and what overlaps it.

    ``groups`` are the events or statements of the record that it stands in.
    """

    group: int
    article: str
    words: str
    findings: tuple[str, ...]
    groups: frozenset[str]


def score(half: str, tally: Tally) -> Iterator[tuple[Item, list[Fault]]]:
    """Give each group of *half* with what is wrong in it, and count the rest."""
    reader = Reader(Settings(), frozenset())
    pairs: dict[str, Counter[str]] = {}
    for item in items_of("groups", half):
        record = record_of(item, reader)
        expect = item["expect"]
        events = listed(expect["events"], record, record.event_mentions, "event", spans_of_trigger)
        statements = listed(expect["statements"], record, record.attributions, "statement", spans_of_content)
        statements = [s for s in statements if s.findings or s.article != expect["statements"][s.group]["primary"]]
        faults = [
            *pair_faults("events", events, lambda *_: False, pairs),
            *pair_faults("statements", statements, same_speech(expect["statements"]), pairs),
            *copy_faults(expect, record, tally),
            *origin_faults(expect, events, record, tally),
            *dispute_faults(expect, events, record, tally),
            *wording_faults(expect, statements, record, tally),
            *unsupported_faults(expect, record, tally),
        ]
        yield item, faults
    tally.notes.extend(pair_lines(pairs))


# -- the record --------------------------------------------------------------------------------


def record_of(item: Item, reader: Reader) -> Record:
    """Build the record of one group in a folder that is gone afterwards."""
    with TemporaryDirectory() as folder:
        pile = Path(folder) / f"{item['id']}.jsonl"
        pile.write_text("\n".join(json.dumps(article) for article in item["articles"]), encoding="utf-8")
        store = open_store(Path(folder) / "record.db", create=True)
        build([str(pile)], store, Settings(), run=with_worker(reader))
        record = rows_of(store)
        store.close()
    return record


def with_worker(worker: Any) -> Runner:
    """Give a runner that works with *worker* and makes none, so that the parser is loaded once for all groups."""

    def run(make_worker: Callable[[], Callable[[In], Out]], items: Iterable[In]) -> Iterator[Out]:
        yield from map(worker, items)

    return run


def rows_of(store: Store) -> Record:
    """Give what the record of *store* holds."""
    with store.reading() as connection:
        articles, events, statements, event_mentions, attributions = (
            [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in (schema.article, schema.event, schema.statement, schema.event_mention, schema.attribution)
        )
    return Record(
        {row["external_id"]: row for row in articles}, {row["id"]: row for row in events},
        {row["id"]: row for row in statements}, tuple(event_mentions), tuple(attributions),
    )  # fmt: skip


def listed(
    expected: Sequence[Item],
    record: Record,
    rows: Iterable[Any],
    column: str,
    spans_of: Callable[[Any], list[tuple[int, int]]],
) -> list[Listed]:
    """Give every mention of *expected* with the *rows* that overlap it; *column* says which group a row is in."""
    rows = list(rows)
    found = []
    for group, item in enumerate(expected):
        for mention in item["mentions"]:
            hits = overlapping(record.articles[mention["article"]], mention["words"], rows, spans_of)
            groups = frozenset(row[column] for row in hits if row[column])
            found.append(Listed(group, mention["article"], mention["words"], tuple(r["id"] for r in hits), groups))
    return found


def overlapping(
    article: Any, words: str, rows: Iterable[Any], spans_of: Callable[[Any], list[tuple[int, int]]]
) -> list[Any]:
    """Give the rows of *article*, its title aside, with a span that overlaps *words*."""
    start = article["text"].find(words)
    if start < 0:
        raise ValueError(f"a mention listed for {article['external_id']} is not in its text as cleaned")
    end = start + len(words)
    title_end = max((f["span"][1] for f in article["furniture"] if f["what"] == "title"), default=0)
    return [
        row
        for row in rows
        if row["article"] == article["id"]
        and any(a < end and start < b and a >= title_end for a, b in spans_of(row))
    ]  # fmt: skip


def spans_of_trigger(row: Any) -> list[tuple[int, int]]:
    return [(row["trigger_start"], row["trigger_end"])]


def spans_of_content(row: Any) -> list[tuple[int, int]]:
    return [(a, b) for a, b in row["content"]]


# -- joined and kept apart ---------------------------------------------------------------------


def same_speech(statements: Sequence[Item]) -> Callable[[Listed, Listed], bool]:
    """Give the test for two statements that may be joined: parts of one speech, of one speaker and one text."""

    def test(one: Listed, other: Listed) -> bool:
        a, b = statements[one.group], statements[other.group]
        return a["primary"] is not None and (a["speaker"], a["primary"]) == (b["speaker"], b["primary"])

    return test


def pair_faults(
    name: str, mentions: Sequence[Listed], is_free: Callable[[Listed, Listed], bool], pairs: dict[str, Counter[str]]
) -> Iterator[Fault]:
    """Count every pair of *mentions* as joined or apart, rightly or wrongly, those that may be either passed over."""
    counts = pairs.setdefault(name, Counter())
    for mention in mentions:
        counts["mentions"] += 1
        counts["mentions found"] += bool(mention.findings)
        if not mention.findings:
            yield Fault(f"{name}: mention not found", f"{mention.article}: {mention.words}")
    for one, other in combinations(mentions, 2):
        is_same, is_joined = one.group == other.group, bool(one.groups & other.groups)
        if not is_same and is_free(one, other):
            continue
        are_found = bool(one.findings and other.findings)
        kind = ("same" if is_same else "apart") + (" joined" if is_joined else " not joined")
        counts[kind] += 1
        counts[f"{kind}, found"] += are_found
        if is_same != is_joined and are_found:
            wrong = "not joined" if is_same else "wrongly joined"
            yield Fault(f"{name}: {wrong}", f"{one.article}: {one.words} | {other.article}: {other.words}")


def pair_lines(pairs: dict[str, Counter[str]]) -> Iterator[str]:
    """Give precision, recall and F1 of each kind of group, end to end and over found mentions."""
    for name, counts in pairs.items():
        yield f"{name}: {counts['mentions found']} of {counts['mentions']} listed mentions found"
        for part, end in ((END, ""), (FOUND, ", found")):
            joined, missed, wrong, apart = (
                counts[kind + end] for kind in ("same joined", "same not joined", "apart joined", "apart not joined")
            )
            precision, recall = joined / max(1, joined + wrong), joined / max(1, joined + missed)
            f1 = 2 * joined / max(1, 2 * joined + missed + wrong)
            yield (
                f"  {part} precision {precision:.1%}  recall {recall:.1%}  F1 {f1:.1%} (bar 90 %)"
                f"  pairs joined {joined}/{joined + missed}, kept apart {apart}/{apart + wrong}"
            )


# -- copies, origins, disputes -----------------------------------------------------------------


def copy_faults(expect: Item, record: Record, tally: Tally) -> Iterator[Fault]:
    """Count the copies that were found and those that are none."""
    wanted = {tuple(pair) for pair in expect["copies"]}
    given = {(key, record.external(row["copy_of"])) for key, row in record.articles.items() if row["copy_of"]}
    tally.count("copies, precision", len(wanted & given), len(given))
    tally.count("copies, recall", len(wanted & given), len(wanted))
    yield from (Fault("copy not found", f"{a} of {b}") for a, b in sorted(wanted - given))
    yield from (Fault("copy that is none", f"{a} of {b}") for a, b in sorted(given - wanted))


def origin_faults(expect: Item, mentions: Sequence[Listed], record: Record, tally: Tally) -> Iterator[Fault]:
    """Count the listed events whose independent sources come out, by number and by name."""
    for group, wanted in enumerate(expect["events"]):
        row = best(group, mentions, record.events)
        are_found = all(mention.findings for mention in mentions if mention.group == group)
        given = row["origin_names"] if row else []
        is_exact = row is not None and row["origins"] == wanted["origins"]
        named = matched_names(wanted["origin_names"], given)
        is_named = is_exact and named == len(wanted["origin_names"])
        for part in (END, *([FOUND] if are_found else ())):
            tally.count(f"{part} origins exact (bar 90 %)", is_exact)
            tally.count(f"{part} origins exact and rightly named", is_named)
            tally.count(f"{part} origin names found", named, len(wanted["origin_names"]))
        shown = f"{wanted['name']}: {given}, not {wanted['origin_names']}"
        if row is not None and not is_exact:
            kind = "too many" if row["origins"] > wanted["origins"] else "too few"
            yield Fault(f"origins: {kind}{'' if are_found else ', mentions missing'}", shown)
        elif row is not None and not is_named:
            yield Fault("origins: number right, other names", shown)


def best(group: int, mentions: Sequence[Listed], rows: dict[str, Any]) -> Any | None:
    """Give the row that holds most mentions of *group*, None where none is found."""
    held = Counter(key for mention in mentions if mention.group == group for key in sorted(mention.groups))
    return rows[min(held, key=lambda key: (-held[key], key))] if held else None


def matched_names(wanted: Iterable[str], given: Iterable[str]) -> int:
    """Give how many of the *wanted* names stand for one of *given*: half of the words of the shorter in common."""
    left = [words_of(name) for name in given]
    matched = 0
    for words in sorted((words_of(name) for name in wanted), key=len, reverse=True):
        shares = [len(words & other) / max(1, min(len(words), len(other))) for other in left]
        if shares and max(shares) >= 0.5:
            left.pop(shares.index(max(shares)))
            matched += 1
    return matched


def words_of(name: str) -> frozenset[str]:
    """Give the words of an origin's name, of a medium those of its full name."""
    medium = WORDING.medium(name)
    return plain_words(medium.name if medium else name)


def dispute_faults(expect: Item, mentions: Sequence[Listed], record: Record, tally: Tally) -> Iterator[Fault]:
    """Count the disputes of listed events that were found and those that are none."""
    names = [event["name"] for event in expect["events"]]
    given = [(key, dispute) for key in held_events(mentions) for dispute in record.events[key]["disputes"]]
    article_of = {row["id"]: record.external(row["article"]) for row in record.event_mentions}
    used = set[int]()
    for wanted in expect["disputes"]:
        event = names.index(wanted["event"])
        own = [mention for mention in mentions if mention.group == event]
        keys = frozenset[str]().union(*(mention.groups for mention in own))
        hits = {
            at for at, (key, dispute) in enumerate(given) if key in keys and is_dispute(wanted, dispute, article_of)
        }
        used |= hits
        for part in (END, *([FOUND] if all(mention.findings for mention in own) else ())):
            tally.count(f"{part} disputes found (bar 85 %)", bool(hits))
        if not hits:
            missing = "" if all(mention.findings for mention in own) else ", mentions missing"
            yield Fault(f"dispute not found: {wanted['field']}{missing}", f"{[s['value'] for s in wanted['sides']]}")
    tally.count("disputes given that are false (bar 10 %)", len(given) - len(used), len(given))
    for at, (_, dispute) in enumerate(given):
        if at not in used:
            yield Fault(f"false dispute: {dispute['field']}", f"{[value['value'] for value in dispute['values']]}")


def held_events(mentions: Iterable[Listed]) -> list[str]:
    """Give the events of the record that hold a listed mention."""
    return sorted(frozenset[str]().union(*(mention.groups for mention in mentions)))


def is_dispute(wanted: Item, given: Any, article_of: dict[str, str]) -> bool:
    """Tell whether the *given* dispute is the *wanted* one: its field, and two sides held by articles of two of its."""
    sides = [set(side["articles"]) for side in wanted["sides"]]
    values = [{article_of[mention] for mention in value["mentions"]} for value in given["values"]]
    return given["field"] == wanted["field"] and any(
        (a & one and b & two) or (a & two and b & one)
        for a, b in combinations(values, 2)
        for one, two in combinations(sides, 2)
    )


# -- wordings ----------------------------------------------------------------------------------


def wording_faults(expect: Item, mentions: Sequence[Listed], record: Record, tally: Tally) -> Iterator[Fault]:
    """Count the wordings, relations of the variants and primary texts of the statements found that come out right."""
    for group, wanted in enumerate(expect["statements"]):
        row = best(group, mentions, record.statements)
        if row is None:
            continue
        if not tally.count("statements found, primary right", row["primary"] == primary_of(wanted, record)):
            yield Fault(f"statement: primary {'not found' if wanted['primary'] else 'that is none'}", wanted["speaker"])
        if wanted["wording"] is None:
            continue
        if not tally.count("statements found, wording exact", bare(row["wording"]) == bare(wanted["wording"])):
            yield Fault("statement: wording", f"{row['wording']!r}, not {wanted['wording']!r}")
        yield from variant_faults(group, wanted, mentions, row, tally)


def variant_faults(group: int, wanted: Item, mentions: Sequence[Listed], row: Any, tally: Tally) -> Iterator[Fault]:
    """Count the variants whose relation to the fullest wording is right, of those in the statement."""
    relations = {variant["attribution"]: variant["relation"] for variant in row["variants"]}
    for variant in wanted["variants"]:
        own = [m for m in mentions if m.group == group and m.article == variant["article"]]
        given = [relations[key] for mention in own for key in mention.findings if key in relations]
        if given and not tally.count("variants found, relation right", variant["relation"] in given):
            yield Fault(f"variant {variant['relation']}, came out {given[0]}", own[0].words)


def primary_of(wanted: Item, record: Record) -> str | None:
    return record.articles[wanted["primary"]]["id"] if wanted["primary"] else None


def bare(wording: str) -> str:
    """Give *wording* as far as it counts: no quotation marks, no final stop, no first capital."""
    line = " ".join("".join(sign for sign in wording if sign not in '“”"‘«»').replace("…", " … ").split())
    return (line[:1].lower() + line[1:]).rstrip(" .,;")


def unsupported_faults(expect: Item, record: Record, tally: Tally) -> Iterator[Fault]:
    """Count the quotations that the speaker's own text does not hold, as the record says it of a variant."""
    flagged = {
        variant["attribution"] for row in record.statements.values() for variant in row["variants"]
        if variant["check"] == UNSUPPORTED
    }  # fmt: skip
    found = set[str]()
    for wanted in expect["unsupported_quotes"]:
        hits = overlapping(record.articles[wanted["article"]], wanted["words"], record.attributions, spans_of_content)
        ids = {row["id"] for row in hits} & flagged
        found |= ids
        if not tally.count("unsupported quotes found", bool(ids)):
            yield Fault("unsupported quote not found", wanted["words"])
    tally.count("quotes called unsupported that are not", len(flagged - found), len(flagged))
    yield from (Fault("false unsupported quote", key) for key in sorted(flagged - found))


if __name__ == "__main__":
    main(__doc__, score)
