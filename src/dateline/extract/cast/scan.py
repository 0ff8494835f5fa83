"""Where names stand in a sentence. In: Tree, tables. Out: Scene.

Two kinds of name: those the tables know (states, bodies, groups, media) and those of persons,
by the parser's word or by the office before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.tree import Tree
from dateline.knowledge.actors import ActorTables, Agent, Known
from dateline.knowledge.names import Key, piece, words

# Labels under which a small model files organisations; a careful name needs one of them.
NAME_LABELS = ("ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "PERSON", "WORK_OF_ART")
PARTICLES = words("al bin ibn von van der de del da dos di du la le el abu ben y den ter bint")
AGENT_PIECES = 4  # the longest phrases of agents.tsv that matter in news
QUOTES = '“”"‘«»('
NOT_NAMES = words("day week month year act council house office party street square war games cup award prize bill")
# The Social Democrats are not the American Democrats.
PARTIES = words("democrats democrat republicans republican democratic")
OTHER_PARTIES = words("social christian liberal free national new young united sweden catalan irish left")
# A people's name that says nothing of a state.
NO_STATE = frozenset(
    tuple(phrase.split())
    for phrase in (
        "chinese new", "american football", "spanish flu", "german shepherd", "french fries", "english channel",
        "indian ocean", "irish sea", "russian roulette", "japanese encephalitis", "french open", "australian open",
        "italian open", "british columbia", "turkish delight", "dutch courage", "mexican wave", "swiss cheese",
    )
)  # fmt: skip
# "Russo-Ukrainian"; alone they are surnames.
PREFIXES = words("russo franco sino anglo italo greco turco hispano luso")
PERSONS = words(
    "counterpart predecessor successor deputy aide adviser advisor colleague wife husband brother sister son daughter"
    " father mother widow partner friend rival opponent colleague boss founder owner auditor author"
)
LONGEST = 4  # words of a name
HALVES = {"north": ("north", "korea"), "south": ("south", "korea")}
PAIRED = (("north", "korea"), ("south", "korea"), ("north", "koreas"), ("south", "koreas"))
_INNER = re.compile(r"-|[^-]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name over tokens *first* to *last*; no ``options`` means a person."""

    first: int
    last: int
    options: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its names: ``over`` gives the name a token is part of.

    ``pieces`` are the words folded; a word with a hyphen inside ("U.S.-led") counts once here.
    """

    tree: Tree
    pieces: tuple[str, ...]
    names: tuple[Name, ...]
    over: dict[int, Name]
    tables: ActorTables

    def agent_ending(self, last: int) -> tuple[int, Agent] | None:
        """Give where the longest agent phrase ending at token *last* starts, and what it is."""
        for first in range(max(0, last - AGENT_PIECES + 1), last + 1):
            agent = self._agent(self.pieces[first : last + 1], last)
            if agent is not None:
                return first, agent
        return None

    def agent_from(self, first: int, last: int) -> Agent | None:
        """Give the agent the very tokens *first* to *last* name."""
        return self._agent(self.pieces[first : last + 1], last)

    def _agent(self, key: Key, last: int) -> Agent | None:
        if len(key) > 2 and "-" in key[1:-1]:
            key = tuple(part for part in key if part != "-")  # "vice-president"
        agent = self.tables.agents.get(key)
        if agent is not None:
            return agent
        token = self.tree.tokens[last]
        lemma = token.lemma.lower()
        if token.xpos in ("NNS", "NNPS") and lemma != key[-1]:
            single = self.tables.agents.get((*key[:-1], lemma))
            return Agent(single.sector, "group") if single else None
        return None


def scan(tree: Tree, tables: ActorTables, *, is_korean: bool = False) -> Scene:
    """Give *tree* with the names in it; where two overlap, the longer stays, and of equals the known one.

    In an article on Korea (*is_korean*) "the North" and "the South" are states.
    """
    pieces = tuple(piece(token.form) for token in tree.tokens)
    known = list(_known(tree, pieces, tables))
    if is_korean:
        known = [*known, *_halves(tree, pieces, tables, {i for n in known for i in range(n.first, n.last + 1)})]
    bare = Scene(tree, pieces, tuple(known), _cover(known), tables)
    persons = [
        *_persons(bare),
        *_after_office(bare),
        *_apposed(bare),
        *_listed(bare),
        *_leaders(bare),
        *_unlabelled(bare),
    ]
    names = _settle([*known, *persons])
    return Scene(tree, pieces, names, _cover(names), tables)


def _cover(names: tuple[Name, ...] | list[Name]) -> dict[int, Name]:
    return {index: name for name in names for index in range(name.first, name.last + 1)}


def _settle(names: list[Name]) -> tuple[Name, ...]:
    taken: set[int] = set()
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.first - n.last, not n.options, n.first)):
        tokens = range(name.first, name.last + 1)
        if name.options or not taken.intersection(tokens):
            if (
                name.options
                and taken.intersection(tokens)
                and any(not k.options and k.first <= name.last and name.first <= k.last for k in kept)
            ):
                continue
            kept.append(name)
            taken.update(tokens)
    return tuple(sorted(kept, key=lambda n: (n.first, n.last)))


# -- names of the tables -------------------------------------------------------------------


def _known(tree: Tree, pieces: tuple[str, ...], tables: ActorTables) -> Iterator[Name]:
    parts, of = _split(pieces)
    longest, names = tables.longest, tables.names
    at = 0
    while at < len(parts):
        size = longest.get(parts[at], 0)
        step = 1
        for length in range(min(size, len(parts) - at), 0, -1):
            options = names.get(tuple(parts[at : at + length]))
            is_other = parts[at] in PARTIES and at > 0 and parts[at - 1] in OTHER_PARTIES
            is_other = is_other or tuple(parts[at : at + 2]) in NO_STATE or parts[max(0, at - 2) : at] == ["neo", "-"]
            is_other = is_other or (parts[at] in PREFIXES and parts[at + length : at + length + 1] != ["-"])
            if options and not is_other and (fitting := _fitting(options, tree, of[at], of[at + length - 1])):
                yield Name(of[at], of[at + length - 1], fitting)
                step = length
                break
        at += step


def _split(pieces: tuple[str, ...]) -> tuple[list[str], list[int]]:
    """Give the pieces with inner hyphens split off, and the token each is of."""
    parts: list[str] = []
    of: list[int] = []
    for index, word in enumerate(pieces):
        inner = _INNER.findall(word) if "-" in word and len(word) > 1 else [word]
        parts += inner
        of += [index] * len(inner)
    return parts, of


def _fitting(options: tuple[Known, ...], tree: Tree, first: int, last: int) -> tuple[Known, ...]:
    form = tree.tokens[first].form
    if not (form[0].isupper() or (last > first and tree.tokens[last].form[0].isupper())):
        return ()
    return tuple(known for known in options if _fits(known, tree, first, last))


def _fits(known: Known, tree: Tree, first: int, last: int) -> bool:
    token = tree.tokens[first]
    if known.exact is not None and not token.form.startswith(known.exact):
        return False
    if known.careful:
        token = tree.tokens[last]
        return token.entity[2:] in NAME_LABELS and not tree.sentence.is_title and token.xpos.startswith("NNP")
    return True


def _halves(tree: Tree, pieces: tuple[str, ...], tables: ActorTables, taken: set[int]) -> Iterator[Name]:
    """Give "the North" and "the South" where they are the two Koreas, also the North of "South and North Korea"."""
    for index, word in enumerate(pieces):
        if word not in HALVES or index in taken or not tree.tokens[index].form[0].isupper():
            continue
        before, after = pieces[index - 1 : index], pieces[index + 1 : index + 2]
        stands_alone = before == ("the",) and (after[:1] != ("of",)) and not _is_longer_name(tree, index)
        if stands_alone or (after == ("and",) and pieces[index + 2 : index + 4] in PAIRED):
            yield Name(index, index, tables.names[HALVES[word]])


def _is_longer_name(tree: Tree, index: int) -> bool:
    """Tell whether "North" opens a longer name: "the North Atlantic"."""
    following = tree.tokens[index + 1] if index + 1 < len(tree.tokens) else None
    return following is not None and following.upos == "PROPN" and following.form[0].isupper()


# -- names of persons ----------------------------------------------------------------------


def _persons(scene: Scene) -> Iterator[Name]:
    tokens = scene.tree.tokens
    at = 0
    while at < len(tokens):
        if tokens[at].entity != "B-PERSON":
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and tokens[end].entity == "I-PERSON" and not _ends_name(scene, end):
            end += 1
        end = _with_hyphens(scene, end)
        trimmed = _trim(scene, at, end - 1)
        if trimmed is not None:
            yield trimmed
        at = end


def _with_hyphens(scene: Scene, end: int) -> int:
    """Give *end* moved behind the parts that hyphens join to a name: "Ann Lee | -Moor"."""
    tokens = scene.tree.tokens
    while (
        end + 1 < len(tokens)
        and tokens[end].form == "-"
        and tokens[end - 1].end == tokens[end].start
        and tokens[end].end == tokens[end + 1].start
        and tokens[end + 1].form[0].isupper()
        and tokens[end + 1].upos == "PROPN"
    ):
        end += 2
    return end


def _ends_name(scene: Scene, index: int) -> bool:
    return scene.pieces[index] == "'s" or scene.tree.tokens[index].form[0] in QUOTES


def _leaders(scene: Scene) -> Iterator[Name]:
    """Give a leader's surname where the parser saw no person, as in headlines: "Putin Gets Support"."""
    surnames, tokens = scene.tables.telling, scene.tree.tokens
    for index, word in enumerate(scene.pieces):
        if word in surnames and tokens[index].form[0].isupper() and index not in scene.over:
            yield Name(index, index)


