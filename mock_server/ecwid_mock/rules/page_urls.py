"""The addresses of pages in the storefront. What they look like in full is not known, but a clean one has no `#!`."""

import re
from typing import Final

from .call import Call

_NO_WORD: Final = re.compile(r"[\W_]+")


def slug_of(name: str) -> str:
    """A name as a part of an address."""
    return _NO_WORD.sub("-", name).strip("-")


def page_url(call: Call, letter: str, id: int, slug: str) -> str:
    """The address of a page; `letter` is `p` for a product and `c` for a category.

    It follows the parameters `baseUrl`, `cleanUrls` and `slugsWithoutIds` (reference-2026).
    """
    base = call.query.get("baseUrl") or f"{call.public_url}/stores/{call.store.id}"
    base = base.rstrip("/")
    if call.query.get("slugsWithoutIds"):
        return f"{base}/{slug}"
    if call.query.get("cleanUrls"):
        return f"{base}/{slug}-{letter}{id}"
    return f"{base}#!/{slug}/{letter}/{id}"
