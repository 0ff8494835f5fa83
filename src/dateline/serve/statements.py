"""What was said, as a list. In: filters in the address. Out: a page of statements."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.query.cues import cues_of
from dateline.query.exchanges import statements_all, statements_count, statements_page
from dateline.query.paging import COUNTED_TO
from dateline.query.parties import party_name
from dateline.serve.addresses import address
from dateline.serve.answers import View, answer
from dateline.serve.filters import Chip, chips
from dateline.serve.parameters import Record, choice, party, selection, text, whole_number
from dateline.serve.timeline import MOST, ORDERS, PAGE, form_choices

router = APIRouter()


@router.get("/statements")
def statements(request: Request, store: Record) -> Response:
    """Give a page of statements with the filters that led to it; ``with`` names whom they are to or about."""
    also = ("with", "order", "after", "limit")
    wanted = selection(request, store, also=also, without=("a", "b", "type", "status", "abroad", "everything"))
    order, after, other = choice(request, "order", ORDERS), text(request, "after"), text(request, "with")
    naming = party(store, other) if other else None
    newest_first = order == "newest"
    limit = whole_number(request, "limit", least=1, most=MOST, default=PAGE)
    page = statements_page(store, wanted, naming=naming, after=after, limit=limit, newest_first=newest_first)
    set_chips = chips(request, store, wanted)
    if naming:
        set_chips.append(Chip("to or about", party_name(store, naming), address(request, drop=("with", "after"))))
    context = {
        "wanted": wanted, "chips": set_chips, "entries": page.entries, "order": order,
        "cues": cues_of(store, (one.id for one in page.entries)),
        "by": party_name(store, wanted.by) if wanted.by else "", "with_": party_name(store, naming) if naming else "",
        "to": party_name(store, wanted.to) if wanted.to else "", "is_later": after is not None,
        "count": statements_count(store, wanted, naming=naming), "counted_to": COUNTED_TO,
        "next": address(request, after=page.next) if page.next else None,
        "start": address(request, drop=("after",)), **form_choices(store),
    }  # fmt: skip
    view = View(
        template="statements.html", part="statements_part.html", title="Statements", context=context,
        data=lambda: {"entries": page.entries, "next": page.next},
        rows=lambda: statements_all(store, wanted, naming=naming, newest_first=newest_first),
    )  # fmt: skip
    return answer(request, view)
