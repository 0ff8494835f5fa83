"""Templates to pages. In: a template's name, what it shows. Out: HTML, with everything from the record escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request

from dateline import __version__
from dateline.serve import phrases
from dateline.serve.addresses import address
from dateline.serve.marks import pieces

STATIC = Path(__file__).parent / "static"


def page(request: Request, template: str, **context: Any) -> str:
    """Give *template* as HTML, for *request*, showing *context*."""
    return environment().get_template(template).render(request=request, **context)


@cache
def environment() -> Environment:
    """Give the templates: all escaped, a name that is not set an error, and the words of pages as filters."""
    made = Environment(
        loader=PackageLoader("dateline.serve"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(
        date=phrases.date_words, basis=phrases.basis_words, basis_why=phrases.basis_why,
        backing=phrases.backing, counted=phrases.counted,
        party=phrases.party_words, type_words=phrases.type_words, status_words=phrases.status_words,
        amount=phrases.amount, figure=phrases.figure_words, pieces=pieces,
        quad=phrases.quad_sign, short_date=phrases.short_date, cut=phrases.cut_words,
    )  # fmt: skip
    made.tests.update(cooperation=phrases.is_cooperation, telling_more=phrases.tells_more)
    made.globals.update(address=address, sides=phrases.sides, static=static, version=__version__)
    return made


@cache
def static(name: str) -> str:
    """Give the address of a static file; it changes with the file, so that a browser may keep it."""
    return f"/static/{name}?{int((STATIC / name).stat().st_mtime)}"
