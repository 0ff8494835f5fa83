"""Answers that need not be sent twice. In: answers. Out: the same with an ETag, or 304 where the asker has it already.

The tag is the digest of the body: right whatever changed, an article, a judgement or this program. It
saves the wire, not the work.
"""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Tagged:
    """Puts an ETag on what is read, and answers 304 to who shows the same."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold the answer back until all of it is there; an API's page is short."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        shown = Headers(scope=scope).get("if-none-match", "")
        start: Message = {}
        body = b""

        async def hold(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                await _send(send, start, body, shown)

        await self._app(scope, receive, hold)


async def _send(send: Send, start: Message, body: bytes, shown: str) -> None:
    if start["status"] == 200:
        headers = MutableHeaders(raw=start["headers"])
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers["etag"] = tag
        if tag in _tags(shown) or shown.strip() == "*":
            start = {**start, "status": 304}
            del headers["content-length"]
            body = b""
        start["headers"] = headers.raw
    await send(start)
    await send({"type": "http.response.body", "body": body})


def _tags(shown: str) -> set[str]:
    """Give the tags of an If-None-Match; whether a tag is weak does not matter to reading."""
    return {tag.strip().removeprefix("W/") for tag in shown.split(",")}
