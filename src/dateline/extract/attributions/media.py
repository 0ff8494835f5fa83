"""What hands words on: agencies, papers, stations. In: a phrase, tables. Out: whether it is one, and its name."""

from __future__ import annotations

from dateline.extract.attributions.draft import Phrase
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import ReportingTables

# Ends of nouns that name persons alone; "-er" and "-or" name as many things.
DOERS = ("ist", "man", "woman", "men", "women", "master", "mistress", "eer", "keeper", "holder", "maker", "worker")
NO_DOERS = frozenset(("specimen", "regimen", "acumen", "abdomen", "career", "veneer", "pioneer"))
SORTS = frozenset(("daily", "weekly", "newspaper", "agency", "broadcaster", "channel", "magazine"))
SHORTEST_DOER = 5
PARTS = ("compound", "amod", "appos", "flat", "nmod")


def is_medium(tree: Tree, head: int, tables: ReportingTables) -> bool:
    """Tell whether the noun phrase on *head* names or describes a medium of news."""
    token = tree.tokens[head]
    word = token.form.lower()
    media = tables.media
    if token.upos == "NOUN" and word not in media.names:
        return word in media.heads
    if word in media.names:
        return True
    before = [tree.tokens[kid].form.lower() for kid in tree.children(head, *PARTS) if kid < head]
    if head and tree.tokens[head - 1].deprel == "compound" and tree.tokens[head - 1].head == head:
        before += [t.form.lower() for t in tree.tokens[max(0, head - 3) : head - 1] if t.form.lower() in SORTS]
    if word in media.heads:
        return bool(before)
    if word in media.endings and (before or tree.children(head, "det")):
        return True
    if any(form in media.heads and form not in ("press", "media", "site") for form in before):
        return True
    return any(tree.tokens[kid].form.lower() in media.heads for kid in tree.children(head, "appos"))


def medium_name(phrase: Phrase, tables: ReportingTables) -> str | None:
    """Give the proper name in a medium's phrase ("Xinhua" of "the official Xinhua news agency"), None without one."""
    tokens = phrase.tree.tokens
    inside = [t for t in tokens if phrase.span.start <= t.start and t.end <= phrase.span.end]
    named = [t for t in inside if t.upos == "PROPN" or t.form.lower() in tables.media.names]
    if not named:
        return None
    words = phrase.tree.text[named[0].start : named[-1].end].split()
    while len(words) > 1 and words[-1].lower() in ("agency", "newspaper", "daily") and len(words) < len(inside):
        words.pop()
    return " ".join(words)


def is_doer(lemma: str) -> bool:
    """Tell whether a noun's ending shows that it is somebody: "bookseller" may be a thing, "harbourmaster" is not."""
    return len(lemma) > SHORTEST_DOER and lemma.endswith(DOERS) and lemma not in NO_DOERS
