"""Who acts on whom around a headline's verb, by place alone. In: Sentence, the verb. Out: Roles."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.events.values import Roles, Sentence, distinct, is_known
from dateline.knowledge.events import Pattern
from dateline.model import ActorMention

# How many words a headline's verb reaches each way.
REACH = 8
# The shortest list before a verb: a name, a comma, a name.
LIST = 3
# Behind these another clause of the line begins.
ENDS = frozenset({"as", "while", "when", "amid", ":", ";", "|", "—", "–"})


def in_line(sentence: Sentence, verb: int, row: Pattern, *, is_abroad: bool) -> Roles:
    """Give the roles around a headline's verb by place alone: who is named last before it, who first after it."""
    tree = sentence.tree
    trigger = tree.tokens[verb]
    before = _named_at(sentence, range(verb - 1, max(-1, verb - REACH), -1), verb, set())
    before = (*_listed_before(sentence, verb), *before)
    mine = {mention.country for mention in before}
    after = _named_at(sentence, range(verb + 1, min(len(tree.tokens), verb + REACH)), verb, mine)
    actors = tuple(mention for mention in before if mention.span and mention.span.end <= trigger.start)
    recipients = tuple(m for m in after if m.span and m.span.start >= trigger.end)
    if is_abroad:
        recipients = tuple(m for m in recipients if m.country not in mine)
    if row.together:
        return Roles(actors=distinct((*actors, *recipients)), together=True)
    return Roles(actors=actors, recipients=recipients)


def _listed_before(sentence: Sentence, verb: int) -> tuple[ActorMention, ...]:
    """Give who stands before the comma of a list that ends at the verb: "Chad, Libya exchange fire"."""
    tokens = sentence.tree.tokens
    if verb < LIST or tokens[verb - 2].form != "," or tokens[verb - 3].upos != "PROPN":
        return ()
    found = sentence.cast.at(sentence.tree, verb - 3)
    return (found,) if found.country and found.kind == "state" else ()


def _named_at(sentence: Sentence, places: range, verb: int, mine: set[str | None]) -> tuple[ActorMention, ...]:
    tokens, is_torn = sentence.tree.tokens, False
    for at in places:
        if tokens[at].form.lower() in ENDS:
            break
        is_name = tokens[at].form[0].isupper() and (at + 1 == len(tokens) or tokens[at + 1].form != "-")
        found = sentence.cast.members(sentence.tree, at) if is_name else ()  # not the Saudi of "Saudi-backed"
        sides = [_on_this_side(sentence, mention, at, verb, mine) for mention in found if mention.sure]
        known = tuple(mention for mention in sides if mention is not None and (mention.name or not is_torn))
        is_torn = is_torn or None in sides
        if is_known(known):
            return known
    return ()


def _on_this_side(
    sentence: Sentence, mention: ActorMention, at: int, verb: int, mine: set[str | None]
) -> ActorMention | None:
    """Give *mention* over the word *at* alone where its phrase, read amiss, runs over *verb*; None if it is not its."""
    tree = sentence.tree
    token = tree.tokens[verb]
    if mention.span is None or not mention.span.start <= token.start < token.end <= mention.span.end:
        return mention
    named = (mention.name or "").split()
    is_own = tree.tokens[at].form in named and token.form not in named
    if not is_own and (mention.kind not in ("state", "body") or mention.country in mine):
        return None
    span = tree.span(at, at)
    return replace(mention, span=span, text=span.of(tree.text))
