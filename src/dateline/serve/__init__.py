"""The record in a browser. In: the file of a record, addresses. Out: pages, also as JSON and CSV. Door: `create_app`.

For whoever writes a page:

- One module a page, which makes a ``router = APIRouter()``; ``app.py`` names the module in ``PAGES``. Routes are plain
  ``def`` (they run in threads, each with its own connection); they take ``request: Request`` and ``store: Record``.
- What to show comes from ``dateline.query``; a page asks no table itself. What a person typed is read by ``parameters``
  (``selection``, ``whole_number``, ``choice``), which refuses with a message that says how to mend it; ``fact_at``
  gives the fact behind an id or a 404.
- A page gives ``answer(request, View(...))``. The same route then answers at ``/x`` with the whole page, to htmx with
  the ``part`` alone, at ``/x.json`` with ``data``, at ``/x.csv`` with ``rows``; nobody writes a second route. All state
  stands in the address, so that a view can be cited: what htmx swaps into ``#results`` becomes the browser's address.
- Templates extend ``base.html`` and import ``pieces.html``: ``stored`` for every text of the record (it sets ``lang``
  and ``dir="auto"``), ``line`` for a happening, ``marked`` for a citation with its marks, ``party``, ``when``,
  ``backing`` ("37 articles / 3 origins"), ``disputed``, ``cite``, ``empty``. Never ``|safe`` on what the record holds;
  no ``style=``, no inline script (``safety`` forbids both): classes, and ``data-`` attributes that ``keys.js`` reads.
- A page works without script. ``j`` and ``k`` walk the elements with ``data-step``, each around a link with
  ``data-open``; ``e`` follows its ``data-evidence`` or opens its ``details``. What changes the record is a POST that
  answers with ``303`` to a page; it needs no token in its form, since ``safety`` refuses what other sites post.

Looking is light: nothing here loads a parser or a model.
"""

from dateline.serve.app import create_app

__all__ = ["create_app"]
