"""How sure an act is goes by how well its sides are known."""

from dataclasses import replace

import pytest

from dateline.extract.events.sureness import confidence_of
from dateline.model import FIRM, ActorMention, EventMention, Span, Status


def state(code: str | None, *, sure: bool = True) -> ActorMention:
    return ActorMention(span=Span(0, 3), text=code or "them", country=code, kind="state", sure=sure)


ACT = EventMention(
    id="act", trigger=Span(4, 7), evidence=Span(0, 20), type="ACCUSE", modes=(), contexts=(), quad=3, score=-2.0,
    cameo=None, actors=(state("NOR"),), recipients=(state("TCD"),), when=None, where=None, status=Status.HAPPENED,
    historical=False, figures=(), attribution=None, confidence=0.0, rule="ACCUSE.accuse:verb",
)  # fmt: skip
PERSON = replace(state("NOR"), kind="person", actor="Q1")


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        (ACT, replace(ACT, recipients=(state("NOR"),))),
        (ACT, replace(ACT, recipients=())),
        (ACT, replace(ACT, recipients=(state("TCD", sure=False),))),
        (replace(ACT, recipients=()), replace(ACT, recipients=(state(None),))),
        (replace(ACT, actors=()), replace(ACT, actors=(state(None),))),
        (replace(ACT, recipients=(state("NOR"),)), replace(ACT, actors=(PERSON,), recipients=(PERSON,))),
        (ACT, replace(ACT, rule="ACCUSE.accuse:headline")),
    ],
)
def test_what_is_known_less_well_is_less_sure(surer: EventMention, less: EventMention) -> None:
    assert confidence_of(surer) > confidence_of(less)


def test_a_joint_act_needs_nobody_it_is_done_to() -> None:
    joint = replace(ACT, actors=(state("NOR"), state("TCD")), recipients=())
    assert confidence_of(joint) == confidence_of(ACT)


def test_an_act_of_somebody_unknown_is_not_firm_and_one_between_states_is() -> None:
    assert confidence_of(replace(ACT, actors=(state(None),))) < FIRM <= confidence_of(ACT)
