"""The record for programs: lines as in docs/record.md, pages by cursor, tags, and no request that breaks it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from dateline.errors import ConfigError
from dateline.export.jsonl import jsonl_lines
from dateline.model import Status
from dateline.serve import create_app
from dateline.serve.api import create_api
from dateline.serve.api.asked import PloverType, StatusName
from dateline.serve.parameters import plover_types
from dateline.store import open_store

TOKEN = "a token of the tests"
HOME = "http://127.0.0.1:8765"


@pytest.fixture(scope="module")
def api(record_path: Path) -> Iterator[TestClient]:
    """A program that asks the examples' record."""
    with TestClient(create_app(record_path), base_url=HOME + "/api") as program:
        yield program


@pytest.fixture(scope="module")
def exported(record_path: Path) -> dict[str, dict[str, Any]]:
    """Every line of the record's export by id."""
    lines = (json.loads(line) for line in jsonl_lines(open_store(record_path)))
    return {line["id"]: line for line in lines}


def copied(record: Path, folder: Path) -> Path:
    """Copy a record that is open, with what its log still holds."""
    path = folder / "copy.db"
    with sqlite3.connect(record) as source, sqlite3.connect(path) as copy:
        source.backup(copy)
    source.close()
    copy.close()
    return path


def get(api: TestClient, address: str) -> Any:
    answer = api.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def walk(api: TestClient, address: str) -> list[dict[str, Any]]:
    """Give the items of all pages."""
    page = get(api, address)
    items = page["items"]
    while page["next"]:
        page = get(api, f"{address}&after={page['next']}")
        items += page["items"]
    return items


# -- lists ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("address", "kind"), [
    ("timeline?everything=true&limit=7", "event"),
    ("timeline?everything=true&limit=11&order=oldest", "event"),
    ("statements?limit=13", "statement"),
    ("statements?limit=13&order=oldest", "statement"),
])  # fmt: skip
def test_pages_give_every_line_once_as_the_export_has_it(
    api: TestClient, exported: dict[str, dict[str, Any]], address: str, kind: str
) -> None:
    items = walk(api, address)
    wanted = {key for key, line in exported.items() if line["kind"] == kind}
    assert len(items) == len(wanted) and {item["id"] for item in items} == wanted
    assert all({"kind": kind, **item} == exported[item["id"]] for item in items)


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_pages_run_by_day_and_end_with_what_has_none(api: TestClient, order: str) -> None:
    days = [item["published"] for item in walk(api, f"articles?limit=5&order={order}")]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=order == "newest") and dated
    assert days == dated + [None] * (len(days) - len(dated)) and len(days) > len(dated)


def test_filters_narrow_as_they_do_everywhere(api: TestClient) -> None:
    found = walk(api, "timeline?a=China&b=usa&since=2001-04&until=2001-04&type=REQUEST&type=REJECT&limit=50")
    assert found and {item["type"] for item in found} == {"REQUEST", "REJECT"}
    assert all(item["when"]["start"].startswith("2001-04") for item in found)
    assert all(item["origins"] >= 2 for item in walk(api, "timeline?origins=2&limit=50"))
    assert all("sorr" in item["wording"].lower() for item in walk(api, "statements?by=USA&about=sorr&limit=50"))
    assert {item["outlet"] for item in walk(api, "articles?outlet=Meridian%20Wire&limit=50")} == {"Meridian Wire"}


def test_a_pair_counts_its_happenings_by_period(api: TestClient) -> None:
    found = get(api, "pair/China/usa?unit=month")
    assert (found["keys"], found["unit"]) == (["CHN", "USA"], "month")
    assert [period["first"] for period in found["periods"]] == [f"2001-0{month}-01" for month in (4, 5, 6, 7, 8)]
    for period in found["periods"]:
        counts = sum(value for name, value in period.items() if name.endswith(("cooperation", "conflict")))
        assert counts == sum(period["types"].values())
    assert found["figures"] and get(api, "pair/CHN/USA?since=2050")["periods"] == []
    assert api.get("pair/China/CHN").status_code == 400


def test_wording_and_search_answer(api: TestClient) -> None:
    assert "very sorry" in {phrase["words"] for phrase in get(api, "wording?speaker=China")["phrases"]}
    found = get(api, "search?q=letter&kind=article&limit=3")
    assert len(found["items"]) == 3
    (start, end) = next(spot for item in found["items"] for spot in item["found"])
    assert any(item["snippet"][start:end].lower().startswith("letter") for item in found["items"])


# -- one thing --------------------------------------------------------------------------------


