"""What a timetable tells: "visits Chile next week", "a march is called for Friday". In: Reading, Mood. Out: Status.

Rules of `modality`, kept apart for their length.
"""

from __future__ import annotations

from dateline.extract.events.doubts import Mood, Settled, negates
from dateline.extract.events.turns import turned_as
from dateline.extract.events.values import Reading, Sentence
from dateline.extract.tree import Tree
from dateline.model import Status

FUTURE = frozenset({"will", "shall", "’ll", "'ll", "wo"})
# Behind "next", what lies ahead.
NEXT = frozenset({"week", "month", "year", "summer", "spring", "autumn", "fall", "winter"}) | {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}  # fmt: skip
MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "noon", "midnight"}
)  # fmt: skip
# Verbs of a timetable.
GOING = frozenset(
    {"leave", "depart", "begin", "start", "open", "end", "return", "withdraw", "reopen", "resume", "expire", "set"}
)  # fmt: skip


def scheduled(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    """Read the present of a timetable: "the minister visits Chile next week"."""
    tree = sentence.tree
    runs = tree.tokens[mood.verb].xpos == "VBG" and mood.helpers & {"is", "are", "'s", "’s"}
    if mood.negated or not (tree.tokens[mood.verb].xpos in ("VBZ", "VBP") or runs):
        return None
    times = tree.children(mood.verb, "obl:tmod", "advmod", "obl", "obl:npmod")
    words = [{tree.tokens[at].form.lower() for at in tree.subtree(time)} for time in times]
    is_next = any("tomorrow" in found or ("next" in found and found & NEXT) for found in words)
    if not is_next and (runs or not _is_timetabled(tree, mood.verb, words)):
        return None
    kind = sentence.tables.turns["promise"].types.get(reading.type, "=")
    return reading if kind in ("=", "") else turned_as(sentence, reading, kind), Status.PLANNED


def _is_timetabled(tree: Tree, verb: int, words: list[set[str]]) -> bool:
    """Tell whether a plain sentence tells in the present of a day or month: "the battalion leaves in April".

    News tells what happened in the past tense; titles and captions, which do not, are left alone.
    """
    is_plain = tree.tokens[-1].form == "." and not tree.sentence.is_title
    goes = tree.tokens[verb].lemma in GOING
    has_year = any(word.isdigit() and len(word) == 4 for found in words for word in found)
    return is_plain and goes and not has_year and any(found & (MONTHS | NEXT) for found in words)


def set_for_later(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    """Read a noun whose verb sets it for later: "a march has been called for Friday", "the trip will be the first"."""
    tree, words = sentence.tree, sentence.words
    token = tree.tokens[reading.trigger]
    if reading.route != "noun" or reading.inner is not None or token.deprel not in ("nsubj", "nsubj:pass"):
        return None
    verb = token.head
    helpers = {tree.tokens[kid].form.lower() for kid in tree.children(verb, "aux", "cop")}
    negated = any(negates(tree, kid) for kid in tree.children(verb, "advmod", "aux", "neg"))
    is_set = token.deprel == "nsubj:pass" and tree.tokens[verb].lemma in words["setting"]
    is_ahead = bool(helpers & FUTURE) and (tree.tokens[verb].lemma in words["going_on"] or "be" in helpers)
    is_coming = bool({tree.tokens[at].lemma for at in (verb, *tree.children(verb, "obl", "nmod"))} & words["ahead"])
    if not (is_set or is_ahead or is_coming or is_to(tree, verb)) or negated:
        return None
    kind = sentence.tables.turns["promise"].types.get(reading.type, "=")
    is_deed = reading.type in ("PROTEST", "ASSAULT", "COERCE", "MOBILIZE") or kind in ("=", "")
    return reading if is_deed else turned_as(sentence, reading, kind), Status.PLANNED


def is_to(tree: Tree, verb: int) -> bool:
    """Tell whether "is to" or "are to" stands before the verb: "the talks are to be held in May"."""
    to = [kid for kid in tree.children(verb, "mark", "aux") if tree.tokens[kid].form.lower() == "to"]
    return any(to_at and tree.tokens[to_at - 1].form.lower() in ("is", "are", "'s", "’s") for to_at in to)
