"""Whose words a document holds. In: drafts in order, Cast. Out: for "the statement said", who issued the statement.

A document named with its author ("a letter from the ministry") is resolved where it stands;
here are those named again: the author is whoever spoke in such a document before, or issued it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.sources import author
from dateline.extract.cast import Cast
from dateline.extract.tree import Tree
from dateline.knowledge.names import words
from dateline.knowledge.reporting import ReportingTables
from dateline.model import ActorMention

DEFINITE = ("the", "this", "that", "its", "his", "her", "their")
# One document under several names: "the text" and "the document" may be any of them.
KINDS = (
    words("statement release communique communiqué declaration notice announcement"),
    words("letter message note memo memorandum email e-mail cable telegram communication"),
    words("report study survey paper audit assessment poll dossier"),
    words("post tweet"),
    words("ruling verdict judgment order opinion"),
    words("indictment complaint filing affidavit"),
    words("article editorial column essay op-ed commentary"),
    words("speech address remarks"),
    words("bill resolution draft"),
)
ANY = words("document text")
ISSUING = words("issue release publish send write post sign make deliver adopt unveil submit file circulate")
# Sentences back; newspapers name the author again when more has come between.
REACH = 12


@dataclass(slots=True)
class Papers:
    """The documents an article has named so far, each with who speaks in it."""

    trees: Mapping[int, Tree]
    cast: Cast
    tables: ReportingTables
    _seen: list[tuple[int, str, ActorMention]] = field(default_factory=list)

    def speaker(self, draft: Draft, mention: ActorMention | None) -> ActorMention | None:
        """Give *mention*, the reading of the draft's source, with its author where it is a document named again."""
        source = draft.source
        if mention is None or source is None:
            return mention
        word = source.tree.tokens[source.head].lemma.lower()
        is_again = word in self.tables.documents | ANY and _is_definite(source.tree, source.head)
        if mention.name is None and mention.country is None and is_again:
            author = self._author(source.tree.number, word)
            if author is not None:
                mention = _as(author, mention)
        elif word == "it" and (author := self._paper_before(source.tree.number)) is not None:
            mention = _as(author, mention)
        self._note(draft, mention, word)
        return mention

    def _note(self, draft: Draft, mention: ActorMention, word: str) -> None:
        """Remember the documents of the sentence that *mention* speaks in."""
        if mention.name is None and mention.country is None and mention.role is None:
            return
        number = draft.tree.number
        if word in self.tables.documents:
            self._seen.append((number, word, mention))
        for at, token in enumerate(draft.tree.tokens):
            lemma = token.lemma.lower()
            if lemma in self.tables.documents and not draft.holds(draft.tree.span(at, at)):
                self._seen.append((number, lemma, mention))

    def _author(self, number: int, word: str) -> ActorMention | None:
        """Give who spoke in, or issued, the like document nearest before."""
        for seen, lemma, mention in reversed(self._seen):
            if number - REACH <= seen <= number and _is_same(word, lemma):
                return mention
        for back in range(1, REACH + 1):
            tree = self.trees.get(number - back)
            if tree is not None and (issuer := _issuer(tree, word, self.tables)) is not None:
                return self.cast.at(tree, issuer)
        return None

    def _paper_before(self, number: int) -> ActorMention | None:
        """Give who speaks in the document that was the subject of the sentence before, for "it added"."""
        tree = self.trees.get(number - 1)
        papers = [
            at for at, token in enumerate(tree.tokens)
            if token.deprel == "nsubj" and token.lemma.lower() in self.tables.documents | ANY
        ] if tree else []  # fmt: skip
        if tree is None or not papers:
            return None
        lemma, issuer = tree.tokens[papers[0]].lemma.lower(), author(tree, papers[0], self.tables)
        if issuer != papers[0]:
            return self.cast.at(tree, issuer)
        known = (mention for seen, word, mention in reversed(self._seen) if seen == number - 1 and word == lemma)
        return next(known, None) or self._author(number - 1, lemma)


def _is_definite(tree: Tree, head: int) -> bool:
    return any(tree.tokens[kid].form.lower() in DEFINITE for kid in tree.kids[head])


def _is_same(word: str, other: str) -> bool:
    if word == other or word in ANY or other in ANY:
        return True
    return any(word in kind and other in kind for kind in KINDS)


def _issuer(tree: Tree, word: str, tables: ReportingTables) -> int | None:
    """Give "X" of "a letter from X", of "X issued a statement" and of "a statement was issued by X"."""
    for at, token in enumerate(tree.tokens):
        if not _is_same(word, token.lemma.lower()) or token.head < 0:
            continue
        if (named := author(tree, at, tables)) != at:
            return named
        verb = tree.tokens[token.head]
        if token.deprel == "obl" and tree.case(at) == "in" and verb.deprel == "root":
            return tree.child(token.head, "nsubj")  # "In the message, the president extended ..."
        if verb.lemma.lower() not in ISSUING:
            continue
        if token.deprel == "obj":
            senders = [kid for kid in tree.children(token.head, "obl") if tree.case(kid) == "from" and kid > at]
            return senders[0] if senders else tree.child(token.head, "nsubj")
        if token.deprel == "nsubj:pass":
            return tree.child(token.head, "obl:agent")
    return None


def _as(author: ActorMention, mention: ActorMention) -> ActorMention:
    """Give *author* over the words of *mention*; who stands behind a document is inferred, so not sure."""
    return replace(author, span=mention.span, text=mention.text, sure=False)


def papers_of(trees: Sequence[Tree], cast: Cast, tables: ReportingTables) -> Papers:
    """Give the empty memory for one article."""
    return Papers({tree.number: tree for tree in trees}, cast, tables)
