"""The tables about events: PLOVER's own lists, the crosswalk, and what a row may not say."""

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge import events
from dateline.knowledge.events import load_events


def test_all_sixteen_types_have_patterns_a_quad_class_and_a_score() -> None:
    tables = load_events()
    assert len(tables.types) == 16
    assert {row.type for row in tables.patterns} == set(tables.types)
    assert all(kind.quad in (1, 2, 3, 4) and kind.score(()) == kind.scores[""] for kind in tables.types.values())


def test_a_mode_has_its_own_score_and_an_unknown_one_that_of_the_type() -> None:
    retreat = load_events().types["RETREAT"]
    assert (retreat.score(("disarm",)), retreat.score(("release",)), retreat.score(())) == (10, 6.5, 6.5)


def test_the_scores_agree_in_sign_with_the_quad_class() -> None:
    for kind in load_events().types.values():
        assert (kind.scores[""] > 0) == (kind.quad < 3) or kind.name == "REQUEST"


def test_a_crosswalk_code_leads_to_the_type_of_its_row() -> None:
    tables = load_events()
    # PLOVER 2.0 moved on from CAMEO here, and the rows say so with the code they came from.
    moved = {
        "055": "CONCEDE",
        "056": "CONCEDE",
        "0871": "CONCEDE",
        "0872": "CONCEDE",
        "083": "RETREAT",
        "175": "COERCE",
    }
    for row in tables.patterns:
        if row.cameo and row.turns is None:
            assert row.type in (tables.cameo[row.cameo], moved.get(row.cameo)), row.name


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"verbs": ["hop"]}, "example"),
        ({"example": "A."}, "no trigger"),
        ({"verbs": ["hop"], "example": "A.", "verb": "x"}, "'verb'"),
        ({"verbs": ["hop"], "example": "A.", "modes": ["aerial"]}, "'aerial'"),
        ({"verbs": ["hop"], "example": "A.", "contexts": ["weather"]}, "'weather'"),
        ({"verbs": ["hop"], "example": "A.", "cameo": "9999"}, "'9999'"),
        ({"verbs": ["hop"], "example": "A.", "object": ["@unlisted"]}, "'@unlisted'"),
        ({"verbs": ["hop"], "example": "A.", "turns": "somersault"}, "'somersault'"),
    ],
)
def test_a_row_that_breaks_the_rules_is_named(
    monkeypatch: pytest.MonkeyPatch, row: dict[str, object], wrong: str
) -> None:
    head, _ = events.read_toml("plover.toml")
    plain = events.read_toml

    def read(name: str) -> object:
        return (head, {"AGREE": {"hop": row}}) if name == events.PATTERNS else plain(name)

    monkeypatch.setattr(events, "read_toml", read)
    with pytest.raises(KnowledgeError, match=r"AGREE\.hop") as raised:
        load_events()
    assert wrong in str(raised.value)
