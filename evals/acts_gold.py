#!/usr/bin/env python3
"""What an analyst would enter, whole reports: `python evals/acts_gold.py [--half dev|aside] [--errors N]`.

Scores `evals/gold/acts_*.jsonl`, whose first line says how the fields are read: the complete list of acts of short
reports. A mention stands for the listed act whose trigger it overlaps, else for one of its type in the same sentence.
Every mention that a timeline shows (none told as history, hypothetical or negated) and that stands for no listed act
is false. An act told again in the title (`same_as`) is found by either. Sides are compared by state, those of a joint
act without order; a day counts where the gold gives one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract import extract
from dateline.knowledge import load_knowledge
from dateline.model import Article, EventMention, Parse, Span, Status
from halves import Fault, Item, Tally, items_of, main, read_all

HIDDEN = frozenset({Status.HYPOTHETICAL, Status.NEGATED})
JOINT = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
AS_WRITTEN = {"EUU": "EUR", "NAT": "IGO"}
GOING = frozenset({"happened", "ongoing"})


@dataclass(frozen=True)
class Matched:
    """A listed act and the mention that stands for it; either may be None."""

    act: Item | None
    mention: EventMention | None


def score(half: str, tally: Tally) -> Iterator[tuple[Item, list[Fault]]]:
    """Give each item of *half* with what is wrong in it, and count the rest."""
    knowledge = load_knowledge()
    for item, article, parse in read_all(items_of("acts", half), knowledge):
        matched = match(item, article, parse, extract(article, parse, knowledge).events)
        yield item, [*missed(item, matched, tally), *false(item, article, matched, tally)]


def match(item: Item, article: Article, parse: Parse, mentions: tuple[EventMention, ...]) -> list[Matched]:
    """Give each listed act with its mention, by overlap first and by type in the sentence then, and what is left."""
    free, found = list(mentions), {}
    for near in (overlaps, same_sentence):
        for number, act in enumerate(item["acts"]):
            fit = [] if number in found else [m for m in free if near(act, m, article, parse)]
            if fit:
                found[number] = min(fit, key=lambda m: (not is_type(act, m), m.trigger.start))
                free.remove(found[number])
    return [
        *(Matched(act, found.get(number)) for number, act in enumerate(item["acts"])),
        *(Matched(None, mention) for mention in free),
    ]


def trigger_of(act: Item, article: Article) -> Span:
    """Give where the words of a listed act stand."""
    start = article.text.index(act["trigger"])
    return Span(start, start + len(act["trigger"]))


def overlaps(act: Item, mention: EventMention, article: Article, parse: Parse) -> bool:
    """Tell whether *mention* has the words of *act*."""
    return mention.trigger.overlaps(trigger_of(act, article))


def same_sentence(act: Item, mention: EventMention, article: Article, parse: Parse) -> bool:
    """Tell whether *mention* is of the type of *act*, in its sentence."""
    return is_type(act, mention) and mention.evidence.contains(trigger_of(act, article))


def missed(item: Item, matched: list[Matched], tally: Tally) -> Iterator[Fault]:
    """Count the required acts, and give what is wrong with what was found of them."""
    titles = {pair.act["trigger"]: pair.mention for pair in matched if pair.act}
    for pair in matched:
        if pair.act is None or pair.act["optional"]:
            continue
        act, mention = pair.act, pair.mention or titles.get(pair.act.get("same_as", ""))
        if not tally.count("required acts found", mention is not None) or mention is None:
            tally.count("required acts found and wholly right", False)
            yield Fault(f"not found: {act['type']}", act["trigger"])
            continue
        faults = wrong_in(act, mention)
        tally.count("required acts found and wholly right", not faults)
        for kind in ("type", "status", "sides", *(["date"] if act["date"] else [])):
            tally.count(f"{kind} right, of found", all(not fault.kind.startswith(kind) for fault in faults))
        yield from faults


def false(item: Item, article: Article, matched: list[Matched], tally: Tally) -> Iterator[Fault]:
    """Count the mentions that are shown, and give those that stand for nothing."""
    shown = [m for m in matched if m.mention and not m.mention.historical and m.mention.status not in HIDDEN]
    for pair in shown:
        mention = pair.mention
        if mention is None:
            continue
        tally.count("shown and listed (precision)", pair.act is not None)
        tally.count("shown and right in type, status, sides", bool(pair.act and not wrong_in(pair.act, mention, 3)))
        if pair.act is None:
            yield Fault(
                f"false {mention.type} in {item['phenomenon']}", f"{mention.trigger.of(article.text)} ({mention.rule})"
            )
    if not item["acts"]:
        tally.count("nothing to code, nothing shown", not shown)


def wrong_in(act: Item, mention: EventMention, most: int = 4) -> list[Fault]:
    """Give what differs between *act* and *mention*, the first *most* of type, status, sides and date looked at."""
    when = mention.when.start.isoformat() if mention.when and mention.when.start else ""
    told = (
        Fault(f"type {act['type']}, came out {mention.type}", f"{act['trigger']} ({mention.rule})")
        if not is_type(act, mention) else None,
        Fault(f"status {act['status']}, came out {mention.status}", act["trigger"])
        if not is_status(act, mention) else None,
        Fault("sides", f"{act['trigger']}: {sides_of(mention)}, not {act['actors']} {act['recipients']}")
        if not is_sides(act, mention) else None,
        Fault("date", f"{act['trigger']}: {when}, not {act['date']}")
        if act["date"] and not when.startswith(act["date"]) else None,
    )  # fmt: skip
    return [fault for fault in told[:most] if fault]


def is_type(act: Item, mention: EventMention) -> bool:
    """Tell whether the type is one a careful coder may give."""
    return mention.type in (act["type"], *act["also_ok"])


def is_status(act: Item, mention: EventMention) -> bool:
    """Tell whether the status is the act's; happened and ongoing stand for one another."""
    return act["status"] == mention.status or {act["status"], str(mention.status)} <= GOING


def sides_of(mention: EventMention) -> tuple[list[str], list[str]]:
    """Give the states of both sides, sorted."""
    actors, recipients = (
        sorted({m.country for m in side if m.country}) for side in (mention.actors, mention.recipients)
    )
    return actors, recipients


def is_sides(act: Item, mention: EventMention) -> bool:
    """Tell whether both sides are the act's; a joint act has them without order."""
    wanted = tuple({AS_WRITTEN.get(code, code) for code in act[side]} for side in ("actors", "recipients"))
    actors, recipients = map(set, sides_of(mention))
    if mention.type in JOINT and len(act["actors"]) > 1:
        return wanted[0] | wanted[1] == actors | recipients
    return (actors, recipients) == wanted


if __name__ == "__main__":
    main(__doc__, score)
