"""Lists beside the products: what was deleted, brands, and colours of swatches (reference-2026)."""

import calendar
from typing import Any, Final
from urllib.parse import quote

import orjson

from .. import clock
from .call import Call
from .shaping import reshaped

_LATEST_S: Final = 2**62


def list_deleted_products(call: Call) -> str:
    limit, offset = call.query.get("limit", 100), call.query.get("offset", 0)
    from_s, to_s = (
        seconds(call.query.get("from_date", "0")),
        seconds(call.query.get("to_date", str(_LATEST_S))),
    )
    total, rows = call.database.deleted(call.store.id, from_s=from_s, to_s=to_s, limit=limit, offset=offset)
    items = [{"id": id, "date": clock.text(date)} for id, date in rows]
    return _page(items, total, offset, limit)


def list_brands(call: Call) -> str:
    limit, offset = call.query.get("limit", 100), call.query.get("offset", 0)
    hidden = call.query.get("hidden_brands", False) and not call.only_enabled
    order = call.query.get("sortBy", "PRODUCT_COUNT_DESC")
    rows = call.database.brands(call.store.id, order=order, hidden=hidden)
    items = [_brand(call, name, translations) for name, translations, _ in rows[offset : offset + limit]]
    return reshaped(call, _page(items, len(rows), offset, limit), lambda document, call: None)


def _brand(call: Call, name: str, translations: str | None) -> dict[str, Any]:
    texts = orjson.loads(translations) if translations else {}
    shown = texts.get(call.query.get("lang"), name)
    brand: dict[str, Any] = {"name": shown}
    if texts:
        brand["nameTranslated"] = texts
    base = call.query.get("baseUrl", f"{call.public_url}/stores/{call.store.id}").rstrip("/")
    place = "/products/search" if call.query.get("cleanUrls", True) else "/products#!/~/search"
    brand["productsFilteredByBrandUrl"] = f"{base}{place}?attribute_Brand={quote(name)}"
    return brand


def _page(items: list[Any], total: int, offset: int, limit: int) -> str:
    page = {"total": total, "count": len(items), "offset": offset, "limit": limit, "items": items}
    return orjson.dumps(page).decode()


def list_swatches(call: Call) -> str:
    colors = [
        {"name": name, "hexCode": code, **({"translations": orjson.loads(texts)} if texts else {})}
        for name, code, texts in call.database.swatch_colors(call.store.id)
    ]
    return orjson.dumps({"colors": colors}).decode()


def seconds(text: str) -> int:
    """A time of the query in seconds: as such, or a date with perhaps a time and an offset."""
    if text.isdecimal():
        return int(text)
    day, _, rest = text.partition(" ")
    time, _, offset = rest.partition(" ")
    # A day that its month does not have is one of the next month's.
    parts = (*map(int, day.split("-")), *map(int, (time or "00:00:00").split(":")))
    ahead_s = 60 * (60 * int(offset[1:3]) + int(offset[3:5])) if offset else 0
    return calendar.timegm(parts) - (-ahead_s if offset.startswith("-") else ahead_s)
