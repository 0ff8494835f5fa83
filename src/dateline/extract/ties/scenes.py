"""The day of an act that its own words leave open: when it was said, or the day of the scene. In, out: EventMentions.

"The ministry said on Monday that the ship had been freed": it was free on Monday, whatever the day of the paper.
"Doctors marched on Wednesday. Police fired tear gas": a plain past takes the scene's day on with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dateline.extract.ties.clauses import head_of
from dateline.extract.ties.corners import Corners
from dateline.extract.ties.whens import article_day
from dateline.extract.tree import Tree
from dateline.model import Attribution, EventMention, Published, Status, When

SAID, SCENE = "said", "scene"
OWN = ("clause", "sentence")
DAYS = frozenset(("day", "hour", "minute", "second", "part"))
DONE = frozenset((Status.HAPPENED, Status.ONGOING, Status.ALLEGED))
REMINDING = frozenset(("after", "before", "since", "if", "once", "because", "until", "when", "following", "for"))
# How many sentences a scene lasts, and how many days back it may lie: news tells of the last week.
LASTS, BACK = 2, 7


@dataclass(frozen=True, slots=True)
class _Dated:
    """Words that have a day of their own: where they stand, their sentence, and the day."""

    start: int
    number: int
    when: When


def placed(
    events: Sequence[EventMention], said: Sequence[Attribution], corners: Corners, published: Published | None
) -> tuple[EventMention, ...]:
    """Give *events*, those with the day of the article alone with that of their saying or of the scene, if any."""
    sayings = {one.id: one.when for one in said if one.when is not None and one.when.basis in OWN}
    scenes = sorted(_dated(events, said, corners, published), key=lambda dated: (dated.start, dated.number))
    return tuple(_placed(event, sayings, scenes, corners) for event in events)


def _placed(event: EventMention, sayings: dict[str, When], scenes: Sequence[_Dated], corners: Corners) -> EventMention:
    corner = corners.at(event.trigger.start)
    at = None if corner is None else head_of(corner.tree, event.trigger)
    if corner is None or at is None or event.when is None or event.when.basis != "article":
        return event
    tree = corner.tree
    if tree.tokens[at].upos != "VERB" or not _is_news(tree, at):
        return event
    when = sayings.get(event.attribution or "")
    if when is not None and _is_day(when):
        return replace(event, when=replace(when, basis=SAID))
    if event.status not in DONE or not _is_plain_past(tree, at):
        return event
    before = [one for one in scenes if one.start < event.trigger.start and tree.number - one.number <= LASTS]
    return replace(event, when=replace(before[-1].when, basis=SCENE)) if before else event


def _dated(
    events: Sequence[EventMention], said: Sequence[Attribution], corners: Corners, published: Published | None
) -> Iterator[_Dated]:
    """Give what has a day of its own within the last week."""
    acts = ((e.trigger.start, e.when) for e in events if e.status in DONE and not e.historical)
    for start, when in (*acts, *((one.cue.span.start, one.when) for one in said if one.cue is not None)):
        corner = corners.at(start)
        if corner is None or when is None or when.basis not in OWN or not _is_day(when) or published is None:
            continue
        if _is_recent(when, published):
            yield _Dated(start, corner.tree.number, when)


def _is_recent(when: When, published: Published) -> bool:
    """Tell whether the day is of the week before the report, or within its month where no more is known of it."""
    report = article_day(published)
    if report is None or report.start is None or report.end is None or when.start is None:
        return False
    return report.start - timedelta(BACK) <= when.start < report.end


def _is_day(when: When) -> bool:
    return when.precision in DAYS and when.start is not None and when.end is not None


def _is_news(tree: Tree, at: int) -> bool:
    """Tell whether a verb tells and does not remind: nothing behind "who" or "which", after, before, if or since."""
    node = at
    for above in tree.ancestors(at):
        mark = tree.child(node, "mark")
        if mark is not None and tree.tokens[mark].form.lower() in REMINDING:
            return False
        if tree.tokens[node].deprel in ("acl", "acl:relcl"):
            return False
        node = above
    return True


def _is_plain_past(tree: Tree, at: int) -> bool:
    """Tell whether the act is told in the plain past, active or passive: no "has sent", "had sent", "is sending"."""
    helpers = [tree.tokens[kid] for kid in tree.children(at, "aux", "aux:pass")]
    if not helpers:
        return tree.tokens[at].xpos == "VBD"
    return all(helper.deprel == "aux:pass" and helper.xpos == "VBD" for helper in helpers)
