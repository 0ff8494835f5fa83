"""Words that may name a place. In: Tree, tables. Out: Toponyms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.tree import Tree
from dateline.knowledge.names import bare
from dateline.knowledge.places import PlaceTables, Spot
from dateline.model import Span

LIST = 9  # tokens after a name in which the word for a list of divisions is looked for
LONGEST = 6  # tokens: "Zaporizhzhia nuclear power plant" with its hyphens
PLACE_LABELS = ("GPE", "LOC", "FAC")
NAME_LABELS = ("ORG", "PERSON", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT")
BIG = 300_000  # inhabitants from which a bare town name needs no word of place around it


@dataclass(frozen=True, slots=True)
class Toponym:
    """A candidate: tokens *first* to *last* of sentence *number*, its possible spots, and what stands around it.

    ``cue`` is admin1 or city where a word says which; ``is_placed`` where a preposition or the
    parser says that a place is meant. A weak one counts only where the article names its state.
    """

    number: int
    first: int
    last: int
    span: Span
    spots: tuple[Spot, ...]
    cue: str | None
    is_placed: bool
    is_weak: bool


def find_toponyms(tree: Tree, tables: PlaceTables) -> Iterator[Toponym]:
    """Give what may be a place in *tree*, the longest match at each word."""
    words = [bare(token.form) for token in tree.tokens]
    at = 0
    while at < len(words):
        found = _longest(tree, words, at, tables) if _may_open(tree, at) else None
        if found is None:
            at += 1
            continue
        last, spots = found
        toponym = _toponym(tree, at, last, spots, tables)
        if toponym is not None:
            yield toponym
        at = last + 1


def _may_open(tree: Tree, at: int) -> bool:
    form = tree.tokens[at].form
    return form[0].isupper() or form.startswith(("al-", "el-"))


def _longest(tree: Tree, words: list[str], at: int, tables: PlaceTables) -> tuple[int, tuple[Spot, ...]] | None:
    gazetteer = tables.gazetteer
    for last in range(min(len(words), at + LONGEST) - 1, at - 1, -1):
        parts = words[at : last + 1]
        key = " ".join(filter(None, parts))
        if any(token.form[0] in "'’" for token in tree.tokens[at + 1 : last + 1]):
            key = bare(tree.span(at, last).of(tree.text))
        if key and words[last] and key in gazetteer and tree.tokens[at].form[0].isalpha():
            return last, gazetteer.spots(key)
    return None


def _toponym(tree: Tree, first: int, last: int, spots: tuple[Spot, ...], tables: PlaceTables) -> Toponym | None:
    cue = _cue(tree, first, last, tables)
    placed = _is_placed(tree, first, tables) or cue is not None
    ours = any(spot.is_ours for spot in spots)
    if _is_other_name(tree, first, last, tables, ours=ours) or _acts(tree, first, last, spots, tables):
        return None
    if _names_a_paper(tree, last, spots, tables) or _is_half(tree, first, spots):
        return None
    strength = _strength(tree, first, last, spots, placed, tables)
    if strength == 0:
        return None
    end = last + 1 if cue == "admin1" and _follows_cue(tree, last, tables) else last
    return Toponym(tree.number, first, end, tree.span(first, end), spots, cue, placed, strength == 1)


def _names_a_paper(tree: Tree, last: int, spots: tuple[Spot, ...], tables: PlaceTables) -> bool:
    """Tell whether a town only names what was signed there: "the Minsk agreements"."""
    if tree.tokens[last].deprel != "compound" or any(spot.kind == "country" for spot in spots):
        return False
    return tree.tokens[last + 1 : last + 2] != () and tree.tokens[last + 1].lemma.lower() in tables.cues["paper"]


def _is_half(tree: Tree, first: int, spots: tuple[Spot, ...]) -> bool:
    """Tell whether a sea is the second half of a word: "Euro-Atlantic"."""
    return first > 0 and tree.tokens[first - 1].form == "-" and spots[0].kind == "sea"


def _follows_cue(tree: Tree, last: int, tables: PlaceTables) -> bool:
    following = tree.tokens[last + 1].form if last + 1 < len(tree.tokens) else ""
    return following.lower() in tables.cues["admin1"]


def _cue(tree: Tree, first: int, last: int, tables: PlaceTables) -> str | None:
    """Give admin1 for "Kursk region" and "the province of Anbar", city for "the town of Anbar"."""
    if _follows_cue(tree, last, tables):
        return "admin1"
    if any(tree.tokens[kid].lemma in tables.cues["admin1"] for kid in tree.children(last, "appos")):
        return "admin1"
    before = [t.form.lower() for t in tree.tokens[max(0, first - 2) : first]]
    if before[-1:] == ["of"] and before[0] in tables.cues["admin1"]:
        return "admin1"
    following = tree.tokens[last + 1].form.lower() if last + 1 < len(tree.tokens) else ""
    if following in tables.cues["office"] or _shares_cue(tree, last, tables):
        return "admin1"
    if (before[-1:] == ["of"] and before[0] in tables.cues["city"]) or following in tables.cues["city"]:
        return "city"
    return None


def _shares_cue(tree: Tree, last: int, tables: PlaceTables) -> bool:
    """Tell whether a list ends in a word for divisions: "the Kherson, Donetsk and Luhansk regions"."""
    joined = False
    for token in tree.tokens[last + 1 : last + 1 + LIST]:
        if token.form in (",", "and", "or"):
            joined = True
        elif token.upos != "PROPN":
            return joined and token.form in tables.cues["divisions"]
        elif not joined:
            return False
    return False


def _is_placed(tree: Tree, first: int, tables: PlaceTables) -> bool:
    return tree.tokens[first].entity[2:] in PLACE_LABELS or _follows_where(tree, first, tables)


def _follows_where(tree: Tree, first: int, tables: PlaceTables) -> bool:
    """Tell whether a word that looks for a place stands before: "near", "the outskirts of"."""
    before = tree.tokens[first - 1].form.lower() if first else ""
    if before == "the" and first > 1:
        before = tree.tokens[first - 2].form.lower()
    if before == "of" and first > 1:
        return tree.tokens[first - 2].form.lower() in tables.cues["of"]
    return before in tables.cues["where"]


def _is_other_name(tree: Tree, first: int, last: int, tables: PlaceTables, *, ours: bool) -> bool:
    """Tell whether the words are part of a longer name: "Paris Agreement", "Washington Post", a person's."""
    tokens = tree.tokens
    label = _label(tree, first)
    if (tree.sentence.is_title and label != "PERSON") or (last > first and ours):
        return False
    begins = (
        first > 0 and label != "" and tokens[first].entity.startswith("I-") and tokens[first - 1].form.lower() != "the"
    )
    goes_on = last + 1 < len(tokens) and tokens[last + 1].entity.startswith("I-")
    tail = tokens[last + 1].form.lower() in tables.cues["tail"] if last + 1 < len(tokens) else False
    if label in NAME_LABELS and (begins or goes_on) and not tail and tokens[last + 1 : last + 2] != ():
        return not (goes_on and tokens[last + 1].form in ("'s", "’s", ",")) or begins
    follower = tokens[last + 1] if last + 1 < len(tokens) else None
    return (
        follower is not None and follower.upos == "PROPN" and not tail and tokens[last].deprel == "compound"
        and label not in PLACE_LABELS and follower.entity[2:] not in PLACE_LABELS
    )  # fmt: skip


