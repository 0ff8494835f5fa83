"""The office that the words next to a person's name give. In: Scene, Name. Out: Reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dateline.extract.cast.extent import bounds
from dateline.extract.cast.phrases import Reading, read
from dateline.extract.cast.scan import Name, Scene
from dateline.knowledge.actors import Known

Choose = Callable[[Name], Known]
DOERS = ("er", "or", "ist", "man", "woman", "ian", "ant", "ent", "eer", "yst")  # ends of nouns for persons
AMERICAN = ("sen.", "rep.", "gov.")  # ranks only papers on the United States abbreviate so
LEADING = ("head", "lead", "chair", "run", "command", "direct")
REACH = 8  # tokens behind a comma in which the noun of an apposition must stand


def role_around(scene: Scene, name: Name, places: dict[int, str], choose: Choose) -> Reading | None:
    """Give the office before a person's name, in apposition to it, or said of it; of "Ann Lee of Norway" the state."""
    state = _of_state(scene, name, choose)
    for head in _role_heads(scene, name):
        reading = read(scene, head, places=places, choose=choose)
        if reading is None or not (reading.kind == "office" or _is_plain(scene, head, reading)):
            continue
        before = _state_before(scene, head, choose) if head < name.first and not reading.country else None
        return replace(reading, kind="office", country=reading.country or state or before)
    if (shared := _plural_before(scene, name, places, choose)) is not None:
        return replace(shared, kind="office", country=state or shared.country)
    rank = _rank(scene, name)
    if rank is not None:
        title = scene.tree.tokens[name.first - 1].form
        own = state or _state_before(scene, name.first - 1, choose)
        return Reading(title, "office", rank, own or ("USA" if title.lower() in AMERICAN else None))
    plain = _plain_role(scene, name, choose)
    if plain is not None:
        return replace(plain, country=plain.country or state)
    state = state or _led(scene, name, places, choose)
    return Reading("", "office", None, state) if state else None


def _plural_before(scene: Scene, name: Name, places: dict[int, str], choose: Choose) -> Reading | None:
    """Give the office several share: "Foreign ministers Ann Lee of Norway and Bo Ek of Finland"."""
    tokens, named = scene.tree.tokens, 0
    for index in range(name.first - 1, -1, -1):
        token = tokens[index]
        if token.xpos in ("NNS", "NNPS") and index not in scene.over:
            found = scene.agent_ending(index)
            is_office = found is not None and found[1].kind == "group"
            return read(scene, index, places=places, choose=choose) if is_office else None
        named += token.form == "and"
        if token.upos != "PROPN" and scene.pieces[index] not in ("and", ",", "of", "the", "-", "'s"):
            return None
        if named > 1:
            return None
    return None


def _led(scene: Scene, name: Name, places: dict[int, str], choose: Choose) -> str | None:
    """Give the state of the body a person heads: "Ann Lee has led Norway's seafood council"."""
    tree = scene.tree
    for token in range(name.first, name.last + 1):
        verb = tree.tokens[token].head
        if tree.tokens[token].deprel != "nsubj" or tree.tokens[verb].lemma.lower() not in LEADING:
            continue
        body = tree.child(verb, "obj")
        reading = None if body is None or body in scene.over else read(scene, body, places=places, choose=choose)
        return reading.country if reading is not None and reading.kind == "body" else None
    return None


def _is_plain(scene: Scene, head: int, reading: Reading) -> bool:
    token = scene.tree.tokens[head]
    # No plural: in "US captures Lee" the word is the verb of a headline.
    return reading.kind == "other" and token.upos == "NOUN" and token.xpos != "NNS"


def _state_before(scene: Scene, head: int, choose: Choose) -> str | None:
    """Give the state a few words before a title, where the parse hung it elsewhere: "US Vice President"."""
    for index in range(head - 1, max(-1, head - 1 - REACH), -1):
        name = scene.over.get(index)
        if name is not None:
            return choose(name).country or None if name.options else None
        if scene.tree.tokens[index].upos not in ("NOUN", "PROPN", "ADJ", "PART") and scene.pieces[index] not in (
            "'s",
            "-",
        ):
            return None
    return None


def _rank(scene: Scene, name: Name) -> str | None:
    """Give the sector of a rank before the name: "Gen. Lee"."""
    return scene.tables.ranks.get(scene.pieces[name.first - 1]) if name.first else None


