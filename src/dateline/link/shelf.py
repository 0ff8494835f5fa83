"""Where linking takes cards from, and what the last linking left. In: Pile. Out: Shelf.

The pile itself is a shelf on which no linking has left anything; a record is one that remembers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from dateline.link.web import Kept
from dateline.model import CopyPair, EventCard, Judgement, Mark, Pile, Sketch, SpeechCard, TextCard


class Shelf(Kept, Protocol):
    """Cards by id, and what the last linking left; what is not there is left out of each answer.

    ``is_bare``: no linking has left anything, so all is compared with all.
    """

    is_bare: bool

    def texts(self, ids: Collection[str]) -> Mapping[str, TextCard]:
        """Give the cards of articles."""

    def events(self, ids: Collection[str]) -> Mapping[str, EventCard]:
        """Give the cards of event mentions."""

    def speeches(self, ids: Collection[str]) -> Mapping[str, SpeechCard]:
        """Give the cards of attributions."""

    def of_articles(self, articles: Collection[str]) -> tuple[list[str], list[str]]:
        """Give the ids of the event mentions and of the attributions of *articles*."""

    def judgements(self) -> Sequence[Judgement]:
        """Give the judgements that stand."""

    def at_addresses(self, addresses: Collection[str]) -> list[TextCard]:
        """Give the articles at *addresses*."""

    def originals(self, articles: Collection[str]) -> Mapping[str, str]:
        """Give the article that each copies."""

    def copies(self, articles: Collection[str]) -> list[str]:
        """Give the articles that copy one of *articles*."""

    def groups(self, mentions: Collection[str]) -> Mapping[str, str]:
        """Give the event or statement of each mention."""

    def members(self, groups: Collection[str]) -> Mapping[str, list[str]]:
        """Give the mentions of each event or statement."""

    def links(self, mentions: Collection[str], relation: str) -> Mapping[str, float]:
        """Give the links of *relation* whose left one is one of *mentions*, with their scores."""

    def speaking(self, runs: Collection[int]) -> Mapping[int, list[str]]:
        """Give the articles that hold each run of words as their own."""

    def wanting(self, runs: Collection[int]) -> list[str]:
        """Give the statements whose words begin with one of *runs*."""

    def with_primary(self, articles: Collection[str]) -> list[str]:
        """Give the statements whose own text is one of *articles*."""

    def sketches(self, articles: Collection[str]) -> Mapping[str, Sketch]:
        """Give what articles are compared by as copies."""

    def holders(self, shingles: Collection[int]) -> Mapping[int, list[tuple[str, str]]]:
        """Give the articles that hold each shingle, each behind its moment."""

    def carried(self, articles: Collection[str]) -> list[str]:
        """Give those of *articles* most of whose words many carry."""

    def dated_rows(self, keys: Collection[int], most: int) -> Mapping[int, list[tuple[str, str]]]:
        """Give the mentions in each row with their signs, those of undated articles left out; no more than *most*."""

    def told(self, keys: Collection[int]) -> Mapping[int, list[tuple[int, str]]]:
        """Give the day and the mention of what dated articles tell of under each key."""

    def asking(self, keys: Collection[int]) -> Mapping[int, list[str]]:
        """Give the undated articles that ask by each key."""

    def dates(self, articles: Collection[str]) -> Mapping[str, str]:
        """Give the digest of the date that each undated article was given, "" for none."""

    def copy_pairs(self, articles: Collection[str]) -> Mapping[str, list[CopyPair]]:
        """Give the pairs of copies that each of *articles* is in."""


class PileShelf:
    """A pile in memory."""

    is_bare = True

    def __init__(self, pile: Pile) -> None:
        self._texts = {card.id: card for card in pile.texts}
        self._events = {card.id: card for card in pile.events}
        self._speeches = {card.id: card for card in pile.speeches}
        self._judgements = pile.judgements
        self._by_address: dict[str, list[TextCard]] = defaultdict(list)
        for card in pile.texts:
            self._by_address[card.address].append(card)

    def texts(self, ids: Collection[str]) -> Mapping[str, TextCard]:
        """Give the cards of articles."""
        return {key: self._texts[key] for key in ids}

    def events(self, ids: Collection[str]) -> Mapping[str, EventCard]:
        """Give the cards of event mentions."""
        return {key: self._events[key] for key in ids}

    def speeches(self, ids: Collection[str]) -> Mapping[str, SpeechCard]:
        """Give the cards of attributions."""
        return {key: self._speeches[key] for key in ids}

    def of_articles(self, articles: Collection[str]) -> tuple[list[str], list[str]]:
        """Give the ids of the event mentions and of the attributions of *articles*."""
        held = set(articles)
        return (
            sorted(key for key, card in self._events.items() if card.article in held),
            sorted(key for key, card in self._speeches.items() if card.article in held),
        )

    def judgements(self) -> Sequence[Judgement]:
        """Give the judgements that stand."""
        return self._judgements

    def at_addresses(self, addresses: Collection[str]) -> list[TextCard]:
        """Give the articles at *addresses*."""
        return [card for address in sorted(addresses) for card in self._by_address[address]]

    def rows(self, keys: Collection[int]) -> Mapping[int, list[tuple[int, str]]]:
        """Give nothing: no linking has left anything here, as below."""
        return {}

    def marks(self, mentions: Collection[str]) -> Mapping[str, Mark]:
        """Give nothing."""
        return {}

    def ties(self, mentions: Collection[str]) -> Mapping[str, dict[str, float]]:
        """Give nothing."""
        return {}

    def fits(self, mentions: Collection[str]) -> Mapping[str, dict[str, float]]:
        """Give nothing."""
        return {}

    def originals(self, articles: Collection[str]) -> Mapping[str, str]:
        """Give nothing."""
        return {}

    def copies(self, articles: Collection[str]) -> list[str]:
        """Give nothing."""
        return []

    def speaking(self, runs: Collection[int]) -> Mapping[int, list[str]]:
        """Give nothing: every article is new, and brings its own."""
        return {}

    def groups(self, mentions: Collection[str]) -> Mapping[str, str]:
        """Give nothing."""
        return {}

    def members(self, groups: Collection[str]) -> Mapping[str, list[str]]:
        """Give nothing."""
        return {}

    def links(self, mentions: Collection[str], relation: str) -> Mapping[str, float]:
        """Give nothing."""
        return {}

    def wanting(self, runs: Collection[int]) -> list[str]:
        """Give nothing."""
        return []

    def with_primary(self, articles: Collection[str]) -> list[str]:
        """Give nothing."""
        return []

    def sketches(self, articles: Collection[str]) -> Mapping[str, Sketch]:
        """Give nothing."""
        return {}

    def carried(self, articles: Collection[str]) -> list[str]:
        """Give nothing."""
        return []

    def holders(self, shingles: Collection[int]) -> Mapping[int, list[tuple[str, str]]]:
        """Give nothing."""
        return {}

    def copy_pairs(self, articles: Collection[str]) -> Mapping[str, list[CopyPair]]:
        """Give nothing."""
        return {}

    def dated_rows(self, keys: Collection[int], most: int) -> Mapping[int, list[tuple[str, str]]]:
        """Give nothing."""
        return {}

    def told(self, keys: Collection[int]) -> Mapping[int, list[tuple[int, str]]]:
        """Give nothing."""
        return {}

    def asking(self, keys: Collection[int]) -> Mapping[int, list[str]]:
        """Give nothing."""
        return {}

    def dates(self, articles: Collection[str]) -> Mapping[str, str]:
        """Give nothing."""
        return {}
