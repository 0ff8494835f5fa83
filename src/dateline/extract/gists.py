"""The clause of an event in its article's own words, cut down to a line. In: EventMention, trees. Out: words.

"Kim Jong Un, who turned 40 this year, met the envoy in Tirana on Monday, the agency said" gives
"Kim Jong Un met the envoy in Tirana on Monday". Nothing is put in but a name for a pronoun; where the words have
no subject of their own, whom they were read of stands before them behind a dash: "Tirana – condemning the visit".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from dateline.extract.tree import Tree
from dateline.model import Attribution, EventMention, Span

# A title longer than this is not read on a timeline; what hangs loosest on the verb is left out first.
LONGEST_WORDS = 24
SHORTEST_WORDS = 3
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
# What tells more about a word than a line needs: whole clauses and asides.
ASIDES = ("acl:relcl", "advcl", "parataxis", "appos", "ccomp", "conj", "discourse", "dep", "punct")
# Left out in this order when a line is too long.
LOOSE = ("advcl", "obl:tmod", "obl:npmod", "advmod", "obl", "acl", "nmod")
SERIES = ("round", "series", "string", "wave", "spate", "barrage", "number", "set", "pair", "couple")
STAND_INS = ("PRON", "DET")
ROUND = ("dozens", "scores", "hundreds", "thousands", "millions", "number", "half", "part", "majority")
# No line ends in one of these: its words were left out.
HANGING = ("ADP", "DET", "SCONJ", "CCONJ")
# Two commas that an aside stood between.
DOUBLED = re.compile(r",\s*,")
CLOSED = re.compile(r"’(?!\w)")
# Brackets that an aside stood in, and the end of a note before the text: "Wire Desk] The minister".
EMPTY = re.compile(r"\s*\(\s*\)|^[^\[\]]{0,40}\]\s*")
# A straight mark at the edge of a word; behind an s it may be a possessive.
EDGE = re.compile(r"(?<!\w)'|(?<=[^\Ws])'(?!\w)")


def with_gists(
    events: Sequence[EventMention], trees: Sequence[Tree], attributions: Sequence[Attribution] = ()
) -> tuple[EventMention, ...]:
    """Give *events*, each with its clause in short; None where no clause can stand alone.

    Who passed it on, by *attributions*, is no part of the line.
    """
    found = []
    media = {one.id: tuple(m.span for m in one.via if m.span is not None) for one in attributions}
    for event in events:
        tree = next((t for t in trees if t.sentence.span.contains(event.trigger)), None)
        relayed = _under(tree, media.get(event.attribution or "", ()), event) if tree else frozenset()
        found.append(replace(event, gist=_gist(tree, event, relayed)) if tree else event)
    return tuple(found)


def _under(tree: Tree, spans: Sequence[Span], event: EventMention) -> frozenset[int]:
    """Give all that hangs on the words of *spans*, unless the act itself does."""
    heads = [
        index
        for span in spans
        for index, token in enumerate(tree.tokens)
        if span.contains(Span(token.start, token.end))
    ]
    found = {index for head in heads for index in tree.subtree(head)}
    return frozenset() if _token_at(tree, event.trigger) in found else frozenset(found)


def _gist(tree: Tree, event: EventMention, relayed: Collection[int]) -> str | None:
    trigger = _token_at(tree, event.trigger)
    head = _finite(tree, trigger, event)
    line = _clause(tree, head, trigger, event, relayed) if _is_clause(tree, head) else None
    return line or _headline(tree, event) or _headed(_phrase(tree, trigger), tree, event)


def _is_clause(tree: Tree, head: int) -> bool:
    return tree.tokens[head].upos in ("VERB", "AUX") or tree.child(head, "cop") is not None


def _clause(tree: Tree, head: int, trigger: int, event: EventMention, relayed: Collection[int]) -> str | None:
    """Give the clause of *head* with its subject, *relayed* left out; None without a subject or without the trigger."""
    subject = _subject(tree, head)
    if subject is None and not tree.sentence.is_title:
        return None
    before = [] if subject is None else _without_asides(tree, subject)
    told = [index for index in _kept(tree, head, trigger) if index not in relayed]
    own = [index for index in told if index not in before and index > max(before, default=-1)]
    named = _named(tree, subject, before, event)
    line = tidy(" ".join(part for part in (named, _words(tree, own)) if part))
    return line if named is not None and trigger in own and len(line.split()) >= SHORTEST_WORDS else None


def _belongs(tree: Tree, index: int) -> bool:
    """Tell whether other words need this one, as in "at least 100", "hundreds of men", "self-sacrificing"."""
    if index + 1 < len(tree.tokens) and tree.tokens[index + 1].xpos == "HYPH":
        return True
    over = tree.tokens[tree.tokens[index].head]
    grade = tree.tokens[index].deprel == "advmod" and over.upos not in ("VERB", "AUX")
    return grade or over.upos == "NUM" or over.form.lower() in ROUND


def _headline(tree: Tree, event: EventMention) -> str | None:
    """Give the whole of a title, which is a line already, where no clause could be cut out of it."""
    is_title = tree.sentence.is_title or event.rule.endswith(":headline")
    fits = is_title and SHORTEST_WORDS <= len(tree.tokens) <= LONGEST_WORDS
    return tidy(_words(tree, range(len(tree.tokens)))) if fits else None


def _phrase(tree: Tree, trigger: int) -> list[int]:
    """Give the words that hang on the trigger: "the shelling of the village", "a bill approved by the house"."""
    if not _is_clause(tree, trigger):
        return _without_asides(tree, trigger)
    own = [index for index in _kept(tree, trigger, trigger) if index >= trigger]
    token = tree.tokens[trigger]
    if token.xpos == "VBN" and token.deprel == "acl":
        return [index for index in _without_asides(tree, token.head) if index < trigger] + own
    return own


def _headed(kept: Sequence[int], tree: Tree, event: EventMention) -> str | None:
    """Give the words of *kept*, behind the actors' names where none of the parties stands in them."""
    words = tidy(_words(tree, kept))
    spans = [tree.span(index, index) for index in kept]
    inside = [m for m in (*event.actors, *event.recipients) if m.span and any(m.span.overlaps(s) for s in spans)]
    names = list(dict.fromkeys(m.name or m.text for m in event.actors if m.name or _is_noun(tree, m.span)))
    is_deed = tree.tokens[_token_at(tree, event.trigger)].upos == "VERB"
    if is_deed and len(words.split()) < 2:
        return None
    if words and names and not set(inside) & set(event.actors) and (is_deed or not inside):
        small = tree.tokens[kept[0]].upos != "PROPN" and not words[:2].isupper()
        return f"{_listed(names)} – {words[0].lower() + words[1:] if small else words}"
    if len(words.split()) < (2 if inside else SHORTEST_WORDS):
        return None
    return f"… {words}" if is_deed and kept[0] == _token_at(tree, event.trigger) else words


