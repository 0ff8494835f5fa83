"""When something happened: the time expression of its clause, of its sentence, or the article's day. Out: When."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.extract.ties.clauses import clause_of, governor, head_of, same_clause
from dateline.extract.tree import Tree
from dateline.model import Precision, Published, TimeMention, TimexType, When

REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
OPEN_START = frozenset(("until", "till", "by", "before"))
# How many words may stand between a saying verb and its own day: "told reporters in the capital on Thursday".
CUE_REACH = 5
CLAUSES = ("acl:relcl", "acl", "advcl", "ccomp", "parataxis")
# What stands behind these came before or after, not on the day of what they hang on: "condemned on Tuesday, after
# the raid", "a response to the attack"; "at a meeting on Monday", "during the visit" share the day.
SHARED = frozenset(("in", "at", "during", "with", "by", "through", "via", "into", "from"))
COARSE = frozenset(("year", "month", "quarter", "season", "decade", "century"))
APART = frozenset(("after", "since", "before", "until", "till", "once", "because", "following"))


@dataclass(frozen=True, slots=True)
class Stand:
    """A time expression in its sentence: its token, the word it hangs on, and the preposition before it."""

    mention: TimeMention
    head: int
    on: int | None
    preposition: str


def dated(times: Iterable[TimeMention]) -> list[TimeMention]:
    """Give the expressions that can say when: dates and hours, no durations, sets or "now"."""
    return [
        mention
        for mention in times
        if mention.type in (TimexType.DATE, TimexType.TIME) and mention.value not in REFERENCES
    ]


def stands_of(tree: Tree, times: Sequence[TimeMention], triggers: frozenset[int], cues: frozenset[int]) -> list[Stand]:
    """Give each of a sentence's *times* with what it hangs on."""
    found = []
    for mention in times:
        head = head_of(tree, mention.span)
        if head is None:
            continue
        on = _cue_beside(tree, head, cues)
        if on is None:
            on = _named_by_year(tree, mention, head, triggers) or governor(tree, head, triggers)
        found.append(Stand(mention, head, on, preposition_of(tree, mention, head)))
    return found


def _named_by_year(tree: Tree, mention: TimeMention, head: int, triggers: frozenset[int]) -> int | None:
    """Give the noun that a year only names: "the 2020 charges", "quotas for the 2027 academic year"; None if none."""
    noun = tree.tokens[head].head
    if mention.precision != "year" or noun < 0 or tree.tokens[noun].upos not in ("NOUN", "PROPN") or noun in triggers:
        return None
    before = noun > head and tree.tokens[head].deprel in ("nummod", "compound", "amod", "nmod:poss")
    return noun if before or (tree.tokens[head].deprel == "nmod" and tree.case(head) == "for") else None


def _cue_beside(tree: Tree, head: int, cues: frozenset[int]) -> int | None:
    """Give the saying verb right before the expression: "said Thursday", "told reporters on April 30"."""
    first = head
    while first > 0 and tree.tokens[first - 1].deprel in ("case", "det", "amod", "compound"):
        first -= 1
    for index in range(first - 1, max(-1, first - 1 - CUE_REACH), -1):
        if index in cues:
            between = [tree.tokens[i].upos for i in range(index + 1, first)]
            return index if "VERB" not in between and "PUNCT" not in between else None
    return None


def preposition_of(tree: Tree, mention: TimeMention, head: int) -> str:
    """Give the small word before a time expression whose token is *head*, "" if none."""
    first = next((i for i, token in enumerate(tree.tokens) if token.end > mention.span.start), head)
    if first > 0 and tree.tokens[first - 1].upos in ("ADP", "SCONJ"):
        return tree.tokens[first - 1].form.lower()
    return tree.case(head) or ""


def when_of(
    tree: Tree,
    trigger: int,
    stands: Sequence[Stand],
    *,
    cues: frozenset[int],
    triggers: Collection[int],
    published: Published | None,
) -> When | None:
    """Give when the act at *trigger* took place; a day on which somebody only spoke of it does not count."""
    own = [stand for stand in stands if stand.on == trigger or stand.on not in cues]
    if not _shares_day(tree, trigger):
        own = [s for s in own if s.on == trigger or s.mention.precision in COARSE or _follows(tree, trigger, s)]
    best = _of_clause(tree, trigger, own)
    if best is not None:
        return as_when(best, "clause", published)
    if len(own) == 1 and (_may_reach(tree, trigger, own[0], triggers) or _ends_clause(tree, trigger, own[0], triggers)):
        return as_when(own[0], "sentence", published)
    return article_day(published)


