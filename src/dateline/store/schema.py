"""The tables. Columns carry the names of docs/record.md; spans are two integers; dates are ISO 8601 text.

Read tables hold what single articles say and change only when an article is read or
forgotten. Linked tables are derived from them and from judgements, and are replaced as one.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

# Raised whenever a table changes. A record of an older version is mended in place as it is opened (mending.py), one of
# a newer version refused with a clear word.
SCHEMA_VERSION = 4

metadata = MetaData()


def _article() -> Column[str]:
    return Column("article", Text, ForeignKey("article.id"), nullable=False, index=True)


meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

article = Table(
    "article",
    metadata,
    Column("id", Text, primary_key=True),
    Column("external_id", Text, nullable=False),
    Column("locator", Text, nullable=False),
    Column("address", Text, nullable=False, index=True),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("byline", JSON, nullable=False),
    Column("language", Text),
    Column("text", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("findings_sha256", Text),
    Column("furniture", JSON, nullable=False),
    Column("published", Text, index=True),
    Column("published_precision", Text),
    Column("published_basis", Text),
    Column("published_why", Text),
    Column("retrieved", Text),
    Column("place", JSON),
    Column("agency", Text),
    Column("copy_of", Text),
    Column("version_of", Text),
    Column("not_coded", Text),
)

Index("article_by_outlet", article.c.outlet, article.c.published)

time = Table(
    "time",
    metadata,
    Column("id", Text, primary_key=True),
    _article(),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("start", Text),
    Column("end", Text),
    Column("precision", Text),
    Column("anchor", Text),
)

actor_mention = Table(
    "actor_mention",
    metadata,
    Column("article", Text, ForeignKey("article.id"), primary_key=True),
    Column("span_start", Integer, primary_key=True),
    Column("span_end", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("actor", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("role", Text),
    Column("sector", Text),
    Column("sure", Boolean, nullable=False),
)

attribution = Table(
    "attribution",
    metadata,
    Column("id", Text, primary_key=True),
    _article(),
    Column("directness", Text, nullable=False),
    Column("class", Text, nullable=False),
    Column("source", JSON),
    Column("source_actor", Text, index=True),
    Column("source_country", Text, index=True),
    Column("cue", JSON),
    Column("content", JSON, nullable=False),
    Column("content_start", Integer, nullable=False),
    Column("content_words", Text, nullable=False),
    Column("addressee", JSON),
    Column("addressee_actor", Text),
    Column("addressee_country", Text),
    Column("via", JSON, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("when", JSON),
    Column("day", Text),
    Column("statement", Text, index=True),
    Column("rule", Text, nullable=False),
)

event_mention = Table(
    "event_mention",
    metadata,
    Column("id", Text, primary_key=True),
    _article(),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("evidence_start", Integer, nullable=False),
    Column("evidence_end", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("modes", JSON, nullable=False),
    Column("contexts", JSON, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("cameo", Text),
    Column("actors", JSON, nullable=False),
    Column("recipients", JSON, nullable=False),
    Column("when", JSON),
    Column("where", JSON),
    Column("status", Text, nullable=False),
    Column("historical", Boolean, nullable=False),
    Column("figures", JSON, nullable=False),
    Column("attribution", Text),
    Column("event", Text, index=True),
    Column("confidence", Float, nullable=False),
    Column("rule", Text, nullable=False),
    Column("gist", Text),
)

figure = Table(
    "figure",
    metadata,
    Column("id", Text, primary_key=True),
    _article(),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("modifier", Text, nullable=False),
    Column("additional", Boolean, nullable=False),
    Column("unit", Text),
    Column("of", Text),
    Column("event_mention", Text, index=True),
    Column("when", JSON),
    Column("attribution", Text),
    Column("rule", Text, nullable=False),
)

# The words each span held when it was read: what `verify` compares with.
span = Table(
    "span",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", Text, ForeignKey("article.id"), nullable=False, index=True),
    Column("owner", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
)

# What an article without a date is read from again once linking has found one: its blocks, its opening, its parse
# (CoNLL-U, packed by zlib).
undated = Table(
    "undated",
    metadata,
    Column("article", Text, ForeignKey("article.id"), primary_key=True),
    Column("blocks", JSON, nullable=False),
    Column("opening", JSON),
    Column("parse", LargeBinary, nullable=False),
)

problem = Table(
    "problem",
    metadata,
    Column("id", Text, primary_key=True),
    Column("locator", Text, nullable=False),
    Column("message", Text, nullable=False),
)

forgotten = Table("forgotten", metadata, Column("hash", Text, primary_key=True), Column("kind", Text, nullable=False))

judgement = Table(
    "judgement",
    metadata,
    Column("id", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("left", Text, nullable=False),
    Column("right", Text),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)

link = Table(
    "link",
    metadata,
    Column("id", Text, primary_key=True),
    Column("left", Text, nullable=False, index=True),
    Column("right", Text, nullable=False, index=True),
    Column("relation", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("decided_by", Text, nullable=False),
)

event = Table(
    "event",
    metadata,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False, index=True),
    Column("modes", JSON, nullable=False),
    Column("actors", JSON, nullable=False),
    Column("recipients", JSON, nullable=False),
    Column("when", JSON),
    Column("first_day", Text, index=True),
    Column("where", JSON),
    Column("status", Text, nullable=False),
    Column("historical", Boolean, nullable=False),
    Column("title", Text, nullable=False),
    Column("mentions", JSON, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("origin_names", JSON, nullable=False),
    Column("disputes", JSON, nullable=False),
    Column("unsure", Boolean, nullable=False, server_default=text("0")),
)

Index("event_by_origins", event.c.origins, event.c.articles)

# One row a party, so that a state's or an actor's timeline is an index look-up. side: actor or recipient; first_day as
# in the event, so that the index holds the order too.
event_party = Table(
    "event_party",
    metadata,
    Column("event", Text, ForeignKey("event.id"), primary_key=True),
    Column("side", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("first_day", Text),
)
Index("event_party_by_day", event_party.c.party, event_party.c.first_day, event_party.c.event)

# One row for each two parties of an event, whatever their side, so that a pair's timeline is an index look-up as well:
# two states that are often in the news seldom meet. left < right; day: first_day, "" where that is not known.
event_pair = Table(
    "event_pair",
    metadata,
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("event", Text, ForeignKey("event.id"), primary_key=True),
    sqlite_with_rowid=False,
)

statement = Table(
    "statement",
    metadata,
    Column("id", Text, primary_key=True),
    Column("source", JSON),
    Column("source_actor", Text, index=True),
    Column("source_country", Text, index=True),
    Column("addressee", JSON),
    Column("when", JSON),
    Column("first_day", Text, index=True),
    Column("wording", Text, nullable=False),
    Column("variants", JSON, nullable=False),
    Column("attributions", JSON, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("primary", Text),
)

# Who says it (source), who is told (addressee) and who is named in what is said (named), so that what one says to or
# about another is an index look-up in order of time. parties.py fills it; day as in event_pair.
statement_party = Table(
    "statement_party",
    metadata,
    Column("party", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("statement", Text, ForeignKey("statement.id"), primary_key=True),
    sqlite_with_rowid=False,
)

actor = Table(
    "actor",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("names", JSON, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text, index=True),
    Column("sector", Text),
    Column("offices", JSON, nullable=False),
    Column("happenings", Integer, nullable=False, server_default="0"),
)
Index("actor_by_happenings", actor.c.happenings)

# What can be searched for, one row an article, statement or event; fulltext.py says how numbers and keys are made.
searchable = Table(
    "searchable",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("keys", Text, nullable=False),
)

# Tables of one article, in the order in which they may be emptied, and the derived ones.
OF_ARTICLE = (span, figure, event_mention, attribution, actor_mention, time)
LINKED = (link, event_party, event_pair, event, statement_party, statement, actor)