def test_an_event_opens_by_the_id_of_any_of_its_mentions(api: TestClient) -> None:
    event = max(walk(api, "timeline?limit=50"), key=lambda item: item["articles"])
    found = [get(api, f"events/{key}") for key in (event["id"], *event["mentions"])]
    assert all(one == found[0] for one in found) and found[0].items() >= event.items()
    assert {line["id"] for line in found[0]["mention_lines"]} == set(event["mentions"])


def test_passages_and_marks_are_words_of_the_article(api: TestClient) -> None:
    for item in walk(api, "timeline?limit=50")[:12]:
        for citation in get(api, f"events/{item['id']}")["citations"]:
            text = get(api, f"articles/{citation['article']}")["text"]
            start, end = citation["passage"]
            assert text[start:end] == citation["words"]
            assert all(start <= mark["span"][0] < mark["span"][1] <= end for mark in citation["marks"])


def test_details_are_lines_of_the_record(api: TestClient, exported: dict[str, dict[str, Any]]) -> None:
    article = get(api, "articles?limit=1")["items"][0]["id"]
    found = get(api, f"articles/{article}")
    for kind in ("times", "attributions", "event_mentions", "figures"):
        assert all({**line, "kind": exported[line["id"]]["kind"]} == exported[line["id"]] for line in found[kind])
    statement = get(api, "statements?limit=1")["items"][0]
    report = get(api, f"statements/{statement['id']}")["attribution_lines"][0]
    assert {"kind": "attribution", **report} == exported[report["id"]]
    actor = next(key for key, line in exported.items() if line["kind"] == "actor")
    assert get(api, f"actors/{actor}")["name"] == exported[actor]["name"]


@pytest.mark.parametrize(("address", "status", "words"), [
    ("timeline?sincce=2001", 400, "there is no sincce here"),
    ("timeline?since=2001-13", 400, "2022-05-10, 2022-05 or 2022"),
    ("timeline?a=Nowhereland", 400, "neither a state nor an actor"),
    ("timeline?after=nonsense", 400, "is not where a page ends"),
    ("statements?after=nonsense", 400, "is not where a page ends"),
    ("timeline?limit=0", 400, "limit: "),
    ("timeline?type=WAVE", 400, "AGREE"),
    ("events/ffffffff", 404, "no fact has an id that starts with 'ffffffff'"),
    ("events/a", 400, "key: "),
    ("nothing", 404, "nothing is at /api/nothing"),
])  # fmt: skip
def test_what_cannot_be_answered_is_said_in_json_with_the_mend(
    api: TestClient, address: str, status: int, words: str
) -> None:
    answer = api.get(address)
    assert answer.status_code == status and answer.json()["status"] == status
    assert words in answer.json()["error"]


def test_an_id_of_another_kind_says_where_it_is(api: TestClient) -> None:
    article = get(api, "articles?limit=1")["items"][0]["id"]
    assert f"/api/articles/{article}" in api.get(f"events/{article}").json()["error"]


# -- the wire ---------------------------------------------------------------------------------


