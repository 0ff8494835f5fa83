"""The record as a GDELT 2.0 events file: 61 columns, parted by tabs, no header. In: Store. Out: lines.

One row an act that was done, however many reports it has. What GDELT has no column for, and what we have no
value for, is told in docs/exports.md. Column names: GDELT Event Codebook 2.0 (2015).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from dateline.export.cells import Value, plain
from dateline.export.dyads import Side, acts, sides
from dateline.export.happenings import Happening
from dateline.export.words import Text
from dateline.knowledge.codes import codes_of
from dateline.query import Selection
from dateline.query.parties import country_names
from dateline.store import Store

ACTOR_COLUMNS = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
GEO_COLUMNS = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{name}" for n in (1, 2) for name in ACTOR_COLUMNS),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{what}Geo_{name}" for what in ("Actor1", "Actor2", "Action") for name in GEO_COLUMNS),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
# Codes that are no state's: CAMEO's type, and its code for the one body that ours stands for.
BODIES = {"UNO": ("IGO", "UNO"), "EUR": ("IGO", "EEC"), "IGO": ("IGO", ""), "NGO": ("NGO", ""), "MNC": ("MNC", ""),
          "IMG": ("IMG", "")}  # fmt: skip
# PLOVER's sectors as CAMEO's types, where they differ or have none.
TYPES = {"JRN": "MED", "MED": "HLH", "PRM": "UAF", "PRE": "SEP", "SOC": "CVL", "REL": "", "UNK": ""}
# 1 country, 2 and 3 a state and a city of the United States, 4 and 5 a city and a first division elsewhere.
GEO_TYPES = {"country": (1, 1), "admin1": (2, 5), "city": (3, 4), "site": (3, 4)}

# Where the crosswalk has no code for a reading: the most general one of CAMEO for the type.
ROOTS = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "COOPERATE": "060", "AID": "070", "CONCEDE": "080",
    "RETREAT": "087", "REQUEST": "100", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140",
    "MOBILIZE": "150", "SANCTION": "160", "COERCE": "170", "ASSAULT": "190",
}  # fmt: skip


def gdelt_lines(store: Store, wanted: Selection | None, text: Text) -> Iterator[str]:
    """Give one line a happening, in the order of the timeline."""
    asked = wanted.parties if wanted else ()
    for happening in acts(store, wanted, text):
        row = gdelt_row(happening, asked)
        yield "\t".join(plain(row.get(column)) for column in COLUMNS) + "\n"


def gdelt_row(happening: Happening, asked: tuple[str, ...] = ()) -> dict[str, Value]:
    """Give the values of the columns that have one."""
    event, row = happening.typical.mention, happening.row
    code = event["cameo"] or ROOTS.get(row["type"], "")
    found: dict[str, Value] = {
        # 60 bits of the id: a whole number that every reader of GDELT holds.
        "GLOBALEVENTID": int(happening.id[1:16], 16),
        **_date(happening),
        "IsRootEvent": int(any(report.leads for report in happening.reports)),
        "EventCode": code, "EventBaseCode": code[:3], "EventRootCode": code[:2],
        "QuadClass": event["quad"], "GoldsteinScale": event["score"], "NumMentions": len(happening.reports),
        "NumSources": row["outlets"], "NumArticles": row["articles"], **_place(happening.place),
        "DATEADDED": _added(happening), "SOURCEURL": happening.link or happening.first.article["external_id"],
    }  # fmt: skip
    for number, side in enumerate(sides(happening, asked), start=1):
        found.update(_actor(f"Actor{number}", side))
        found[f"Actor{number}Geo_Type"] = 0
    return found


def _date(happening: Happening) -> dict[str, Value]:
    days, near = happening.days, happening.near_days
    if days is None:
        return {}
    if near is None:
        return {"Year": days[0].year} if days[0].year == (days[1] - timedelta(1)).year else {}
    day = near[0]
    # The codebook's own formula for the share of the year that is over.
    fraction = day.year + (day.month * 30 + day.day) / 365
    return {
        "SQLDATE": int(f"{day:%Y%m%d}"), "MonthYear": int(f"{day:%Y%m}"), "Year": day.year,
        "FractionDate": round(fraction, 4),
    }  # fmt: skip


def _actor(prefix: str, side: Side | None) -> dict[str, Value]:
    if side is None:
        return {}
    body, group = BODIES.get(side.country or "", ("", ""))
    kind = body or TYPES.get(side.sector or "", side.sector or "")
    country = codes_of(side.country).cameo
    return {
        f"{prefix}Code": body + group if body else country + kind, f"{prefix}Name": (side.name or "").upper(),
        f"{prefix}CountryCode": "EUR" if side.country == "EUR" else country, f"{prefix}KnownGroupCode": group,
        f"{prefix}Type1Code": kind,
    }  # fmt: skip


def _place(place: Mapping[str, Any] | None) -> dict[str, Value]:
    if place is None or place["kind"] not in GEO_TYPES:
        return {"ActionGeo_Type": 0}
    at_home, abroad = GEO_TYPES[place["kind"]]
    fips = codes_of(place["country"]).fips
    names = (place["name"], place["admin1"], country_names().get(place["country"]))
    return {
        "ActionGeo_Type": at_home if place["country"] == "USA" else abroad,
        "ActionGeo_Fullname": ", ".join(dict.fromkeys(name for name in names if name)),
        "ActionGeo_CountryCode": fips, "ActionGeo_ADM1Code": fips,
        "ActionGeo_Lat": place["lat"], "ActionGeo_Long": place["lon"],
        "ActionGeo_FeatureID": fips if place["kind"] == "country" else None,
    }  # fmt: skip


def _added(happening: Happening) -> int | None:
    """Give when the first report came out, in UTC: the record keeps no time of its own writing."""
    came_out = happening.first.came_out
    if came_out is None:
        return None
    moment = came_out.astimezone(UTC) if isinstance(came_out, datetime) else came_out
    return int(f"{moment:%Y%m%d%H%M%S}")