def _shares_day(tree: Tree, trigger: int) -> bool:
    """Tell whether the act at *trigger* may have the day of the clause above it."""
    node = trigger
    while tree.tokens[node].upos in ("NOUN", "PROPN") and tree.child(node, "cop") is None:
        case, deprel = tree.case(node), tree.tokens[node].deprel
        if deprel == "nmod" and case == "of":
            node = tree.tokens[node].head
            continue
        return deprel not in ("obl", "nmod") or case is None or case in SHARED
    mark = tree.child(node, "mark")
    return mark is None or tree.tokens[mark].form.lower() not in APART


def _follows(tree: Tree, trigger: int, stand: Stand) -> bool:
    """Tell whether the expression ends the phrase of *trigger*: "after their meeting in Vienna on Thursday"."""
    if stand.head < trigger or (tree.case(trigger) not in APART and tree.tokens[trigger].upos == "NOUN"):
        return False
    between = range(trigger + 1, stand.head)
    return not any(tree.tokens[index].upos in ("VERB", "AUX", "PUNCT", "SCONJ") for index in between)


def _of_clause(tree: Tree, trigger: int, stands: Sequence[Stand]) -> Stand | None:
    direct = [stand for stand in stands if stand.on == trigger]
    if not direct:
        clause = clause_of(tree, trigger)
        direct = [stand for stand in stands if stand.on is not None and same_clause(tree, stand.on, clause)]
    return min(direct, key=lambda stand: (abs(stand.head - trigger), stand.head), default=None)


def _may_reach(tree: Tree, trigger: int, stand: Stand, triggers: Collection[int]) -> bool:
    """Tell whether the sentence's only date can be that of *trigger*: it hangs above, with at most one clause and no
    other act between."""
    clauses = 0
    node = trigger
    for above in tree.ancestors(trigger):
        clauses += tree.tokens[node].deprel in CLAUSES
        if tree.tokens[node].deprel == "conj" and tree.child(node, "nsubj", "nsubj:pass") is not None:
            return False
        if above == stand.on:
            return clauses <= 1
        if above in triggers and not _is_joined(tree, node):
            return False
        node = above
    return stand.on is None


def _is_joined(tree: Tree, verb: int) -> bool:
    """Tell whether *verb* shares what hangs on the one before it: "suspending the law and closing the borders"."""
    return tree.tokens[verb].deprel == "conj" and tree.child(verb, "nsubj", "nsubj:pass") is None


def _ends_clause(tree: Tree, trigger: int, stand: Stand, triggers: Collection[int]) -> bool:
    """Tell whether the date ends the clause of *trigger*, though the parser hung it on a gerund or noun inside.

    "They signed a treaty on cleaning up the lake at a ceremony on Saturday."
    """
    verb = tree.tokens[trigger]
    if stand.on is None or stand.on in triggers or verb.xpos != "VBD" or stand.head < trigger:
        return False
    if tree.tokens[stand.on].xpos not in ("VBG", "VB", "NN", "NNS", "VBN") or trigger not in tree.ancestors(stand.on):
        return False
    if any(tree.child(at, "nsubj", "nsubj:pass") for at in (stand.on, *tree.ancestors(stand.on)) if at > trigger):
        return False
    rest = [token for token in tree.tokens[stand.head + 1 :] if token.upos != "PUNCT"]
    return not rest or tree.tokens[stand.head + 1].form in (",", ";")


def as_when(stand: Stand, basis: str, published: Published | None) -> When:
    """Give the When of a time expression, opened to one side by "since", "until", "before", "after".

    "Before dawn on Monday" is on that day all the same.
    """
    mention = stand.mention
    start, end = mention.start, mention.end
    if stand.preposition == "since" and start is not None:
        end = _day_after(published) if published and published.day > start else end
    elif "T" not in (mention.value or ""):
        start, end = _opened(stand.preposition, start, end)
    return When(span=mention.span, value=mention.value, start=start, end=end, precision=mention.precision, basis=basis)


def _opened(preposition: str, start: date | None, end: date | None) -> tuple[date | None, date | None]:
    if preposition == "after" and end is not None:
        return end, None
    if preposition == "before" and start is not None:
        return None, start
    return (None, end) if preposition in OPEN_START else (start, end)


def article_day(published: Published | None) -> When | None:
    """Give the day of reporting, as finely as it is known."""
    if published is None:
        return None
    precision = published.precision
    day = published.day
    if precision in (Precision.YEAR, Precision.MONTH):
        end = date(day.year + 1, 1, 1) if precision is Precision.YEAR else _next_month(day)
        value = published.isoformat()
        return When(span=None, value=value, start=day, end=end, precision=str(precision), basis="article")
    return When(span=None, value=day.isoformat(), start=day, end=day + timedelta(1), precision="day", basis="article")


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _day_after(published: Published) -> date:
    return published.day + timedelta(1)
