"""What could not be read, in pages. In: Store. Out: Problems by where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select

from dateline.model import Problem
from dateline.store import Store, schema

AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """Some of the problems of the record, from place ``first`` on, and how many there are."""

    problems: tuple[Problem, ...]
    first: int
    total: int

    @property
    def until(self) -> int | None:
        """Where the next page begins, None on the last one."""
        end = self.first + len(self.problems)
        return end if end < self.total else None


def problem_page(store: Store, first: int) -> ProblemPage:
    """Give the problems from place *first* on."""
    problem = schema.problem
    question = select(problem).order_by(problem.c.locator, problem.c.id).offset(first).limit(AT_ONCE)
    with store.reading() as connection:
        total = connection.execute(select(func.count()).select_from(problem)).scalar_one()
        rows = connection.execute(question).mappings()
        return ProblemPage(tuple(Problem(**row) for row in rows), first, total)


def all_problems(store: Store) -> Iterator[Problem]:
    """Give every problem, in the order of the pages."""
    at: int | None = 0
    while at is not None:
        page = problem_page(store, at)
        yield from page.problems
        at = page.until
