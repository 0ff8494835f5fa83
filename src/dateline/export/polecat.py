"""The record in POLECAT's 40 columns, parted by tabs, names first. In: Store. Out: lines.

One row an act that was done, however many reports it has. Column names: the weekly files of POLECAT (Dataverse, 2023).
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.export.cells import Value, plain
from dateline.export.dyads import Side, acts, sides
from dateline.export.happenings import Happening, Report
from dateline.export.words import Text
from dateline.knowledge.codes import codes_of
from dateline.query import Selection
from dateline.store import Store

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def polecat_lines(store: Store, wanted: Selection | None, text: Text) -> Iterator[str]:
    """Give the names of the columns, then one line a happening, in the order of the timeline."""
    version = f"dateline {store.notes().get('dateline', '')}".strip()
    asked = wanted.parties if wanted else ()
    yield "\t".join(COLUMNS) + "\n"
    for happening in acts(store, wanted, text):
        row = {**polecat_row(happening, asked), "Version": version}
        yield "\t".join(plain(row.get(column)) for column in COLUMNS) + "\n"


def polecat_row(happening: Happening, asked: tuple[str, ...] = ()) -> dict[str, Value]:
    """Give the values of the columns that have one."""
    event, article, row = happening.typical.mention, happening.first.article, happening.row
    actor, recipient = sides(happening, asked)
    came_out, days = happening.first.came_out, happening.near_days
    return {
        "Event ID": happening.id, "Event Date": f"{days[0]:%Y-%m-%d}" if days else None,
        "Event Type": row["type"], "Event Mode": ";".join(row["modes"]), "Intensity": event["score"],
        "Quad Code": QUADS[event["quad"]], "Contexts": ";".join(event["contexts"]),
        **_side("Actor", actor), **_side("Recipient", recipient), **_place(happening),
        "Source": article["outlet"], "Publication Date": f"{came_out:%Y-%m-%d}" if came_out else None,
        "Language": article["language"],
    }  # fmt: skip


def _side(name: str, side: Side | None) -> dict[str, Value]:
    if side is None:
        return {}
    return {
        f"{name} Name": side.name, f"{name} Country": side.country, f"{name} COW": codes_of(side.country).cow,
        f"Primary {name} Sector": side.sector, f"{name} Sectors": side.sector, f"{name} Title": side.role,
        f"{name} Name Raw": side.raw,
    }  # fmt: skip


def _place(happening: Happening) -> dict[str, Value]:
    place = happening.place
    if place is None:
        return {}
    return {
        "Placename": place["name"], "City": place["name"] if place["kind"] == "city" else None,
        "Province": place["admin1"], "Country": place["country"], "Latitude": place["lat"],
        "Longitude": place["lon"], "GeoNames ID": place["geonames"], "Raw Placename": _raw(happening.typical),
        "Feature Type": place["kind"],
    }  # fmt: skip


def _raw(report: Report) -> str | None:
    """Give the words of the place as the sentence has them."""
    where, start = report.mention["where"], report.mention["evidence_start"]
    if report.sentence is None or not where or not start <= where["span"][0] < report.mention["evidence_end"]:
        return None
    return report.sentence[where["span"][0] - start : where["span"][1] - start]
