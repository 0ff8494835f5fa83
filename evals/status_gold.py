#!/usr/bin/env python3
"""What happened, and what was only planned: `python evals/status_gold.py [--set 2] [--half dev|aside] [--errors N]`.

Scores `evals/gold/status_*.jsonl`, whose first line says how the fields are read. An event mention stands for an
expected event where their triggers overlap, one of the right type before others. `optional` events are passed over,
and so are mentions that overlap nothing expected, unless nothing is expected. The bar: of all expected events, 88 %
with the right status.
"""

from collections.abc import Iterator

from dateline.extract import extract
from dateline.knowledge import load_knowledge
from dateline.model import ActorMention, Article, Attribution, EventMention, Findings, Span
from halves import Fault, Item, Tally, items_of, main, plain_words, read_all


def score(half: str, tally: Tally) -> Iterator[tuple[Item, list[Fault]]]:
    """Give each item of *half* with what is wrong in it, and count the rest."""
    knowledge = load_knowledge()
    for item, article, parse in read_all(items_of("status", half), knowledge):
        findings = extract(article, parse, knowledge)
        faults = [fault for expected in item["expect"] for fault in faults_of(expected, item, article, findings, tally)]
        yield item, faults + false_events(item, article, findings, tally)


def faults_of(expected: Item, item: Item, article: Article, findings: Findings, tally: Tally) -> Iterator[Fault]:
    """Count one expected event, and give what is wrong with what was found of it."""
    if expected.get("optional"):
        return
    trigger, status = expected["trigger"], expected["status"]
    found = match(expected, article, findings)
    tally.count("near misses, status right" if item["near_miss"] else "plain ones, status right",
                found is not None and found.status == status)  # fmt: skip
    if not tally.count("found", found is not None) or found is None:
        tally.count("status right, of all (bar 88 %)", False)
        yield Fault(f"not found: {status}", f"{trigger} ({expected['type']})")
        return
    if not tally.count("status right, of all (bar 88 %)", found.status == status):
        yield Fault(f"status {status}, came out {found.status}", f"{trigger} ({found.type}, {found.rule})")
    tally.count("status right, of found", found.status == status)
    if not tally.count("type right, of found", found.type in (expected["type"], *expected.get("also_ok", ()))):
        yield Fault(f"type {expected['type']}, came out {found.type}", f"{trigger} ({found.rule})")
    if not tally.count("historical right, of found", found.historical == expected["historical"]):
        yield Fault("historical, not told" if expected["historical"] else "historical, wrongly", trigger)
    yield from attribution_faults(expected, found, findings, tally)


def attribution_faults(expected: Item, found: EventMention, findings: Findings, tally: Tally) -> Iterator[Fault]:
    """Count whether the event rests on the word of whom it should."""
    source = source_of(found, findings)
    wanted = expected["attributed_to"]
    if not tally.count("attributed_to right, of found", is_source(wanted, source)):
        kind = "source given, none wanted" if wanted is None else "source wanted, none given" if not source else ""
        yield Fault(kind or "another source", f"{expected['trigger']}: {source and source.text}, not {wanted}")


def match(expected: Item, article: Article, findings: Findings) -> EventMention | None:
    """Give the mention whose trigger overlaps the expected one, of the right type if there are several."""
    start = article.text.find(expected["trigger"])
    trigger = Span(start, start + len(expected["trigger"]))
    types = (expected["type"], *expected.get("also_ok", ()))
    near = [event for event in findings.events if event.trigger.overlaps(trigger)]
    return min(near, key=lambda event: (event.type not in types, abs(event.trigger.start - start)), default=None)


def false_events(item: Item, article: Article, findings: Findings, tally: Tally) -> list[Fault]:
    """Give the events found in an item that has none."""
    if item["expect"]:
        return []
    tally.count("nothing expected, nothing found", not findings.events)
    return [
        Fault(f"false {event.type} {event.status} in {item['phenomenon']}", event.trigger.of(article.text))
        for event in findings.events
    ]


def source_of(event: EventMention, findings: Findings) -> ActorMention | None:
    """Give who reports the event, None where the article does."""
    by_id: dict[str, Attribution] = {attribution.id: attribution for attribution in findings.attributions}
    reported = by_id.get(event.attribution or "")
    return reported.source if reported else None


def is_source(wanted: str | None, source: ActorMention | None) -> bool:
    """Tell whether *source* is the one wanted: a word of its text or name in common."""
    if wanted is None or source is None:
        return wanted is None and source is None
    return bool(plain_words(wanted) & plain_words(f"{source.text} {source.name or ''}"))


if __name__ == "__main__":
    main(__doc__, score)
