"""FollowTheMoney exports, read back by the followthemoney package (`make test-ftm`: PyICU under it has no wheel)."""

import json
import os
import subprocess
import warnings
from pathlib import Path

import pytest
from followthemoney import Dataset, Statement, StatementEntity, model
from followthemoney.proxy import EntityProxy
from followthemoney.statement.serialize import CSV_COLUMNS, read_path_statements

ROOT = Path(__file__).parents[1]
DATELINE = os.environ.get("DATELINE", str(ROOT / ".venv" / "bin" / "dateline"))


def run(*arguments: str) -> None:
    subprocess.run([DATELINE, *arguments], check=True, cwd=ROOT)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the record of the example articles, its entities and its statements."""
    path = tmp_path_factory.mktemp("ftm")
    db = str(path / "record.db")
    run("build", "examples/articles", "--db", db, "--quiet")
    run("export", "--all", "--format", "ftm", "-o", str(path / "entities.json"), "--db", db)
    run("export", "--all", "--format", "ftm-statements", "-o", str(path / "statements.csv"), "--db", db)
    run("export", "China", "USA", "--all", "--format", "ftm", "-o", str(path / "pair.json"), "--db", db)
    run("export", "--all", "--format", "jsonl", "-o", str(path / "record.jsonl"), "--db", db)
    return path


def read(path: Path) -> list[EntityProxy]:
    return [model.get_proxy(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def statements(folder: Path) -> list[Statement]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package leaves the file for the collector to close
        return list(read_path_statements(folder / "statements.csv", "csv"))


def test_every_entity_is_valid_and_keeps_all_its_values_when_they_are_cleaned(folder: Path) -> None:
    lines = (folder / "entities.json").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 100
    for line in lines:
        data = json.loads(line)
        model.get(data["schema"]).validate(data)
        cleaned = model.make_entity(data["schema"])
        cleaned.id = data["id"]
        for name, values in data["properties"].items():
            cleaned.add(name, values)
            assert set(cleaned.get(name)) == set(values), (name, values)


def test_each_entity_comes_once_and_whatever_it_names_is_there(folder: Path) -> None:
    found = {entity.id: entity for entity in read(folder / "entities.json")}
    assert len(found) == len(read(folder / "entities.json"))
    for entity in found.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert found[value].schema.is_a(prop.range)


def test_events_are_the_happenings_of_the_record_with_their_days_and_reports(folder: Path) -> None:
    lines = [json.loads(line) for line in (folder / "record.jsonl").read_text(encoding="utf-8").splitlines()]
    expected = {f"dateline-event-{line['id']}": line for line in lines if line["kind"] == "event"}
    article_of = {
        line["id"]: f"dateline-article-{line['article']}" for line in lines if line["kind"] == "event_mention"
    }
    events = {entity.id: entity for entity in read(folder / "entities.json") if entity.schema.name == "Event"}
    assert set(events) == set(expected)
    for key, line in expected.items():
        assert events[key].caption == " ".join(line["title"].split())
        assert set(events[key].get("proof")) == {article_of[mention] for mention in line["mentions"]}
        if line["when"] and line["when"]["precision"] == "day":
            assert line["when"]["start"] in events[key].get("date") + events[key].get("startDate")
    reports = [entity for entity in read(folder / "entities.json") if entity.schema.name == "Documentation"]
    assert {entity.first("entity") for entity in reports} == set(events)


def test_the_entities_follow_the_filters(folder: Path) -> None:
    pair = [entity for entity in read(folder / "pair.json") if entity.schema.name == "Event"]
    every = [entity for entity in read(folder / "entities.json") if entity.schema.name == "Event"]
    assert 0 < len(pair) < len(every)


def test_the_statements_are_the_entities_value_by_value_under_the_keys_the_package_makes(folder: Path) -> None:
    header = (folder / "statements.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header.split(",") == CSV_COLUMNS
    found = statements(folder)
    values = {(s.entity_id, s.prop, s.value) for s in found if s.prop != "id"}
    entities = read(folder / "entities.json")
    assert values == {(e.id, prop.name, value) for e in entities for prop, value in e.itervalues()}
    for statement in found:
        made = Statement.make_key("dateline", statement.entity_id, statement.prop, statement.value, False)
        assert statement.id == made
        if statement.prop != "id":
            assert statement.prop_type == model.get(statement.schema).get(statement.prop).type.name


def test_each_entity_is_sealed_as_the_package_seals_it(folder: Path) -> None:
    by_entity: dict[str, list[Statement]] = {}
    for statement in statements(folder):
        by_entity.setdefault(statement.entity_id, []).append(statement)
    dataset = Dataset({"name": "dateline", "title": "dateline"})
    for found in by_entity.values():
        seal = next(statement.value for statement in found if statement.prop == "id")
        entity = StatementEntity.from_statements(dataset, [s for s in found if s.prop != "id"])
        assert next(s.value for s in entity.statements if s.prop == "id") == seal
