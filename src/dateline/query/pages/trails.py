"""Whose word it is, and how it came to print. In: reports. Out: Trail: who said it, who passed it on, who carried it.

Papers that copy one text are folded behind it, so that what looks like many voices can be seen to be one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.knowledge.titles import load_wording
from dateline.link.origins import is_unnamed, party_name
from dateline.query.pages.reports import Paper, Report
from dateline.store.cards import party

SPEAKER, WIRE, PAPER, COPY = "speaker", "wire", "paper", "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Somebody a report came by: ``column`` is speaker, via 1, via 2 …, wire, paper or copy.

    ``papers`` are the articles that stand here; ``is_origin`` where one independent source begins.
    """

    key: str
    column: str
    name: str
    is_named: bool
    is_origin: bool
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """Stops by column, and the legs between them, as pairs of keys."""

    columns: tuple[str, ...]
    stops: tuple[Stop, ...]
    legs: tuple[tuple[str, str], ...]


Path = tuple[tuple[str, str], ...]  # (column, name) from the speaker on


def trail_of(
    reports: Sequence[Report], papers: Mapping[str, Paper], *, origins: Collection[str] | None = None
) -> Trail:
    """Give the trail of *reports*.

    Args:
        reports: of one happening or utterance; older versions of an article among them are no sources.
        papers: the articles of the reports and the originals that they copy, by id.
        origins: the names counted as independent sources; None: whoever passed an utterance on is one.
    """
    replaced = {paper.version_of for paper in papers.values() if paper.version_of}
    told = [report for report in reports if report.paper.id not in replaced]
    sourced = {report.paper.id for report in told if report.source}
    wires = {
        _folded(full_name(paper.agency)) for paper in papers.values() if paper.agency and paper.agency != paper.outlet
    }
    paths: dict[Path, None] = {}
    stands: dict[tuple[str, str], dict[str, Paper]] = defaultdict(dict)
    for report in told:
        if report.source is None and report.paper.id in sourced:
            continue  # where an article says once whose word it is, that holds for its title and its asides
        root = papers.get(report.paper.copy_of or "", report.paper)
        path = (*_sayers(report, root), *_carriers(report, root, wires))
        stands[path[-1]][root.id] = root
        if root.id != report.paper.id:
            path = (*path, (COPY, root.name))
            stands[path[-1]][report.paper.id] = report.paper
        paths[path] = None
    return _trail(list(paths), stands, origins)


def _sayers(report: Report, root: Paper) -> Path:
    """Give who says so and who passes it on; the paper and the wire it credits stand in columns of their own."""
    source = party(report.source)
    said = [(SPEAKER, party_name(source, load_wording()) or source.name or "somebody")] if source else []
    carried = {_folded(root.name), _folded(root.agency or root.name)}
    via = [name for mention in report.via if _folded(name := mention["name"] or mention["text"]) not in carried]
    return (*said, *((f"via {at}", name) for at, name in enumerate(via, 1)))


def _carriers(report: Report, root: Paper, wires: Collection[str]) -> Path:
    """Give the wire, where a paper credits one that is not itself, and the paper; a wire's own article stands at it."""
    if _folded(full_name(root.name)) in wires:
        return ((WIRE, full_name(root.name)),)
    said = {_folded(name) for _, name in _sayers(report, root)} | {_folded(root.name)}
    agency = full_name(root.agency) if root.agency else ""
    wire = ((WIRE, agency),) if agency and not {_folded(agency), _folded(root.agency or "")} & said else ()
    return (*wire, (PAPER, root.name))


def _folded(name: str) -> str:
    return name.casefold().removeprefix("the ")


def full_name(name: str) -> str:
    """Give the full name of a medium, under which it is counted; a file stands without its folder."""
    medium = load_wording().medium(name)
    return medium.name if medium else name.rsplit("/", 1)[-1]


def _trail(
    paths: Sequence[Path], stands: Mapping[tuple[str, str], Mapping[str, Paper]], origins: Collection[str] | None
) -> Trail:
    steps = dict.fromkeys(step for path in paths for step in path)
    columns = tuple(sorted({column for column, _ in steps}, key=_order))
    begins = {step for path in paths if (step := _origin(path, origins))}
    stops = tuple(
        Stop(
            key=" ".join(step),
            column=step[0],
            name=step[1],
            is_named=not is_unnamed(step[1], load_wording()),
            is_origin=step in begins,
            papers=tuple(stands.get(step, {}).values()),
        )
        for step in sorted(steps, key=lambda step: _order(step[0]))
    )
    legs = dict.fromkeys((" ".join(a), " ".join(b)) for path in paths for a, b in pairwise(path))
    return Trail(columns, stops, tuple(legs))


def _order(column: str) -> tuple[int, str]:
    return (SPEAKER, "via", WIRE, PAPER, COPY).index(column.partition(" ")[0]), column


def _origin(path: Path, origins: Collection[str] | None) -> tuple[str, str] | None:
    """Give the step of *path* at which an independent source stands, as far as the record counts it as one."""
    steps = [step for step in path if step[0] != COPY and (origins is not None or step[0] != SPEAKER)]
    if origins is None:
        return _first_named(steps)
    return next((step for step in steps if {step[1], full_name(step[1])} & set(origins)), None)


def _first_named(steps: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    kept = list(steps)
    named = [step for step in kept if not is_unnamed(step[1], load_wording())]
    return next(iter(named or kept[-1:]), None)
