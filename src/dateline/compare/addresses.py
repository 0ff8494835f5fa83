"""One page, several addresses. In: an address. Out: what two addresses of one page share."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

# Parts of an address that say where a reader came from, not which page it is.
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ocid|ref|smid|partner", re.IGNORECASE)


def address_key(address: str) -> str:
    """Give *address* without scheme, ``www.``, port, fragment, tracking and closing slash; hosts in lower case.

    What is no web address (a file's name, an id) comes back as it is.
    """
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:  # a host in brackets that is none
        return address.strip()
    if parts.scheme.casefold() not in ("http", "https") or not host:
        return address.strip()
    kept = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(pair[0]))
    query = f"?{urlencode(kept)}" if kept else ""
    return host.removeprefix("www.") + parts.path.rstrip("/") + query
