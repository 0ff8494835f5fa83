"""What fact pages have in common: reports, reasons and judgements in words. In: values of the record. Out: words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.query import Citation
from dateline.query.marking import pieces
from dateline.query.pages.events import Tie
from dateline.query.pages.reports import Report
from dateline.query.pages.utterances import WORD, Wording
from dateline.serve.answers import SHAPES, shape_of
from dateline.serve.phrases import counted, cut_words, figure_words

# Parts of a sentence as the label behind them says.
LABELS = {
    "trigger": "act", "actor": "who", "recipient": "to whom", "when": "when", "where": "where", "figure": "count",
    "source": "who says", "cue": "says", "content": "what is said", "addressee": "to whom", "via": "through",
}  # fmt: skip
# Of the parts that one stretch plays, its look follows the first of these.
RANK = ("trigger", "cue", "figure", "when", "where", "actor", "source", "recipient", "addressee", "via", "content")
# Why two reports were put together: a measure of linking, as a sentence that a value may end.
FEATURES = {
    "even odds": "two reports are taken as two happenings unless the rest outweighs it",
    "same type": "both report the same kind of act", "sister type": "the two kinds of act are often one and the same",
    "distant type": "the two kinds of act are more often two acts of one story",
    "same mode": "in the same manner", "other mode": "in different manners",
    "same actor": "the same party acts", "other actor": "another party acts",
    "same recipient": "it is done to the same party", "other recipient": "it is done to another party",
    "other partner": "each names another partner",
    "at home": "a state does it to its own, as in most news",
    "sides turned": "the same parties, with the sides turned", "same person": "both name the same person",
    "other person": "they name different persons", "same day": "both give the same day",
    "days apart": "the reports came out days apart", "dated days apart": "they give days that are apart",
    "plans told days apart": "both tell of what is to come, days apart",
    "one calls it another": "days apart, and one of them calls it another one",
    "told days later": "the later one takes it as known",
    "one outlet, another day": "one outlet tells both, on two days",
    "other addressee": "they are addressed to two", "other names": "one formula, with other names in it",
    "other target": "they are aimed at two", "other words": "the two sentences hardly share a word",
    "words of the sentence": "the two sentences share words",
    "story, both at the head": "both stories open with it, and share words",
    "story": "the two stories share words", "title and text": "one is the title, one the text, of one article",
    "one article": "both stand in one article", "same trigger": "both use the same word for the act",
    "same figure": "both give the same figure", "other status": "one as done, one as planned, asked or threatened",
    "same place": "both name the same place", "other place": "they name places that cannot both be right",
    "judged the same": "a person judged them the same", "same speaker": "the same speaker",
    "speaker may be the same": "the speaker may well be the same", "same quoted words": "the same words are quoted",
    "words shared": "of the rarer words of the shorter one, the other has",
    "independent origins": "two independent sources", "happened": "whether it happened", "count": "the number",
    "date": "the day", "place": "the place",
}  # fmt: skip
# Characters of the words that two reports share, beyond which they tell nothing more.
LONGEST_VALUE = 90
VERDICTS = {
    "same": "judged the same as", "apart": "judged apart from", "wrong": "judged wrong", "actor": "judged to be",
    "undo": "undone",
}  # fmt: skip


def rank(role: str) -> tuple[int, str]:
    """Give the place of a part among those that one stretch may play."""
    return (RANK.index(role) if role in RANK else len(RANK), role)


def feature_words(reason: Mapping[str, Any]) -> str:
    """Give a reason of a link as words; what a measure does not tell is left out."""
    words: str = FEATURES.get(reason["feature"], reason["feature"])
    value = reason["value"]
    if reason["feature"] == "same quoted words":
        return f"{words}: “{cut_words(str(value), LONGEST_VALUE)}”"
    if reason["feature"] in ("words shared", "independent origins"):
        return f"{words} {value}" if reason["feature"] == "words shared" else f"{words}: {value}"
    if reason["feature"] in ("days apart", "dated days apart", "plans told days apart", "told days later"):
        return f"{words}: {counted(int(float(value)), 'day')}"
    return words


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a sentence: the part that its look follows, "" where it plays none, and the label behind it."""

    words: str
    role: str
    label: str