def _unlabelled(scene: Scene) -> Iterator[Name]:
    """Give a given name with a surname behind it that the parser put under no label."""
    tokens, given = scene.tree.tokens, scene.tables.given_names
    if scene.tree.sentence.is_title:
        return
    for index in range(len(tokens) - 1):
        is_opening = scene.pieces[index] in given or scene.pieces[index] in scene.tables.surnames_first
        if not is_opening or not _is_unlabelled(scene, index):
            continue
        if not _is_unlabelled(scene, index + 1) or (index and _is_unlabelled(scene, index - 1)):
            continue
        last = index + 1
        while last + 1 < len(tokens) and _goes_on(scene, last + 1, follows=tokens[last].end):
            last += 1
        if scene.agent_ending(last) is None and scene.pieces[last] not in NOT_NAMES:
            yield Name(index, last)


def _is_unlabelled(scene: Scene, index: int) -> bool:
    token = scene.tree.tokens[index]
    return token.upos == "PROPN" and token.form[0].isupper() and len(token.entity) < 2 and index not in scene.over


def _trim(scene: Scene, first: int, last: int) -> Name | None:
    """Give the name without titles and offices before it and marks after it."""
    tokens, titles = scene.tree.tokens, scene.tables.titles
    is_role = first > 0 and tokens[first - 1].upos in ("NOUN", "PROPN") and tokens[first - 1].form.islower()
    while first <= last and not is_role and (skip := _office_at(scene, first, last)):
        first += skip
    while first < last and not is_role and scene.pieces[first] in titles:
        first += 1
    while not tokens[last].form[-1:].isalnum() or scene.pieces[last] in ("'s", "mr", "mrs"):
        last -= 1
        if last < first:
            return None
    for index in range(first, last):
        if scene.tree.sentence.is_title and scene.pieces[index] in scene.tables.telling:
            return Name(first, index)  # "Trump Says" in a headline
    if is_rank(scene, last) or last < first or not any(tokens[i].form[0].isupper() for i in range(first, last + 1)):
        return None
    return Name(first, last)


