"""What tests of cleaning share: the tables about pages, and an article of a text."""

from types import SimpleNamespace
from typing import cast

from dateline.clean import clean
from dateline.clean.needs import PageKnowledge
from dateline.knowledge.furniture import load_furniture
from dateline.knowledge.outlets import load_outlets
from dateline.model import Article, Raw

OUTLETS = load_outlets()
KNOWLEDGE = cast("PageKnowledge", SimpleNamespace(outlets=OUTLETS, furniture=load_furniture(OUTLETS)))


def raw(content: str, **fields: object) -> Raw:
    given = {"id": "0" * 16, "external_id": "a", "locator": "a.txt", "media_type": "text/plain", "content": content}
    return Raw(**{**given, **fields})  # type: ignore[arg-type]  # a test names the fields it means


def article(content: str, **fields: object) -> Article:
    return clean(raw(content, **fields), KNOWLEDGE, pile_language="en")


def page(content: str, **fields: object) -> Article:
    return article(content, media_type="text/html", **fields)


def body(found: Article) -> list[str]:
    return [block.span.of(found.text) for block in found.blocks if not block.is_title]


def marks(found: Article) -> dict[str, list[str]]:
    marked: dict[str, list[str]] = {}
    for furniture in found.furniture:
        marked.setdefault(furniture.what.value, []).append(furniture.span.of(found.text))
    return marked
