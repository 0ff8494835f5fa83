"""A person's word, from a page. In: forms that were sent. Out: judgements kept, the record linked anew, the page again.

Nothing is ever edited: an undo is a judgement too, and both stay in the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from getpass import getuser
from threading import Lock
from typing import Annotated
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import StoreError
from dateline.judging import judge_actor, judge_pair, judge_wrong, undo
from dateline.model import Judgement
from dateline.query.pages import judgement_page
from dateline.query.pages.judged import JudgementEntry, judgements_named
from dateline.serve import facts
from dateline.serve.answers import View, answer
from dateline.serve.parameters import Record, Refused, check_names, text, whole_number
from dateline.store import Store

router = APIRouter()

# What a page may be told in its address after a judgement: the judgements that were made.
JUDGED = ("judged",)
LONGEST = 200
# More would not fit into a filter's words; the list has all.
MOST_NAMED = 10

# Linking replaces tables as one; two posts at once would do it twice for nothing.
_linking = Lock()

Word = Annotated[str, Form()]


@router.get("/judgements")
def judgements(request: Request, store: Record) -> Response:
    """Give every judgement, the latest first."""
    check_names(request, ("from", *JUDGED))
    page = judgement_page(store, whole_number(request, "from", least=0, most=1_000_000))
    view = View(
        template="judgements.html", title="Judgements",
        context={"words": facts, "page": page, "notice": notice(request, store)}, data=page,
        rows=lambda: [_row(entry) for entry in page.entries],
    )  # fmt: skip
    return answer(request, view)


def _row(entry: JudgementEntry) -> dict[str, object]:
    judgement = entry.judgement
    return {
        "id": judgement.id, "verdict": judgement.verdict, "left": judgement.left, "right": judgement.right,
        "by": judgement.by, "at": judgement.at, "stands": entry.stands,
    }  # fmt: skip


@router.post("/judge")
def judge(
    store: Record, verdict: Word, left: Word, right: Word = "", back: Word = "/judgements", by: Word = ""
) -> Response:
    """Keep a judgement, link the record anew, and lead back to the page."""
    names = [" ".join(words.split()) for words in (left, right, by)]
    if any(len(words) > LONGEST or "\0" in words for words in names):
        raise Refused(f"a judgement's fields are words of at most {LONGEST} characters")
    try:
        made = _made(store, verdict, _key(names[0]), _key(names[1]) if verdict != "actor" else names[1], names[2])
    except StoreError as error:
        raise Refused(str(error)) from error
    _relink(store)
    return RedirectResponse(_back(back, made), 303)


def _made(store: Store, verdict: str, left: str, right: str, by: str) -> list[Judgement]:
    who, at = by or _login(), datetime.now(UTC)
    if verdict in ("same", "apart"):
        return judge_pair(store, verdict, left, right, by=who, at=at)
    if verdict == "wrong":
        return judge_wrong(store, left, by=who, at=at)
    if verdict == "actor":
        return judge_actor(store, left, right, by=who, at=at)
    if verdict == "undo":
        return [one for key in left.split(",") for one in undo(store, key, by=who, at=at)]
    raise Refused(f"verdict is {verdict!r}; use one of same, apart, wrong, actor, undo")


def _key(words: str) -> str:
    """Give an id from what was typed or pasted: the id itself, or the address of its page."""
    return urlsplit(words).path.rstrip("/").rpartition("/")[2] or words


def _login() -> str:
    try:
        return getuser()
    except (OSError, KeyError) as error:
        raise Refused("your login name is not known here; give a name in the field “by”") from error


def _relink(store: Store) -> None:
    from dateline.pipeline import relink  # noqa: PLC0415  looking must not pay for it; it loads no parser

    with _linking:
        if not store.is_linked():
            relink(store)


def _back(back: str, made: Sequence[Judgement]) -> str:
    """Give the address to lead back to, of this server alone, with the judgements that were made."""
    path = urlsplit(back)
    if path.scheme or path.netloc or not path.path.startswith("/") or path.path.startswith(("//", "/\\")):
        return "/judgements"
    named = ",".join(judgement.id for judgement in made[:MOST_NAMED])
    return f"{path.path}?{urlencode({'judged': named})}#judged"


def notice(request: Request, store: Store) -> tuple[JudgementEntry, ...]:
    """Give the judgements that the address says were just made."""
    named = text(request, "judged")
    return judgements_named(store, named.split(",")[:MOST_NAMED]) if named else ()