def is_rank(scene: Scene, index: int) -> bool:
    """Tell whether a word is a rank with nobody behind it, cut off where the parser ended the sentence: "Cmdr"."""
    word = scene.pieces[index]
    return f"{word.rstrip('.')}." in scene.tables.ranks and index + 2 >= len(scene.pieces)


def _office_at(scene: Scene, first: int, last: int) -> int:
    """Give how many tokens from *first* are an office or a state's adjective, with more of the name behind."""
    over = scene.over.get(first)
    if over is not None and over.last < last and over.options[0].by in ("adjective", "people", "name"):
        return over.last - first + 1
    for length in (3, 2, 1):
        if first + length <= last:
            agent = scene.tables.agents.get(scene.pieces[first : first + length])
            if agent is not None and scene.pieces[first] not in scene.tables.given_names:
                return length
    return 0


def _after_office(scene: Scene) -> Iterator[Name]:
    """Give capitalised words right after an office that the parser did not call a person: "leader Kim Jong Un"."""
    tokens = scene.tree.tokens
    for index in range(len(tokens) - 1):
        follower = tokens[index + 1]
        if not follower.form[0].isupper() or follower.entity in ("B-PERSON", "B-DATE") or index + 1 in scene.over:
            continue
        if not _is_office(scene, index) or f"{scene.pieces[index + 1]}." in scene.tables.titles:
            continue
        last = index + 1
        while last + 1 < len(tokens) and _goes_on(scene, last + 1, follows=tokens[last].end):
            last += 1
        if follower.upos == "PROPN" and not scene.agent_ending(index + 1) and scene.pieces[last] not in NOT_NAMES:
            yield Name(index + 1, last)


