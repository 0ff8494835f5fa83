"""The vocabulary: every value that travels between rooms. In: nothing. Out: frozen values.

``None`` means *not known*. Spans count code points of ``Article.text``, half-open, and
``text[start:end]`` is exactly what a person reads there. Field names and their meaning
follow docs/record.md; ids are hashes, so the same input gives the same ids anywhere.
"""

from dateline.model.articles import (
    Article,
    Block,
    Furniture,
    FurnitureKind,
    Opening,
    Precision,
    Problem,
    Published,
    PublishedBasis,
    Raw,
)
from dateline.model.findings import (
    ActorMention,
    Attribution,
    Cue,
    EventMention,
    Figure,
    Findings,
    Office,
    Place,
    Status,
    TimeMention,
    TimexType,
    When,
)
from dateline.model.linking import (
    Judgement,
    Link,
    Reason,
)
from dateline.model.parses import (
    Parse,
    Sentence,
    Token,
)
from dateline.model.spans import (
    Span,
    digest,
    in_order,
    mention_id,
)

__all__ = [
    "ActorMention",
    "Article",
    "Attribution",
    "Block",
    "Cue",
    "EventMention",
    "Figure",
    "Findings",
    "Furniture",
    "FurnitureKind",
    "Judgement",
    "Link",
    "Office",
    "Opening",
    "Parse",
    "Place",
    "Precision",
    "Problem",
    "Published",
    "PublishedBasis",
    "Raw",
    "Reason",
    "Sentence",
    "Span",
    "Status",
    "TimeMention",
    "TimexType",
    "Token",
    "When",
    "digest",
    "in_order",
    "mention_id",
]
