"""Names of private people, left out. In: Findings. Out: Findings.

People who act or speak for a state, a body, a medium or a group keep their names; a detainee, a
resident or a student appears by role (docs/responsible-use.md). Their words stay where they
stand in the article; what goes is the name as a field, a look-up and a line of the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from dateline.model import ActorMention, Attribution, EventMention, Findings

# PLOVER sectors of people who stand for nobody but themselves: civilians, refugees, farmers, workers.
PRIVATE_SECTORS = frozenset(("CVL", "REF", "AGR", "LAB"))
Cover = Callable[[ActorMention], ActorMention]


def without_private(findings: Findings) -> Findings:
    """Give *findings* in which nobody is named whom the article shows in a private role alone."""
    hidden = _private(findings.actors)
    if not hidden:
        return findings

    def cover(mention: ActorMention) -> ActorMention:
        if mention.actor not in hidden:
            return mention
        return replace(mention, text=hidden[mention.actor], name=None, actor=None, others=())

    words = {a.text: hidden[a.actor] for a in findings.actors if a.actor in hidden and a.text[:1].isupper()}
    return replace(
        findings,
        actors=tuple(a for a in findings.actors if a.actor not in hidden),
        attributions=tuple(_attribution(a, cover) for a in findings.attributions),
        events=tuple(_event(e, cover, words) for e in findings.events),
    )


def _private(mentions: Iterable[ActorMention]) -> dict[str, str]:
    """Give the role to show for each actor id whose every known sector is a private one."""
    people = [m for m in mentions if m.kind == "person" and m.actor]
    public = {m.actor for m in people if m.sector and m.sector not in PRIVATE_SECTORS}
    private = [m for m in people if m.sector in PRIVATE_SECTORS and m.actor not in public]
    return {m.actor: _by_role(m.role) for m in private if m.actor}


def _by_role(role: str | None) -> str:
    if not role:
        return "a person"
    return f"{'an' if role[0].lower() in 'aeiou' else 'a'} {role}"


def _attribution(a: Attribution, cover: Cover) -> Attribution:
    return replace(
        a,
        source=cover(a.source) if a.source else None,
        addressee=cover(a.addressee) if a.addressee else None,
        via=tuple(cover(v) for v in a.via),
    )


def _event(e: EventMention, cover: Cover, words: dict[str, str]) -> EventMention:
    gist = e.gist
    for name, role in sorted(words.items(), key=lambda item: -len(item[0])):
        gist = gist.replace(name, role) if gist else None
    return replace(e, actors=tuple(map(cover, e.actors)), recipients=tuple(map(cover, e.recipients)), gist=gist)