def _label(tree: Tree, first: int) -> str:
    """Give what the parser takes the name for; "Smith Wants Greenland" is no person."""
    token = tree.tokens[first]
    broken = token.entity == "I-PERSON" and first > 0 and tree.tokens[first - 1].upos in ("VERB", "AUX")
    return "" if broken else token.entity[2:]


def _acts(tree: Tree, first: int, last: int, spots: tuple[Spot, ...], tables: PlaceTables) -> bool:
    """Tell whether a capital or a seat stands for its government here."""
    key = bare(tree.span(first, last).of(tree.text)).removeprefix("the ")
    if key not in tables.seats or any(spot.kind == "country" for spot in spots):
        return False
    token = tree.tokens[last]
    if token.deprel in ("nsubj", "obl:agent"):
        return True
    above = tree.tokens[token.head] if token.head >= 0 else None
    if token.deprel in ("obj", "iobj", "nsubj:pass"):
        return above is not None and above.lemma in tables.cues["told"]
    return token.deprel in ("nmod", "obl") and tree.case(last) in ("with", "between", "by", "against", "than")


def _strength(
    tree: Tree, first: int, last: int, spots: tuple[Spot, ...], placed: bool, tables: PlaceTables
) -> int:  # fmt: skip
    """Give 2 for a place, 1 for one if the article names its state, 0 for none."""
    label = _label(tree, first)
    key = bare(tree.span(first, last).of(tree.text))
    form = tree.tokens[first].form
    if key in tables.never:
        return 0
    if spots[0].kind != "country" and (key in tables.demonyms or (first == last and form.isupper() and len(form) < 4)):
        return 0
    inside = tree.tokens[first].entity.startswith("I-") and not _is_the(tree, first)
    if inside and not any(spot.is_ours for spot in spots):
        return 0
    if key in tables.common and spots[0].kind != "country":
        shown = label in PLACE_LABELS and not (tree.sentence.is_title and tree.tokens[first].entity == "")
        return 2 if shown else 0
    if any(spot.is_ours for spot in spots) and (label != "PERSON" or placed or last > first or _is_the(tree, first)):
        return 2
    big = any(spot.is_capital or spot.population > BIG for spot in spots)
    if label == "PERSON":
        # "the Donetsk region, or Donbass": hardly anybody is called so
        is_region = first == last and any(s.is_ours and s.kind in ("region", "sea", "site") for s in spots)
        if is_region or (placed and (big or tree.case(last) != "to")):
            return 2
        return 1 if placed or tree.tokens[first].deprel in ("obj", "obl", "nmod", "nmod:poss") else 0
    if big or (placed and not (tree.sentence.is_title and not _follows_where(tree, first, tables))):
        return 2
    return 1 if tree.tokens[last].upos == "PROPN" and len(key) > 3 else 0


def _is_the(tree: Tree, first: int) -> bool:
    return first > 0 and tree.tokens[first - 1].form.lower() == "the"
