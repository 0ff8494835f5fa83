"""A person's word from a program. In: a judgement, a token. Out: judgements kept, the record linked anew."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import select

from dateline.errors import StoreError
from dateline.judging import judge_actor, judge_pair, judge_wrong, undo
from dateline.model import Judgement
from dateline.query.lines import Order, rows_page
from dateline.serve.api import values
from dateline.serve.api.asked import Judged, Leaf
from dateline.serve.api.lines import line_of
from dateline.serve.api.looking import Page
from dateline.serve.parameters import Record, Refused
from dateline.store import Store, schema

router = APIRouter()
# Linking replaces tables as one; two posts at once would do it twice for nothing.
_linking = Lock()

Shown = Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False))]


@router.get("/judgements", summary="Every judgement")
def judgements(store: Record, asked: Annotated[Leaf, Query()]) -> Page[values.Judgement]:
    """Give judgements, those since undone among them, a page at a time."""
    table = schema.judgement
    order = Order(table.c.at, table.c.id, asked.newest_first)
    page = rows_page(store, select(table), order, after=asked.after, limit=asked.limit)
    items = [values.Judgement.model_validate(line_of("judgement", row)) for row in page.rows]
    return Page[values.Judgement](items=items, next=page.next)


@router.post("/judgements", status_code=201, summary="Keep a judgement, and link the record anew")
def judge(request: Request, store: Record, judged: Judged, shown: Shown) -> list[values.Judgement]:
    """Keep what a person says of mentions; of a group, what it says of each of its mentions.

    Needs a server started with `--write` and `--token`, and the token in `Authorization: Bearer`.
    """
    _allow(request.app.state.write_token, shown)
    try:
        made = _made(store, judged)
    except StoreError as error:
        raise Refused(str(error)) from error
    _link_anew(store)
    names = ("id", "verdict", "left", "right", "by", "at")
    return [values.Judgement.model_validate({name: getattr(one, name) for name in names}) for one in made]


def _link_anew(store: Store) -> None:
    from dateline.pipeline import relink  # noqa: PLC0415  looking must not pay for it; it loads no parser

    with _linking:
        if not store.is_linked():
            relink(store)


def _allow(token: str | None, shown: HTTPAuthorizationCredentials | None) -> None:
    if token is None:
        raise Refused("this server only reads; start it with --write and --token to keep judgements", status=403)
    if shown is None or not hmac.compare_digest(shown.credentials.encode(), token.encode()):
        raise Refused("show the token that the server was started with: Authorization: Bearer TOKEN", status=401)


def _made(store: Store, judged: Judged) -> list[Judgement]:
    at, by = datetime.now(UTC), judged.by
    if judged.verdict == "wrong":
        return judge_wrong(store, judged.left, by=by, at=at)
    if judged.verdict == "undo":
        return undo(store, judged.left, by=by, at=at)
    if judged.right is None:
        raise Refused(f"the verdict {judged.verdict} needs `right` too")
    if judged.verdict == "actor":
        return judge_actor(store, judged.left, judged.right, by=by, at=at)
    return judge_pair(store, judged.verdict, judged.left, judged.right, by=by, at=at)