def title_gender(scene: Scene, name: Name) -> str | None:
    """Give the gender a title before the name shows: "Ms.", "Sir"."""
    if name.first == 0:
        return None
    return scene.tables.titles.get(scene.pieces[name.first - 1]) or None


def left_owner(scene: Scene, name: Name, choose: Choose) -> str | None:
    """Give the state whose a person is: "The North's Kim"."""
    for other in scene.names:
        if other.options and other.last < name.first:
            between = scene.pieces[other.last + 1 : name.first]
            if between in (("'s",), ("'",), ()):
                return choose(other).country
    return None


def _of_state(scene: Scene, name: Name, choose: Choose) -> str | None:
    """Give the state of "Ann Lee of Norway"."""
    after = scene.pieces[name.last + 1 : name.last + 3]
    start = name.last + 2 + (after[1:] == ("the",))
    other = scene.over.get(start)
    if after[:1] == ("of",) and other is not None and other.options and choose(other).by == "name":
        return choose(other).country
    return None


def _role_heads(scene: Scene, name: Name) -> Iterator[int]:
    """Give the tokens that may head a role of *name*, likeliest first."""
    tree = scene.tree
    before = _before_titles(scene, name)
    found = scene.agent_ending(before) if before >= 0 else None
    if found is not None:
        yield _top(scene, found[0], before)
    for token in range(name.last, name.first - 1, -1):
        yield from tree.children(token, "appos")
        deprel, head = tree.tokens[token].deprel, tree.tokens[token].head
        if deprel == "appos" and head not in range(name.first, name.last + 1):
            yield head
        if deprel == "nsubj" and tree.children(head, "cop"):
            yield head
    yield from _after_comma(scene, name)
    if before != name.first - 1 and scene.agent_ending(name.first - 1) is not None:
        yield name.first - 1  # "Gen. Lee": the title is all there is


def _top(scene: Scene, first: int, last: int) -> int:
    """Give the word of a phrase that the others hang on: "Secretary" of "Secretary of State"."""
    inside = range(first, last + 1)
    if any(word in ("of", "for") for word in scene.pieces[first:last]):
        return next((i for i in inside if scene.tree.tokens[i].head not in inside), last)
    return last


def _before_titles(scene: Scene, name: Name) -> int:
    before = name.first - 1
    while before >= 0 and scene.pieces[before] in scene.tables.titles:
        before -= 1
    return before


def _after_comma(scene: Scene, name: Name) -> list[int]:
    """Give the first office noun between the comma after a name and the next one, where the parse lost it."""
    tokens = scene.tree.tokens
    if name.last + 1 >= len(tokens) or tokens[name.last + 1].form != ",":
        return []
    for index in range(name.last + 2, min(len(tokens), name.last + 2 + REACH)):
        if tokens[index].form == "," or tokens[index].upos in ("VERB", "AUX"):
            return []
        if tokens[index].upos in ("NOUN", "PROPN") and index not in scene.over and _ends_office(scene, index):
            return [index]
    return []


def _ends_office(scene: Scene, index: int) -> bool:
    found = scene.agent_ending(index)
    follows = scene.tree.tokens[index + 1].upos if index + 1 < len(scene.tree.tokens) else ""
    return found is not None and found[1].kind == "office" and follows not in ("NOUN", "PROPN")


def _plain_role(scene: Scene, name: Name, choose: Choose) -> Reading | None:
    """Give the role a noun that is no office makes: "Moldovan auditor Ann Lee", "a pilot for the airline"."""
    head, tokens = name.first - 1, scene.tree.tokens
    if head < 0 or tokens[head].upos != "NOUN" or head in scene.over or tokens[head].deprel != "compound":
        return None
    if tokens[head].xpos == "NNS" or (tokens[head].form.endswith("s") and not tokens[head].form.endswith("ss")):
        return None
    first, _ = bounds(scene, head)
    states = [n for n in scene.names if n.options and first <= n.first and n.last < head]
    country = choose(states[-1]).country or None if states else None
    if country is None and not scene.pieces[head].endswith(DOERS):
        return None
    start = states[-1].last + 1 if states else head
    return Reading(scene.tree.span(start, head).of(scene.tree.text).lstrip("'’s- "), "office", None, country)
