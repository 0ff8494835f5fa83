"""The record as a linking reads it. In: Connection. Out: cards of single articles, and what the last linking left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Table, select

from dateline.model import EventCard, FigureCard, Judgement, SpeechCard, Story, TextCard
from dateline.store import schema
from dateline.store.cards import event_card, figure_card, speech_card, text_card
from dateline.store.judging import all_judgements, renaming, standing
from dateline.store.kept import CHUNK, Left
from dateline.store.rows import Row


class RecordShelf(Left):
    """A record that remembers its last linking; *again* has, by id, articles that are read anew and not written yet."""

    is_bare = False

    def __init__(self, connection: Connection, again: Mapping[str, Story] = MappingProxyType({})) -> None:
        super().__init__(connection)
        self._again = again
        self._events = {card.id: card for story in again.values() for card in story.events}
        self._speeches = {card.id: card for story in again.values() for card in story.speeches}
        self._judgements = standing(all_judgements(connection))
        self._names = renaming(connection)
        self._wrong = {judgement.left for judgement in self._judgements if judgement.verdict == "wrong"}
        self._articles: dict[str, Row] = {}

    def with_again(self, stories: Iterable[Story]) -> RecordShelf:
        """Give the same record with *stories* in the place of those articles."""
        return RecordShelf(self._connection, {story.text.id: story for story in stories})

    def texts(self, ids: Collection[str]) -> Mapping[str, TextCard]:
        """Give the cards of articles."""
        stored = self._rows_of([key for key in ids if key not in self._again])
        again = {key: self._again[key].text for key in ids if key in self._again}
        return {key: text_card(row) for key, row in stored.items()} | again

    def events(self, ids: Collection[str]) -> Mapping[str, EventCard]:
        """Give the cards of event mentions."""
        rows = list(self._rows(schema.event_mention, "id", [key for key in ids if key not in self._events]))
        articles = self._rows_of({row["article"] for row in rows})
        said = {row["attribution"] for row in rows if row["attribution"]} - self._wrong
        sources = {row["id"]: self._names.speech(row) for row in self._rows(schema.attribution, "id", said)}
        figures: dict[str, list[FigureCard]] = defaultdict(list)
        counted = self._rows(schema.figure, "event_mention", {row["id"] for row in rows})
        for row in sorted(counted, key=lambda row: str(row["id"])):
            figures[row["event_mention"]].append(figure_card(row))
        stored = {
            row["id"]: event_card(
                self._names.event(row), articles[row["article"]], figures[row["id"]], sources.get(row["attribution"])
            )
            for row in rows
        }
        return stored | {key: self._events[key] for key in ids if key in self._events}

    def speeches(self, ids: Collection[str]) -> Mapping[str, SpeechCard]:
        """Give the cards of attributions."""
        rows = list(self._rows(schema.attribution, "id", [key for key in ids if key not in self._speeches]))
        articles = self._rows_of({row["article"] for row in rows})
        stored = {row["id"]: speech_card(self._names.speech(row), articles[row["article"]]["text"]) for row in rows}
        return stored | {key: self._speeches[key] for key in ids if key in self._speeches}

    def of_articles(self, articles: Collection[str]) -> tuple[list[str], list[str]]:
        """Give the ids of the event mentions and of the attributions of *articles*."""
        again = [self._again[key] for key in articles if key in self._again]
        stored = [key for key in articles if key not in self._again]
        events = [key for (key,) in self._ask("SELECT id FROM event_mention WHERE article IN", stored)]
        speeches = [key for (key,) in self._ask("SELECT id FROM attribution WHERE article IN", stored)]
        return (
            [*events, *(card.id for story in again for card in story.events)],
            [*speeches, *(card.id for story in again for card in story.speeches)],
        )

    def story(self, rows: Mapping[str, Sequence[Row]]) -> Story:
        """Give an article from its *rows* by table, as its cards would be taken from here if they were written."""
        (article,) = rows["article"]
        figures: dict[str, list[FigureCard]] = defaultdict(list)
        for row in sorted(rows.get("figure", ()), key=lambda row: str(row["id"])):
            if row["event_mention"]:
                figures[row["event_mention"]].append(figure_card(row))
        speeches = {row["id"]: self._names.speech(row) for row in rows.get("attribution", ())}
        sources = {key: row for key, row in speeches.items() if key not in self._wrong}
        return Story(
            text_card(article),
            tuple(event_card(self._names.event(row), article, figures[row["id"]], sources.get(row["attribution"]))
                  for row in rows.get("event_mention", ())),
            tuple(speech_card(row, article["text"]) for row in speeches.values()),
        )  # fmt: skip

    def judgements(self) -> Sequence[Judgement]:
        """Give the judgements that stand."""
        return self._judgements

    def at_addresses(self, addresses: Collection[str]) -> list[TextCard]:
        """Give the articles at *addresses*."""
        ids = [key for (key,) in self._ask("SELECT id FROM article WHERE address IN", addresses)]
        return list(self.texts(ids).values())

    def originals(self, articles: Collection[str]) -> Mapping[str, str]:
        """Give the article that each copies."""
        question = "SELECT id, copy_of FROM article WHERE copy_of IS NOT NULL AND id IN"
        return dict(self._pairs(question, articles))

    def copies(self, articles: Collection[str]) -> list[str]:
        """Give the articles that copy one of *articles*."""
        question = 'SELECT "left" FROM link WHERE relation = \'copy_of\' AND "right" IN'
        return [key for (key,) in self._ask(question, articles)]

    def groups(self, mentions: Collection[str]) -> Mapping[str, str]:
        """Give the event or statement of each mention."""
        found: dict[str, str] = {}
        for table, column in (("event_mention", "event"), ("attribution", "statement")):
            question = f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL AND id IN"
            found.update(self._pairs(question, mentions))
        return found

    def members(self, groups: Collection[str]) -> Mapping[str, list[str]]:
        """Give the mentions of each event or statement."""
        found: dict[str, list[str]] = defaultdict(list)
        for table, column in (("event_mention", "event"), ("attribution", "statement")):
            for group, key in self._ask(f"SELECT {column}, id FROM {table} WHERE {column} IN", groups):
                found[group].append(key)
        return found

    def links(self, mentions: Collection[str], relation: str) -> Mapping[str, float]:
        """Give the links of *relation* whose left one is one of *mentions*, with their scores."""
        found = self._ask('SELECT id, score, relation FROM link WHERE "left" IN', mentions)
        return {key: score for key, score, other in found if other == relation}

    def with_primary(self, articles: Collection[str]) -> list[str]:
        """Give the statements whose own text is one of *articles*."""
        question = 'SELECT id FROM statement WHERE "primary" IN'
        return [key for (key,) in self._ask(question, articles)]

    def _pairs(self, question: str, keys: Collection[str]) -> Iterator[tuple[str, str]]:
        return ((key, value) for key, value in self._ask(question, keys))

    def _rows_of(self, ids: Collection[str]) -> Mapping[str, Row]:
        missing = [key for key in ids if key not in self._articles]
        self._articles.update({row["id"]: row for row in self._rows(schema.article, "id", missing)})
        return {key: self._articles[key] for key in ids if key in self._articles}

    def _rows(self, table: Table, column: str, keys: Iterable[str]) -> Iterator[dict[str, Any]]:
        every = sorted(keys)
        for at in range(0, len(every), CHUNK):
            question = select(table).where(table.c[column].in_(every[at : at + CHUNK]))
            for row in self._connection.execute(question).mappings():
                yield dict(row)