def labelled(citation: Citation) -> list[Marked]:
    """Give the sentence of *citation* in pieces, each part named behind the words that end it."""
    found = []
    for piece in pieces(citation):
        role = min(piece.roles, key=rank, default="")
        labels = dict.fromkeys(LABELS.get(part, part) for part in piece.closing)
        found.append(Marked(piece.words, role, ", ".join(labels)))
    return found


@dataclass(frozen=True, slots=True)
class _Bounds:
    low: float | None
    high: float | None
    modifier: str


def bounds_words(figure: Mapping[str, Any]) -> str:
    """Give what the row of a figure says of its number: "at least 40"."""
    return figure_words(_Bounds(figure["low"], figure["high"], figure["modifier"]))


def verdict_words(verdict: str) -> str:
    """Give what a judgement says, to stand between what it names."""
    return VERDICTS.get(verdict, verdict)


def folded(reports: Sequence[Report]) -> tuple[list[Report], list[Report]]:
    """Give the reports of articles of their own, then those of copies; of copies alone, all are the former."""
    own = [report for report in reports if not report.paper.copy_of]
    copies = [report for report in reports if report.paper.copy_of]
    return (own, copies) if own else (copies, [])


def worded(wordings: Sequence[Wording]) -> list[tuple[Wording, list[Report]]]:
    """Give each wording once, with the reports that have it so; letter case, signs and spaces make no difference."""
    found: dict[str, tuple[Wording, list[Report]]] = {}
    for one in wordings:
        key = " ".join(WORD.findall(one.text.casefold()))
        found.setdefault(key, (one, []))[1].append(one.report)
    return list(found.values())


def through(report: Report) -> list[str]:
    """Give the names of those through whom a report came, nearest to the source first; its own paper is none."""
    names = [mention["name"] or mention["text"] for mention in report.via]
    own = {report.paper.name.casefold(), report.paper.name.casefold().removeprefix("the ")}
    return [name for name in names if name.casefold().removeprefix("the ") not in own]


def ties_parted(ties: Sequence[Tie]) -> tuple[list[Tie], list[Tie]]:
    """Give the ties by which reports were put together: between articles of their own, then those with copies."""
    joined = [tie for tie in ties if tie.link["relation"] == "same_event"]
    among = [tie for tie in joined if tie.left.paper.copy_of or tie.right.paper.copy_of]
    return [tie for tie in joined if tie not in among], among


def ties_weighed(ties: Sequence[Tie]) -> list[Tie]:
    """Give the ties by which reports contradict each other, then those by which they back each other."""
    found = [tie for tie in ties if tie.link["relation"] in ("contradicts", "corroborates")]
    return sorted(found, key=lambda tie: tie.link["relation"] != "contradicts")


def report_row(report: Report) -> dict[str, Any]:
    """Give a report as a row of a table."""
    source, passage = report.source, report.citation.passage
    return {
        "mention": report.id, "article": report.paper.id, "outlet": report.paper.outlet,
        "published": report.paper.published, "url": report.paper.url, "copy_of": report.paper.copy_of,
        "type": report.fields.get("type"), "status": report.fields.get("status"),
        "source": (source["name"] or source["text"]) if source else None,
        "via": [mention["name"] or mention["text"] for mention in report.via],
        "start": passage.start, "end": passage.end, "words": report.citation.words,
    }  # fmt: skip


def moved(request: Request, path: str) -> Response:
    """Send to the page at *path*, in the shape that was asked for and with all that stands in the address."""
    ending = next((ending for ending, shape in SHAPES.items() if shape == shape_of(request)), "")
    asked = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{path}{ending}{asked}", 302)
