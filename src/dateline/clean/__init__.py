"""One article as found to an article with everything marked that is not its own words. In: Raw. Out: Article.

Text is never changed: a page's is extracted, and where a title comes apart from its text it is
put in front. All the rest is marks (docs/record.md, "Ids" and the fields of an article).
"""

from __future__ import annotations

from dateline.clean.bylines import sort_authors
from dateline.clean.dates import publication
from dateline.clean.language import language_of
from dateline.clean.layout import Layout, lay_out
from dateline.clean.metadata import Metadata, read_metadata
from dateline.clean.needs import PageKnowledge
from dateline.clean.page import extract_body
from dateline.clean.titles import opens_with, without_site
from dateline.knowledge.outlets import Outlet, host_of
from dateline.model import Article, Raw, Span, text_digest

# An article beyond this is a book or a fault; the longest of 23,000 measured has 60,000 characters.
MAX_CHARACTERS = 200_000
PAGE = "text/html"
CODED_LANGUAGE = "en"


def clean(raw: Raw, knowledge: PageKnowledge, *, pile_language: str) -> Article:
    """Give the article of *raw*, its furniture marked and its own words cut into blocks.

    *pile_language* is what a text too short to tell is in ("en").

    Raises:
        ArticleError: the page's markup breaks the extractor.
    """
    page, body = _page(raw)
    url = raw.url or page.url
    title = _title(raw, page, url)
    text, front = _compose(title, body)
    layout = Layout()
    if len(text) <= MAX_CHARACTERS:
        layout = lay_out(text, title=front, given=title, authors=raw.authors or page.authors, knowledge=knowledge)
    outlet, outlet_name = _outlet(raw, page, url, layout, knowledge)
    persons, agency = sort_authors(raw.authors or page.authors or layout.byline, knowledge.outlets)
    language = language_of(layout.body(text), given=raw.language, pile_language=pile_language)
    not_coded = _not_coded(text, layout, language)
    return Article(
        id=raw.id,
        external_id=raw.external_id,
        locator=raw.locator,
        url=url,
        outlet=outlet_name,
        title=title or layout.title,
        byline=persons,
        language=language,
        text=text,
        sha256=text_digest(text),
        furniture=layout.furniture,
        blocks=() if not_coded else layout.blocks,
        published=publication(
            raw, page, url=url, stamps=layout.stamps, opening=layout.opening, outlet=outlet, outlets=knowledge.outlets
        ),
        retrieved=raw.retrieved,
        opening=layout.opening,
        not_coded=not_coded,
        agency=(layout.opening.agency if layout.opening else None) or agency,
    )


def _page(raw: Raw) -> tuple[Metadata, str]:
    """Give what a page says about itself, and its text; for text, nothing and the text itself."""
    if raw.media_type == PAGE:
        return read_metadata(raw.content), extract_body(raw.content)
    return Metadata(), raw.content


def _title(raw: Raw, page: Metadata, url: str | None) -> str | None:
    title = " ".join((raw.title or page.title or "").split())
    return without_site(title, raw.outlet or page.site, host_of(url)) or None


def _compose(title: str | None, body: str) -> tuple[str, Span | None]:
    """Give the article's text, and where its title was put in front of it."""
    if title is None or opens_with(body, title):
        return body, None
    return (f"{title}\n\n{body}" if body.strip() else title), Span(0, len(title))


def _outlet(
    raw: Raw, page: Metadata, url: str | None, layout: Layout, knowledge: PageKnowledge
) -> tuple[Outlet | None, str | None]:
    """Give the outlet as our table knows it, and its name: as given, by its address, as the page signs itself."""
    outlets = knowledge.outlets
    known = outlets.named(raw.outlet) or outlets.at(url) or outlets.named(page.site)
    if known is None and raw.outlet is None and page.site is None and not host_of(url):
        known = outlets.signing(layout.own_page)
    name = raw.outlet or (known.name if known else None) or page.site or host_of(url) or None
    return known, name


def _not_coded(text: str, layout: Layout, language: str) -> str | None:
    if len(text) > MAX_CHARACTERS:
        return "too_long"
    if not layout.blocks:
        return "empty"
    return None if language == CODED_LANGUAGE else "language"
