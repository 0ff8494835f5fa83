"""Reports without a verb: "according to", nouns such as "his pledge to", adjectives. In: a tree. Out: Drafts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dateline.extract.attributions.content import clause_end, pieces, trimmed
from dateline.extract.attributions.draft import Draft, Phrase
from dateline.extract.attributions.sources import author, find_agent, find_subject, phrase
from dateline.extract.tree import Tree
from dateline.knowledge.names import words
from dateline.knowledge.reporting import Frames, ReportingTables
from dateline.model import Span

NOBODY = frozenset(("it", "this", "that", "there", "i", "we", "you", "one", "anyone", "some", "many"))
MAKING = frozenset(("make", "get", "keep", "ensure"))
# "My five calls for the year": the writer's.
OWN = frozenset(("my", "our", "your", "whose"))
# Nouns that things bring: "a reminder that summer ends", "sends the message that".
IMPERSONAL = words("reminder message hint indication revelation finding conclusion guarantee sign proof")
# Words of a name behind "according to X,".
LONGEST_NAME = 8
NAMING = frozenset(("PROPN", "NOUN", "ADJ", "DET", "PART"))
HELD = frozenset(("view", "opinion", "belief", "conviction", "position", "contention"))


def read_phrases(tree: Tree, tables: ReportingTables, quoted: Collection[int]) -> Iterator[Draft]:
    """Give a draft for each such report of *tree* outside the *quoted* tokens."""
    for at, token in enumerate(tree.tokens):
        if at in quoted:
            continue
        word = token.form.lower()
        draft = None
        if word in ("according", "per"):
            draft = _according(tree, at, word, tables)
        elif word == "as":
            draft = _as_reported(tree, at, tables)
        elif token.upos == "NOUN" and (frames := tables.nouns.get(token.lemma.lower())):
            draft = _noun(tree, at, frames)
        elif frames := tables.adjectives.get(word):
            draft = _adjective(tree, at, frames)
        if draft is not None:
            yield draft


def _according(tree: Tree, at: int, word: str, tables: ReportingTables) -> Draft | None:
    """The bridge is shut, according to the mayor."""
    tokens = tree.tokens
    to = at + 1 if word == "according" else at
    if (
        to >= len(tokens)
        or (word == "according" and tokens[to].form.lower() != "to")
        or (word == "per" and at > 0 and tokens[at - 1].form != ".")
    ):
        return None
    head = tokens[at].head if tokens[at].deprel == "case" else tokens[to].head if tokens[to].deprel == "case" else -1
    if (
        head <= to
        or tokens[head].lemma.lower() in tables.measures
        or tokens[head].upos not in ("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ")
    ):
        return None
    own = set(tree.subtree(head))
    last = _after_carrier(tree, _after_name(tree, max(own)), tables)
    content = pieces(tree, (i for i in _clause_of(tree, head, at) if not at <= i <= last))
    if not content:
        return None
    return Draft(
        tree=tree,
        at=at,
        cue=tree.span(at, to),
        lemma="according to" if word == "according" else word,
        class_="speech",
        rule="according-to",
        clause=tree.span(at, last),
        source=phrase(tree, author(tree, head, tables)),
        content=content,
        takes_quote=True,
    )


def _after_carrier(tree: Tree, last: int, tables: ReportingTables) -> int:
    """Give *last* moved over ", cited by the agency," behind a source."""
    tokens = tree.tokens
    following = tokens[last + 1 : last + 3]
    if len(following) < 2 or following[0].form != "," or following[1].xpos != "VBN":
        return last
    if tables.forms.get(following[1].form.lower()) not in tables.handling:
        return last
    return next((i for i in range(last + 3, len(tokens)) if tokens[i].form == ","), len(tokens)) - 1


def _after_name(tree: Tree, last: int) -> int:
    """Give *last* moved over ", Ann Lee," or ", the Malay group." behind a source, which the parse hung elsewhere."""
    tokens = tree.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].form != ",":
        return last
    end = next((i for i in range(last + 2, len(tokens)) if tokens[i].upos == "PUNCT"), len(tokens))
    inside = tokens[last + 2 : end]
    is_end = end >= len(tokens) - 1
    is_person = bool(inside) and all(t.entity.endswith("PERSON") for t in inside) and not is_end
    is_group = is_end and len(inside) <= LONGEST_NAME and all(t.upos in NAMING for t in inside)
    return end - is_end if is_person or (is_group and any(t.upos == "PROPN" for t in inside)) else last


def _as_reported(tree: Tree, at: int, tables: ReportingTables) -> Draft | None:
    """The contract was signed in March, as first reported by the daily Lupa."""
    tokens = tree.tokens
    verb = next((i for i in range(at + 1, min(at + 3, len(tokens))) if tokens[i].xpos == "VBN"), None)
    if verb is None or at == 0 or tables.forms.get(tokens[verb].form.lower()) not in tables.handling:
        return None
    agent = find_agent(tree, verb) or next((k for k in tree.children(verb, "obl") if tree.case(k) == "by"), None)
    content = () if agent is None else pieces(tree, range(at))
    if agent is None or not content:
        return None
    return Draft(
        tree=tree,
        at=verb,
        cue=tree.span(at, verb),
        lemma=tokens[verb].lemma.lower(),
        class_="speech",
        rule="according-to",
        clause=tree.span(at, max(tree.subtree(agent))),
        source=phrase(tree, agent),
        content=content,
    )


def _clause_of(tree: Tree, head: int, at: int) -> Iterable[int]:
    """Give the tokens that "according to" is about: the sentence, or the relative clause it stands in."""
    clause = tree.tokens[head].head
    if at > 0 and clause >= 0 and tree.tokens[clause].deprel == "acl:relcl" and tree.tokens[at - 1].form == ",":
        return tree.subtree(clause)
    return range(len(tree.tokens))


def _noun(tree: Tree, at: int, frames: Frames) -> Draft | None:
    """his pledge to rebuild the pier; the clerk's claim that ...; the claim by the union that ..."""
    source = _possessor(tree, at)
    tokens = tree.tokens
    if at > 0 and tokens[at - 1].form.lower() == "in" and at + 1 < len(tokens) and tokens[at + 1].form.lower() == "of":
        return None  # "in view of the fact that"
    is_comment = tokens[at].deprel == "appos" or (source is None and at > 1 and tokens[at - 2].form == ",")
    if not is_comment and "clause" in frames and (that := _that_after(tree, at)) is not None:
        holder = source if source is not None else _of_whom(tree, at, that)
        span = trimmed(tree, that + 1, clause_end(tree, at, tokens[that].head, that + 1, is_free=False))
        if span is None or (holder is None and frames["clause"] != "speech"):
            return None  # "hopes that ...": nobody's
        if holder is None and tokens[at].lemma.lower() in IMPERSONAL:
            return None
        return _nominal(tree, at, frames["clause"], holder, (span,))
    if source is None:
        return None
    for kid in tree.kids[at]:
        opening = [tokens[m].form.lower() for m in tree.children(kid, "mark", "case") if at < m <= kid]
        if kid < at or not opening or opening[0] not in frames or min(tree.subtree(kid)) != at + 1 or kid == source:
            continue
        is_infinitive = opening[0] == "to" and tokens[kid].upos not in ("NOUN", "PROPN", "PRON")
        is_aimed = opening[0] == "to" and not is_infinitive and frames["to"] == "speech"  # "his threats to Peru"
        if is_aimed or tokens[kid].upos in ("PRON", "NUM") or tokens[source].form.lower() in OWN:
            continue
        start = at + 1 if is_infinitive else at + 2
        span = trimmed(tree, start, clause_end(tree, at, kid, start, is_free=False))
        if span is not None:
            return _nominal(tree, at, frames[opening[0]], source, (span,))
    return None


