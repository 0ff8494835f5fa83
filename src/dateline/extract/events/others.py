"""Whose "its president" is where force is used on one: the other side's. In: actors, recipients. Out: recipients."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.events.values import BODIES, Sentence
from dateline.model import ActorMention

# Whose somebody is, told by a pronoun.
POSSESSIVES = ("its ", "their ", "his ", "her ")


def of_the_other(
    sentence: Sentence, actors: tuple[ActorMention, ...], recipients: tuple[ActorMention, ...]
) -> tuple[ActorMention, ...]:
    """Give *recipients* with "its president" as the one of the other state that is named before.

    In "the army attacked Chad and captured its president" he is not the army's own.
    """
    mine = {mention.country for mention in actors if mention.country}
    return tuple(_of_another(sentence, mention, mine) for mention in recipients)


def _of_another(sentence: Sentence, mention: ActorMention, mine: set[str]) -> ActorMention:
    if mention.country not in mine or not mention.text.lower().startswith(POSSESSIVES):
        return mention
    country = next(iter(_states_before(sentence, mention, mine)), None)
    return replace(mention, country=country, name=None, actor=None, sure=False) if country else mention


def _states_before(sentence: Sentence, mention: ActorMention, mine: set[str]) -> list[str]:
    """Give the states named in the sentence before *mention* that are not *mine*, the nearest first."""
    tree = sentence.tree
    start = mention.span.start if mention.span else 0
    names = [at for at, token in enumerate(tree.tokens) if token.end <= start and token.form[0].isupper()]
    known = [m for at in reversed(names) for m in sentence.cast.members(tree, at)]
    return [m.country for m in known if m.country and m.sure and m.country not in mine | BODIES]
