"""One sentence to its readings, from the innermost word outward. In: Tree, Cast, tables. Out: Readings."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.cast import Cast
from dateline.extract.events import headlines
from dateline.extract.events.frames import Frame, noun_frame, verb_frame
from dateline.extract.events.roles import noun_roles, verb_roles
from dateline.extract.events.turns import around, content_of, turned
from dateline.extract.events.values import Reading, Roles, Rows, Sentence
from dateline.extract.tree import Tree
from dateline.knowledge.events import EventTables, Index, Pattern, Trigger


def read_sentence(tree: Tree, cast: Cast, tables: EventTables) -> Sentence:
    """Give what one sentence tells: every act by its trigger, promises and denials around what they speak of."""
    sentence = Sentence(tree, cast, tables)
    triggers = _triggers(tree, tables)
    if triggers and not _is_sport(tree, tables):
        for index in sorted(triggers, key=lambda index: -_depth(tree, index)):
            reading = _read(sentence, index, *triggers[index])
            if reading:
                sentence.found[index] = reading
    return sentence


def _triggers(tree: Tree, tables: EventTables) -> dict[int, tuple[str, Rows]]:
    """Give the tokens that open a row, each with its route and its rows."""
    found = {}
    for index in range(len(tree.tokens)):
        route, rows = _rows(tree, index, tables)
        if rows:
            found[index] = (route, rows)
    return found


def _rows(tree: Tree, index: int, tables: EventTables) -> tuple[str, Rows]:
    token = tree.tokens[index]
    if token.upos in ("VERB", "AUX"):
        return "verb", _look_up(tables.verbs, token.lemma)
    if token.upos in ("NOUN", "PROPN"):
        lemma = headlines.verb_lemma(tree, index, tables.verbs)
        return ("headline", tables.verbs[lemma]) if lemma else ("noun", _look_up(tables.nouns, token.lemma))
    if token.upos in ("ADJ", "ADV"):
        return "adjective", _look_up(tables.adjectives, token.lemma)
    return "", ()


def _look_up(index: Index, lemma: str) -> Rows:
    return index.get(lemma) or index.get(lemma.lower(), ())


def _depth(tree: Tree, index: int) -> int:
    return sum(1 for _ in tree.ancestors(index))


def _is_sport(tree: Tree, tables: EventTables) -> bool:
    """Tell whether the sentence is about a match: two words of sport, or one that cannot be anything else."""
    lemmas = {token.lemma.lower() for token in tree.tokens}
    return len(lemmas & tables.words["sport"]) > 1 or bool(lemmas & tables.words["surely_sport"])


def _read(sentence: Sentence, index: int, route: str, rows: Rows) -> Reading | None:
    for trigger, row in rows:
        frame = _frame(sentence.tree, index, route, trigger, row)
        if frame is None:
            continue
        reading = _turned(sentence, index, frame, row, route) if row.turns else None
        reading = reading or (_plain(sentence, index, frame, row, route) if row.alone else None)
        if reading:
            return reading
    return None


def _frame(tree: Tree, index: int, route: str, trigger: Trigger, row: Pattern) -> Frame | None:
    if route == "headline":
        return headlines.frame(tree, index, trigger, row)
    return noun_frame(tree, index, trigger, row) if route == "noun" else verb_frame(tree, index, trigger, row)


def _plain(sentence: Sentence, index: int, frame: Frame, row: Pattern, route: str) -> Reading | None:
    roles = _roles(sentence, index, frame, row, route)
    if route == "noun" and not row.bare and not roles.by_light:
        return None
    return Reading(
        trigger=index, pattern=row, type=row.type, modes=row.modes, cameo=row.cameo, roles=roles, route=route
    )


def _roles(sentence: Sentence, index: int, frame: Frame, row: Pattern, route: str) -> Roles:
    find = noun_roles if route == "noun" else verb_roles
    return find(sentence, index, frame, row)


def _turned(sentence: Sentence, index: int, frame: Frame, row: Pattern, route: str) -> Reading | None:
    """Give the reading of an operator around its act, which is taken off the list where it is swallowed."""
    content = content_of(sentence, index, frame, row)
    turn = turned(row, content, sentence.tables) if content else None
    if content is None or turn is None:
        return None
    roles = around(_roles(sentence, index, frame, row, route), content, row.turns or "", sentence.tables)
    if turn.inner:
        sentence.found[content.trigger] = replace(content, status=turn.inner)
    else:
        sentence.consumed.add(content.trigger)
    return Reading(
        trigger=index, pattern=row, type=turn.type, modes=turn.modes, cameo=row.cameo, roles=roles, route=route,
        inner=content, status=turn.status,
    )  # fmt: skip