def _that_after(tree: Tree, at: int) -> int | None:
    """Give "that" right after the noun, or after "by X" or "of X", where it opens a whole clause."""
    tokens = tree.tokens
    index = at + 1
    if index < len(tokens) and tokens[index].form.lower() in ("by", "from", "of"):
        index = next((i for i in range(at + 2, min(at + 10, len(tokens))) if tokens[i].form.lower() == "that"), index)
    if index >= len(tokens) or tokens[index].form.lower() != "that" or tokens[index].head < index:
        return None
    above = tokens[tokens[index].head].head
    if above != at and not (index > at + 1 and tokens[above].head == at):
        return None
    is_subject = tokens[index].deprel.startswith("nsubj") or tokens[index].deprel == "obj"
    return None if is_subject or tokens[tokens[index].head].deprel not in ("acl", "ccomp", "acl:relcl") else index


def _of_whom(tree: Tree, at: int, that: int) -> int | None:
    """Give the holder of a view: "the view of the auditor that ..."; of other nouns "of" brings the matter."""
    if tree.tokens[at].lemma.lower() not in HELD:
        return None
    return next((kid for kid in tree.children(at, "nmod") if kid < that and tree.case(kid) == "of"), None)


def _possessor(tree: Tree, at: int) -> int | None:
    owner = tree.child(at, "nmod:poss")
    if owner is not None:
        return owner
    for kid in tree.children(at, "nmod", "obl", "obl:agent"):
        if tree.case(kid) in ("by", "from", "among"):
            return kid
    return None


def _nominal(tree: Tree, at: int, class_: str, source: int | None, content: tuple[Span, ...]) -> Draft:
    named: Phrase | None = None if source is None else phrase(tree, source, without=frozenset((at,)))
    return Draft(
        tree=tree, at=at, cue=tree.span(at, at), lemma=tree.tokens[at].lemma.lower(), class_=class_, rule="noun",
        clause=tree.span(at, at), source=named, content=content,
    )  # fmt: skip


def _adjective(tree: Tree, at: int, frames: Frames) -> Draft | None:
    """is confident that the deal will hold; is willing to pay"""
    tokens = tree.tokens
    if tree.child(at, "cop", "aux:pass") is None and tokens[at].deprel not in ("xcomp", "conj"):
        return None
    if tokens[at].deprel == "xcomp" and tokens[tokens[at].head].lemma.lower() in MAKING:
        return None  # "makes sure that", "get ready to"
    subject = find_subject(tree, at)
    if subject is None or tokens[subject].deprel == "expl" or tokens[subject].form.lower() in NOBODY:
        return None
    for kid in tree.kids[at]:
        if kid < at or tokens[kid].deprel in ("punct", "advmod", "conj"):
            continue
        first = min(tree.subtree(kid))
        word = tokens[first].form.lower()
        frame = "clause" if tokens[kid].deprel == "ccomp" and word != "to" else word
        if frame not in frames or first != at + 1:
            continue
        is_infinitive = frame == "to" and tokens[first].upos == "PART"
        start = first if is_infinitive or (frame == "clause" and word != "that") else first + 1
        span = trimmed(tree, start, clause_end(tree, at, kid, start, is_free=False))
        if span is not None:
            return Draft(
                tree=tree,
                at=at,
                cue=tree.span(at, at),
                lemma=tokens[at].form.lower(),
                class_=frames[frame],
                rule="adjective",
                clause=tree.span(at, at),
                source=phrase(tree, subject),
                content=(span,),
                negated=any(tokens[k].form.lower() in ("not", "n't", "n’t") for k in tree.children(at, "advmod")),
            )
    return None
