"""What a sentence takes as known: the war it happens in, what a paper adds. In: Sentence, Reading. Out: bool."""

from __future__ import annotations

from dateline.extract.events.values import Reading, Sentence
from dateline.extract.tree import Tree
from dateline.model import Attribution

CIRCUMSTANCE = frozenset(("obl", "nmod", "compound", "nmod:poss", "conj"))


def is_background(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a lasting war is taken as known: "prices rose amid the war", "condemned Russia's invasion".

    An indefinite one ("launched an invasion") and one that begins, ends or goes on is news.
    """
    tree, token = sentence.tree, sentence.tree.tokens[reading.trigger]
    if reading.route != "noun" or token.lemma.lower() not in sentence.words["lasting"] or reading.roles.by_light:
        return False
    if token.deprel in CIRCUMSTANCE:
        return True
    is_moving = token.head < 0 or tree.tokens[token.head].lemma.lower() in sentence.words["going_on"]
    return token.deprel in ("nsubj", "obj") and tree.is_definite(reading.trigger) and not is_moving


def is_told_aside(tree: Tree, trigger: int, report: Attribution) -> bool:
    """Tell whether the paper, and not the speaker, tells the act at *trigger*.

    Of "voiced support for the president, who was accused of ordering the raid" the speaker said the first half alone.
    """
    if report.rule != "object" or report.cue is None:
        return False
    node = trigger
    for above in tree.ancestors(trigger):
        if tree.tokens[above].start < report.cue.span.end:
            return False
        if tree.tokens[node].deprel == "acl:relcl" and tree.tokens[above].upos in ("PROPN", "NOUN"):
            return any(tree.tokens[kid].form.lower() in ("who", "which", "whose") for kid in tree.subtree(node)[:3])
        node = above
    return False
