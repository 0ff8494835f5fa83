"""GDELT's and POLECAT's columns, read back by pandas."""

import csv
import io
from dataclasses import replace

import pandas as pd
import pytest

from dateline.compare.rows import plover_of
from dateline.errors import ConfigError
from dateline.export import Text, export
from dateline.export.gdelt import COLUMNS as GDELT
from dateline.export.gdelt import ROOTS, gdelt_row
from dateline.export.happenings import happenings
from dateline.export.polecat import COLUMNS as POLECAT
from dateline.export.polecat import polecat_row
from dateline.knowledge.events import load_types
from dateline.model import Status
from dateline.query import Selection, timeline
from dateline.store import Store


def gdelt(store: Store, wanted: Selection | None = None) -> pd.DataFrame:
    words = "".join(export(store, "gdelt", wanted))
    return pd.read_csv(
        io.StringIO(words), sep="\t", names=GDELT, header=None, quoting=csv.QUOTE_NONE, keep_default_na=False,
        dtype={"EventCode": str, "EventBaseCode": str, "EventRootCode": str},
    )  # fmt: skip


def polecat(store: Store, wanted: Selection | None = None) -> pd.DataFrame:
    words = "".join(export(store, "polecat", wanted))
    return pd.read_csv(io.StringIO(words), sep="\t", quoting=csv.QUOTE_NONE, keep_default_na=False)


def test_the_columns_are_as_many_as_those_of_the_originals() -> None:
    assert (len(GDELT), len(set(GDELT)), len(POLECAT), len(set(POLECAT))) == (61, 61, 40, 40)
    assert GDELT[5:8] == ("Actor1Code", "Actor1Name", "Actor1CountryCode")
    assert GDELT[-10:-8] == ("ActionGeo_Type", "ActionGeo_Fullname")


def test_gdelt_has_no_header_and_a_row_an_act(trucks: Store) -> None:
    (row,) = gdelt(trucks).to_dict("records")
    said = {name: value for name, value in row.items() if value != ""}
    assert said.pop("GLOBALEVENTID") < 2**63
    assert said == {
        "SQLDATE": 20240304, "MonthYear": 202403, "Year": 2024, "FractionDate": 2024.2575,
        "Actor1Code": "ALBGOV", "Actor1Name": "ALBANIA", "Actor1CountryCode": "ALB", "Actor1Type1Code": "GOV",
        "Actor2Code": "MTNGOV", "Actor2Name": "MONTENEGRO", "Actor2CountryCode": "MTN", "Actor2Type1Code": "GOV",
        "IsRootEvent": 1, "EventCode": "07", "EventBaseCode": "07", "EventRootCode": "07", "QuadClass": 2,
        "GoldsteinScale": 10.0, "NumMentions": 1, "NumSources": 1, "NumArticles": 1, "Actor1Geo_Type": 0,
        "Actor2Geo_Type": 0, "ActionGeo_Type": 4, "ActionGeo_Fullname": "Podgorica, Montenegro",
        "ActionGeo_CountryCode": "MJ", "ActionGeo_ADM1Code": "MJ", "ActionGeo_Lat": 42.44, "ActionGeo_Long": 19.26,
        "DATEADDED": 20240305000000, "SOURCEURL": "https://example.org/trucks?a=1&b=2",
    }  # fmt: skip


def test_polecat_names_its_columns_and_has_a_row_an_act(trucks: Store) -> None:
    (row,) = polecat(trucks).to_dict("records")
    said = {name: value for name, value in row.items() if value != ""}
    assert said == {
        "Event ID": timeline(trucks, Selection(statuses=("happened",)))[0].id, "Event Date": "2024-03-04",
        "Event Type": "AID", "Intensity": 10.0, "Quad Code": "MATERIAL COOPERATION", "Actor Name": "Albania",
        "Actor Country": "ALB", "Actor COW": 339, "Primary Actor Sector": "GOV", "Actor Sectors": "GOV",
        "Actor Name Raw": "Albania", "Recipient Name": "Montenegro", "Recipient Country": "MNE",
        "Recipient COW": 341, "Primary Recipient Sector": "GOV", "Recipient Sectors": "GOV",
        "Recipient Name Raw": "Montenegro", "Placename": "Podgorica", "City": "Podgorica", "Province": "Podgorica",
        "Country": "MNE", "Latitude": 42.44, "Longitude": 19.26, "GeoNames ID": 3193044,
        "Raw Placename": "Montenegro", "Feature Type": "city", "Source": "The Example",
        "Publication Date": "2024-03-05", "Language": "en", "Version": said["Version"],
    }  # fmt: skip
    assert said["Version"].startswith("dateline")


