"""Who did what to whom. In: Article, trees, Cast, attributions. Out: EventMentions.

A sentence is read from its innermost words outward: `openers` finds the words that open a row of the pattern table,
`frames` says whether it fits, `roles` and `nouns` who acts on whom, `turns` what "vowed to" and "denied" make of the
act inside them, `landed` adds where help lands, `homes` whose country the nameless act in and `own` whom it acts on
there, `modality` and `standing` how far it is a fact, `mentions` writes it down, `carried` fills in both sides of
what is spoken of again, `pairs` those of "the two", `echoes` and `answers` one side from the rest of the article,
`whom` drops what nobody is named to have done, `sureness` weighs what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.cast import Cast
from dateline.extract.events.carried import carry, share_sides
from dateline.extract.events.echoes import with_echoes
from dateline.extract.events.landed import land
from dateline.extract.events.mentions import mentions_of
from dateline.extract.events.pairs import join_pairs
from dateline.extract.events.reading import read_sentence
from dateline.extract.events.scene import Scene
from dateline.extract.events.sports import sporting
from dateline.extract.events.standing import Reports
from dateline.extract.events.sureness import confidence_of
from dateline.extract.events.whom import has_actor
from dateline.extract.tree import Tree
from dateline.knowledge.events import EventTables
from dateline.model import Article, Attribution, EventMention


def find_events(
    article: Article, trees: Sequence[Tree], cast: Cast, attributions: Sequence[Attribution], tables: EventTables
) -> tuple[EventMention, ...]:
    """Give every act of the article's own words, in order; `when`, `where` and figures are tied on later."""
    reports = Reports(attributions)
    scene = Scene()
    matches = sporting(trees, tables)
    sentences = [read_sentence(tree, cast, tables, is_match=tree.number in matches) for tree in trees]
    land(sentences)
    carry(sentences)
    join_pairs(sentences)
    for sentence in sentences:
        share_sides(sentence)
    scene.survey(sentences)
    found = [mention for sentence in sentences for mention in mentions_of(article, sentence, reports, scene)]
    told = [replace(m, confidence=confidence_of(m)) for m in with_echoes(found) if has_actor(m)]
    return tuple(sorted(told, key=lambda mention: mention.trigger))
