"""The day of an act that its own words leave open: when it was said, or the day of the scene. In, out: EventMentions.

"The ministry said on Monday that the ship had been freed": it was free on Monday, whatever the day of the paper.
"Doctors marched on Wednesday. Police fired tear gas": a plain past takes the scene's day on with it, and a headline
has the day of its lead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dateline.extract.ties.clauses import clause_of, governor, head_of
from dateline.extract.ties.corners import Corners
from dateline.extract.ties.whens import APART, SHARED, Stand, article_day, as_when, dated, preposition_of
from dateline.extract.tree import Forest, Tree
from dateline.model import Attribution, EventMention, Published, Status, TimeMention, When

SAID, SCENE = "said", "scene"
OWN = ("clause", "sentence")
DAYS = frozenset(("day", "hour", "minute", "second", "part"))
DONE = frozenset((Status.HAPPENED, Status.ONGOING, Status.ALLEGED))
REMINDING = APART | {"if", "when", "for"}
# What is done in a clause has its day: "were detained at rallies", "sparked riots"; "the riots" may be known before.
IN_CLAUSE = ("nsubj", "nsubj:pass", "obj", "obl")
# How many sentences a scene lasts, and how many days back it may lie: news tells of the last week.
LASTS, BACK = 2, 7


@dataclass(frozen=True, slots=True)
class Scene:
    """A day on which a sentence puts what it tells: where the words for it stand, their sentence, the day."""

    start: int
    number: int
    when: When


def scenes_of(times: Sequence[TimeMention], trees: Forest, published: Published | None) -> tuple[Scene, ...]:
    """Give the days of the last week that an article's main clauses name, in order."""
    return tuple(scene for mention in dated(times) for scene in _scene(mention, trees, published))


def _scene(mention: TimeMention, trees: Forest, published: Published | None) -> Iterator[Scene]:
    tree = trees.at(mention.span.start)
    head = None if tree is None else head_of(tree, mention.span)
    verb = None if tree is None or head is None else governor(tree, head, frozenset())
    if tree is None or head is None or verb is None or published is None or not _is_main(tree, verb):
        return
    when = as_when(Stand(mention, head, verb, preposition_of(tree, mention, head)), "clause", published)
    if _is_day(when) and _is_recent(when, published):
        yield Scene(mention.span.start, tree.number, when)


def placed(
    events: Sequence[EventMention], said: Sequence[Attribution], corners: Corners, scenes: Sequence[Scene]
) -> tuple[EventMention, ...]:
    """Give *events*, those with the day of the article alone with that of their saying or of the scene, if any."""
    sayings = {one.id: one.when for one in said if one.when is not None and one.when.basis in OWN}
    return tuple(_placed(event, sayings, scenes, corners) for event in events)


def _placed(event: EventMention, sayings: dict[str, When], scenes: Sequence[Scene], corners: Corners) -> EventMention:
    corner = corners.at(event.trigger.start)
    at = None if corner is None else head_of(corner.tree, event.trigger)
    if corner is None or at is None or event.when is None or event.when.basis != "article":
        return event
    tree = corner.tree
    verb = _verb(tree, at)
    if verb is None or not _is_news(tree, verb):
        return event
    when = sayings.get(event.attribution or "") if verb == at else None
    if when is not None and _is_day(when):
        return replace(event, when=replace(when, basis=SAID))
    scene = _of_lead(tree, scenes) if tree.sentence.is_title else _before(tree, verb, event, scenes)
    if scene is None or event.status not in DONE:
        return event
    return replace(event, when=replace(scene.when, basis=SCENE))


def _verb(tree: Tree, at: int) -> int | None:
    """Give the verb that tells the act, the act's own or that of a noun's clause; None for what is taken as known."""
    token = tree.tokens[at]
    if token.upos == "VERB" or (tree.sentence.is_title and token.head < 0):
        return at
    if token.deprel not in IN_CLAUSE or tree.is_definite(at):
        return None
    case = tree.case(at)
    return clause_of(tree, at) if case is None or case in SHARED else None


def _of_lead(tree: Tree, scenes: Sequence[Scene]) -> Scene | None:
    return next((one for one in scenes if 0 < one.number - tree.number <= LASTS), None)


def _before(tree: Tree, verb: int, event: EventMention, scenes: Sequence[Scene]) -> Scene | None:
    if not _is_plain_past(tree, verb):
        return None
    before = [one for one in scenes if one.start < event.trigger.start and tree.number - one.number <= LASTS]
    return before[-1] if before else None


def _is_recent(when: When, published: Published) -> bool:
    """Tell whether the day is of the week before the report, or within its month where no more is known of it."""
    report = article_day(published)
    if report is None or report.start is None or report.end is None or when.start is None:
        return False
    return report.start - timedelta(BACK) <= when.start < report.end


def _is_day(when: When) -> bool:
    return when.precision in DAYS and when.start is not None and when.end is not None


def _is_main(tree: Tree, verb: int) -> bool:
    """Tell whether a verb in the past is what its sentence tells: its root, one joined to it, or what the root says."""
    token = tree.tokens[verb]
    over = token.head
    main = over < 0 or (tree.tokens[over].head < 0 and token.deprel in ("conj", "ccomp", "parataxis"))
    helpers = tree.children(verb, "aux", "aux:pass")
    return main and (token.xpos == "VBD" or any(tree.tokens[kid].xpos == "VBD" for kid in helpers))


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