@pytest.mark.parametrize(
    ("start", "end", "year", "day"),
    [
        ("2024-03-01", "2024-04-01", 2024, 20240301),
        ("2024-01-01", "2025-01-01", 2024, None),
        ("2020-01-01", "2030-01-01", None, None),
    ],
)
def test_a_date_as_wide_as_a_year_is_not_its_first_day(
    trucks: Store, start: str, end: str, year: int | None, day: int | None
) -> None:
    happening = next(happenings(trucks, Selection(statuses=("happened",)), Text.NONE))
    wide = replace(happening, row={**happening.row, "when": {"start": start, "end": end}})
    row = gdelt_row(wide)
    assert (row.get("Year"), row.get("SQLDATE")) == (year, day)
    assert bool(polecat_row(wide)["Event Date"]) == bool(day)


@pytest.mark.parametrize("read", [gdelt, polecat])
def test_what_is_planned_or_denied_is_no_row_unless_it_is_asked_for(read: object, trucks: Store) -> None:
    assert len(read(trucks)) == 1  # type: ignore[operator]  # one of the two readers above
    assert len(read(trucks, Selection(statuses=tuple(Status)))) == 2  # type: ignore[operator]


def test_the_rows_are_the_acts_of_the_timeline_in_its_order(examples: Store) -> None:
    wanted = Selection(parties=("USA", "CHN"))
    done = [e for e in timeline(examples, wanted) if e.status in ("happened", "ongoing")]
    asked = [e for e in timeline(examples, wanted) if (e.type, e.status) in
             (("REQUEST", "requested"), ("THREATEN", "threatened"))]  # fmt: skip
    read = polecat(examples, wanted)
    assert set(read["Event ID"]) == {entry.id for entry in done + asked}
    assert list(gdelt(examples, wanted)["GLOBALEVENTID"]) == [int(key[1:16], 16) for key in read["Event ID"]]


def test_the_parties_asked_for_stand_on_the_two_sides(examples: Store) -> None:
    read = polecat(examples, Selection(parties=("USA", "CHN"), types=("CONSULT",)))
    assert len(read) > 0
    assert {frozenset(pair) for pair in zip(read["Actor Country"], read["Recipient Country"], strict=True)} == {
        frozenset(("USA", "CHN"))
    }


def test_a_filter_on_what_was_said_is_refused(trucks: Store) -> None:
    with pytest.raises(ConfigError, match="what was said"):
        list(export(trucks, "gdelt", Selection(by="ALB")))


def _party(country: str, actor: str) -> dict[str, object]:
    return {
        "name": actor,
        "actor": actor,
        "country": country,
        "kind": "person",
        "sector": None,
        "role": None,
        "text": actor,
    }


@pytest.mark.parametrize(
    ("kind", "together", "recipients", "pair"),
    [
        ("CONSULT", [("ALB", "a"), ("ALB", "b"), ("MNE", "c")], [], ("ALB", "MNE")),
        ("CONSULT", [("ALB", "a"), ("ALB", "b")], [], ("ALB", "ALB")),
        ("ASSAULT", [("ALB", "a"), ("MNE", "c")], [], ("ALB", "MNE")),  # "Troops of both clashed"
        ("ASSAULT", [("ALB", "a"), ("ALB", "b")], [], ("ALB", None)),
        ("ASSAULT", [("ALB", "a"), ("MNE", "c")], [(None, "camps")], ("ALB", None)),  # "Both shelled the camps"
    ],
)
def test_two_who_act_alike_do_not_act_on_one_another(
    trucks: Store, kind: str, together: list[tuple[str, str]], recipients: list[tuple[str, str]],
    pair: tuple[str, str | None],
) -> None:  # fmt: skip
    happening = next(happenings(trucks, Selection(statuses=("happened",)), Text.NONE))
    actors = [_party(*party) for party in together]
    mention = {**happening.first.mention, "type": kind, "actors": actors, "recipients": recipients}
    told = replace(
        happening, row={**happening.row, "type": kind, "actors": actors, "recipients": []},
        reports=(replace(happening.first, mention=mention),),
    )  # fmt: skip
    row = polecat_row(told)
    assert (row["Actor Country"], row.get("Recipient Country")) == pair


def test_an_act_without_a_code_has_the_root_of_its_type(trucks: Store) -> None:
    happening = next(happenings(trucks, Selection(statuses=("happened",)), Text.NONE))
    mention = {**happening.first.mention, "type": "THREATEN", "cameo": None}
    told = replace(
        happening, row={**happening.row, "type": "THREATEN"}, reports=(replace(happening.first, mention=mention),)
    )
    assert [gdelt_row(told)[name] for name in ("EventCode", "EventBaseCode", "EventRootCode")] == ["130", "130", "13"]


def test_every_type_has_a_root_that_the_crosswalk_takes_back() -> None:
    assert {kind: plover_of(code) for kind, code in ROOTS.items()} == {kind: kind for kind in load_types()}
