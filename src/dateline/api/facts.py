"""Facts that show themselves. In: what a look found. Out: the same, with a notebook's view of it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.api.notebook import citation_html, fact_html
from dateline.query import entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(entries.Citation):
    """The words a fact was read from; in a notebook a quotation with its marks."""

    @classmethod
    def of(cls, found: entries.Citation) -> Citation:
        """Give *found* with a view."""
        return cls(
            article=found.article, outlet=found.outlet, url=found.url, external_id=found.external_id,
            published=found.published, passage=found.passage, words=found.words, marks=found.marks,
            copy_of=found.copy_of,
        )  # fmt: skip

    def marked(self, role: str) -> tuple[str, ...]:
        """Give the words marked as *role* (source, cue, content, trigger, actor, figure …), in order of the text."""
        start = self.passage.start
        spans = (mark.span for mark in self.marks if mark.role == role)
        return tuple(self.words[span.start - start : span.end - start] for span in spans)

    def _repr_html_(self) -> str:
        return citation_html(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(entries.Fact):
    """One fact and all that stands behind it: ``fields`` as in docs/record.md, ``citations``, ``parts``."""

    citations: tuple[Citation, ...]
    parts: tuple[Fact, ...] = ()

    @classmethod
    def of(cls, found: entries.Fact) -> Fact:
        """Give *found*, its citations and its parts with views."""
        return cls(
            kind=found.kind, id=found.id, fields=found.fields, parts=tuple(map(cls.of, found.parts)),
            citations=tuple(map(Citation.of, found.citations)),
        )  # fmt: skip

    def every_citation(self) -> tuple[Citation, ...]:
        """Give its citations and those of all its parts, each once."""
        found = [*self.citations, *(citation for part in self.parts for citation in part.every_citation())]
        return tuple(dict.fromkeys(found))

    def __repr__(self) -> str:
        title = next((str(self.fields[name]) for name in ("title", "wording", "name") if self.fields.get(name)), "")
        quoted = f"\n  “{self.citations[0].words}”" if self.citations else ""
        return f"<{self.kind} {self.id}{': ' if title else ''}{title}>{quoted}"

    def _repr_html_(self) -> str:
        return fact_html(self)
