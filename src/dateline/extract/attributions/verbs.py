"""Reports that a verb makes, frame by frame. In: a tree, tables. Out: Drafts.

For each verb the first frame that fits is taken, the surest first: a clause, then an
infinitive, a name for something, a preposition, and last a bare noun phrase. A verb that
may stand beside a quotation is kept without content until quotations are handed out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.attributions.content import before, clause_end, clause_start, phrase_content, pieces, trimmed
from dateline.extract.attributions.cues import VerbCue, find_verbs
from dateline.extract.attributions.draft import Draft, Phrase
from dateline.extract.attributions.sources import author, find_agent, find_subject, phrase
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import PREPOSITIONS, ReportingTables
from dateline.model import Span

COMMAS = frozenset((",", "—", "–", "--", "-", "”", '"', "''", "’", "'", "»", "…", "...", "?", "!"))
QUESTIONS = frozenset(("whether", "if", "how", "why", "what", "when", "where", "who", "which", "whom", "whose"))


@dataclass(frozen=True, slots=True)
class Said:
    """What a frame found: content, class, name of the rule, and who is told."""

    content: tuple[Span, ...]
    class_: str
    rule: str
    addressee: int | None = None
    last: int | None = None


def read_verbs(tree: Tree, tables: ReportingTables, quoted: frozenset[int]) -> Iterator[Draft]:
    """Give a draft for each verb of *tree* outside the *quoted* tokens that reports, or may."""
    for cue in find_verbs(tree, tables):
        if cue.at not in quoted and (draft := _read(tree, cue, tables)) is not None:
            yield draft


def _read(tree: Tree, cue: VerbCue, tables: ReportingTables) -> Draft | None:
    subject = find_subject(tree, cue.above)
    passive = _is_passive(tree, cue)
    said = _passive(tree, cue, subject) if passive else _active(tree, cue, subject)
    if said is None:
        if "quote" not in cue.frames or (passive and cue.lemma not in ("quote", "tell", "ask")):
            return None
        said = Said((), cue.frames["quote"], "quote", _addressee(tree, cue))
    source = find_agent(tree, cue.at) if passive else subject
    if source is not None and tree.tokens[source].deprel == "expl":
        source = None
    if source is None and not said.content and not passive:
        return None
    return _draft(tree, cue, said, source, tables)


def _draft(tree: Tree, cue: VerbCue, said: Said, source: int | None, tables: ReportingTables) -> Draft:
    first, last = _clause(tree, cue, said)
    named = None if source is None else _source(tree, cue, author(tree, source, tables), source)
    cue_last = max(cue.last, said.last or cue.last)
    if source is not None and cue.first <= source <= cue_last:
        cue_last = cue.at
    return Draft(
        tree=tree, at=cue.at, lemma=cue.lemma, class_=said.class_, rule=said.rule, clause=tree.span(first, last),
        cue=tree.span(cue.first if cue.first <= cue.at else cue.at, cue_last), source=named, content=said.content,
        addressee=None if said.addressee is None else phrase(tree, said.addressee),
        takes_quote="quote" in cue.frames, negated=cue.negated,
    )  # fmt: skip


def _source(tree: Tree, cue: VerbCue, head: int, subject: int) -> Phrase:
    taken = (
        frozenset(tree.subtree(cue.above))
        if subject < cue.above and tree.tokens[subject].head != cue.above
        else frozenset()
    )
    return phrase(tree, head, without=taken - frozenset(tree.subtree(head)) if taken else taken)


def _is_passive(tree: Tree, cue: VerbCue) -> bool:
    if tree.child(cue.at, "aux:pass", "nsubj:pass") is not None:
        return True
    token = tree.tokens[cue.at]
    return token.xpos == "VBN" and token.deprel in ("acl", "advcl") and tree.child(cue.at, "aux") is None


# -- active ----------------------------------------------------------------------------


def _active(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    for frame in (_clause_said, _of_said, _infinitive, _label, _gerund, _preposition, _object):
        if (said := frame(tree, cue, subject)) is not None:
            return said
    return _parenthetical(tree, cue, subject)


def _clause_said(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """A finite clause after the cue, or before it with a comma between."""
    if "clause" not in cue.frames:
        return None
    clauses = [
        kid for kid in tree.children(cue.at, "ccomp", "parataxis", "csubj") if _is_finite(tree, kid) or kid < cue.at
    ]
    after = [kid for kid in clauses if kid > cue.at and tree.tokens[kid].deprel != "csubj"]
    if after:
        return _clause_after(tree, cue, after[0])
    if clauses and (said := _clause_before(tree, cue, subject)) is not None:
        return said
    return _that_clause(tree, cue)


def _is_finite(tree: Tree, clause: int) -> bool:
    marks = {tree.tokens[kid].form.lower() for kid in tree.children(clause, "mark") if kid < clause}
    return "to" not in marks or any(
        form in QUESTIONS for form in marks | {tree.tokens[min(tree.subtree(clause))].form.lower()}
    )


def _clause_after(tree: Tree, cue: VerbCue, clause: int) -> Said | None:
    first = clause_start(tree, cue.last, clause)
    told = _addressee(tree, cue)
    objects = [kid for kid in tree.children(cue.at, "obj") if cue.at < kid < first]
    if objects and "whom" not in cue.frames and told is None:
        first = min(first, *tree.subtree(objects[0]))
    span = trimmed(tree, first, clause_end(tree, cue.at, clause, first))
    return None if span is None else Said((span,), cue.frames["clause"], "clause", told)


def _clause_before(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    begin = _own_start(tree, cue, subject)
    if begin == 0 or tree.tokens[begin - 1].form not in COMMAS:
        return None
    content = before(tree, begin)
    return Said(content, cue.frames["clause"], "clause-before", _addressee(tree, cue)) if content else None


def _own_start(tree: Tree, cue: VerbCue, subject: int | None) -> int:
    """Give the first token of "the minister said": the subject's, or the verb's where it stands first."""
    begin = cue.first
    if subject is not None and subject < cue.first and tree.tokens[subject].head in (cue.at, cue.above):
        begin = min([begin, *tree.subtree(subject)])
    while (
        begin > 0
        and tree.tokens[begin - 1].head in (cue.at, cue.above)
        and tree.tokens[begin - 1].deprel in ("advmod", "cc", "mark", "case")
        and tree.tokens[begin - 1].upos != "PUNCT"
    ):
        begin -= 1
    return begin


def _that_clause(tree: Tree, cue: VerbCue) -> Said | None:
    """A clause with "that" which the parser hung on a noun between: told X in an interview that ..."""
    tokens = tree.tokens
    for index in tree.subtree(cue.at):
        if index <= cue.at or tokens[index].form.lower() != "that" or tokens[index].deprel != "mark":
            continue
        clause = tokens[index].head
        if (
            clause > index
            and tokens[clause].deprel in ("acl", "advcl", "ccomp", "conj", "acl:relcl")
            and _near(tree, cue, index)
        ):
            span = trimmed(tree, index + 1, clause_end(tree, cue.at, clause, index + 1))
            return None if span is None else Said((span,), cue.frames["clause"], "clause-that", _addressee(tree, cue))
    return None


def _near(tree: Tree, cue: VerbCue, index: int) -> bool:
    """Tell whether no other verb stands between the cue and token *index*."""
    return all(
        tree.tokens[i].upos not in ("VERB",) or tree.tokens[i].deprel in ("amod", "case", "acl")
        for i in range(cue.last + 1, index)
    )


def _of_said(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """accused the airline of counting sleep as leave"""
    if "whom_of" not in cue.frames:
        return None
    target = tree.child(cue.at, "obj")
    for index in range(cue.at + 1, len(tree.tokens)):
        token = tree.tokens[index]
        if token.form.lower() == "of" and token.deprel in ("case", "mark") and token.head > index:
            holder = tree.tokens[token.head]
            if holder.head == cue.at or (
                target is not None and holder.head == target and (token.deprel == "mark" or cue.lemma == "accuse")
            ):
                last = max(tree.subtree(token.head))
                span = trimmed(tree, index + 1, _phrase_end(tree, index + 1, last))
                return None if span is None else Said((span,), cue.frames["whom_of"], "of", None)
    return None


def _phrase_end(tree: Tree, first: int, last: int) -> int:
    for index in range(first + 1, last + 1):
        if tree.tokens[index - 1].form == "," and tree.tokens[index].form.lower() in (
            "which",
            "who",
            "saying",
            "adding",
            "according",
            "as",
            "after",
            "while",
            "but",
        ):
            return index - 2
    return last


def _infinitive(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """vowed to respond; urged residents to leave; expects prices to fall"""
    for kid in tree.children(cue.at, "xcomp", "ccomp", "advcl", "acl"):
        to = next((m for m in tree.children(kid, "mark") if tree.tokens[m].form.lower() == "to"), None)
        if (
            to is None
            or to < cue.at
            or kid < cue.at
            or (tree.tokens[kid].deprel in ("advcl", "acl") and to != cue.last + 1)
        ):
            continue
        doer = tree.child(kid, "nsubj") or tree.child(cue.at, "obj", "iobj") or _on_whom(tree, cue)
        doer = doer if doer is not None and cue.at < doer < to else None
        frame = ("whom_to" if "whom_to" in cue.frames else "object_to") if doer is not None else "to"
        if frame not in cue.frames:
            continue
        first = min(tree.subtree(doer)) if frame == "object_to" and doer is not None else to
        span = trimmed(tree, first, clause_end(tree, cue.at, kid, to))
        if span is not None:
            return Said((span,), cue.frames[frame], frame, doer if frame == "whom_to" else None)
    return None


def _on_whom(tree: Tree, cue: VerbCue) -> int | None:
    """Give the object of the preposition that belongs to the cue: "called on both sides to ..."."""
    return next(
        (kid for kid in tree.children(cue.at, "obl") if cue.last > cue.at and tree.tokens[cue.last].head == kid), None
    )


def _label(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """called the vote a farce; described the raid as a failure"""
    if "label" not in cue.frames:
        return None
    target = next((kid for kid in tree.children(cue.at, "obj", "nsubj") if kid > cue.at), None)
    names = [
        kid for kid in tree.children(cue.at, "xcomp", "ccomp", "obl", "advcl", "obj") if kid > cue.at and kid != target
    ]
    for kid in names:
        is_as = _has_as(tree, kid)
        if is_as or (
            tree.tokens[kid].deprel in ("xcomp", "ccomp", "obj")
            and cue.lemma
            not in (
                "see",
                "view",
                "regard",
                "describe",
                "portray",
                "depict",
                "paint",
                "liken",
                "compare",
                "find",
                "think",
                "believe",
                "dismiss",
                "denounce",
                "condemn",
                "decry",
                "hail",
                "tout",
                "characterize",
                "characterise",
            )
        ):
            first = min(tree.subtree(target)) if target is not None and target < kid else min(tree.subtree(kid))
            span = trimmed(tree, max(first, cue.at + 1), _phrase_end(tree, first, max(tree.subtree(kid))))
            return None if span is None else Said((span,), cue.frames["label"], "label")
    return None


def _has_as(tree: Tree, kid: int) -> bool:
    return any(tree.tokens[m].form.lower() == "as" for m in tree.children(kid, "case", "mark") if m < kid)


def _gerund(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    if "ing" not in cue.frames:
        return None
    for kid in tree.children(cue.at, "xcomp", "ccomp", "advcl"):
        first = min(tree.subtree(kid))
        if first == cue.last + 1 and tree.tokens[kid].xpos == "VBG":
            span = trimmed(tree, first, clause_end(tree, cue.at, kid, first))
            return None if span is None else Said((span,), cue.frames["ing"], "ing")
    return None


def _preposition(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """called for an end; warned against new sanctions; appealed to Rome for help"""
    tokens = tree.tokens
    for index in range(cue.last + 1, min(cue.last + 12, len(tokens))):
        word = tokens[index].form.lower()
        if (
            word not in cue.frames
            or word not in PREPOSITIONS
            or tokens[index].deprel not in ("case", "mark", "advmod")
            or tokens[index].upos == "PART"
        ):
            continue
        head = tokens[index].head
        if (
            head > index
            and tokens[head].head in (cue.at, tree.child(cue.at, "obj"))
            and (index == cue.last + 1 or word in ("for", "against", "of", "about"))
        ):
            content = phrase_content(tree, cue.at, head, first=index + 1)
            if content:
                return Said(content, cue.frames[word], "preposition", None, index if index == cue.last + 1 else None)
    return None


def _object(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """announced a ban; rejected the plan"""
    if "object" not in cue.frames:
        return None
    target = next((kid for kid in tree.children(cue.at, "obj") if kid > cue.at), None)
    if target is None:
        target = next(
            (
                kid
                for kid in tree.children(cue.at, "ccomp", "obl:npmod")
                if kid > cue.at and tree.tokens[kid].upos in ("NOUN", "PROPN")
            ),
            None,
        )
    if target is None or tree.tokens[target].form.lower() in ("himself", "herself", "itself", "themselves", "each"):
        return None
    content = phrase_content(tree, cue.at, target)
    return Said(content, cue.frames["object"], "object") if content else None


def _addressee(tree: Tree, cue: VerbCue) -> int | None:
    """Give who is told: the object of tell, or "to X" of a verb of saying."""
    if "whom" in cue.frames:
        for kid in tree.children(cue.at, "iobj", "obj"):
            if (
                kid > cue.at
                and tree.tokens[kid].upos in ("NOUN", "PROPN", "PRON")
                and tree.tokens[kid].form.lower() != "that"
            ):
                return kid
    for kid in tree.children(cue.at, "obl", "iobj"):
        if tree.case(kid) == "to" and tree.tokens[kid].upos in ("NOUN", "PROPN", "PRON"):
            return kid
    return None


# -- passive ---------------------------------------------------------------------------


def _passive(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    for frame in (_passive_clause, _passive_infinitive, _passive_label, _passive_object):
        if (said := frame(tree, cue, subject)) is not None:
            return said
    return None


def _passive_clause(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """It is believed that ...; the crowd was told that ...; was accused of ..."""
    if (said := _of_said(tree, cue, subject)) is not None:
        return said
    if "clause" not in cue.frames:
        return None
    clause = next((kid for kid in tree.children(cue.at, "ccomp") if kid > cue.at), None)
    if clause is None:
        return None
    told = subject if subject is not None and "whom" in cue.frames else None
    said = _clause_after(tree, cue, clause)
    return None if said is None else replace(said, addressee=told)


def _passive_infinitive(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """is expected to quit (content in two parts); were told to leave"""
    kid = next((k for k in tree.children(cue.at, "xcomp", "ccomp") if k > cue.at), None)
    to = (
        None
        if kid is None
        else next((m for m in tree.children(kid, "mark") if tree.tokens[m].form.lower() == "to"), None)
    )
    if kid is None or to is None:
        return None
    first, last = to, clause_end(tree, cue.at, kid, to)
    if "whom_to" in cue.frames:
        span = trimmed(tree, first, last)
        return None if span is None else Said((span,), cue.frames["whom_to"], "whom_to", subject)
    if ("object_to" not in cue.frames and "clause" not in cue.frames) or subject is None:
        return None
    content = (*_subject_span(tree, subject), *pieces(tree, range(first, last + 1)))
    return Said(content, cue.frames.get("object_to") or cue.frames["clause"], "passive-to")


def _subject_span(tree: Tree, subject: int) -> tuple[Span, ...]:
    return (phrase(tree, subject).span,)


def _passive_label(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """was described as a farce"""
    if (
        "label" not in cue.frames
        or subject is None
        or subject > cue.at
        or (find_agent(tree, cue.at) is None and tree.child(cue.at, "nsubj:pass") is None)
    ):
        return None
    kid = next((k for k in tree.children(cue.at, "obl", "advcl", "xcomp") if k > cue.at and _has_as(tree, k)), None)
    if kid is None:
        return None
    return Said((*_subject_span(tree, subject), *pieces(tree, tree.subtree(kid))), cue.frames["label"], "passive-label")


def _passive_object(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """The plan was rejected by the board."""
    if "object" not in cue.frames or subject is None or subject > cue.at or find_agent(tree, cue.at) is None:
        return None
    return Said(_subject_span(tree, subject), cue.frames["object"], "passive-object")


# -- where the saying stands -----------------------------------------------------------


def _parenthetical(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """The ships, he said, will leave. / ..., the ministry said."""
    if "clause" not in cue.frames or subject is None or tree.tokens[subject].head != cue.above:
        return None
    tokens = tree.tokens
    begin, end = _own_start(tree, cue, subject), _own_end(tree, cue, subject)
    if begin == 0 or tokens[begin - 1].form not in COMMAS:
        return None
    rest = [i for i in range(end + 1, len(tokens)) if any(map(str.isalnum, tokens[i].form))]
    if not rest:
        content = before(tree, begin)
        return Said(content, cue.frames["clause"], "clause-before", _addressee(tree, cue)) if content else None
    if tokens[end + 1].form not in COMMAS or tokens[cue.at].deprel not in (
        "parataxis",
        "ccomp",
        "advcl",
        "acl:relcl",
        "root",
        "dep",
        "acl",
    ):
        return None
    left, right = trimmed(tree, 0, begin - 1), trimmed(tree, end + 1, len(tokens) - 1)
    content = tuple(span for span in (left, right) if span is not None)
    return Said(content, cue.frames["clause"], "parenthetical", _addressee(tree, cue))


def _own_end(tree: Tree, cue: VerbCue, subject: int | None) -> int:
    """Give the last token of "he said on Monday": up to the first comma after verb and subject."""
    last = max(cue.last, subject if subject is not None and tree.tokens[subject].head == cue.above else cue.last)
    while last + 1 < len(tree.tokens) and tree.tokens[last + 1].upos != "PUNCT":
        last += 1
    return last


def _clause(tree: Tree, cue: VerbCue, said: Said) -> tuple[int, int]:
    """Give the first and last token of the saying itself, content left out."""
    tokens = tree.tokens
    subject = find_subject(tree, cue.above)
    first = _own_start(tree, cue, subject)
    last = max(
        cue.last,
        max(tree.subtree(subject))
        if subject is not None and subject > cue.at and tokens[subject].head == cue.above
        else cue.last,
    )
    stop = min((span.start for span in said.content if span.start > tokens[last].end), default=tokens[-1].end + 1)
    known = set(tree.subtree(cue.at))
    while (
        last + 1 < len(tokens)
        and last + 1 in known
        and tokens[last + 1].start < stop
        and tokens[last + 1].upos != "PUNCT"
    ):
        last += 1
    return first, last
