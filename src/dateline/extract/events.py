"""Who did what to whom. In: Article, trees, Cast, attributions. Out: EventMentions."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.cast import Cast
from dateline.extract.tree import Tree
from dateline.knowledge.events import EventTables
from dateline.model import Article, Attribution, EventMention


def find_events(
    article: Article, trees: Sequence[Tree], cast: Cast, attributions: Sequence[Attribution], tables: EventTables
) -> tuple[EventMention, ...]:
    """Give every act of the article's own words, in order; `when`, `where` and figures are tied on later."""
    return ()
