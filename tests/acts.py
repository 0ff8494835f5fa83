"""Events read from stored lines, with the real tables of who is who."""

from dataclasses import replace
from datetime import date

from dateline.extract.attributions import find_attributions
from dateline.extract.cast import cast_of
from dateline.extract.events import find_events
from dateline.knowledge.actors import load_actors
from dateline.knowledge.events import load_events
from dateline.knowledge.reporting import load_reporting
from dateline.model import EventMention, Precision, Published, PublishedBasis
from store_parses import Parsed

TABLES, ACTORS, REPORTING = load_events(), load_actors(), load_reporting()
DAY = Published(moment=date(2024, 3, 5), precision=Precision.DAY, basis=PublishedBasis.METADATA, why="the test says so")


def acts(parsed: Parsed, line: str) -> tuple[EventMention, ...]:
    """Give the events of a stored line, as of an article of 5 March 2024."""
    found, trees = parsed(line)
    article = replace(found, published=DAY)
    cast = cast_of(article, trees, (), ACTORS)
    return find_events(article, trees, cast, find_attributions(article, trees, cast, REPORTING), TABLES)


def told(parsed: Parsed, line: str) -> list[str]:
    """Give each event of a line as one line: "NOR > MWI AID" or "GHA + TGO CONSULT", in order of the text."""
    return [_line(act) for act in acts(parsed, line)]


def statuses(parsed: Parsed, line: str) -> list[str]:
    """Give each event of a line as trigger, type and status: "shot: ASSAULT alleged"."""
    text = line.removeprefix("= ")
    return [f"{act.trigger.of(text)}: {act.type} {act.status}" for act in acts(parsed, line)]


def _line(act: EventMention) -> str:
    sides = [" + ".join(dict.fromkeys(m.country or "?" for m in side)) for side in (act.actors, act.recipients) if side]
    return f"{' > '.join(sides) if act.actors else '> ' + ''.join(sides)} {act.type}"