def _apposed(scene: Scene) -> Iterator[Name]:
    """Give capitalised words between commas behind somebody: "her counterpart, Paloma Zurbano, in Tijuana"."""
    tokens = scene.tree.tokens
    for index in range(1, len(tokens) - 2):
        if tokens[index].form != "," or tokens[index + 1].entity == "B-PERSON":
            continue
        last = index
        while last + 1 < len(tokens) and last - index < LONGEST and _goes_on(scene, last + 1, follows=-1):
            last += 1
        if last - index < 2 or last + 1 >= len(tokens) or not _is_somebody(scene, index - 1):
            continue
        behind = tokens[last + 1]
        is_closed = behind.form in (",", ".", ")") or behind.upos in ("VERB", "AUX")
        if is_closed and (name := _trim(scene, index + 1, last)) is not None and name.last > name.first:
            yield name


def _listed(scene: Scene) -> Iterator[Name]:
    """Give the names behind a plural office that the parser put elsewhere: "ministers Ann Lee of Oslo and Bo Ek"."""
    tokens = scene.tree.tokens
    for index, token in enumerate(tokens):
        if token.xpos not in ("NNS", "NNPS") or (found := scene.agent_ending(index)) is None:
            continue
        at = index + 1
        while found[1].kind == "group" and at < len(tokens):
            if at in scene.over or scene.pieces[at] in ("and", ",", "of", "the"):
                at += 1
                continue
            last = at - 1
            while last + 1 < len(tokens) and last - at < LONGEST and _goes_on(scene, last + 1, follows=-1):
                last += 1
            if last <= at:
                break
            yield Name(at, last)
            at = last + 1


def _is_somebody(scene: Scene, index: int) -> bool:
    """Tell whether the noun at *index* is for one person."""
    token = scene.tree.tokens[index]
    if token.xpos not in ("NN", "NNP") or not token.form[0].islower():
        return False
    found = scene.agent_ending(index)
    return token.form.lower() in PERSONS or (found is not None and found[1].kind == "office")


def _is_office(scene: Scene, index: int) -> bool:
    if scene.pieces[index] in scene.tables.titles:
        return True
    if scene.pieces[index] == "." and index and f"{scene.pieces[index - 1]}." in scene.tables.titles:
        return True  # "Lt | . Ann Lee", cut by the parser
    if scene.tree.tokens[index].upos not in ("NOUN", "PROPN"):
        return False
    found = scene.agent_ending(index)
    return found is not None and found[1].kind == "office" and found[1].sector not in ("CVL", "UNK")


def _goes_on(scene: Scene, index: int, *, follows: int) -> bool:
    token = scene.tree.tokens[index]
    if token.form == "-" and token.start == follows:
        return index + 1 < len(scene.tree.tokens)
    if scene.pieces[index] in PARTICLES:
        return index + 1 < len(scene.tree.tokens) and scene.tree.tokens[index + 1].form[0].isupper()
    return token.upos == "PROPN" and token.form[0].isalpha() and index not in scene.over


FINDERS = (_persons, _after_office, _apposed, _listed, _leaders, _unlabelled)