def test_what_the_asker_has_is_not_sent_again(api: TestClient) -> None:
    first = api.get("timeline?limit=3")
    tag = first.headers["etag"]
    again = api.get("timeline?limit=3", headers={"if-none-match": f'"old", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert api.get("timeline?limit=4", headers={"if-none-match": tag}).status_code == 200
    assert "etag" not in api.get("timeline?limit=0").headers


def test_the_description_names_every_address_and_loads_nothing(api: TestClient) -> None:
    described = get(api, "openapi.json")
    wanted = {"/timeline", "/statements", "/articles", "/wording", "/search", "/judgements", "/events/{key}",
              "/statements/{key}", "/articles/{key}", "/actors/{key}", "/pair/{a}/{b}"}  # fmt: skip
    assert wanted <= set(described["paths"])
    assert described["servers"] == [{"url": "/api"}]
    assert api.get("docs").status_code == 404


def test_the_choices_are_those_of_the_tables() -> None:
    assert set(PloverType.__args__) == set(plover_types())  # type: ignore[attr-defined]  # a Literal has them
    assert set(StatusName.__args__) == set(Status)  # type: ignore[attr-defined]  # likewise


# -- writing ----------------------------------------------------------------------------------


@pytest.fixture
def writer(record_path: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A program that may judge, before a copy of the examples' record."""
    path = copied(record_path, tmp_path)
    app = create_app(path, token=TOKEN, write=True)
    with TestClient(app, base_url=HOME + "/api", headers={"authorization": f"Bearer {TOKEN}"}) as program:
        yield program


def test_a_judgement_changes_the_record_and_its_undoing_changes_it_back(writer: TestClient) -> None:
    event = max(walk(writer, "timeline?limit=50"), key=lambda item: len(item["mentions"]))
    body = {"verdict": "wrong", "left": event["mentions"][-1], "by": "an analyst"}
    made = writer.post("judgements", json=body)
    assert made.status_code == 201, made.text
    assert event["mentions"][-1] not in get(writer, f"events/{event['mentions'][0]}")["mentions"]
    undone = writer.post("judgements", json={"verdict": "undo", "left": made.json()[0]["id"], "by": "an analyst"})
    assert undone.status_code == 201
    assert get(writer, f"events/{event['id']}")["mentions"] == event["mentions"]
    assert [one["verdict"] for one in walk(writer, "judgements?limit=1")] == ["undo", "wrong"]


@pytest.mark.parametrize(("body", "words"), [
    ({"verdict": "same", "left": "e123456", "by": "x"}, "needs `right` too"),
    ({"verdict": "wrong", "left": "ffffffff", "by": "x"}, "names no happening"),
    ({"verdict": "perhaps", "left": "ffffffff", "by": "x"}, "verdict: "),
    ({"verdict": "wrong", "left": "ffffffff"}, "by: "),
    ({"verdict": "wrong", "left": "ffffffff", "by": "x", "why": "y"}, "there is no why here"),
])  # fmt: skip
def test_a_judgement_that_cannot_be_kept_is_refused_with_the_mend(
    writer: TestClient, body: dict[str, str], words: str
) -> None:
    answer = writer.post("judgements", json=body)
    assert answer.status_code == 400 and words in answer.json()["error"]


def test_without_write_or_without_the_token_nothing_is_kept(api: TestClient, record_path: Path) -> None:
    body = {"verdict": "wrong", "left": "ffffffff", "by": "x"}
    assert api.post("judgements", json=body).status_code == 403
    program = TestClient(create_api(open_store(record_path), version="0", write_token=TOKEN))
    for shown in ({}, {"authorization": "Bearer other"}, {"authorization": "Basic eDp5"}):
        answer = program.post("/judgements", json=body, headers=shown)
        assert answer.status_code == 401 and answer.headers["www-authenticate"] == "Bearer"
    with pytest.raises(ConfigError, match="--token"):
        create_app(record_path, write=True)


def test_a_page_of_another_site_cannot_judge(writer: TestClient) -> None:
    body = {"verdict": "wrong", "left": "ffffffff", "by": "x"}
    answer = writer.post("judgements", json=body, headers={"origin": "https://elsewhere.example"})
    assert answer.status_code == 403


# -- anything at all --------------------------------------------------------------------------


CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
FEW = settings(
    max_examples=10, deadline=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


OF_THE_RECORD: dict[str, dict[str, Any]] = {
    "/timeline": {"query": {"a": "China"}}, "/statements": {"query": {"by": "USA"}},
    "/wording": {"query": {"speaker": "China"}}, "/pair/{a}/{b}": {"path_parameters": {"a": "china", "b": "USA"}},
}  # fmt: skip


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_no_request_that_the_description_allows_or_forbids_breaks_it(
    record_path: Path, tmp_path: Path, mode: GenerationMode
) -> None:
    """Schemathesis makes the requests; where the description asks for a name, some are of the record."""
    api = create_api(open_store(copied(record_path, tmp_path)), version="0", write_token=TOKEN)
    described = schemathesis.openapi.from_asgi("/openapi.json", api)
    statuses = Counter()

    def ask(case: schemathesis.Case) -> None:
        answer = case.call(headers={"authorization": f"Bearer {TOKEN}"})
        statuses[answer.status_code] += 1
        case.validate_response(answer, checks=CHECKS)

    for operation in (found.ok() for found in described.get_all_operations()):
        if operation.path == "/" and mode is GenerationMode.NEGATIVE:
            continue  # it asks nothing, so nothing can be wrong
        named: dict[str, Any] = OF_THE_RECORD.get(operation.path, {}) if mode is GenerationMode.POSITIVE else {}
        for given_names in ({}, named) if named else ({},):
            FEW(given(operation.as_strategy(generation_mode=mode, **given_names))(ask))()
    assert sum(statuses.values()) > 100 and set(statuses) <= {200, 201, 400, 401, 404}
    assert statuses[200] > 50 if mode is GenerationMode.POSITIVE else statuses[400] > 50
