"""One fact and all that stands behind it, gathered for a page. In: Store, id. Out: EventPage, StatementPage and so on.

Every question is by id or by index, so that a page costs the same in a record of a million mentions.
"""

from __future__ import annotations

from dateline.query.pages.actors import ActorPage, actor_page
from dateline.query.pages.articles import ArticlePage, article_page
from dateline.query.pages.events import EventPage, event_page
from dateline.query.pages.judged import JudgementPage, judgement_page
from dateline.query.pages.problems import ProblemPage, all_problems, problem_page
from dateline.query.pages.sources import OutletPage, SourceRow, outlet_page, sources
from dateline.query.pages.uncoded import MissedPage, all_missed, missed_page
from dateline.query.pages.utterances import StatementPage, statement_page

__all__ = [
    "ActorPage", "ArticlePage", "EventPage", "JudgementPage", "MissedPage", "OutletPage", "ProblemPage", "SourceRow",
    "StatementPage", "actor_page", "all_missed", "all_problems", "article_page", "event_page", "judgement_page",
    "missed_page", "outlet_page", "problem_page", "sources", "statement_page",
]  # fmt: skip
