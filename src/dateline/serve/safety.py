"""Who may ask, and what a browser may do with the answer. In: requests. Out: those let through, with headers set.

The record is private to whoever built it, and a browser lets every page on the web send requests to
127.0.0.1. So the name in ``Host`` must be ours (DNS rebinding), and what changes something must come
from our own pages (``Sec-Fetch-Site``, ``Origin``). The policy allows no inline script or style and no
other site, so that even a text that slipped through unescaped could do nothing.
"""

from __future__ import annotations

import hmac
from collections.abc import MutableMapping
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.errors import ConfigError

POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
))  # fmt: skip
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not no-referrer: with it a browser sends "Origin: null" even from our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
COOKIE = "dateline-token"
READING = ("GET", "HEAD", "OPTIONS")
# A judgement is a few hundred bytes; nothing that is posted here is longer.
LONGEST_BODY = 1_000_000


def refuse_open(host: str, token: str | None) -> None:
    """Refuse to serve where others reach it, unless they must show a token.

    Raises:
        ConfigError: *host* is not this machine alone, and there is no token.
    """
    if not (is_loopback(host) or token):
        raise ConfigError(
            f"{host} can be reached by others; give a token they must know (--token), or serve at 127.0.0.1"
        )


class Guard:
    """Lets through what may ask, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, *, token: str | None, host: str) -> None:
        refuse_open(host, token)
        self._app, self._token = app, token
        self._names = (*LOOPBACK_NAMES, _bracketed(host)) if is_loopback(host) or not _is_any(host) else ()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the application where a request is refused; pass it on where not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not self._is_ours(headers.get("host", "")):
            return PlainTextResponse("this server is not called by that name; use the address it printed\n", 421)
        if scope["method"] not in READING and not _is_from_us(scope, headers):
            return PlainTextResponse("refused: only dateline's own pages may change the record\n", 403)
        if int(headers.get("content-length") or 0) > LONGEST_BODY:
            return PlainTextResponse("that is more than this server takes\n", 413)
        return self._token_refusal(scope, headers) if self._token else None

    def _is_ours(self, host: str) -> bool:
        """Tell whether *host* names us; where we listen at every address the token alone must do."""
        return not self._names or _without_port(host).lower() in self._names

    def _token_refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """Let in by header or cookie; a token in the address is taken out of it and kept as a cookie."""
        assert self._token
        shown = headers.get("authorization", "").removeprefix("Bearer ")
        shown = shown or cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        if _same(shown, self._token):
            return None
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if scope["method"] == "GET" and any(name == "token" and _same(value, self._token) for name, value in asked):
            rest = urlencode([(name, value) for name, value in asked if name != "token"])
            answer = RedirectResponse(scope["path"] + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(COOKIE, self._token, httponly=True, samesite="strict")
            return answer
        said = "a token is needed: open the address that `dateline serve` printed, or send it as a Bearer token\n"
        return PlainTextResponse(said, 401, headers={"www-authenticate": "Bearer"})


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches *host*."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_any(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return False


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host.lower()


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def _is_from_us(scope: MutableMapping[str, object], headers: Headers) -> bool:
    """Tell whether a change was asked for by our own page, or by a program that is no browser and sends neither."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    return origin is None or origin == f"{scope.get('scheme', 'http')}://{headers.get('host', '')}"


def _same(shown: str, wanted: str) -> bool:
    return hmac.compare_digest(shown.encode(), wanted.encode())
