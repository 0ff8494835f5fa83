"""Speech credited by a mark: a turn of a transcript, a name after a dash. In: Article, trees. Out: Drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.extract.attributions.draft import Draft, Phrase
from dateline.extract.attributions.joining import FAR
from dateline.extract.attributions.quotes import Quote
from dateline.extract.attributions.regained import FINITE
from dateline.extract.attributions.sources import find_subject, phrase
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import ReportingTables
from dateline.model import Article, Span

# "WALLACE: But, Governor ...", "PRESIDENT KUSI (through interpreter): ..."
TURN = re.compile(r"[\s\"“]*((?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+[ ,]*){1,5})(?:\s?\([^)\n]{1,40}\))?\s?:\s+(?=\S)")
# "..." — Carlos Raúl, Tirana
CREDIT = re.compile(r"\s*([―—–]|--?)\s*((?:[^\W\d_][\w.'’-]*[ ,]*){1,8})[.\s]*$")
LABELS = frozenset(("NOTE", "UPDATE", "UPDATED", "CORRECTION", "PHOTO", "PHOTOS", "VIDEO", "WATCH", "READ", "MORE")) | {
    "SOURCE", "BREAKING", "EXCLUSIVE", "ANALYSIS", "OPINION", "Q", "A", "FILE",
}  # fmt: skip
# Words of a name before what its bearer does: "“...” - the former captain Dyce fumes at the exit".
LONGEST_NAME = 4
# Turns that put a question for nobody in particular.
PLACES = ("GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT")
ASKERS = frozenset(("QUESTION", "QUESTIONS"))


def read_turns(article: Article, trees: Sequence[Tree], quotes: Sequence[Quote]) -> Iterator[Draft]:
    """Give a draft for each turn of a transcript and each quotation with a name after a dash."""
    opening: dict[int, Tree] = {}
    for tree in trees:
        opening.setdefault(tree.sentence.block, tree)
    found = [draft for number, tree in opening.items() if (draft := _turn(article, number, tree)) is not None]
    if len(found) > 1:
        yield from (draft for draft in found if draft.clause.of(article.text).split()[0].strip(".,") not in ASKERS)
    for quote in quotes:
        end = article.blocks[quote.block].span.end
        credit = CREDIT.match(article.text, quote.span.end, end)
        if credit is not None and article.text[credit.start(2)].isupper():
            holder = _tree_at(trees, quote.block, credit.start(2))
            name = None if holder is None else _name(holder, Span(*credit.span(2)))
            if holder is not None and name is not None:
                yield _marked(holder, name, Span(*credit.span(1)), (quote.span,), "credit")


def read_colons(
    drafts: Sequence[Draft], trees: Sequence[Tree], quotes: Sequence[Quote], tables: ReportingTables
) -> Iterator[Draft]:
    """Give a draft for each quotation after a colon that nobody has yet: "he made the following comment: “...”"."""
    taken: dict[int, list[Span]] = {}
    for known in drafts:
        taken.setdefault(known.tree.sentence.block, []).extend(known.content)
    colons = {token.end: (tree, at) for tree in trees for at, token in enumerate(tree.tokens) if token.form == ":"}
    for quote in quotes if colons else ():
        near = [part for block in range(quote.block - 1, quote.block + 2) for part in taken.get(block, ())]
        text = trees[0].text
        gap = text[max(0, quote.span.start - FAR) : quote.span.start]
        tree, at = colons.get(quote.span.start - len(gap) + len(gap.rstrip()), (None, 0))
        if tree is None or any(part.overlaps(quote.span) for part in near):
            continue
        if (draft := _before_colon(tree, at, quote.span, tables)) is not None:
            yield draft


def _before_colon(tree: Tree, at: int, quote: Span, tables: ReportingTables) -> Draft | None:
    verbs = [
        i
        for i in range(at)
        if tree.tokens[i].xpos in FINITE | {"VBG", "VBN"}
        and tree.tokens[i].upos == "VERB"
        and not tree.tokens[i].deprel.startswith("acl")
    ]
    for verb in reversed(verbs):
        subject = find_subject(tree, verb)
        if subject is None or subject > at or not _is_somebody(tree, subject, tables):
            continue
        is_saying = tables.forms.get(tree.tokens[verb].form.lower()) in tables.verbs
        is_finite = tree.tokens[verb].xpos in FINITE or tree.child(verb, "aux") is not None
        is_doing = is_finite and not tree.tokens[subject].entity.endswith(PLACES)
        if not is_saying and not is_doing:
            continue  # "Lima returns to the stage: ‘It is again the capital of song’"
        return Draft(
            tree=tree,
            at=verb,
            cue=tree.span(verb, at - 1),
            lemma=tree.tokens[verb].lemma.lower(),
            class_="speech",
            rule="colon",
            clause=tree.span(0, at),
            source=phrase(tree, subject),
            content=(quote,),
            is_quoted=True,
        )
    return None


def _is_somebody(tree: Tree, subject: int, tables: ReportingTables) -> bool:
    token = tree.tokens[subject]
    if token.form.lower() in tables.speakers:
        return True
    return token.upos == "PROPN" or token.form.lower() in ("he", "she", "they") or token.entity.endswith("PERSON")


def _turn(article: Article, number: int, tree: Tree) -> Draft | None:
    block = article.blocks[number].span
    match = TURN.match(article.text, block.start, block.end)
    if match is None or match.group(1).split()[0].strip(".,") in LABELS:
        return None
    content = Span(match.end(), block.end) if match.end() < block.end else None
    text = "" if content is None else content.of(article.text).rstrip()
    if content is None or not any(map(str.isalnum, text)):
        return None
    colon = article.text.index(":", match.start(1))
    return _marked(
        tree, Span(*match.span(1)), Span(colon, colon + 1), (Span(content.start, content.start + len(text)),), "turn"
    )


def _tree_at(trees: Sequence[Tree], block: int, start: int) -> Tree | None:
    here = (tree for tree in trees if tree.sentence.block == block)
    return next((tree for tree in here if tree.sentence.span.start <= start < tree.sentence.span.end), None)


def _name(tree: Tree, words: Span) -> Span | None:
    """Give the name in *words*: of "Dyce fumes at the exit" the first word; None where no name opens them."""
    inside = [token for token in tree.tokens if words.start <= token.start < words.end]
    verb = next((i for i, token in enumerate(inside) if token.upos in ("VERB", "AUX") and token.form.islower()), None)
    if verb is None:
        return words
    return Span(inside[0].start, inside[verb - 1].end) if 0 < verb <= LONGEST_NAME else None


def _marked(tree: Tree, name: Span, mark: Span, content: tuple[Span, ...], rule: str) -> Draft:
    words = name.of(tree.text).rstrip(" ,.")
    span = Span(name.start, name.start + len(words))
    inside = [i for i, token in enumerate(tree.tokens) if span.start <= token.start < span.end]
    names = [i for i in inside if tree.tokens[i].upos == "PROPN"] or inside
    return Draft(
        tree=tree,
        at=inside[0] if inside else 0,
        cue=mark,
        lemma=mark.of(tree.text),
        class_="speech",
        rule=rule,
        clause=span,
        source=Phrase(tree, names[-1] if names else 0, span),
        content=content,
        is_quoted=rule == "credit",
    )
