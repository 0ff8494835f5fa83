"""One parsed article to findings. In: Article, Parse, Knowledge. Out: Findings.

Order matters and is the whole plot: a date to count from, times, places, who is who, how
many, who said what, who did what.
"""

from __future__ import annotations

from dateline.extract.attributions import find_attributions
from dateline.extract.cast import cast_of
from dateline.extract.dating import date_article
from dateline.extract.events import find_events
from dateline.extract.figures import find_figures
from dateline.extract.gists import with_gists
from dateline.extract.places import find_places, opening_place
from dateline.extract.privacy import without_private
from dateline.extract.ties import tie
from dateline.extract.times import find_times
from dateline.extract.tree import grow
from dateline.knowledge import Knowledge
from dateline.model import Article, Dating, Findings, Parse


def extract(
    article: Article, parse: Parse, knowledge: Knowledge, *, dating: Dating | None = None, all_names: bool = False
) -> Findings:
    """Give all that *article* says, each fact with the words it was read from.

    Args:
        article: cleaned, with its blocks.
        parse: of those blocks.
        knowledge: the tables.
        dating: goes before the article's own clues to its date.
        all_names: keep the names of private people, too.
    """
    trees = tuple(grow(sentence, number=number, text=article.text) for number, sentence in enumerate(parse.sentences))
    stated = dating.published if dating else article.published
    undated = () if stated else find_times(article, trees, None, knowledge.times)
    dating = dating or date_article(article, trees, undated, knowledge.times, knowledge.actors.offices)
    times = undated
    if dating.published is not None:
        times = find_times(article, trees, dating.published, knowledge.times, window=dating.days)
    places = find_places(trees, knowledge.places)
    opening = opening_place(article, knowledge.places)
    cast = cast_of(article, trees, places, knowledge.actors, opening=opening)
    figures = find_figures(article, trees, times, knowledge.units)
    attributions = find_attributions(article, trees, cast, knowledge.reporting)
    events = with_gists(find_events(article, trees, cast, attributions, knowledge.events), trees, attributions)
    findings = tie(
        Findings(
            article=article.id,
            published=dating.published,
            place=opening,
            agency=article.agency,
            times=times,
            actors=cast.named(),
            figures=figures,
            attributions=attributions,
            events=events,
        ),
        trees,
        places,
    )
    return findings if all_names else without_private(findings)