def _is_noun(tree: Tree, span: Span | None) -> bool:
    return span is not None and tree.tokens[_token_at(tree, span)].upos not in STAND_INS


def _listed(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{names[0]}, {names[1]} and {len(names) - 2} more"
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def _token_at(tree: Tree, trigger: Span) -> int:
    inside = [i for i, t in enumerate(tree.tokens) if trigger.start <= t.start < trigger.end]
    return next((i for i in inside if tree.tokens[i].head not in inside), inside[0] if inside else 0)


def _finite(tree: Tree, index: int, event: EventMention) -> int:
    """Climb from a noun or an infinitive to the clause that asserts it: "vowed to support", "held talks"."""
    for _ in range(4):
        token = tree.tokens[index]
        if token.head < 0 or token.deprel in ("acl:relcl", "parataxis"):
            return index
        if token.deprel == "ccomp" and (_is_finite(tree, index) or tree.child(index, "mark") is not None):
            return index
        if token.upos in ("VERB", "AUX"):
            if _is_finite(tree, index) or token.deprel not in ("xcomp", "ccomp", "conj", "advcl"):
                return index
        elif not (_is_done(tree, index) and _is_done_by_actor(tree, token.head, event)):
            return index
        index = token.head
    return index


def _is_done(tree: Tree, index: int) -> bool:
    """Tell whether the noun is what its head does, or counts: "held talks", "fired a series of shots"."""
    token = tree.tokens[index]
    if token.deprel == "nmod" and tree.case(index) == "of":
        return tree.tokens[token.head].lemma.lower() in SERIES
    return token.deprel in ("obj", "compound")


def _is_done_by_actor(tree: Tree, verb: int, event: EventMention) -> bool:
    """Tell whether the subject of *verb* is one of the event's actors, as in "Tirana held talks"."""
    if tree.tokens[verb].upos not in ("VERB", "AUX"):
        return True
    subject = _subject(tree, verb)
    if subject is None:
        return False
    span = tree.span(subject, subject)
    return any(m.span is not None and m.span.overlaps(span) for m in event.actors)


def _is_finite(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.xpos in ("VBD", "VBZ", "VBP", "MD"):
        return True
    helpers = {tree.tokens[kid].xpos for kid in tree.children(index, "aux", "aux:pass", "cop")}
    return bool(helpers & {"VBD", "VBZ", "VBP", "MD"}) or (tree.sentence.is_title and token.xpos in ("VBN", "VB"))


def _subject(tree: Tree, head: int) -> int | None:
    own = tree.child(head, *SUBJECTS)
    if own is not None:
        return own if tree.tokens[own].xpos not in ("WDT", "WP") else _antecedent(tree, head)
    token = tree.tokens[head]
    return tree.child(token.head, *SUBJECTS) if token.deprel == "conj" and token.head >= 0 else None


def _antecedent(tree: Tree, head: int) -> int | None:
    token = tree.tokens[head]
    return token.head if token.deprel == "acl:relcl" and token.head >= 0 else None


def _without_asides(tree: Tree, head: int) -> list[int]:
    """Give the tokens of a noun phrase without relative clauses, appositions and asides; its conjuncts stay."""
    dropped: set[int] = set(tree.children(head, "case", "mark", "cc"))
    for index in tree.subtree(head):
        if index != head and tree.tokens[index].deprel in ("acl:relcl", "appos", "parataxis", "acl", "advcl"):
            dropped.update(tree.subtree(index))
    kept = [index for index in tree.subtree(head) if index not in dropped]
    while kept and tree.tokens[kept[-1]].upos == "PUNCT" and tree.tokens[kept[-1]].form not in "”\"'":
        kept.pop()
    return kept


def _kept(tree: Tree, head: int, trigger: int) -> list[int]:
    """Give the tokens of the clause of *head* that a line needs; what is said, if saying it is the deed."""
    dropped = {kid for kid in tree.children(head, "mark", "cc") if tree.tokens[kid].deprel == "mark" or kid < head}
    for kid in tree.children(head):
        token = tree.tokens[kid]
        aside = token.deprel in ASIDES or token.deprel in SUBJECTS
        aside = aside and not (token.deprel == "ccomp" and head == trigger and head < kid)
        aside = aside and token.xpos != "POS"  # the ’s of a name, hung on the wrong word
        if aside and not (token.deprel == "conj" and token.upos in ("NOUN", "PROPN")):
            dropped.update(tree.subtree(kid))
    kept = [index for index in tree.subtree(head) if index not in dropped]
    for index in list(kept):
        if tree.tokens[index].deprel in ("acl:relcl", "appos", "parataxis") and index != head:
            dropped.update(tree.subtree(index))
    kept = _fitted(tree, head, [index for index in kept if index not in dropped])
    kept = [index for index in kept if tree.tokens[index].upos != "CCONJ" or index + 1 in kept]
    # A ’s whose owner was left out would give what follows to another: the line ends before it.
    lost = next(
        (at for at, index in enumerate(kept) if tree.tokens[index].xpos == "POS" and index - 1 not in kept), None
    )
    return kept[:lost]


def _fitted(tree: Tree, head: int, kept: list[int]) -> list[int]:
    """Leave out what hangs loosest, from the end, until the line is short enough."""
    for deprel in LOOSE:
        for kid in reversed(kept):
            if len(kept) <= LONGEST_WORDS:
                return kept
            if tree.tokens[kid].deprel == deprel and kid > head and not _belongs(tree, kid):
                gone = set(tree.subtree(kid))
                kept = [index for index in kept if index not in gone]
    return kept


def _named(tree: Tree, subject: int | None, before: Sequence[int], event: EventMention) -> str | None:
    """Give the subject's words, or a name for a pronoun; None for a pronoun nobody could be found for."""
    if subject is None:
        return ""
    if tree.tokens[subject].upos not in STAND_INS:
        return _words(tree, before)
    span = tree.span(subject, subject)
    names = [m.name for m in (*event.actors, *event.recipients) if m.name and m.span and m.span.overlaps(span)]
    said = " –" if tree.tokens[subject].form.lower() in ("i", "we") else ""  # "I regret": the verb is not the name's
    return f"{' and '.join(dict.fromkeys(names))}{said}" if names else None


def _words(tree: Tree, indices: Sequence[int]) -> str:
    """Give the words of *indices* in order, spaced as in the text, as many as a line holds; none left hanging."""
    kept = list(indices[:LONGEST_WORDS])
    while kept and tree.tokens[kept[-1]].upos in HANGING and tree.tokens[kept[-1]].deprel != "compound:prt":
        kept.pop()
    parts: list[str] = []
    last = None
    for index in kept:
        token = tree.tokens[index]
        joined = last is not None and last == token.start
        parts.append(token.form if joined or not parts else f" {token.form}")
        last = token.end
    return "".join(parts)


def tidy(line: str) -> str:
    """Give *line* without marks left hanging at its ends, and with a quotation mark only where both stand."""
    line = " ".join(line.split()).strip(" ,;:-–—•·|")
    for opening, closing in (("“", "”"), ("(", ")"), ('"', '"')):
        paired = line.count(opening) == line.count(closing) if opening != closing else line.count(opening) % 2 == 0
        if not paired:
            line = line.replace(opening, "").replace(closing, "")
    line = EMPTY.sub("", line)
    if "‘" in line and not CLOSED.search(line):
        line = line.replace("‘", "")
    if len(EDGE.findall(line)) == 1:
        line = EDGE.sub("", line)
    return DOUBLED.sub("", line.replace(" ,", ",")).replace(" ’", "’").replace(" 's", "'s")
